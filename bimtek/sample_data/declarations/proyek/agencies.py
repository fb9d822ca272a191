"""Themes of the agencies for staff, training, research, liaison, unity, and the inspectorate."""

from __future__ import annotations

from bimtek.sample_data.declarations import fields
from bimtek.sample_data.declarations.proyek import levels
from bimtek.sample_data.declarations.proyek.measures import Amount, Loose, Part
from bimtek.sample_data.declarations.proyek.theme import Arrangement, Theme

RANKS = {
    "Juru Muda (I/a)": 0.2, "Juru Muda Tingkat I (I/b)": 0.2, "Juru (I/c)": 0.4,
    "Juru Tingkat I (I/d)": 0.5, "Pengatur Muda (II/a)": 2, "Pengatur Muda Tingkat I (II/b)": 3,
    "Pengatur (II/c)": 6, "Pengatur Tingkat I (II/d)": 6, "Penata Muda (III/a)": 12,
    "Penata Muda Tingkat I (III/b)": 14, "Penata (III/c)": 12, "Penata Tingkat I (III/d)": 16,
    "Pembina (IV/a)": 17, "Pembina Tingkat I (IV/b)": 9, "Pembina Utama Muda (IV/c)": 1.2,
    "Pembina Utama Madya (IV/d)": 0.3, "Pembina Utama (IV/e)": 0.2,
}  # fmt: skip
GOLONGAN_I = [rank for rank in RANKS if "(I/" in rank]  # has no jabatan fungsional
# Mean age by rank: assumed to rise evenly towards retirement.
AGES = {rank: 30 + 1.6 * step for step, rank in enumerate(RANKS)}
COURSES = {
    "Latihan dasar golongan II": 14, "Latihan dasar golongan III": 22,
    "Kepemimpinan administrator": 5, "Kepemimpinan pengawas": 7, "Pengadaan barang dan jasa": 9,
    "Pengelolaan keuangan": 8, "Pengelolaan aset": 5, "Pengelolaan data": 7, "Kearsipan": 6,
    "Pelayanan publik": 8, "Perencanaan daerah": 5, "Penyusunan peraturan": 4,
    "Bendahara daerah": 6, "Penilaian kinerja": 6, "Teknologi informasi": 8,
}  # fmt: skip
LIAISON_SERVICES = {
    "Penginapan tamu": 14, "Ruang rapat": 9, "Kendaraan antar jemput": 12,
    "Kunjungan anjungan daerah": 38, "Pameran produk daerah": 20, "Pentas budaya": 16,
    "Pendampingan mahasiswa": 8, "Pendampingan warga": 10, "Informasi daerah": 15,
    "Pengurusan dokumen": 7,
}  # fmt: skip
RESEARCH = levels.category(
    "bidang", "Bidang", "Bidang usulan.",
    {"Pangan": 26, "Kesehatan": 18, "Energi": 12, "Sosial budaya": 16, "Teknologi digital": 28},
)  # fmt: skip

THEMES = (
    Theme(
        31,
        "Badan Kepegawaian Daerah",
        "pegawai-golongan",
        "Pegawai menurut pangkat dan jenis kelamin",
        level=levels.listed("pangkat", "Pangkat", "Pangkat dan golongan ruang.", RANKS),
        dimensions=(levels.quarters(1.0, 0.995, 0.99, 0.985), levels.sexes(0.45)),
        measures=(
            Amount(
                "pegawai", "Pegawai", "Pegawai aktif pada akhir triwulan.", "orang", 19_500,
                each_period=True, spread=0.01,
            ),
            Part(
                "fungsional", "Jabatan fungsional", "Pegawai yang memangku jabatan fungsional.",
                "orang", "pegawai", 0.58, by={"pangkat": dict.fromkeys(GOLONGAN_I, 0)},
            ),
            Loose(
                "usia_tahun", "Rata-rata usia", "Rata-rata usia pegawai pada akhir triwulan.",
                "tahun", 43.5, spread=0.02, by={"pangkat": AGES},
            ),
        ),
        status=levels.VERIFIED,
        remarks=("Kenaikan pangkat berjalan", "Menunggu surat keputusan", "Ada mutasi masuk"),
        metadata=fields.indicator(
            "Pegawai menurut pangkat", "Pegawai negeri sipil daerah yang masih aktif.", "Orang",
            "Banyaknya pegawai aktif pada akhir triwulan.",
        ),
        arrangement=Arrangement(titles=3, sheets="triwulan", header="Jumlah pegawai"),
    ),
    Theme(
        32,
        "Badan Pengembangan Sumber Daya Manusia Daerah",
        "peserta-pelatihan",
        "Peserta dan lulusan pelatihan menurut jenis kelamin",
        level=levels.listed("pelatihan", "Pelatihan", "Nama pelatihan.", COURSES),
        dimensions=(levels.quarters(18, 28, 32, 22), levels.sexes(0.44)),
        measures=(
            Amount("peserta", "Peserta", "Pegawai yang ikut pelatihan.", "orang", 8_600),
            Part(
                "lulus", "Lulus", "Peserta yang dinyatakan lulus.", "orang", "peserta", 0.96,
                spread=0.02,
            ),
            Part(
                "jam_belajar", "Jam belajar", "Jumlah jam belajar semua peserta.", "jam",
                "peserta", 48, spread=0.06, highest=1e9,
            ),
            Loose("nilai", "Nilai", "Rata-rata nilai akhir.", "poin", 84, spread=0.03),
        ),
        status=levels.FIGURE,
        remarks=("Kelas daring", "Angkatan digabung", "Ujian susulan"),
        metadata=fields.indicator(
            "Lulusan pelatihan", "Pegawai yang ikut pelatihan dan dinyatakan lulus.", "Orang",
            "Banyaknya peserta yang lulus selama triwulan itu.",
        ),
        arrangement=Arrangement(titles=4, group="triwulan", colour=True),
        formatted="jam_belajar",
    ),
    Theme(
        33,
        "Badan Riset dan Inovasi Daerah Provinsi Nusa Tenggara Barat",
        "usulan-riset",
        "Register usulan riset dan inovasi",
        level=levels.register(120, "usulan", RESEARCH),
        dimensions=(),
        measures=(
            Amount(
                "diusulkan_rp", "Dana diusulkan", "Dana yang diminta pengusul.", "rupiah", 14.4e9,
                decimals=-6,
            ),
            Part(
                "disetujui_rp", "Dana disetujui", "Bagian usulan yang akan dibiayai.", "rupiah",
                "diusulkan_rp", 0.62, spread=0.15, decimals=-6,
            ),
            Loose("lama_bulan", "Lama riset", "Rencana lama riset.", "bulan", 7.5, spread=0.2),
        ),
        status=levels.PROGRESS,
        remarks=("Perlu mitra industri", "Riset lanjutan", "Usulan perguruan tinggi"),
        metadata=fields.indicator(
            "Usulan riset dan inovasi", "Usulan kegiatan riset atau inovasi yang didaftarkan.",
            "Usulan", "Banyaknya usulan dalam register selama tahun itu.",
        ),
        arrangement=Arrangement(titles=1, comment=True, header="Dana riset"),
    ),
    Theme(
        34,
        "Badan Penghubung Daerah",
        "layanan-penghubung",
        "Layanan kepada masyarakat dan tamu daerah",
        level=levels.listed("layanan", "Layanan", "Layanan yang diberikan.", LIAISON_SERVICES),
        dimensions=(levels.months(7, 7, 8, 8, 9, 10, 10, 10, 8, 8, 7, 8),),
        measures=(
            Amount("pengunjung", "Pengunjung", "Orang yang meminta layanan.", "orang", 178_000),
            Part(
                "terlayani", "Terlayani", "Pengunjung yang terlayani.", "orang", "pengunjung",
                0.95, spread=0.02,
            ),
            Loose("lama_layanan_jam", "Lama layanan", "Rata-rata lama layanan.", "jam", 3.5),
        ),
        status=levels.VERIFIED,
        remarks=("Bertepatan dengan hari libur", "Dicatat di buku tamu", "Rombongan sekolah"),
        metadata=fields.indicator(
            "Pengunjung layanan penghubung", "Orang yang datang dan meminta salah satu layanan.",
            "Orang", "Jumlah orang yang tercatat di buku layanan selama bulan itu.",
        ),
        arrangement=Arrangement(
            titles=3, merged=("kode_layanan", "layanan"), header="Jumlah layanan"
        ),
    ),
    Theme(
        35,
        "Inspektorat",
        "penugasan-pengawasan",
        "Penugasan pengawasan menurut kabupaten/kota dan jenis kegiatan",
        level=levels.KABKOTA_ALIKE,
        dimensions=(
            levels.quarters(20, 28, 29, 23),
            levels.category(
                "jenis_penugasan", "Jenis penugasan", "Jenis kegiatan pengawasan.",
                {"Audit": 5, "Reviu": 3, "Pemantauan": 2},
            ),
        ),
        measures=(
            Amount("rencana_jam", "Rencana", "Jam kerja yang direncanakan.", "jam", 210_000),
            Part(
                "terlaksana_jam", "Terlaksana", "Jam kerja yang terlaksana menurut rencana.",
                "jam", "rencana_jam", 0.94, spread=0.03,
            ),
            Loose("tim_orang", "Ukuran tim", "Rata-rata banyaknya anggota tim.", "orang", 4.5),
        ),
        status=levels.FIGURE,
        remarks=("Jadwal disesuaikan", "Bersama tim kabupaten/kota", "Laporan disusun"),
        metadata=fields.indicator(
            "Penugasan pengawasan", "Kegiatan pengawasan menurut program kerja tahunan.", "Jam",
            "Jumlah jam kerja penugasan yang terlaksana selama triwulan itu.",
        ),
        arrangement=Arrangement(
            titles=2, wide="jenis_penugasan", value_first=True, capitals=True
        ),
    ),
    Theme(
        36,
        "Badan Kesatuan Bangsa dan Politik Dalam Negeri",
        "wawasan-kebangsaan",
        "Peserta pendidikan wawasan kebangsaan menurut kelompok",
        level=levels.KABKOTA_BY_ISLAND,
        dimensions=(
            levels.semesters(44, 56),
            levels.category(
                "kelompok", "Kelompok", "Kelompok peserta.",
                {
                    "Pelajar": 30, "Mahasiswa": 18, "Pemuda": 18, "Perempuan": 16,
                    "Tokoh masyarakat": 10, "Organisasi masyarakat": 8,
                },
            ),
        ),
        measures=(
            Amount("undangan", "Undangan", "Orang yang diundang.", "orang", 92_000),
            Part("hadir", "Hadir", "Undangan yang hadir.", "orang", "undangan", 0.9),
            Loose("kegiatan_jam", "Lama kegiatan", "Rata-rata lama kegiatan.", "jam", 5.5),
        ),
        status=levels.FIGURE,
        remarks=("Bersama sekolah", "Kegiatan gabungan", "Daftar hadir menyusul"),
        metadata=fields.indicator(
            "Peserta pendidikan wawasan kebangsaan",
            "Orang yang hadir dalam kegiatan pendidikan wawasan kebangsaan.", "Orang",
            "Jumlah orang yang hadir pada semua kegiatan selama semester itu.",
        ),
        arrangement=Arrangement(titles=4, tables="pulau", header="Peserta"),
    ),
)  # fmt: skip
