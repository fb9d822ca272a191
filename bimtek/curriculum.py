"""The plan of the course, read from book/kurikulum.yml and checked.

Everything that shows or counts modules, minutes and tasks reads it from here: the tables
in the book, the marks of the workshop (core tasks only) and the tests.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bimtek.errors import CourseError
from bimtek.paths import BOOK

PLAN = BOOK / "kurikulum.yml"

TRACKS = ("inti", "pilihan", "bonus")
SELF_STUDY = "mandiri"
DAYS = (1, 2, SELF_STUDY)

_MODULE_FIELDS = {
    "nomor",
    "slug",
    "judul",
    "hari",
    "menit",
    "ringkas",
    "tujuan",
    "data",
    "impor",
    "tugas_inti_direncanakan",
    "tersedia",
    "tugas",
}


@dataclass(frozen=True)
class Task:
    """One task of an exercise; `objective` counts the module's objectives from 1.

    `sections` are headings of the lesson that show how the task is done.
    """

    id: str
    track: str
    title: str
    objective: int
    sections: tuple[str, ...] = ()


@dataclass(frozen=True)
class Module:
    """One module; self-study modules have no minutes (None).

    `imports` are the modules from outside the standard library that its notebooks import.
    """

    number: str
    slug: str
    title: str
    day: int | str
    teach_minutes: int | None
    practice_minutes: int | None
    summary: str
    objectives: tuple[str, ...]
    data: tuple[str, ...]
    imports: tuple[str, ...]
    planned_core_tasks: int
    available: bool
    tasks: tuple[Task, ...]

    @property
    def name(self) -> str:
        """Name of the notebook and of the exercise folder, e.g. `02-membaca-berkas`."""
        return f"{self.number}-{self.slug}"

    @property
    def minutes(self) -> int:
        """Core minutes in the workshop, 0 for self-study."""
        return (self.teach_minutes or 0) + (self.practice_minutes or 0)

    def is_optional(self, objective: int) -> bool:
        """Tell whether tasks train this objective (from 1), but no core task does."""
        tracks = {task.track for task in self.tasks if task.objective == objective}
        return bool(tracks) and "inti" not in tracks

    def tasks_of(self, track: str) -> tuple[Task, ...]:
        """Tasks of one track: inti, pilihan or bonus."""
        return tuple(task for task in self.tasks if task.track == track)


@dataclass(frozen=True)
class Slot:
    """One entry of a day: kind is `modul`, `acara` or `istirahat`; start in minutes of the day."""

    kind: str
    what: str
    minutes: int
    start: int

    @property
    def clock(self) -> str:
        """Start and end as Indonesians write them: `08.00-08.30` with an en dash."""
        return f"{_clock(self.start)}–{_clock(self.start + self.minutes)}"


@dataclass(frozen=True)
class Day:
    """One workshop day in order."""

    number: int
    slots: tuple[Slot, ...]

    def minutes_of(self, *kinds: str) -> int:
        """Minutes of the entries of these kinds."""
        return sum(slot.minutes for slot in self.slots if slot.kind in kinds)


@dataclass(frozen=True)
class Budget:
    """What the workshop has: core minutes and tasks, lesson hours a day and their length."""

    minutes: int
    core_tasks: int
    hours_per_day: int
    minutes_per_hour: int


@dataclass(frozen=True)
class Curriculum:
    """The whole plan."""

    budget: Budget
    modules: tuple[Module, ...]
    days: tuple[Day, ...]

    def module(self, number: str) -> Module:
        """The module with this two-digit number; KeyError if there is none."""
        for module in self.modules:
            if module.number == number:
                return module
        raise KeyError(number)

    def modules_of(self, day: int | str) -> tuple[Module, ...]:
        """Modules of a day, in the order of the workshop; self-study in number order."""
        modules = [module for module in self.modules if module.day == day]
        if day == SELF_STUDY:
            return tuple(modules)
        order = [slot.what for slot in self.days[int(day) - 1].slots if slot.kind == "modul"]
        return tuple(sorted(modules, key=lambda module: order.index(module.number)))

    @property
    def core_minutes(self) -> int:
        """Core minutes of all modules."""
        return sum(module.minutes for module in self.modules)

    @property
    def core_tasks(self) -> int:
        """Planned core tasks of all modules."""
        return sum(module.planned_core_tasks for module in self.modules)


def load(path: Path = PLAN) -> Curriculum:
    """Read and check the plan; CourseError names the entry that is wrong."""
    try:
        raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise CourseError(
            f"{path.name} tidak dapat dibaca; kembalikan berkas aslinya ({error})."
        ) from error
    return parse(raw)


def parse(raw: dict[str, Any]) -> Curriculum:
    """Turn the content of kurikulum.yml into a checked Curriculum."""
    try:
        budget = Budget(
            minutes=raw["anggaran"]["menit"],
            core_tasks=raw["anggaran"]["tugas_inti"],
            hours_per_day=raw["anggaran"]["jp_per_hari"],
            minutes_per_hour=raw["anggaran"]["menit_per_jp"],
        )
        modules, days = raw["modul"], raw["rundown"]
    except (KeyError, TypeError) as error:
        raise _wrong(f"bagian {error} belum ada; perlu anggaran, modul, dan rundown") from error
    curriculum = Curriculum(
        budget=budget,
        modules=tuple(_module(entry) for entry in modules),
        days=tuple(_day(entry) for entry in days),
    )
    _check_modules(curriculum.modules)
    _check_budget(curriculum)
    _check_days(curriculum)
    return curriculum


def _wrong(what: str) -> CourseError:
    return CourseError(f"book/kurikulum.yml: {what}.")


def _clock(minute_of_day: int) -> str:
    return f"{minute_of_day // 60:02d}.{minute_of_day % 60:02d}"


def _module(entry: dict[str, Any]) -> Module:
    where = f"modul {entry.get('nomor', '?')}"
    if not re.fullmatch(r"\d{2}", str(entry.get("nomor"))) or isinstance(entry["nomor"], int):
        raise _wrong(f'{where}: nomor harus dua angka di dalam tanda kutip, misalnya "02"')
    missing, unknown = _MODULE_FIELDS - entry.keys(), entry.keys() - _MODULE_FIELDS
    if missing or unknown:
        raise _wrong(f"{where} kurang isian {sorted(missing)} atau berlebih {sorted(unknown)}")
    minutes = entry["menit"] or {"ajar": None, "praktik": None}
    if minutes.keys() != {"ajar", "praktik"}:
        raise _wrong(f"{where} perlu menit dengan isian ajar dan praktik, atau null")
    return Module(
        number=entry["nomor"],
        slug=entry["slug"],
        title=entry["judul"],
        day=entry["hari"],
        teach_minutes=minutes["ajar"],
        practice_minutes=minutes["praktik"],
        summary=entry["ringkas"],
        objectives=tuple(entry["tujuan"]),
        data=tuple(entry["data"]),
        imports=tuple(entry["impor"]),
        planned_core_tasks=entry["tugas_inti_direncanakan"],
        available=entry["tersedia"],
        tasks=tuple(_task(task, where) for task in entry["tugas"]),
    )


def _task(entry: dict[str, Any], where: str) -> Task:
    if entry.keys() != {"id", "jalur", "judul", "tujuan", "bagian"}:
        raise _wrong(f"{where}: setiap tugas perlu tepat id, jalur, judul, tujuan, dan bagian")
    if not isinstance(entry["bagian"], list):
        raise _wrong(f"{entry['id']}: bagian harus daftar judul di dalam kurung siku")
    return Task(
        entry["id"], entry["jalur"], entry["judul"], entry["tujuan"], tuple(entry["bagian"])
    )


def _day(entry: dict[str, Any]) -> Day:
    where = f"rundown hari {entry.get('hari', '?')}"
    if not re.fullmatch(r"\d{2}\.\d{2}", str(entry.get("mulai"))):
        raise _wrong(f'{where} perlu jam mulai seperti "08.00"')
    hours, minutes = str(entry["mulai"]).split(".")
    clock = int(hours) * 60 + int(minutes)
    slots = []
    for item in entry.get("susunan", []):
        kinds = item.keys() - {"menit"}
        if len(kinds) != 1 or not kinds <= {"modul", "acara", "istirahat"}:
            raise _wrong(f"{where}: {item} perlu menit dan satu dari modul, acara, istirahat")
        if not isinstance(item.get("menit"), int) or item["menit"] <= 0:
            raise _wrong(f"{where}: {item} perlu menit berupa bilangan bulat di atas 0")
        (kind,) = kinds
        slots.append(Slot(kind, item[kind], item["menit"], clock))
        clock += item["menit"]
    return Day(entry["hari"], tuple(slots))


def _check_modules(modules: tuple[Module, ...]) -> None:
    numbers = [module.number for module in modules]
    if numbers != sorted(set(numbers)):
        raise _wrong("nomor modul harus urut dan tidak boleh kembar")
    slugs = [module.slug for module in modules]
    if len(set(slugs)) != len(slugs):
        raise _wrong("slug modul tidak boleh kembar")
    for module in modules:
        _check_module(module)
        _check_tasks(module)


def _check_module(module: Module) -> None:
    where = f"modul {module.number}"
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", module.slug):
        raise _wrong(f"{where}: slug hanya huruf kecil, angka, dan tanda hubung")
    if module.day not in DAYS:
        raise _wrong(f"{where}: hari harus 1, 2, atau mandiri")
    if (module.day == SELF_STUDY) != (module.teach_minutes is None):
        raise _wrong(f"{where}: menit diisi untuk modul lokakarya dan null untuk modul mandiri")
    if module.day == SELF_STUDY and module.planned_core_tasks:
        raise _wrong(f"{where}: modul mandiri tidak punya tugas inti")
    if not module.objectives or len(set(module.objectives)) != len(module.objectives):
        raise _wrong(f"{where}: tujuan harus ada dan tidak boleh kembar")


def _check_tasks(module: Module) -> None:
    where = f"modul {module.number}"
    if not module.available and module.tasks:
        raise _wrong(f"{where} belum tersedia, jadi daftar tugasnya harus kosong")
    for task in module.tasks:
        if not re.fullmatch(rf"{module.number}-(tugas-[1-9]\d*|bonus)", task.id):
            raise _wrong(f"{where}: id {task.id} harus seperti {module.number}-tugas-1")
        if task.track not in TRACKS:
            raise _wrong(f"{task.id}: jalur harus inti, pilihan, atau bonus")
        if task.objective not in range(1, len(module.objectives) + 1):
            raise _wrong(f"{task.id}: tujuan {task.objective} tidak ada di {where}")
        if not task.sections or len(set(task.sections)) != len(task.sections):
            raise _wrong(f"{task.id}: bagian harus ada dan tidak boleh kembar")
    ids = [task.id for task in module.tasks]
    if len(set(ids)) != len(ids):
        raise _wrong(f"{where}: id tugas tidak boleh kembar")
    tracks = [TRACKS.index(task.track) for task in module.tasks]
    if tracks != sorted(tracks):
        raise _wrong(f"{where}: urutan tugas harus inti, lalu pilihan, lalu bonus")
    core = len(module.tasks_of("inti"))
    if module.available and core != module.planned_core_tasks:
        raise _wrong(f"{where}: ada {core} tugas inti, direncanakan {module.planned_core_tasks}")


def _check_budget(curriculum: Curriculum) -> None:
    budget = curriculum.budget
    if curriculum.core_minutes > budget.minutes:
        raise _wrong(f"inti {curriculum.core_minutes} menit, anggarannya {budget.minutes}")
    if curriculum.core_tasks > budget.core_tasks:
        raise _wrong(f"ada {curriculum.core_tasks} tugas inti, anggarannya {budget.core_tasks}")
    practice = sum(module.practice_minutes or 0 for module in curriculum.modules)
    if 2 * practice < curriculum.core_minutes:
        raise _wrong(f"praktik {practice} menit, kurang dari separuh {curriculum.core_minutes}")


def _check_days(curriculum: Curriculum) -> None:
    if [day.number for day in curriculum.days] != [1, 2]:
        raise _wrong("rundown harus memuat hari 1 lalu hari 2")
    given = dict.fromkeys((module.number for module in curriculum.modules), 0)
    for day in curriculum.days:
        for slot in day.slots:
            if slot.kind != "modul":
                continue
            if slot.what not in given or curriculum.module(slot.what).day != day.number:
                raise _wrong(f"rundown hari {day.number}: modul {slot.what} bukan modul hari itu")
            given[slot.what] += slot.minutes
    for module in curriculum.modules:
        if given[module.number] != module.minutes:
            raise _wrong(
                f"modul {module.number} perlu {module.minutes} menit, "
                f"rundown memberi {given[module.number]}"
            )
    budget = curriculum.budget
    for day in curriculum.days:
        total, promised = (
            day.minutes_of("modul", "acara"),
            (budget.hours_per_day * budget.minutes_per_hour),
        )
        if total != promised:
            raise _wrong(
                f"hari {day.number} berisi {total} menit tanpa istirahat, "
                f"padahal {budget.hours_per_day} JP = {promised} menit"
            )
