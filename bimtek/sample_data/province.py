"""A large table: every desa of the province, month by month, ten indicators.

It is no dataset of the course (nothing is committed); it shows that what works for a
workbook also works for a province.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from bimtek.sample_data import figures, randomness, reference
from bimtek.sample_data.declarations.fields import SOURCE

FIRST_YEAR = 2021
_EVEN = (1.0,) * 12
_RAINY = (1.4, 1.3, 1.2, 1.1, 0.9, 0.8, 0.7, 0.7, 0.8, 0.9, 1.0, 1.2)
_HARVEST = (0.3, 0.5, 2.4, 2.6, 1.2, 0.6, 1.0, 1.4, 0.9, 0.5, 0.3, 0.3)


@dataclass(frozen=True)
class Indicator:
    """Cases a month in a thousand residents, how far a desa may be off, the course of a year."""

    per_thousand: float
    spread: float
    season: tuple[float, ...] = _EVEN


INDICATORS = {  # all assumed
    "balita_ditimbang": Indicator(62.0, 0.15),
    "ibu_hamil_diperiksa": Indicator(12.0, 0.25),
    "kelahiran": Indicator(1.3, 0.60),
    "kematian": Indicator(0.6, 0.70),
    "kunjungan_puskesmas": Indicator(110.0, 0.20, _RAINY),
    "kasus_diare": Indicator(2.2, 0.50, _RAINY),
    "keluarga_penerima_bantuan": Indicator(48.0, 0.10),
    "siswa_hadir": Indicator(170.0, 0.08),
    "panen_padi_ton": Indicator(21.0, 0.40, _HARVEST),
    "permohonan_surat": Indicator(9.0, 0.30),
}


def residents() -> pd.Series:
    """Return the people of every desa by code: each kab/kota's population, unevenly split."""
    villages = reference.desa().set_index("kode_kemendagri")["kode_kabkota"]
    weight = pd.Series(0.4 + randomness.uniform("provinsi/bobot", len(villages)), villages.index)
    people = figures.regions().set_index("kode_wilayah")["penduduk"]
    return villages.map(people) * weight / weight.groupby(villages).transform("sum")


def province(months: int) -> pd.DataFrame:
    """Return desa x months x indicators rows, from January of FIRST_YEAR on.

    Columns: kode_wilayah, tahun, bulan, indikator, nilai (whole number, monthly), sumber.
    A shorter table is the beginning of a longer one.
    """
    people = residents()
    month = np.arange(months)
    values = np.empty((months, len(people), len(INDICATORS)), dtype=np.int32)
    for at, (name, each) in enumerate(INDICATORS.items()):
        off = randomness.uniform(f"provinsi/{name}", months * len(people)).reshape(months, -1)
        season = np.array(each.season)[month % 12, None]
        level = people.to_numpy() / 1000 * each.per_thousand
        values[:, :, at] = np.rint(level * season * (1 + each.spread * (2 * off - 1)))
    desa, indicator = np.indices(values.shape[1:])
    rows_of_month = desa.size
    return pd.DataFrame(
        {
            "kode_wilayah": pd.Categorical.from_codes(
                np.tile(desa.ravel().astype(np.int16), months), people.index
            ),
            "tahun": np.repeat((FIRST_YEAR + month // 12).astype(np.int16), rows_of_month),
            "bulan": np.repeat((month % 12 + 1).astype(np.int8), rows_of_month),
            "indikator": pd.Categorical.from_codes(
                np.tile(indicator.ravel().astype(np.int8), months), list(INDICATORS)
            ),
            "nilai": values.ravel(),
            "sumber": pd.Categorical.from_codes(np.zeros(values.size, np.int8), [SOURCE]),
        }
    )
