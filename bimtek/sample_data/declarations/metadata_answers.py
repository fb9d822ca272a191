"""How the metadata forms of the sample data are filled in rightly, and the errors in them.

MS-Keg and MS-Var describe the monthly register of weighed infants of 2024, MS-Ind one
indicator per row of several datasets. What a real office alone can know stands in brackets.
"""

from __future__ import annotations

from collections.abc import Mapping

# Code, key of the row, column, and what stands there instead.
Error = tuple[str, str, str, str | None]
ACTIVITY = "Register Bulanan Penimbangan Balita"
YES, NO = "1 Ya", "2 Tidak"
# By rincian of MS-Keg. Left out and therefore empty: block V, which is for surveys, and
# what another answer makes superfluous.
ACTIVITY_FORM: Mapping[str, str] = {
    "0.1": ACTIVITY,
    "0.2": "2024",
    "0.3": "(diisi petugas)",
    "0.4": "3 Kompilasi Produk Administrasi",
    "0.5": "9 Kesehatan",
    "0.6": YES,
    "0.7": "(nomor rekomendasi dari BPS)",
    "0.8": "Statistik Sektoral",
    "1.1": "Dinas Kesehatan",
    "1.2": "(alamat instansi)",
    "1.2a": "(telepon instansi)",
    "1.2b": "-",
    "1.2c": "(surel instansi)",
    "2.1a": "-",
    "2.1b": "Dinas Kesehatan",
    "2.2a": "(nama pejabat)",
    "2.2b": "Kepala bidang yang menangani gizi",
    "2.2c": "(alamat instansi)",
    "2.2d": "-",
    "2.2e": "-",
    "2.2f": "-",
    "3.1": "Balita pendek perlu ditemukan sedini mungkin. Karena itu penimbangan di setiap"
    " puskesmas dicatat setiap bulan.",
    "3.2": "Menyediakan banyaknya balita yang ditimbang dan yang pendek menurut puskesmas,"
    " bulan, dan jenis kelamin.",
    "3.3.1": "2023-11-01 s.d. 2023-11-30",
    "3.3.2": "2023-12-01 s.d. 2023-12-31",
    "3.3.3": "2024-01-01 s.d. 2025-01-10",
    "3.3.4": "2024-02-11 s.d. 2025-01-31",
    "3.3.5": "2025-02-01 s.d. 2025-02-28",
    "3.3.6": "2025-03-01 s.d. 2025-03-31",
    "3.3.7": "2025-04-01 s.d. 2025-04-30",
    "3.4": "Sasaran; Ditimbang; Pendek; Tanggal lapor (diuraikan di MS-Var)",
    "4.1": "2 Berulang",
    "4.2": "3 Bulanan",
    "4.3": "1 Longitudinal Panel",
    "4.4": "2 Sebagian Wilayah Indonesia",
    "4.5": "Nusa Tenggara Barat: kabupaten dan kota di Pulau Lombok",
    "4.6": "8 Pengumpulan data sekunder",
    "4.7": "8 CAWI",
    "4.8": "8 Lainnya",
    "6.1": NO,
    "6.2": "2 Supervisi",
    "6.3": NO,
    "7.1": "Penyuntingan Ya; Penyandian Tidak; Data Entry Ya; Penyahihan Ya",
    "7.2": "1 Deskriptif",
    "7.3": "8 Lainnya",
    "7.4": "4 Kabupaten/Kota|8 Kecamatan",
    "8.1a": NO,
    "8.1b": YES,
    "8.1c": NO,
    "8.2b": "2025-03-31",
}
# By column of the register: konsep, referensi pemilihan, referensi waktu. Everything else
# of MS-Var follows from how the dataset's columns are declared.
_REGION = "Kode dan nama wilayah Kemendagri"
_UNITS = "Daftar unit pelapor"
VARIABLES: Mapping[str, tuple[str, str, str]] = {
    "kode_unit": ("Unit Pelapor", _UNITS, "Saat laporan dibuat"),
    "puskesmas": ("Unit Pelapor", _UNITS, "Saat laporan dibuat"),
    "kode_wilayah": ("Kecamatan", _REGION, "Saat laporan dibuat"),
    "kecamatan": ("Kecamatan", _REGION, "Saat laporan dibuat"),
    "kabkota": ("Kabupaten/Kota", _REGION, "Saat laporan dibuat"),
    "bulan": ("Bulan Laporan", "-", "Bulan laporan"),
    "jenis_kelamin": ("Jenis Kelamin", "Klasifikasi jenis kelamin", "Bulan laporan"),
    "sasaran": ("Balita Terdaftar", "-", "Awal tahun"),
    "ditimbang": ("Balita Ditimbang", "-", "Bulan laporan"),
    "pendek": ("Balita Pendek", "-", "Bulan laporan"),
    "tanggal_lapor": ("Penerimaan Laporan", "-", "Bulan setelah bulan laporan"),
}
INDICATOR_COLUMNS = (
    "nama_indikator", "konsep", "definisi", "interpretasi", "rumus", "ukuran", "satuan",
    "klasifikasi_penyajian", "komposit", "indikator_publikasi", "indikator_nama",
    "variabel_kegiatan", "variabel_kode", "variabel_nama", "level_estimasi", "akses_umum",
)  # fmt: skip
INDICATORS: tuple[tuple[str, ...], ...] = (
    (
        "Persentase Balita Pendek",
        "Balita Pendek",
        "Bagian balita yang tinggi badannya di bawah baku untuk umurnya, di antara balita yang"
        " ditimbang.",
        "Makin besar nilainya, makin banyak balita yang pertumbuhannya terhambat.",
        "pendek / ditimbang x 100",
        "Persentase", "Persen", "Wilayah|Jenis Kelamin|Bulan", NO, "-", "-",
        ACTIVITY, "-", "Pendek|Ditimbang", "Kabupaten/Kota|Kecamatan", YES,
    ),
    (
        "Persentase Balita Ditimbang",
        "Balita Ditimbang",
        "Bagian balita yang ditimbang pada bulan itu, di antara balita yang terdaftar di wilayah"
        " unit.",
        "Makin besar nilainya, makin banyak balita yang terpantau.",
        "ditimbang / sasaran x 100",
        "Persentase", "Persen", "Wilayah|Jenis Kelamin|Bulan", NO, "-", "-",
        ACTIVITY, "-", "Ditimbang|Sasaran", "Kabupaten/Kota|Kecamatan", YES,
    ),
    (
        "Jumlah Balita Ditimbang",
        "Balita Ditimbang",
        "Banyaknya balita yang ditimbang di unit pelapor pada bulan itu.",
        "Menunjukkan banyaknya balita yang datang ke penimbangan.",
        "jumlah ditimbang di semua unit",
        "Jumlah", "Anak", "Wilayah|Jenis Kelamin|Bulan", NO, "-", "-",
        ACTIVITY, "-", "Ditimbang", "Kabupaten/Kota|Kecamatan", YES,
    ),
    (
        "Persentase Laporan Tepat Waktu",
        "Penerimaan Laporan",
        "Bagian laporan yang diterima paling lambat tanggal 10 bulan berikutnya, di antara laporan"
        " yang seharusnya ada.",
        "Makin besar nilainya, makin banyak laporan yang datang sesuai jadwal.",
        "laporan tepat waktu / laporan yang seharusnya ada x 100",
        "Persentase", "Persen", "Wilayah|Bulan", NO, "-", "-",
        ACTIVITY, "-", "Tanggal lapor", "Kabupaten/Kota|Kecamatan", YES,
    ),
    (
        "Persentase Siswa Penyandang Disabilitas",
        "Siswa Penyandang Disabilitas",
        "Bagian siswa SMA dan SMK dengan satu ragam disabilitas atau lebih, di antara seluruh siswa"
        " di sekolah yang mendata.",
        "Menunjukkan seberapa banyak siswa penyandang disabilitas yang bersekolah dan terdata.",
        "siswa penyandang disabilitas / seluruh siswa di sekolah yang mendata x 100",
        "Persentase", "Persen", "Wilayah|Jenis Kelamin|Kelompok Umur|Ragam Disabilitas", NO,
        "-", "-", "Pendataan Siswa SMA dan SMK", "-", "Siswa|Seluruh siswa|Ragam disabilitas",
        "Provinsi|Kabupaten/Kota", YES,
    ),
    (
        "Jumlah Penempatan Pekerja Migran",
        "Penempatan Pekerja Migran",
        "Banyaknya orang yang berangkat bekerja ke luar negeri lewat penempatan resmi pada bulan"
        " itu.",
        "Menunjukkan arus pekerja yang berangkat, bukan banyaknya yang sedang bekerja di luar"
        " negeri.",
        "jumlah penempatan semua negara tujuan",
        "Jumlah", "Orang", "Wilayah|Bulan|Jenis Kelamin|Negara Tujuan", NO, "-", "-",
        "Pencatatan Penempatan Pekerja Migran", "-", "Penempatan", "Provinsi|Kabupaten/Kota", YES,
    ),
    (
        "Indeks Pelaporan Gizi",
        "Pelaporan Gizi",
        "Rata-rata persentase balita ditimbang dan persentase laporan tepat waktu.",
        "Makin dekat ke 100, makin lengkap dan makin tepat waktu pelaporannya.",
        "(persentase balita ditimbang + persentase laporan tepat waktu) / 2",
        "Indeks", "-", "Wilayah|Bulan", YES, "Rekap penimbangan balita",
        "Persentase Balita Ditimbang|Persentase Laporan Tepat Waktu", "-", "-", "-",
        "Kabupaten/Kota", YES,
    ),
)  # fmt: skip
ACTIVITY_ERRORS: tuple[Error, ...] = (
    ("META-PERIODE", "0.2", "isian", "2023"),
    ("META-KOSONG", "2.2b", "isian", None),
    ("META-DEFINISI", "3.1", "isian", ACTIVITY),
    ("META-KOSONG", "3.2", "isian", None),
    ("META-PERIODE", "4.2", "isian", "7 Tahunan"),
    ("META-PILIHAN", "4.3", "isian", "4 Bulanan"),
    ("META-BLOK", "5.1", "isian", "1 Single Stage/Phase"),
    ("META-BLOK", "5.7", "isian", "Puskesmas"),
    ("META-KLASIFIKASI", "7.4", "isian", "1 Nasional"),
    ("META-AKSES", "8.1c", "isian", YES),
)
VARIABLE_ERRORS: tuple[Error, ...] = (
    ("META-TIPE", "kode_unit", "tipe_data", "INTEGER"),
    ("META-KLASIFIKASI", "jenis_kelamin", "klasifikasi_isian", "1 Laki-laki|2 Perempuan"),
    ("META-PERIODE", "sasaran", "referensi_waktu", "Tahun 2023"),
    ("META-DEFINISI", "ditimbang", "definisi", "Ditimbang"),
    ("META-KONSEP", "ditimbang", "konsep", "Jumlah Balita Ditimbang per Bulan"),
    ("META-SATUAN", "pendek", "satuan", "Persen"),
    ("META-KOSONG", "bulan", "aturan_validasi", None),
    ("META-TIPE", "tanggal_lapor", "tipe_data", "CHARACTER"),
)
INDICATOR_ERRORS: tuple[Error, ...] = (
    ("META-RUMUS", "Persentase Balita Pendek", "rumus", "ditimbang / pendek x 100"),
    ("META-KLASIFIKASI", "Persentase Balita Pendek", "level_estimasi", "Desa"),
    (
        "META-DEFINISI",
        "Persentase Balita Ditimbang",
        "definisi",
        "Persentase balita yang ditimbang.",
    ),
    ("META-KONSEP", "Jumlah Balita Ditimbang", "konsep", "Jumlah Balita Ditimbang Tahun 2024"),
    ("META-SATUAN", "Jumlah Balita Ditimbang", "satuan", "Persen"),
    ("META-KOSONG", "Persentase Laporan Tepat Waktu", "interpretasi", None),
    (
        "META-RUMUS",
        "Persentase Laporan Tepat Waktu",
        "rumus",
        "laporan tepat waktu / laporan yang masuk x 100",
    ),
    (
        "META-KLASIFIKASI",
        "Persentase Siswa Penyandang Disabilitas",
        "klasifikasi_penyajian",
        "Wilayah|Pekerjaan",
    ),
    ("META-SATUAN", "Jumlah Penempatan Pekerja Migran", "satuan", "CHARACTER"),
    (
        "META-PERIODE",
        "Jumlah Penempatan Pekerja Migran",
        "klasifikasi_penyajian",
        "Wilayah|Tahun|Jenis Kelamin|Negara Tujuan",
    ),
    ("META-KOMPOSIT", "Indeks Pelaporan Gizi", "komposit", NO),
)
SEVEN_FIELD_ERRORS: tuple[Error, ...] = (
    ("META-SATUAN", "Remitansi pekerja migran 2024", "satuan", "Orang"),
    ("META-KOSONG", "Penempatan pekerja migran 2024", "tautan", None),
    ("META-DEFINISI", "Register bulanan penimbangan balita 2024", "definisi", "Balita pendek"),
    ("META-KOSONG", "Register layanan perlindungan perempuan dan anak 2024", "tautan", None),
    (
        "META-RUMUS",
        "Siswa SMA dan SMK menurut ragam disabilitas 2024",
        "metode_perhitungan",
        "Jumlah siswa penyandang disabilitas.",
    ),
)
