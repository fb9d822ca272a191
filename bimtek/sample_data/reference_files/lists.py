"""Other lists: forms of BPS, a published case, the catalogue of mess."""

from __future__ import annotations

from bimtek.sample_data.declaration import Field
from bimtek.sample_data.reference_files.entry import (
    CC0,
    COURSE,
    FACT,
    UNSTATED,
    ReferenceFile,
    Source,
    repository,
    text,
    whole,
)

FORM_SOURCES = (
    Source("Formulir Peraturan BPS 5/2020, menurut berkas di repositori publik", date="2020"),
    repository("RizkyFirman00/metadataindah-uploads", "06296db", "", "Tanda wajib"),
)
HOTEL_NEWS = Source("antaranews.com/berita/3897240, mengutip BPS NTB", date="2023")

HOTEL_GUESTS = ReferenceFile(
    "referensi/tamu_hotel_2023.csv",
    "Tamu hotel di NTB 2023 (kasus nyata)",
    "Angka yang terbit di berita, apa adanya: jumlah hotel bintang yang ditulis tidak sama dengan"
    " jumlah angka bulanannya.",
    (HOTEL_NEWS,),
    (FACT,),
    (
        Field("tahun", "Tahun", "Tahun yang dilaporkan.", "integer", None, {"required": True}),
        text("periode", "Periode", "Nama bulan, atau rentang bulan untuk jumlah yang terbit."),
        Field(
            "bulan", "Bulan", "1 sampai 12; kosong untuk jumlah yang terbit.",
            "integer", None, {"minimum": 1, "maximum": 12},
        ),
        text(
            "jenis_hotel", "Jenis hotel", "Hotel bintang, nonbintang, atau semua.",
            enum=["bintang", "nonbintang", "semua"],
        ),
        whole("tamu_orang", "Tamu", "Tamu yang menginap.", "orang"),
        text(
            "jenis_angka", "Jenis angka", "Angka bulanan atau jumlah yang terbit.",
            enum=["bulanan", "jumlah terbit"],
        ),
        Field("catatan", "Catatan", "Keterangan kami tentang angka itu."),
        text("sumber", "Sumber", "Berita yang memuat angka itu."),
    ),
    ("periode", "jenis_hotel"),
)  # fmt: skip


def _form(name: str, title: str, number: str, where: tuple[Field, ...]) -> ReferenceFile:
    return ReferenceFile(
        f"referensi/{name}.csv",
        title,
        "Isian formulir menurut salinan publik, bukan naskah resmi. Tanda wajib berasal dari kamus"
        " sebuah alat buatan komunitas, bukan ketentuan BPS.",
        FORM_SOURCES,
        (UNSTATED,),
        (text(number, "Nomor", "Nomor isian dalam formulir.", unique=True), *where),
        (number,),
    )


_LABEL = text("nama_isian", "Nama isian", "Nama isian seperti di formulir.")
_NEEDED = Field(
    "wajib_menurut_alat", "Wajib menurut alat", "Kosong bila alat itu tidak menyebutnya.",
    constraints={"enum": ["ya", "kondisional", "tidak"]},
)  # fmt: skip
_OF_COLUMN = (
    text("asal", "Asal", "Bagian formulir, atau hanya di aplikasi daring."),
    _LABEL,
    Field("petunjuk", "Petunjuk", "Cara mengisi, bila ada."),
    _NEEDED,
)
FORMS = (
    _form(
        "ms_keg", "Isian metadata kegiatan (MS-Keg)", "rincian",
        (
            text("blok", "Blok", "Blok formulir."),
            _LABEL,
            Field("pilihan", "Pilihan", "Pilihan jawaban, dipisah tanda |."),
            _NEEDED,
            Field("catatan", "Catatan", "Keterangan tentang salinannya."),
        ),
    ),
    _form("ms_var", "Isian metadata variabel (MS-Var)", "kolom", _OF_COLUMN),
    _form("ms_ind", "Isian metadata indikator (MS-Ind)", "kolom", _OF_COLUMN),
)  # fmt: skip

CATALOGUE = ReferenceFile(
    "kekacauan.csv",
    "Katalog kekacauan data",
    "Setiap kode kekacauan dengan contoh, akibat, cara menemukan, dan cara memperbaikinya.",
    (COURSE,),
    (CC0,),
    (
        text("kode", "Kode", "Kode kekacauan, dipakai dalam catatan.", unique=True),
        text("kelompok", "Kelompok", "Kelompok kekacauan."),
        text("nama", "Nama", "Nama singkat."),
        text("contoh_sebelum", "Contoh sebelum", "Isi yang baik."),
        text("contoh_sesudah", "Contoh sesudah", "Isi yang sudah kacau."),
        text("mengapa_merugikan", "Mengapa merugikan", "Akibatnya bila dibiarkan."),
        text("cara_menemukan", "Cara menemukan", "Cara melihatnya di berkas."),
        text("cara_memperbaiki", "Cara memperbaiki", "Langkah di pandas dan di Excel."),
        text(
            "penanganan",
            "Penanganan",
            "perbaiki, atau tandai bila nilai benarnya tidak dapat diketahui.",
        ),
        text("pelajaran", "Pelajaran", "Nomor pelajaran yang membahasnya."),
    ),
    ("kode",),
)
