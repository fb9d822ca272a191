"""The figures of the sample data: parts that add up, scatter that stays in its band."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from bimtek.sample_data import figures

WEIGHTS = st.lists(st.floats(0.01, 100), min_size=3, max_size=3)


@given(st.lists(st.tuples(st.integers(0, 10**7), WEIGHTS), min_size=1, max_size=20))
def test_parts_add_up_exactly_and_are_off_their_share_by_less_than_one(rows):
    totals = np.array([total for total, _ in rows])
    weights = np.array([each for _, each in rows])
    parts = figures.split(totals, weights)
    share = totals[:, None] * weights / weights.sum(axis=1, keepdims=True)
    assert (parts.sum(axis=1) == totals).all() and (parts >= 0).all()
    assert (np.abs(parts - share) < 1 + 1e-6).all()


def test_scatter_keeps_its_mean_and_never_leaves_three_deviations():
    found = figures.around("uji", np.full(5000, 200.0), 0.1)
    assert found.min() >= 140 and found.max() <= 260 and abs(found.mean() - 200) < 2


def test_names_are_drawn_as_often_as_their_weights_say():
    found = pd.Series(figures.choose("uji", 10_000, {"a": 6, "b": 3, "c": 1, "d": 0}))
    share = found.value_counts(normalize=True).to_dict()
    assert set(share) == {"a", "b", "c"}
    assert all(
        abs(share[name] - wanted) < 0.02
        for name, wanted in zip("abc", (0.6, 0.3, 0.1), strict=True)
    )


def test_crossing_gives_every_combination_once_and_the_last_level_varies_fastest():
    table = figures.cross(pd.DataFrame({"tempat": ["x", "y"]}), {"tahun": (1, 2), "jk": "LP"})
    assert [tuple(row) for row in table.to_numpy()[:3]] == [
        ("x", 1, "L"),
        ("x", 1, "P"),
        ("x", 2, "L"),
    ]
    assert len(table) == len(table.drop_duplicates()) == 8
