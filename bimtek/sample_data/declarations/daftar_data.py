"""The list of data with its schedule, and the register of what was received when.

Both are tidy: module 03 measures timeliness and completeness with them. Every office has
about as much late, missing and returned as any other, so that nobody looks bad.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pandas as pd

from bimtek.sample_data import randomness
from bimtek.sample_data.declaration import (
    Column,
    Dataset,
    Field,
    RawFile,
    SheetLayout,
    TextFormat,
)
from bimtek.sample_data.declarations import fields

OFFICE = "Dinas Komunikasi, Informatika dan Statistik"
YEAR = 2024
_CSV = TextFormat(delimiter=",", encoding="utf-8", decimal=".", thousands="", day="%Y-%m-%d")
# Periods of a year: (name of the period, first day after it).
PERIODS = {
    "bulanan": [(f"{YEAR}-{m:02d}", dt.date(YEAR + m // 12, m % 12 + 1, 1)) for m in range(1, 13)],
    "triwulanan": [
        (f"{YEAR}-T{q}", dt.date(YEAR + q // 4, 3 * q % 12 + 1, 1)) for q in range(1, 5)
    ],
    "semesteran": [(f"{YEAR}-S1", dt.date(YEAR, 7, 1)), (f"{YEAR}-S2", dt.date(YEAR + 1, 1, 1))],
    "tahunan": [(str(YEAR), dt.date(YEAR + 1, 1, 1))],
}
# When data are due: in words, and in days after the period's end.
SCHEDULES = {
    "bulanan": ("tanggal 10 bulan berikutnya", 9),
    "triwulanan": ("tanggal 20 setelah triwulan berakhir", 19),
    "semesteran": ("tanggal 25 setelah semester berakhir", 24),
    "tahunan": ("31 Maret tahun berikutnya", 89),
}
OPEN, EXEMPT = "terbuka", "dikecualikan"
RECEIVED, RETURNED, AWAITED = "diterima", "dikembalikan", "belum diterima"
# What holds personal data of single people is exempt; its sums are published elsewhere.
_EXEMPT = {
    "Layanan perlindungan perempuan dan anak", "Penerima bantuan sosial", "Pegawai menurut unit",
}  # fmt: skip
# Per office: one monthly data set with a rarer one, or two quarterly ones with a rarer one.
_MONTHLY = {
    "Badan Kepegawaian Daerah": ("Pegawai menurut unit", "Kebutuhan pegawai", "tahunan"),
    "Badan Penanggulangan Bencana Daerah":
        ("Kejadian bencana", "Desa tangguh bencana", "semesteran"),
    "Badan Pengelolaan Keuangan dan Aset Daerah":
        ("Realisasi belanja", "Aset tanah dan bangunan", "tahunan"),
    "Badan Pengelolaan Pendapatan Daerah":
        ("Penerimaan pajak daerah", "Potensi pajak daerah", "tahunan"),
    "Badan Penghubung Daerah": ("Layanan tamu daerah", "Promosi daerah", "semesteran"),
    "Dinas Energi dan Sumber Daya Mineral":
        ("Pemakaian listrik", "Rumah tangga berlistrik", "tahunan"),
    "Dinas Kelautan dan Perikanan":
        ("Produksi perikanan tangkap", "Kapal perikanan", "tahunan"),
    "Dinas Kesehatan": ("Penimbangan balita", "Fasilitas kesehatan", "semesteran"),
    "Dinas Ketahanan Pangan": ("Harga pangan pokok", "Cadangan pangan", "semesteran"),
    "Dinas Komunikasi, Informatika dan Statistik":
        ("Unduhan portal data", "Standar data yang ditetapkan", "tahunan"),
    "Dinas Lingkungan Hidup dan Kehutanan":
        ("Timbulan sampah", "Luas kawasan hutan", "tahunan"),
    "Dinas Pariwisata": ("Tamu hotel", "Desa wisata", "tahunan"),
    "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu":
        ("Izin yang diterbitkan", "Survei kepuasan layanan", "semesteran"),
    "Dinas Perdagangan": ("Harga barang pokok", "Pasar rakyat", "tahunan"),
    "Dinas Perhubungan": ("Penumpang pelabuhan", "Kondisi terminal", "semesteran"),
    "Dinas Peternakan dan Kesehatan Hewan":
        ("Pemotongan ternak", "Populasi ternak", "tahunan"),
    "Dinas Sosial": ("Penerima bantuan sosial", "Lembaga kesejahteraan sosial", "tahunan"),
    "Dinas Tenaga Kerja dan Transmigrasi":
        ("Penempatan pekerja migran", "Lembaga pelatihan kerja", "semesteran"),
    "Inspektorat": ("Tindak lanjut pemeriksaan", "Rencana pengawasan", "tahunan"),
    "Satuan Polisi Pamong Praja":
        ("Penegakan peraturan daerah", "Anggota Linmas", "semesteran"),
}  # fmt: skip
_QUARTERLY = {
    "Badan Kesatuan Bangsa dan Politik Dalam Negeri":
        ("Organisasi kemasyarakatan", "Kegiatan pendidikan politik", "Forum kerukunan"),
    "Badan Pengembangan Sumber Daya Manusia Daerah":
        ("Peserta pelatihan", "Pelatihan yang diselenggarakan", "Widyaiswara"),
    "Badan Perencanaan Pembangunan Daerah":
        ("Capaian program prioritas", "Usulan musyawarah pembangunan", "Indikator kinerja utama"),
    "Badan Riset dan Inovasi Daerah Provinsi Nusa Tenggara Barat":
        ("Inovasi daerah", "Kerja sama penelitian", "Hasil penelitian"),
    "Dinas Koperasi Usaha Kecil dan Menengah":
        ("Koperasi aktif", "Usaha kecil yang dibina", "Volume usaha koperasi"),
    "Dinas Pekerjaan Umum dan Penataan Ruang":
        ("Kemajuan pekerjaan jalan", "Pemeliharaan irigasi", "Kondisi jalan provinsi"),
    "Dinas Pemberdayaan Masyarakat, Pemerintahan Desa, Kependudukan dan Pencatatan Sipil":
        ("Badan usaha milik desa", "Penyaluran dana desa", "Kepemilikan akta kelahiran"),
    "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian Penduduk dan Keluarga Berencana":
        ("Layanan perlindungan perempuan dan anak", "Peserta keluarga berencana",
         "Kampung keluarga berkualitas"),
    "Dinas Pemuda dan Olahraga":
        ("Kegiatan kepemudaan", "Prestasi olahraga", "Sarana olahraga"),
    "Dinas Pendidikan dan Kebudayaan":
        ("Kehadiran guru", "Kunjungan museum", "Siswa SMA dan SMK"),
    "Dinas Perindustrian":
        ("Industri kecil terdaftar", "Tenaga kerja industri", "Sentra industri"),
    "Dinas Perpustakaan dan Kearsipan":
        ("Kunjungan perpustakaan", "Arsip yang dialihmediakan", "Koleksi perpustakaan"),
    "Dinas Pertanian dan Perkebunan":
        ("Luas tanam padi dan jagung", "Harga hasil perkebunan", "Produksi padi dan jagung"),
    "Dinas Perumahan dan Permukiman":
        ("Perbaikan rumah", "Sambungan air minum", "Luas kawasan kumuh"),
    "Sekretariat Daerah":
        ("Peraturan yang diundangkan", "Pengadaan barang dan jasa", "Kerja sama daerah"),
    "Sekretariat Dewan Perwakilan Rakyat Daerah":
        ("Rapat dewan", "Pembahasan rancangan perda", "Kegiatan reses"),
}  # fmt: skip
_LATE, _MISSING, _RETURNED = 2, 1, 1  # per office, of 13 or 10 periods and a little more


def data_list(seed: str) -> pd.DataFrame:
    """One row per data set, offices in alphabetical order."""
    chosen = [
        (office, name, period)
        for office, (often, rarely, period_of_rare) in _MONTHLY.items()
        for name, period in ((often, "bulanan"), (rarely, period_of_rare))
    ] + [
        (office, name, period)
        for office, names in _QUARTERLY.items()
        for name, period in zip(names, ("triwulanan", "triwulanan", "semesteran"), strict=True)
    ]
    rows = [
        (name, office, period, SCHEDULES[period][0], f"Pengampu Data ({name.lower()})",
         EXEMPT if name in _EXEMPT else OPEN)
        for office, name, period in sorted(chosen)
    ]  # fmt: skip
    names = ["data", "produsen", "periode", "jadwal", "penanggung_jawab", "sifat_akses"]
    return pd.DataFrame(rows, columns=names)


def receipts(seed: str) -> pd.DataFrame:
    """One row per data set, period of the year and version; the awaited ones have no date."""
    listed = data_list(seed)
    rows: list[tuple] = []
    for office, group in listed.groupby("produsen"):
        due = [
            (name, period, end + dt.timedelta(days=SCHEDULES[kind][1]))
            for name, kind in zip(group["data"], group["periode"], strict=True)
            for period, end in PERIODS[kind]
        ]
        rows += _of_office(f"{seed}/{office}", due)
    names = ["data", "periode", "tenggat", "tanggal_terima", "versi", "status"]
    table = pd.DataFrame(rows, columns=names)
    return table.sort_values(["data", "periode", "versi"], ignore_index=True)


def _of_office(key: str, due: list[tuple[str, str, dt.date]]) -> list[tuple]:
    """Return an office's receipts: as many late, missing and returned as everywhere."""
    places = [int(each) for each in randomness.order(key, len(due))]
    late, places = places[:_LATE], places[_LATE:]
    missing, returned = places[:_MISSING], places[_MISSING : _MISSING + _RETURNED]
    rows = []
    chances = randomness.uniform(f"{key}/hari", 2 * len(due))
    for at, (name, period, day) in enumerate(due):
        if at in missing:
            rows.append((name, period, day, None, 1, AWAITED))
            continue
        days = 1 + int(20 * chances[at]) if at in late else -int(8 * chances[at])
        came = day + dt.timedelta(days=days)
        rows.append((name, period, day, came, 1, RETURNED if at in returned else RECEIVED))
        if at in returned:
            again = came + dt.timedelta(days=3 + int(10 * chances[len(due) + at]))
            rows.append((name, period, day, again, 2, RECEIVED))
    return rows


def _tidy(
    name: str,
    title: str,
    truth: Callable[[str], pd.DataFrame],
    keys: tuple[str, ...],
    described: tuple[Field, ...],
    text: str,
) -> Dataset:
    """A table that is sent as it is: one CSV, every column, no defects."""
    kinds = {"date": "tanggal", "integer": "angka"}
    columns = [Column(each.name, each.name, kinds.get(each.type, "teks")) for each in described]
    layout = SheetLayout("-", tuple(columns))
    return Dataset(
        name=name,
        title=title,
        office=OFFICE,
        truth=truth,
        keys=keys,
        constants={"sumber": fields.SOURCE},
        files=(RawFile(f"{name}-SINTETIS.csv", (layout,), form=_CSV),),
        fields=described,
        description=text,
    )


def _text(name: str, title: str, description: str, **constraints) -> Field:
    return Field(name, title, description, constraints={"required": True} | constraints)


DATASETS = (
    _tidy(
        "daftar_data",
        "Daftar data",
        data_list,
        ("data",),
        (
            _text("data", "Data", "Nama data.", unique=True),
            _text("produsen", "Produsen", "Perangkat daerah yang menghasilkan data."),
            _text("periode", "Periode", "Seberapa sering data dihasilkan.", enum=list(PERIODS)),
            _text("jadwal", "Jadwal", "Batas penyampaian kepada walidata."),
            _text("penanggung_jawab", "Penanggung jawab", "Peran, bukan nama orang."),
            _text(
                "sifat_akses", "Sifat akses",
                "terbuka: boleh terbit; dikecualikan: memuat data pribadi per orang.",
                enum=[OPEN, EXEMPT],
            ),
            fields.SUMBER,
        ),
        "Data yang harus disampaikan 36 perangkat daerah, dengan periode dan jadwalnya. Semua"
        " kantor mendapat contoh yang setara.",
    ),
    _tidy(
        "penerimaan",
        f"Penerimaan data tahun {YEAR}",
        receipts,
        ("data", "periode", "versi"),
        (
            Field("data", "Data", "Nama data menurut daftar data.",
                  constraints={"required": True}, reference="daftar_data.data"),
            _text("periode", "Periode", "Bulan (2024-01), triwulan (2024-T1), semester (2024-S1),"
                  " atau tahun (2024)."),
            fields.day("tenggat", "Tenggat", "Hari terakhir penyampaian menurut jadwal."),
            fields.day("tanggal_terima", "Tanggal terima", "Hari data diterima walidata; kosong"
                       " bila belum diterima.", required=False),
            Field("versi", "Versi", "1 kiriman pertama, 2 kiriman setelah perbaikan.", "integer",
                  constraints={"required": True, "minimum": 1}),
            _text("status", "Status", "Keadaan kiriman pada 30 Juni 2025.",
                  enum=[RECEIVED, RETURNED, AWAITED]),
            fields.SUMBER,
        ),
        f"Kapan data tahun {YEAR} diterima, per periode dan versi. Keterlambatan tersebar merata"
        " di semua kantor.",
    ),
)  # fmt: skip
