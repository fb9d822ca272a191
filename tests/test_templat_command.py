"""The command templat: for declared data, and for a participant's own list of columns."""

from __future__ import annotations

import csv
import re
import sys

import excel_rules
import openpyxl
import pytest

from bimtek import cli
from bimtek.errors import CourseError
from bimtek.fill_in import command, own_columns
from bimtek.paths import BOOK

# nama, judul, penjelasan, tipe, satuan, wajib, kunci, minimum, maksimum, pilihan, bentuk,
# rujukan, isi
OWN = (
    "kode_wilayah|Kode|Kode Kemendagri.|teks||Ya|Ya|||||kabkota.kode_kemendagri|",
    "kabkota|Kabupaten/kota|Nama lengkap.|teks||Ya|Tidak|||||kabkota.nama|",
    "bulan|Bulan|Bulan data.|angka bulat||Ya|Ya|1|12||||7",
    "jenis|Jenis|Jenis kapal.|teks||Ya|Ya|||motor; tanpa motor|||",
    "kapal|Kapal|Kapal yang terdaftar.|angka bulat|unit|Ya|Tidak|0|||||",
    "rusak|Kapal rusak|Kapal rusak di antaranya.|angka bulat|unit|Tidak|Tidak|0|kapal||||",
    "surat|Nomor surat|Nomor surat pengantar.|teks||Tidak|Tidak||||KP-###/####||",
    "diterima|Diterima|Tanggal diterima.|tanggal||Ya|Tidak|01/01/2026|31/12/2026||||",
    "panjang|Panjang|Panjang rata-rata.|angka|m|Tidak|Tidak|0,5|||||",
)
HEADER = [each.name for each in own_columns.COLUMNS]


@pytest.fixture(autouse=True)
def narrow_and_typed_as_bimtek(monkeypatch):
    monkeypatch.delenv("BIMTEK_PERINTAH", raising=False)


def run(monkeypatch, capsys, *arguments):
    monkeypatch.setattr(sys, "argv", ["bimtek", "templat", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    output = capsys.readouterr()
    return ended.value.code or 0, output.out, output.err


def own_list(path, rows=OWN):
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerows([HEADER, *(row.split("|") for row in rows)])
    return path


def with_entry(name, column, text):
    """Return the own list with one entry changed."""
    rows = [row.split("|") for row in OWN]
    next(row for row in rows if row[0] == name)[HEADER.index(column)] = text
    return ["|".join(row) for row in rows]


def test_writes_a_workbook_and_never_over_one_that_may_be_filled_in(monkeypatch, capsys, tmp_path):
    target = tmp_path / "isian.xlsx"
    arguments = ("sampah-triwulan-2025", "--isi", "triwulan=3", "--keluar", target)
    code, out, _ = run(monkeypatch, capsys, *arguments)
    assert code == 0 and str(target) in out.replace("\n", "")
    assert openpyxl.load_workbook(target)["Isian"].max_row == 11
    before = target.read_bytes()
    code, _, error = run(monkeypatch, capsys, *arguments)
    assert code == 1 and "sudah ada" in error and "--keluar" in error
    assert target.read_bytes() == before


def test_without_a_file_name_it_goes_to_the_participants_folder(monkeypatch, capsys, tmp_path):
    monkeypatch.setattr(command, "FOLDER", tmp_path / "templat")
    assert run(monkeypatch, capsys, "sampah-triwulan-2025", "--isi", "tahun=2026")[0] == 0
    written = [path.name for path in (tmp_path / "templat").iterdir()]
    assert written == ["templat-sampah-triwulan-2026-SINTETIS.xlsx"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "--daftar"),
        (
            ("sampah-triwulan",),
            "Mungkin maksud Anda sampah-triwulan-2024 atau sampah-triwulan-2025?",
        ),
        (("sampa-triwulan-2024",), "Mungkin maksud Anda sampah-triwulan-2024 atau"),
        (("sampah-triwulan-2024", "--isi", "triwulan"), "KOLOM=NILAI"),
        (("sampah-triwulan-2024", "--isi", "bulan=7"), "triwulan"),
        (("sampah-triwulan-2024", "--isi", "triwulan=5"), "1; 2; 3; 4"),
        (("sampah-triwulan-2024", "--isi", "tahun=dua"), "Contoh yang diterima: 2025."),
        (("sampah-triwulan-2024", "--isi", "tahun=1999"), "2019 sampai 2030"),
        (("sampah-triwulan-2024", "--isi", "sumber=resmi"), "templat --contoh"),
        (("gizi-bulanan-2025", "--isi", "bulan=Juli"), "Contoh yang diterima: 7."),
        (("sampah-triwulan-2024", "--keluar", "isian.xls"), ".xlsx"),
        (("tidak-ada.xlsx",), "--contoh"),
    ],
)
def test_a_slip_is_told_in_one_sentence_with_the_cure(monkeypatch, capsys, arguments, said):
    code, out, error = run(monkeypatch, capsys, *arguments)
    assert (code, out) == (1, "") and said in error and "Traceback" not in error


def test_the_list_names_every_declared_dataset(monkeypatch, capsys):
    code, out, _ = run(monkeypatch, capsys, "--daftar")
    names = [line.split()[0] for line in out.splitlines()]
    assert code == 0 and names == sorted(each.name for each in command.ALL)


def test_the_example_filled_in_becomes_a_workbook_of_ones_own(monkeypatch, capsys, tmp_path):
    example, target = tmp_path / "Kapal Ikan.xlsx", tmp_path / "isian.xlsx"
    assert run(monkeypatch, capsys, "--contoh", "--keluar", example)[0] == 0
    book = openpyxl.load_workbook(example)
    sheet = excel_rules.sheet_of(book)
    assert [cell.value for cell in sheet[1]] == HEADER and sheet["A2"].value is None
    rules = excel_rules.rules(sheet)
    for row, text in enumerate(OWN, start=2):
        for name, entry in zip(HEADER, text.split("|"), strict=True):
            at = sheet.cell(row, HEADER.index(name) + 1)
            assert not entry or excel_rules.accepts(rules[name], sheet, at.coordinate, entry)
    book["Metadata"]["B2"].value = "Kapal ikan"
    book.save(example)
    assert run(monkeypatch, capsys, example, "--keluar", target)[0] == 0
    written = openpyxl.load_workbook(target)
    assert written["Petunjuk"]["A1"].value == "Templat isian: Kapal Ikan"
    assert written["Metadata"]["B2"].value == "Kapal ikan"
    assert not any("SINTETIS" in str(cell.value) for row in written["Petunjuk"] for cell in row)
    isian = excel_rules.sheet_of(written)
    assert isian.max_row == 1 + 10 * 2  # every kab/kota with both kinds, in the one month
    assert [cell.value for cell in isian[2]][:4] == ["52.01", "Kabupaten Lombok Barat", 7, "motor"]


def test_the_rules_of_an_own_list_refuse_what_it_does_not_allow(tmp_path):
    wanted = own_columns.read(own_list(tmp_path / "kapal.csv"))
    book = openpyxl.load_workbook(command.write_form(wanted, tmp_path / "isian.xlsx"))
    sheet = excel_rules.sheet_of(book)
    rules = excel_rules.rules(sheet)
    sheet["E2"].value = 40
    verdicts = {
        ("rusak", "F2"): {40: True, 41: False, -1: False, "5": False},
        ("surat", "G2"): {"KP-012/2026": True, "KP-12/2026": False, "kp-012/2026": False},
        ("panjang", "I2"): {0.5: True, 12.25: True, 0.25: False, "12,25": False},
    }
    for (name, at), entries in verdicts.items():
        for entry, good in entries.items():
            assert excel_rules.accepts(rules[name], sheet, at, entry) is good, (name, entry)


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ((), "belum berisi"),
        (with_entry("kapal", "nama", "Jumlah Kapal"), "Baris 6, kolom nama"),
        (with_entry("kapal", "nama", "jenis"), "sudah dipakai"),
        (with_entry("kapal", "tipe", "angka bulet"), "angka bulat"),
        (with_entry("kapal", "minimum", "nol"), "Baris 6, kolom minimum"),
        (with_entry("surat", "bentuk", "KP-*"), "KP-*"),
        (with_entry("kabkota", "rujukan", "kabupaten"), "kabkota.nama"),
        (with_entry("bulan", "isi", "13"), "1 sampai 12"),
        ([row.replace("|Ya|Ya|", "|Ya|Tidak|") for row in OWN], "kunci"),
        (
            [*OWN, "kode|Kode|Kode.|teks||Ya|Ya||||#.#.#.#.#.#.#.#||"],
            "terlalu panjang",
        ),
    ],
)
def test_a_slip_in_an_own_list_is_told_with_its_place(tmp_path, rows, said):
    with pytest.raises(CourseError) as told:
        path = own_list(tmp_path / "kapal.csv", rows)
        command.write_form(own_columns.read(path), tmp_path / "isian.xlsx")
    assert said in str(told.value)


def test_a_file_that_is_no_list_of_columns_is_told_apart(tmp_path):
    damaged = tmp_path / "rusak.xlsx"
    damaged.write_bytes(b"bukan buku kerja")
    other = tmp_path / "lain.csv"
    other.write_text("kode,nama\n1,a\n", encoding="utf-8")
    for path, said in ((damaged, "Save As"), (other, "tipe, kunci")):
        with pytest.raises(CourseError, match=said):
            own_columns.read(path)


def test_the_book_explains_every_column_of_the_list():
    page = (BOOK / "templat-isian.md").read_text(encoding="utf-8")
    table = page.split("## Templat untuk tabel Anda sendiri")[1]
    assert re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE) == HEADER
    needed = re.search(r"Yang harus ada hanya (.+)\.", table)[1]
    assert re.findall(r"`(\w+)`", needed) == list(own_columns.NEEDED)
