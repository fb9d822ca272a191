"""Make a dataset of a theme."""

from __future__ import annotations

from functools import partial

from bimtek.sample_data.declaration import Dataset, RawFile
from bimtek.sample_data.declarations import fields
from bimtek.sample_data.declarations.proyek import arrangement, mess, truth
from bimtek.sample_data.declarations.proyek.theme import YEAR, Theme

FOLDER = "proyek/"


def dataset(theme: Theme) -> Dataset:
    """Return the dataset of a theme: a tidy truth and the one workbook of its office."""
    name = f"{theme.no:02d}-{theme.slug}"
    constants = {"tahun": YEAR, "sumber": fields.SOURCE}
    always = (fields.TAHUN, fields.SUMBER)
    if theme.dimension("tahun"):
        constants.pop("tahun")
        always = (fields.SUMBER,)
    workbook = RawFile(f"{name}-SINTETIS.xlsx", arrangement.sheets(theme), mess.defects(theme))
    return Dataset(
        name=f"proyek-{name}",
        title=f"{theme.title}, {arrangement.years(theme)}",
        office=theme.office,
        truth=partial(truth.draw, theme),
        keys=theme.keys,
        constants=constants,
        files=(workbook,),
        fields=(*truth.columns(theme), *always),
        description=f"{theme.metadata.definisi} Satu baris per {_listed(theme)}.",
        metadata=theme.metadata,
        folder=FOLDER,
    )


def _listed(theme: Theme) -> str:
    titles = [theme.level.names[0].title, *(each.field.title for each in theme.dimensions)]
    if theme.level.code.name == "nomor":
        titles[0] = theme.level.code.title
    titles = [each[0].lower() + each[1:] for each in titles]
    if len(titles) < 3:
        return " dan ".join(titles)
    return f"{', '.join(titles[:-1])}, dan {titles[-1]}"
