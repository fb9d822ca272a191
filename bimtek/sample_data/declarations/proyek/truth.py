"""Draw the tidy table of a theme."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from bimtek.sample_data import figures, randomness
from bimtek.sample_data.declaration import Field
from bimtek.sample_data.declarations import fields
from bimtek.sample_data.declarations.proyek.measures import Shares
from bimtek.sample_data.declarations.proyek.theme import YEAR, Theme

UNIT, REPORTED, REMARK = "satuan", "tanggal_lapor", "keterangan"
FIRST_DAY, DAYS = 2, 17  # reports come in from the 2nd day after a period for 17 days
STATUS_WEIGHTS = (3, 1)
WITH_REMARK = 0.35  # share of rows with a remark


def draw(theme: Theme, seed: str) -> pd.DataFrame:
    """Return one row per key with every column of the theme except the constant ones."""
    weights = {each.field.name: each.weights for each in theme.dimensions}
    table = figures.cross(theme.level.rows(seed), weights)
    periods = frozenset(each.field.name for each in theme.dimensions if each.closes)
    shares = Shares(theme.level.code.name, weights, periods)
    for measure in theme.measures:
        table[measure.name] = measure.draw(f"{seed}/{measure.name}", table, shares)
    table = table.assign(**_attributes(theme, seed, table), **{UNIT: theme.unit})
    return table[[each.name for each in columns(theme)]]


def columns(theme: Theme) -> tuple[Field, ...]:
    """Return the columns of the truth in order, without those that are constant."""
    first = theme.measures[0].title.lower()
    unit = (fields.choice(UNIT, "Satuan", f"Satuan angka {first} di baris itu.", [theme.unit]),)
    return (
        theme.level.code,
        *theme.level.names,
        *theme.level.others,
        *(each.field for each in theme.dimensions),
        theme.measures[0].column,
        *(unit if theme.unit else ()),
        *(each.column for each in theme.measures[1:]),
        theme.status,
        fields.day(REPORTED, "Tanggal lapor", "Tanggal laporan untuk baris ini diterima."),
        Field(REMARK, "Keterangan", "Catatan pelapor, bila ada."),
    )


def _attributes(theme: Theme, seed: str, table: pd.DataFrame) -> dict[str, list]:
    """Draw status, date and remark, once for all keys that share a row of the sheet."""
    shared = [name for name in theme.keys if name != theme.arrangement.wide]
    row = table.groupby(shared, sort=False).ngroup().to_numpy()
    count = row.max() + 1
    weights = dict(zip(theme.status.constraints["enum"], STATUS_WEIGHTS, strict=True))
    status = figures.choose(f"{seed}/status", count, weights)
    remarks = figures.choose(f"{seed}/catatan", count, dict.fromkeys(theme.remarks, 1)).tolist()
    remarked = randomness.uniform(f"{seed}/bercatatan", count) < WITH_REMARK
    late = FIRST_DAY + np.floor(randomness.uniform(f"{seed}/lapor", count) * DAYS)
    return {
        theme.status.name: status[row].tolist(),
        REPORTED: [
            closed + dt.timedelta(days=int(days))
            for closed, days in zip(_closes(theme, table), late[row], strict=True)
        ],
        REMARK: [remarks[at] if remarked[at] else None for at in row],
    }


def _closes(theme: Theme, table: pd.DataFrame) -> list[dt.date]:
    """Return the day after which each row could be reported."""
    if theme.level.day:
        return table[theme.level.day].tolist()
    days = [dt.date(YEAR, 12, 31)] * len(table)
    for each in theme.dimensions:
        if each.closes and each.field.name != theme.arrangement.wide:
            days = table[each.field.name].map(each.closes).tolist()
    return days
