"""All cases, the people who hand them in, and the folder a facilitator would get."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import cycle, product

from bimtek.grading.exercise import Exercise
from bimtek.identity import Identity
from kiriman_rusak import (
    arsip,
    bentuk,
    berbohong,
    curang,
    hasil_palsu,
    henti,
    identitas,
    jalan,
    json_rusak,
    kabur,
    mengintip,
    metadata,
    nama_berkas,
    pasangan,
    pemalsuan,
    struktur,
    sumber_daya,
    versi,
    wajar,
)
from kiriman_rusak.kasus import HERE, PARCEL, Case, Marks, Surroundings, Work

MODULES = (
    nama_berkas,
    arsip,
    json_rusak,
    struktur,
    bentuk,
    metadata,
    identitas,
    pasangan,
    versi,
    jalan,
    henti,
    sumber_daya,
    kabur,
    mengintip,
    pemalsuan,
    hasil_palsu,
    berbohong,
    curang,
    wajar,
)
CASES: list[Case] = [case for module in MODULES for case in module.family.cases]

# Traps that other graders are known to fall into; each has at least one case. What is no
# submission (a rerun after a crash, feedback, a locked workbook) has tests of its own.
TRAPS = (
    "FutureWarning in right code",
    "RLIMIT_NPROC does not bind root",
    "allocation loop",
    "ast_transformers that drop asserts",
    "broken JSON",
    "closed stdout",
    "data folder restored from the source",
    "except BaseException around endless loop",
    "export without quoting",
    "grade or solution flag changed",
    "hidden tests in the working directory",
    "last expression larger than the points",
    "np.float64 as last value",
    "object whose __eq__ is always True",
    "os._exit or out of memory",
    "os.chdir",
    "renamed file",
    "same grade_id twice",
    "source, other submissions, gradebook",
    "test cell deleted",
    "variable called cek or len",
)

FIRST_NAMES = (
    "Agus",
    "Baiq",
    "Candra",
    "Dewi",
    "Eko",
    "Fitri",
    "Gusti",
    "Hasan",
    "Ida",
    "Jamal",
    "Komang",
    "Lalu",
    "Made",
    "Nengah",
    "Oka",
    "Putu",
    "Rina",
    "Siti",
    "Taufik",
    "Umi",
    "Wayan",
    "Yulia",
)
LAST_NAMES = (
    "Anggraini",
    "Basri",
    "Cahyadi",
    "Darmawan",
    "Effendi",
    "Fauziah",
    "Gunadi",
    "Handayani",
    "Ismail",
    "Jayadi",
    "Kurniawan",
    "Lestari",
    "Maulana",
    "Nurhayati",
    "Oktavia",
    "Pratama",
    "Rahmawati",
    "Setiawan",
    "Tanjung",
    "Usman",
    "Wijaya",
    "Yusuf",
)
OFFICES = ("Dinas Kesehatan", "Dinas Sosial", "Inspektorat", "Dinas Perhubungan")


@dataclass(frozen=True)
class HandedIn:
    """A case with its person, and with places filled in."""

    case: Case
    work: Work

    def placed(self, place: str) -> str:
        """Return a place as reports give it."""
        return place.replace(HERE, self.work.place).replace(PARCEL, self.work.parcel_name)

    @property
    def expected(self) -> dict[tuple[str, str], Marks]:
        """Return the marks by name and office of everybody this case brings along."""
        who, case = self.work.who, self.case
        own = {} if case.marks is None else {case.shown or (who.display, who.office): case.marks}
        return own | dict(case.others)


def people() -> dict[str, Identity]:
    """Return a person for each case, by its id: the same whichever cases are handed in."""
    names, offices = product(LAST_NAMES, FIRST_NAMES), cycle(OFFICES)
    persons = {}
    for case in CASES:
        last, first = next(names)
        persons[case.id] = case.who or Identity((f"{first} {last}",), next(offices))
    return persons


def hand_in(cases: Iterable[Case], exercise: Exercise, around: Surroundings) -> list[HandedIn]:
    """Write what these cases hand in below the folder."""
    around.folder.mkdir(parents=True)
    persons = people()
    done = []
    for case in cases:
        work = Work(exercise, persons[case.id], around)
        case.hand_in(around.folder, work)
        done.append(HandedIn(case, work))
    return done
