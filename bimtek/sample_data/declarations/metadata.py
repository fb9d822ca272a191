"""Metadata forms filled in with the errors one meets: MS-Keg, MS-Var, MS-Ind, NTB's sheet.

The fields of the forms are those of datasets/referensi/ms_*.csv, which come from public
transcripts. The errors belong to the ledger like any other defect.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, replace

import pandas as pd

from bimtek.sample_data import reference
from bimtek.sample_data.declaration import (
    NUMBER,
    Column,
    Dataset,
    Defect,
    Field,
    RawFile,
    SheetLayout,
)
from bimtek.sample_data.declarations import (
    fasilitas,
    fields,
    gizi_bulanan,
    kasus,
    pekerja_migran,
    siswa_disabilitas,
)
from bimtek.sample_data.declarations.metadata_answers import (
    ACTIVITY,
    ACTIVITY_ERRORS,
    ACTIVITY_FORM,
    INDICATOR_COLUMNS,
    INDICATOR_ERRORS,
    INDICATORS,
    SEVEN_FIELD_ERRORS,
    VARIABLE_ERRORS,
    VARIABLES,
    YES,
    Error,
)

OFFICE = "Dinas Komunikasi, Informatika dan Statistik"
REGISTER = gizi_bulanan.DATASETS[0]
_TYPES = {"string": "CHARACTER", "integer": "INTEGER", "date": "DATE"}
_VARIABLE_COLUMNS = {
    "nama_variabel": "2", "alias": "3", "konsep": "4", "definisi": "5",
    "referensi_pemilihan": "6", "referensi_waktu": "7", "tipe_data": "8",
    "klasifikasi_isian": "9", "aturan_validasi": "10", "kalimat_pertanyaan": "11",
    "akses_umum": "12", "ukuran": "x1", "satuan": "x2",
}  # fmt: skip
_NARROW = {"ukuran": 12, "satuan": 12, "tipe_data": 13, "komposit": 12, "akses_umum": 16}
_TRANSCRIPT = (
    "Susunan isian menurut transkrip publik formulir; periksa ke BPS sebelum dipakai.",
    "Sumber: data SINTETIS untuk latihan, bukan metadata resmi.",
)


def activity(seed: str) -> pd.DataFrame:
    """MS-Keg: one row per rincian, with its block, name, choices and answer."""
    form = reference.table("ms_keg")[["rincian", "blok", "nama_isian", "pilihan"]]
    return form.assign(isian=form["rincian"].map(ACTIVITY_FORM))


def variables(seed: str) -> pd.DataFrame:
    """MS-Var: one row per column of the register, made from how the column is declared."""
    described = {each.name: each for each in REGISTER.fields}
    rows = [
        (each.title, name, concept, each.description, chosen_by, period, _TYPES[each.type],
         _domain(each), _rules(each), "-", YES, "Jumlah" if each.unit else "-",
         each.unit.capitalize() if each.unit else "-")
        for name, (concept, chosen_by, period) in VARIABLES.items()
        for each in (described[name],)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(_VARIABLE_COLUMNS))


def indicators(seed: str) -> pd.DataFrame:
    """MS-Ind: one row per indicator."""
    return pd.DataFrame(INDICATORS, columns=list(INDICATOR_COLUMNS))


def seven_fields(seed: str) -> pd.DataFrame:
    """NTB's sheet: the seven fields of one indicator of each lesson dataset."""
    described = [
        each
        for module in (fasilitas, gizi_bulanan, kasus, pekerja_migran, siswa_disabilitas)
        for each in module.DATASETS
        if each.metadata and not each.name.endswith("-2025")
    ]
    rows = [
        {"data": each.title} | asdict(replace(each.metadata, tautan=f"bersih/{each.name}.csv"))
        for each in described
    ]
    return pd.DataFrame(rows).drop(columns="sumber")  # the same for all, so a constant


def _domain(each: Field) -> str:
    """Return the allowed values of a column as MS-Var asks for them, or a dash."""
    limits = each.constraints
    if "enum" in limits:
        names = {"L": "Laki-laki", "P": "Perempuan"}
        return "|".join(f"{value} {names.get(value, '')}".strip() for value in limits["enum"])
    return f"{limits['minimum']}-{limits['maximum']}" if "maximum" in limits else "-"


def _rules(each: Field) -> str:
    """Return the validation rules of a column, parted by bars, or a dash."""
    limits = each.constraints
    rules = ["HARUS TERISI"] if limits.get("required") else []
    rules += [f">= {limits['minimum']}"] if "minimum" in limits else []
    rules += [f"POLA {limits['pattern']}"] if "pattern" in limits else []
    return "|".join(rules) or "-"


def _labelled(form: str, numbers: dict[str, str]) -> tuple[Column, ...]:
    """Return a form's columns with their number and name; "A - B" becomes two header levels."""
    names = reference.table(form).set_index("kolom")["nama_isian"]
    columns = [Column("No", NUMBER, width=5)]
    for field, number in numbers.items():
        over, _, label = names[number].rpartition(" - ")
        online = " (INDAH)" if number.startswith("x") else ""
        columns.append(
            Column(f"({number}) {label}{online}", field, "teks_panjang", over=over or None,
                   width=_NARROW.get(field, 24))
        )  # fmt: skip
    return tuple(columns)


def _form(
    name: str,
    title: str,
    truth: Callable[[str], pd.DataFrame],
    described: tuple[Field, ...],
    layout: SheetLayout,
    defects: tuple[Defect, ...],
    text: str,
) -> Dataset:
    """A filled form: one sheet, its first column is the key, errors by row."""
    return Dataset(
        name=f"metadata-{name}",
        title=title,
        office=OFFICE,
        truth=truth,
        keys=(described[0].name,),
        constants={"sumber": fields.SOURCE},
        files=(RawFile(f"metadata-{name}-SINTETIS.xlsx", (layout,), defects),),
        fields=(*described, fields.SUMBER),
        description=text,
    )


def _described(form: str, numbers: dict[str, str]) -> tuple[Field, ...]:
    names = reference.table(form).set_index("kolom")["nama_isian"]
    return tuple(
        Field(field, names[number], f"Kolom ({number}) formulir.")
        for field, number in numbers.items()
    )


def _errors(key: str, errors: tuple[Error, ...]) -> tuple[Defect, ...]:
    """Return the defects; `key` is the column that names the row."""
    return tuple(
        Defect(code, field, row={key: row}, after=after) for code, row, field, after in errors
    )


_INDICATOR_NUMBERS = {
    name: str(number) for number, name in enumerate(INDICATOR_COLUMNS, start=2)
}  # fmt: skip
_KEG_FIELDS = (
    Field("rincian", "Rincian", "Nomor rincian.", constraints={"required": True}),
    Field("blok", "Blok", "Blok formulir.", constraints={"required": True}),
    Field(
        "nama_isian",
        "Nama isian",
        "Nama isian seperti di formulir.",
        constraints={"required": True},
    ),
    Field("pilihan", "Pilihan", "Kode dan arti pilihan, atau bentuk isian."),
    Field("isian", "Isian", "Jawaban; kosong bila rincian itu dilewati."),
)
_TITLES = {
    "data": "Data", "konsep": "Konsep", "definisi": "Definisi", "ukuran": "Ukuran",
    "satuan": "Satuan", "metode_perhitungan": "Metode perhitungan", "sumber": "Sumber",
    "tautan": "Tautan",
}  # fmt: skip
DATASETS = (
    _form(
        "ms-keg",
        "MS-Keg register bulanan penimbangan balita",
        activity,
        _KEG_FIELDS,
        SheetLayout(
            "MS-Keg",
            tuple(
                Column(each.title, each.name, "teks_panjang", width=width)
                for each, width in zip(_KEG_FIELDS, (9, 24, 40, 60, 50), strict=True)
            ),
            title=("METADATA STATISTIK KEGIATAN (MS-KEG)", "CONTOH ISIAN, DATA SINTETIS"),
            header_height=24,
            footnotes=_TRANSCRIPT,
        ),
        _errors("rincian", ACTIVITY_ERRORS),
        "Formulir MS-Keg yang sudah diisi, dengan kesalahan yang sering ditemukan.",
    ),
    _form(
        "ms-var",
        "MS-Var register bulanan penimbangan balita",
        variables,
        _described("ms_var", _VARIABLE_COLUMNS),
        SheetLayout(
            "MS-Var",
            _labelled("ms_var", _VARIABLE_COLUMNS),
            title=(
                "METADATA STATISTIK VARIABEL (MS-VAR)",
                f"Nama Kegiatan: {ACTIVITY}. Kode Kegiatan: (diisi petugas)."
                " Penyelenggara: Dinas Kesehatan",
                "CONTOH ISIAN, DATA SINTETIS",
            ),
            header_height=45,
            footnotes=_TRANSCRIPT,
        ),
        _errors("alias", VARIABLE_ERRORS),
        "Formulir MS-Var untuk kolom gizi-bulanan-2024, dengan kesalahan yang sering ditemukan.",
    ),
    _form(
        "ms-ind",
        "MS-Ind beberapa indikator",
        indicators,
        _described("ms_ind", _INDICATOR_NUMBERS),
        SheetLayout(
            "MS-Ind",
            _labelled("ms_ind", _INDICATOR_NUMBERS),
            title=("METADATA STATISTIK INDIKATOR (MS-IND)", "CONTOH ISIAN, DATA SINTETIS"),
            header_height=45,
            footnotes=_TRANSCRIPT,
        ),
        _errors("nama_indikator", INDICATOR_ERRORS),
        "Formulir MS-Ind tujuh indikator data latihan, dengan kesalahan yang sering ditemukan.",
    ),
    _form(
        "ntb",
        "Tujuh isian metadata beberapa data",
        seven_fields,
        tuple(
            Field(name, title, "Isian lembar metadata NTB.", constraints={"required": True})
            for name, title in _TITLES.items()
            if name != "sumber"
        ),
        SheetLayout(
            "Metadata",
            (
                Column("No", NUMBER, width=5),
                *(
                    Column(title, name, "teks_panjang", width=_NARROW.get(name, 32))
                    for name, title in _TITLES.items()
                ),
            ),
            title=("LEMBAR METADATA", "CONTOH ISIAN, DATA SINTETIS"),
            footnotes=_TRANSCRIPT[1:],
        ),
        _errors("data", SEVEN_FIELD_ERRORS),
        "Tujuh isian metadata NTB untuk beberapa data latihan, dengan kesalahan yang sering"
        " ditemukan.",
    ),
)  # fmt: skip
