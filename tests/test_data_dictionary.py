"""Rules of the descriptor in the words of the book's data dictionary."""

from __future__ import annotations

import pytest

from bimtek.sphinx_course.data_dictionary import in_words


@pytest.mark.parametrize(
    ("constraints", "words"),
    [
        ({}, ""),
        ({"required": True, "unique": True}, "wajib; tidak berulang"),
        ({"enum": ["L", "P"]}, "isinya `L` / `P`"),
        ({"enum": list(range(13))}, "salah satu dari 13 pilihan"),
        ({"minimum": 0, "maximum": 100}, "0 sampai 100"),
        ({"minimum": 0}, "paling kecil 0"),
        ({"maximum": 0}, "paling besar 0"),
        ({"minimum": 0.5, "maximum": 2030}, "0,5 sampai 2030"),
        ({"pattern": r"52\.\d{2}\.\d{2}"}, "berbentuk `52.##.##`"),
        ({"pattern": r"(52|53)\d"}, ""),
    ],
)
def test_constraints_are_said_in_words(constraints, words):
    assert in_words(constraints, None) == words


def test_foreign_key_names_column_and_table():
    reference = {"resource": "kecamatan", "fields": ["nama"]}
    assert in_words({}, reference) == "ada di kolom `nama` tabel `kecamatan`"
