"""Sphinx extension of the course book.

It adds what Jupyter Book lacks for this course: an execution cache that notices changed
data, tables made from the course's own files, exercise pages that can be taken along,
and the Indonesian of search.
"""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

import bimtek
from bimtek.sphinx_course import execution_cache, exercise_pages
from bimtek.sphinx_course.answer_pages import Answer, Rubrics
from bimtek.sphinx_course.data_dictionary import DataDictionary
from bimtek.sphinx_course.function_table import FunctionTable
from bimtek.sphinx_course.mess_pages import MessCards, MessPicture
from bimtek.sphinx_course.plan_tables import CurriculumTable, DayPlan, ModuleCards
from bimtek.sphinx_course.reference_tables import RegulationTable, TermList
from bimtek.sphinx_course.search import SearchIndonesian


def set_version(app: Sphinx, config: Config) -> None:
    """Let the footer show the version of the package, so that it is written once."""
    config.version = config.release = bimtek.__version__


def setup(app: Sphinx) -> dict[str, Any]:
    """Register everything with Sphinx."""
    app.connect("config-inited", set_version)
    app.connect("config-inited", execution_cache.use_cache_for_inputs)
    app.connect("builder-inited", exercise_pages.pack_exercises)
    # Before Sphinx collects downloads (500), so that the archive in the box is one.
    app.connect("doctree-read", exercise_pages.add_download_box, priority=400)
    app.add_directive("tabel-kurikulum", CurriculumTable)
    app.add_directive("rundown", DayPlan)
    app.add_directive("ringkasan-modul", ModuleCards)
    app.add_directive("daftar-istilah", TermList)
    app.add_directive("tabel-peraturan", RegulationTable)
    app.add_directive("tabel-fungsi", FunctionTable)
    app.add_directive("jawaban", Answer)
    app.add_directive("rubrik", Rubrics)
    app.add_directive("kamus-data", DataDictionary)
    app.add_directive("daftar-kekacauan", MessCards)
    app.add_directive("gambar-kekacauan", MessPicture)
    app.add_search_language(SearchIndonesian)
    return {"version": bimtek.__version__, "parallel_read_safe": True}
