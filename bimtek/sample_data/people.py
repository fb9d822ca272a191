"""Invented people: names put together from parts, and NIK that nobody can have.

First names are common ones of Lombok, Sumbawa, Bima and Indonesia at large; the second
name is made of syllables, so that no real person is meant. A NIK here carries kecamatan
99, which exists in no kabupaten or kota of NTB.
"""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from bimtek.sample_data import randomness

NO_KECAMATAN = "99"
WOMEN_DAY = 40  # added to the day of birth in a woman's NIK
_FIRST = {
    "L": (
        "Agus", "Ahyar", "Arifin", "Budi", "Burhan", "Fathul", "Furkan", "Hamdan", "Hendra",
        "Imran", "Jumadil", "Lalu Sahdi", "Lalu Wira", "Ma'ruf", "Mahsun", "Marzuki", "Mawardi",
        "Rahmat", "Rudi", "Sabri", "Sahrun", "Saparudin", "Sya'ban", "Syamsul", "Zulkifli",
    ),
    "P": (
        "Baiq Rini", "Baiq Sulastri", "Dewi", "Fatimah", "Fitri", "Hafsah", "Hilmiah", "Husnul",
        "Ida", "Indah", "Jumenah", "Khadijah", "Laila", "Maemunah", "Murni", "Nur'aini", "Nurul",
        "Rohani", "Rukmini", "Sa'adah", "Salmah", "Siti", "Sri", "Suharti", "Yuliana",
    ),
}  # fmt: skip
_HEADS = ("Bar", "Das", "Had", "Jal", "Kam", "Lat", "Mar", "Nas", "Par", "Sar", "Tam", "War")
_MIDDLES = ("a", "i", "u")
_TAILS = {
    "L": ("din", "hari", "man", "nadi", "san", "wan"),
    "P": ("lah", "niah", "riani", "sih", "tini", "wati"),
}


def people(
    key: str, size: int, ages: tuple[float, float], on: dt.date, women: float = 0.5
) -> pd.DataFrame:
    """Return invented people: nama, jenis_kelamin (L, P), tanggal_lahir (date).

    `ages` are the youngest and the oldest age in years on the day `on`; `women` is their
    share. Add `nik` to know each of them by a number.
    """
    sex = pd.Series(np.where(randomness.uniform(f"{key}/jk", size) < women, "P", "L"))
    youngest, oldest = ages
    years = youngest + (oldest - youngest) * randomness.uniform(f"{key}/umur", size)
    born = [on - dt.timedelta(days=int(each * 365.25) + 1) for each in years]
    return pd.DataFrame({"nama": names(key, sex), "jenis_kelamin": sex, "tanggal_lahir": born})


def names(key: str, sex: pd.Series) -> list[str]:
    """Return one invented full name per entry of `sex` (L, P)."""
    picks = randomness.uniform(f"{key}/nama", 4 * len(sex)).reshape(len(sex), 4)
    return [
        f"{_pick(_FIRST[each], a)} {_pick(_HEADS, b)}{_pick(_MIDDLES, c)}{_pick(_TAILS[each], d)}"
        for each, (a, b, c, d) in zip(sex, picks, strict=True)
    ]


def nik(key: str, region: pd.Series, sex: pd.Series, born: pd.Series) -> pd.Series:
    """Return 16 digits per person: kab/kota, kecamatan 99, day of birth, serial; all differ.

    `region` holds Kemendagri codes of the kab/kota ("52.01"), `born` dates.
    """
    day = [d.day + (WOMEN_DAY if s == "P" else 0) for d, s in zip(born, sex, strict=True)]
    start = region.str.replace(".", "").str[:4] + NO_KECAMATAN
    start += [f"{n:02d}{d.month:02d}{d.year % 100:02d}" for n, d in zip(day, born, strict=True)]
    step = 7  # room for chance between the serials of people with the same twelve digits
    chance = (step * randomness.uniform(f"{key}/urut", len(start))).astype(int)
    serial = 1 + step * start.groupby(start).cumcount() + chance
    return start + serial.astype(str).str.zfill(4)


def _pick(choices: tuple[str, ...], chance: float) -> str:
    return choices[int(chance * len(choices))]
