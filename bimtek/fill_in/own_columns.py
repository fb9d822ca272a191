"""A participant's own list of columns: the example to fill in, and reading it back.

The example is itself a fill-in workbook, made like every other one.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import fields as parts_of
from pathlib import Path
from zipfile import BadZipFile

import pandas as pd

from bimtek.errors import CourseError
from bimtek.fill_in import allowed, entries, known_rows, mask, messages, pages, rules
from bimtek.fill_in.form import Bound, Form, near_period
from bimtek.offices import slug
from bimtek.sample_data.declaration import Field, Metadata

Row = Mapping[str, str]

NAME = "kolom-saya"
ROWS = 60
NEEDED = ("nama", "tipe", "kunci")  # the other columns of a list may be missing
REFERENCES = (
    "kabkota.kode_kemendagri", "kabkota.nama", "kecamatan.kode_kemendagri", "kecamatan.nama",
    "desa.kode_kemendagri", "desa.nama", "perangkat_daerah.nama",
)  # fmt: skip
_TYPES = {label: kind for kind, label in messages.TYPES.items()}
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_SHAPE = re.compile(r"(?=.*#)[\w#./ -]+", re.ASCII)
_MUST = {"required": True}
_YES_NO = _MUST | {"enum": list(allowed.YES_NO)}
COLUMNS = (
    Field("nama", "Nama kolom", "Huruf kecil, tanpa spasi, misalnya produksi_ton.",
          constraints=_MUST),
    Field("judul", "Judul", "Sebutan kolom bagi pembaca, misalnya Produksi.", constraints=_MUST),
    Field("penjelasan", "Penjelasan", "Arti kolom, satu kalimat.", constraints=_MUST),
    Field("tipe", "Tipe", "Jenis isiannya. Kode selalu teks.",
          constraints=_MUST | {"enum": list(_TYPES)}),
    Field("satuan", "Satuan", "Satuan angkanya, misalnya ton."),
    Field("wajib", "Wajib", "Ya bila sel tidak boleh kosong.", constraints=_YES_NO),
    Field("kunci", "Kunci", "Ya untuk kolom yang bersama-sama menunjuk satu baris.",
          constraints=_YES_NO),
    Field("minimum", "Minimum", "Nilai terkecil: angka, tanggal, atau nama kolom lain."),
    Field("maksimum", "Maksimum", "Nilai terbesar: angka, tanggal, atau nama kolom lain."),
    Field("pilihan", "Pilihan", "Isian yang diterima, dipisah titik koma: Negeri; Swasta."),
    Field("bentuk", "Bentuk kode", "Bentuk kode; setiap # satu angka, misalnya TPI ##."),
    Field("rujukan", "Rujukan", "Tabel dan kolom rujukan tempat isiannya terdaftar.",
          constraints={"enum": list(REFERENCES)}),
    Field("isi", "Isi tetap", "Isi yang sama di semua baris, misalnya 2026 untuk tahun."),
)  # fmt: skip


def example() -> Form:
    """Return the form with which someone lists the columns of an own table."""
    return Form(
        name=NAME,
        title="daftar kolom Anda",
        description="Satu baris menjelaskan satu kolom tabel Anda; templatnya dibuat dari sini.",
        fields=COLUMNS,
        keys=("nama",),
        last_step="Simpan, lalu jalankan perintah templat dengan nama berkas ini.",
        blank_rows=ROWS,
    )


def read(path: Path) -> Form:
    """Return the form that a list of columns (.xlsx or .csv) describes.

    Raises CourseError that names the row and the column to mend.
    """
    sheets = _sheets(path)
    rows = _rows(path, sheets.get(rules.SHEET, next(iter(sheets.values()))))
    names = [row.get("nama", "") for row in rows.values()]
    columns = [(_column(at, row, names), row) for at, row in rows.items()]
    fields = tuple(each for each, _ in columns)
    keys = tuple(each.name for each, row in columns if _is_yes(row, "kunci"))
    if not keys:
        raise CourseError(
            f"Belum ada kolom kunci di {path.name}. Tulis Ya di kolom kunci untuk kolom yang"
            " bersama-sama menunjuk satu baris, misalnya kode_wilayah dan bulan."
        )
    fixed = {each.name: entries.parse(each, row["isi"]) for each, row in columns if "isi" in row}
    bounds = tuple(
        Bound(each.name, sign, row[limit])
        for each, row in columns
        for limit, sign in (("minimum", ">="), ("maksimum", "<="))
        if row.get(limit) in names
    )
    return Form(
        name=slug(path.stem),
        title=re.sub(r"[-_ ]+", " ", path.stem),
        description=f"Satu baris untuk setiap {', '.join(keys)}.",
        fields=near_period(fields, fixed),
        keys=keys,
        fixed=fixed,
        rows=known_rows.expected(fields, keys, fixed),
        bounds=bounds,
        metadata=_metadata(sheets.get(pages.METADATA)),
    )


def _sheets(path: Path) -> dict[str, pd.DataFrame]:
    """Return the sheets of a file by name, every cell as text."""
    try:
        if path.suffix.lower() == ".csv":
            return {"": _csv(path.read_bytes())}
        return pd.read_excel(path, sheet_name=None, dtype=str, keep_default_na=False)
    except FileNotFoundError:
        raise CourseError(
            f"Berkas {path} tidak ada. Cocokkan nama dan foldernya, atau mulai dari contoh yang"
            " ditulis perintah templat --contoh."
        ) from None
    except PermissionError:
        raise CourseError(
            f"{path.name} sedang terbuka. Tutup dulu di Excel, lalu ulangi."
        ) from None
    # Each kind of wrong file has its own error: text, old .xls, damaged, another zip, a folder.
    except (ValueError, ImportError, BadZipFile, KeyError, OSError):
        raise CourseError(
            f"{path.name} tidak dapat dibaca. Simpan lewat Save As sebagai Excel Workbook (.xlsx)"
            " atau CSV UTF-8."
        ) from None


def _csv(content: bytes) -> pd.DataFrame:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    header = text.partition("\n")[0]
    comma = ";" if header.count(";") > header.count(",") else ","
    return pd.read_csv(io.StringIO(text), sep=comma, dtype=str, keep_default_na=False)


def _rows(path: Path, table: pd.DataFrame) -> dict[int, Row]:
    """Return what is filled in per row, by the row's number in Excel."""
    table = table.rename(columns=lambda name: str(name).strip().lower())
    missing = [name for name in NEEDED if name not in table]
    if missing:
        raise CourseError(
            f"Kolom {', '.join(missing)} tidak ada di {path.name}. Mulai dari contoh yang ditulis"
            " perintah templat --contoh."
        )
    rows = {
        at: {name: value.strip() for name, value in row.items() if value.strip()}
        for at, row in enumerate(table.to_dict("records"), start=2)
    }
    rows = {at: row for at, row in rows.items() if row}
    if not rows:
        raise CourseError(f"{path.name} belum berisi apa-apa. Isi satu baris untuk setiap kolom.")
    return rows


def _column(at: int, row: Row, names: list[str]) -> Field:
    """Return the column that row `at` of the list describes."""
    name, kind = row.get("nama", ""), _TYPES.get(row.get("tipe", ""))
    if not _NAME.fullmatch(name):
        cure = "Pakai huruf kecil, angka, dan garis bawah, misalnya produksi_ton"
        raise _to_mend(at, "nama", row, cure)
    if names.count(name) > 1:
        raise _to_mend(at, "nama", row, "Nama ini sudah dipakai; beri nama lain")
    if not kind:
        raise _to_mend(at, "tipe", row, f"Pilih salah satu: {', '.join(_TYPES)}")
    constraints: dict[str, object] = {"required": True} if _is_yes(row, "wajib") else {}
    for label, limit in (("minimum", "minimum"), ("maksimum", "maximum")):
        if label in row and row[label] not in names:
            constraints[limit] = _typed(at, label, row, kind, row[label])
    if "pilihan" in row:
        choices = [each.strip() for each in row["pilihan"].split(";") if each.strip()]
        constraints["enum"] = [_typed(at, "pilihan", row, kind, each) for each in choices]
    if "bentuk" in row:
        if kind != "string" or not _SHAPE.fullmatch(row["bentuk"]):
            cure = "Pakai tipe teks, dan tanda # untuk setiap angka, misalnya TPI ##"
            raise _to_mend(at, "bentuk", row, cure)
        constraints["pattern"] = mask.pattern_of(row["bentuk"])
    if row.get("rujukan", REFERENCES[0]) not in REFERENCES:
        raise _to_mend(at, "rujukan", row, f"Pilih salah satu: {', '.join(REFERENCES)}")
    return Field(
        name, row.get("judul", name), row.get("penjelasan", ""), kind, row.get("satuan"),
        constraints, row.get("rujukan"),
    )  # fmt: skip


def _typed(at: int, label: str, row: Row, kind: str, text: str) -> object:
    try:
        return entries.typed(kind, text)
    except ValueError:
        cure = f"Isinya harus {messages.TYPES[kind]} seperti tipe kolomnya, atau nama kolom lain"
        raise _to_mend(at, label, row, cure) from None


def _to_mend(at: int, label: str, row: Row, cure: str) -> CourseError:
    return CourseError(f"Baris {at}, kolom {label}: {row.get(label, '')!r} belum tepat. {cure}.")


def _is_yes(row: Row, label: str) -> bool:
    return row.get(label, "").lower() == "ya"


def _metadata(sheet: pd.DataFrame | None) -> Metadata | None:
    """Return the seven fields from a sheet as this package writes it."""
    if sheet is None or list(sheet.columns[:2]) != list(pages.METADATA_COLUMNS)[:2]:
        return None
    found = dict(zip(sheet.iloc[:, 0], sheet.iloc[:, 1], strict=True))
    return Metadata(**{part.name: found.get(part.name, "") for part in parts_of(Metadata)})
