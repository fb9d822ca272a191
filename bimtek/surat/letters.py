"""The letters: what they say, in the register of official Indonesian letters."""

from __future__ import annotations

from bimtek.surat.letter import Letter, Points, Table

_THANKS = "Atas perhatian dan kerja sama Saudara, kami sampaikan terima kasih."
_CONTACT = (
    "Penjelasan lebih lanjut dapat diperoleh dari [jabatan narahubung], telepon"
    " [nomor telepon kantor], surel [alamat surel kantor]."
)

RETURN = Letter(
    name="catatan-pengembalian",
    title="Catatan pengembalian data",
    subject="Pengembalian data [nama data] untuk diperbaiki",
    enclosure="[jumlah] berkas",
    addressee="[Jabatan pimpinan produsen data]",
    parts=(
        "Menindaklanjuti surat Saudara Nomor [nomor surat] tanggal [tanggal surat] mengenai"
        " penyampaian data [nama data] untuk [masa data], dengan hormat kami sampaikan hal-hal"
        " sebagai berikut.",
        Points(
            (
                "Berkas [nama berkas] kami terima pada tanggal [tanggal terima] dan telah kami"
                " periksa dengan [aturan yang dipakai].",
                "Beberapa isian masih perlu diperbaiki atau dijelaskan, dengan rincian sebagai"
                " berikut.",
            )
        ),
        Table(
            ("No", "Lembar", "Sel", "Masalah", "Yang diminta", "Tenggat"),
            (1.0, 2.4, 1.9, 4.4, 4.2, 2.6),
            (
                (
                    "1", "[nama lembar]", "[C5]", "[apa yang terlihat di sel itu]",
                    "[apa yang perlu dilakukan]", "[tanggal]",
                ),
            ),
            empty_rows=4,
        ),
        Points(
            (
                "Isi berkas Saudara tidak kami ubah. Salinan rincian ini terlampir sebagai buku"
                " kerja catatan-pengembalian.xlsx, yang memuat kolom untuk tanggapan Saudara.",
                "Kami mohon berkas yang sudah diperbaiki disampaikan kembali beserta metadatanya"
                " melalui [saluran pengiriman], paling lambat tanggal [tanggal].",
                _CONTACT,
            ),
            start=3,
        ),
        _THANKS,
    ),
    copies=("[Jabatan penerima tembusan]",),
)  # fmt: skip

REPLY = Letter(
    name="jawaban-dan-pengiriman-ulang",
    title="Jawaban dan pengiriman ulang data",
    subject="Jawaban atas catatan pengembalian dan pengiriman ulang data [nama data]",
    enclosure="[jumlah] berkas",
    addressee="[Jabatan pimpinan walidata]",
    parts=(
        "Menjawab surat Saudara Nomor [nomor surat] tanggal [tanggal surat] mengenai pengembalian"
        " data [nama data] untuk [masa data], dengan hormat kami sampaikan hal-hal sebagai"
        " berikut.",
        Points(("Setiap catatan telah kami tindak lanjuti, dengan rincian sebagai berikut.",)),
        Table(
            ("No", "Sel", "Tindakan", "Keterangan"),
            (1.0, 3.4, 4.6, 7.5),
            (
                (
                    "1", "[lembar dan sel]", "[diperbaiki / dijelaskan / tidak diubah]",
                    "[isi sebelum dan sesudah, atau alasannya]",
                ),
            ),
            empty_rows=4,
        ),
        Points(
            (
                "Nomor pada tabel ini sama dengan nomor pada catatan pengembalian.",
                "Bersama surat ini kami sampaikan kembali berkas [nama berkas] versi"
                " [v2] beserta metadatanya. Berkas ini menggantikan berkas yang kami"
                " sampaikan pada tanggal [tanggal].",
                "Isian lain yang ikut berubah: [sebutkan, atau tulis tidak ada].",
                _CONTACT,
            ),
            start=2,
        ),
        _THANKS,
    ),
)  # fmt: skip

REQUEST = Letter(
    name="permintaan-data",
    title="Permintaan data",
    subject="Permintaan data [nama data] untuk [masa data]",
    enclosure="1 (satu) templat isian",
    addressee="[Jabatan pimpinan unit atau perangkat daerah kabupaten/kota]",
    parts=(
        "Dalam rangka penyusunan data [nama data] untuk [masa data], dengan hormat kami mohon"
        " bantuan Saudara untuk mengisi templat terlampir. Hal-hal yang perlu diperhatikan adalah"
        " sebagai berikut.",
        Points(
            (
                "Isian menggambarkan keadaan [tanggal atau masa data] dan digunakan untuk"
                " [kegunaan data].",
                "Templat diisi tanpa mengubah susunan, judul kolom, dan daftar pilihannya. Arti"
                " setiap kolom dijelaskan di dalam templat.",
                "Isian yang datanya tidak ada dibiarkan kosong dan diberi keterangan. Angka 0"
                " ditulis hanya bila hasil pencatatannya memang nol.",
                "Nama orang, NIK, dan data pribadi lainnya tidak dicantumkan, kecuali kolomnya"
                " tersedia di dalam templat.",
                "Berkas diberi nama [pola nama berkas] dan dikirim melalui [saluran pengiriman].",
                "Jadwal pengumpulan data adalah sebagai berikut.",
            )
        ),
        Table(
            ("No", "Kegiatan", "Pelaksana", "Tanggal"),
            (1.0, 7.2, 4.8, 3.5),
            (
                ("1", "Pengisian templat", "[unit pengisi]", "[tanggal] s.d. [tanggal]"),
                ("2", "Batas akhir pengiriman", "[unit pengisi]", "[tanggal]"),
                ("3", "Pemeriksaan dan pengembalian", "[unit pemeriksa]", "[tanggal]"),
                ("4", "Pengiriman ulang hasil perbaikan", "[unit pengisi]", "[tanggal]"),
                ("5", "Penyampaian data akhir", "[unit pemeriksa]", "[tanggal]"),
            ),
        ),
        Points((_CONTACT,), start=7),
        _THANKS,
    ),
    copies=("[Jabatan penerima tembusan]",),
)

REMINDER = Letter(
    name="pengingat",
    title="Pengingat penyampaian data",
    subject="Pengingat penyampaian data [nama data]",
    addressee="[Jabatan pimpinan unit atau perangkat daerah]",
    parts=(
        "Merujuk surat kami Nomor [nomor surat] tanggal [tanggal surat] mengenai permintaan data,"
        " dengan hormat kami sampaikan bahwa sampai dengan tanggal [tanggal] data berikut belum"
        " tercatat kami terima.",
        Table(
            ("No", "Data", "Masa data", "Batas waktu semula", "Batas waktu baru"),
            (1.0, 6.0, 3.1, 3.2, 3.2),
            (("1", "[nama data]", "[masa data]", "[tanggal]", "[tanggal]"),),
            empty_rows=2,
        ),
        Points(
            (
                "Kami mohon data tersebut disampaikan melalui [saluran pengiriman] paling lambat"
                " pada batas waktu baru di atas.",
                "Apabila ada kendala dalam pengisian, mohon kami diberi tahu supaya dapat dibantu"
                " sebelum batas waktu itu.",
                "Apabila data sudah Saudara kirim sebelum surat ini diterima, mohon surat ini"
                " diabaikan dan tanggal pengirimannya diberitahukan kepada kami.",
                _CONTACT,
            )
        ),
        _THANKS,
    ),
)

HANDOVER = Letter(
    name="serah-terima-data",
    title="Serah terima pekerjaan data",
    parts=(
        "Pada hari ini, [hari], tanggal [tanggal], bertempat di [tempat], telah dilakukan serah"
        " terima pekerjaan data di [nama perangkat daerah] antara pihak yang menyerahkan dan pihak"
        " yang menerima. Yang diserahterimakan adalah sebagai berikut.",
        Table(
            (
                "No", "Nama data", "Masa data terakhir", "Nama berkas terakhir", "Letak berkas",
                "Metadata",
            ),
            (1.0, 3.3, 2.5, 3.8, 3.6, 2.3),
            (
                (
                    "1", "[nama data]", "[masa data]", "[isi_periode_v2.xlsx]",
                    "[komputer atau folder bersama]", "[ada / belum]",
                ),
            ),
            empty_rows=4,
            title="A. Daftar data",
        ),
        Table(
            ("Data", "Keanehan", "Penjelasan", "Dari siapa"),
            (3.6, 4.6, 5.3, 3.0),
            (("[nama data]", "[lembar, sel, dan isinya]", "[penjelasan]", "[unit, tanggal]"),),
            empty_rows=3,
            title="B. Keanehan data yang sudah dijelaskan",
        ),
        Table(
            ("No", "Pekerjaan", "Waktu", "Diterima dari", "Dikirim kepada"),
            (1.0, 5.2, 3.3, 3.5, 3.5),
            (("1", "[pekerjaan]", "[setiap tanggal ...]", "[unit]", "[unit]"),),
            empty_rows=3,
            title="C. Jadwal tetap",
        ),
        Table(
            ("No", "Pekerjaan", "Keadaan sekarang", "Langkah berikutnya", "Tenggat"),
            (1.0, 4.2, 4.4, 4.4, 2.5),
            (("1", "[pekerjaan]", "[keadaan]", "[langkah]", "[tanggal]"),),
            empty_rows=2,
            title="D. Pekerjaan yang belum selesai",
        ),
        Table(
            ("No", "Urusan", "Unit", "Jabatan", "Telepon atau surel kantor"),
            (1.0, 4.4, 4.0, 3.3, 3.8),
            (("1", "[urusan]", "[unit]", "[jabatan]", "[telepon atau surel kantor]"),),
            empty_rows=3,
            title="E. Kontak",
        ),
        "Kata sandi tidak dicatat di dalam dokumen ini. Hak akses dialihkan melalui [pengelola"
        " sistem] pada tanggal [tanggal]. Berkas mentah, catatan perubahan, dan metadata"
        " diserahkan dalam keadaan dapat dibuka.",
        "Demikian dokumen serah terima ini dibuat untuk digunakan sebagaimana mestinya.",
    ),
    signers=("Yang menyerahkan,", "Yang menerima,", "Mengetahui, [jabatan atasan],"),
)  # fmt: skip

ALL = (RETURN, REPLY, REQUEST, REMINDER, HANDOVER)
