"""Tables made from book/kurikulum.yml: all modules, one day by the minute, module cards."""

from __future__ import annotations

from bimtek import curriculum
from bimtek.curriculum import Curriculum, Module
from bimtek.sphinx_course.markdown import MarkdownDirective, table

_COMING = "{bdg-secondary-line}`menyusul`"


def _title(module: Module) -> str:
    """Return the title, as a link when there is a lesson and marked when there is none yet."""
    if module.available:
        return f"{{doc}}`{module.title} </notebooks/{module.name}>`"
    return f"{module.title} (menyusul)"


class PlanDirective(MarkdownDirective):
    """A directive that shows the plan of the course."""

    def plan(self) -> Curriculum:
        """Read the plan and note that the page hangs on it."""
        return curriculum.load(self.source(curriculum.PLAN.name))


class CurriculumTable(PlanDirective):
    """`{tabel-kurikulum}`: every module with its day, minutes, core tasks and summary."""

    def markdown(self) -> str:
        """One row per module and the sum of the workshop."""
        plan = self.plan()
        rows = [self._row(module) for module in plan.modules]
        teach = sum(module.teach_minutes or 0 for module in plan.modules)
        practice = plan.core_minutes - teach
        rows.append(
            ["", "**Jumlah lokakarya**", "", f"**{plan.core_minutes}** ({teach} + {practice})",
             f"**{plan.core_tasks}**", ""]
        )  # fmt: skip
        header = ["No.", "Modul", "Hari", "Menit (ajar + praktik)", "Tugas inti", "Isi"]
        return table(header, rows, "6 26 10 16 10 32", "tabel-kurikulum")

    @staticmethod
    def _row(module: Module) -> list[str]:
        title = _title(module) if module.available else f"{module.title} {_COMING}"
        minutes = tasks = "–"
        if module.minutes:
            minutes = f"{module.minutes} ({module.teach_minutes} + {module.practice_minutes})"
            tasks = str(module.planned_core_tasks or "–")
        return [
            module.number, title, str(module.day), minutes, tasks, module.summary,
        ]  # fmt: skip


class DayPlan(PlanDirective):
    """`{rundown} 1`: the day by the minute, with links to the lessons."""

    required_arguments = 1

    def markdown(self) -> str:
        """One row per entry and the sums of the day."""
        plan = self.plan()
        day = plan.days[int(self.choose("1", "2")) - 1]
        rows = []
        for slot in day.slots:
            what = slot.what
            if slot.kind == "modul":
                module = plan.module(slot.what)
                what = f"**Modul {module.number}** · {_title(module)}"
            elif slot.kind == "istirahat":
                what = f"*{slot.what}*"
            rows.append([slot.clock, str(slot.minutes), what])
        sums = (
            f"Modul {day.minutes_of('modul')} menit, acara lain {day.minutes_of('acara')} menit: "
            f"seluruhnya {plan.budget.hours_per_day} JP. "
            f"Istirahat {day.minutes_of('istirahat')} menit tidak dihitung."
        )
        return table(["Waktu", "Menit", "Acara"], rows, "20 12 68", "tabel-rundown") + "\n" + sums


class ModuleCards(PlanDirective):
    """`{ringkasan-modul} 1`: the modules of a day with minutes and objectives."""

    required_arguments = 1

    def markdown(self) -> str:
        """One card per module in the order of the workshop."""
        day = self.choose("1", "2", curriculum.SELF_STUDY)
        modules = self.plan().modules_of(int(day) if day.isdigit() else day)
        return "\n".join(self._card(module) for module in modules)

    @staticmethod
    def _card(module: Module) -> str:
        lines = [f"::::{{card}} {module.number} · {module.title}", ":class-card: kartu-modul", ""]
        lines += [module.summary, ""]
        lines += ["Sesudah modul ini Anda dapat:", ""]
        for number, goal in enumerate(module.objectives, 1):
            mark = "*(pilihan)* " if module.is_optional(number) else ""
            lines.append(f"- {mark}{goal[0].lower()}{goal[1:]}")
        footer = []
        if module.minutes:
            footer.append(
                f"{module.teach_minutes} menit ajar, {module.practice_minutes} menit praktik"
            )
        if module.planned_core_tasks:
            footer.append(f"{module.planned_core_tasks} tugas inti")
        if module.available:
            exercise = f"/exercises/{module.name}/{module.name}"
            footer.append(f"{{doc}}`Pelajaran </notebooks/{module.name}>`")
            footer.append(f"{{doc}}`Latihan <{exercise}>`")
        else:
            footer.append(_COMING)
        foot = [":::{card-footer}", " · ".join(footer), ":::"]
        return "\n".join([*lines, "", *foot, "::::", ""])
