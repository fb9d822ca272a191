"""The built book: complete, in order, offline, and never older than what it shows."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from bs4 import BeautifulSoup
from sphinx_external_toc.parsing import parse_toc_yaml

from bimtek import book, curriculum
from bimtek.errors import CourseError
from bimtek.grading import scores
from bimtek.grading.report import csv_files
from bimtek.paths import BOOK, EXERCISES, ROOT
from bimtek.sphinx_course import exercise_pages
from bimtek.sphinx_course.execution_cache import fingerprint
from bimtek.sphinx_course.reference_tables import OWN_WORD, REGULATION_COLUMNS, TERM_COLUMNS
from bimtek.sphinx_course.search import SearchIndonesian

PAGES = sorted(parse_toc_yaml(ROOT / "_toc.yml"))
NEEDED = ("_config.yml", "_toc.yml", "requirements.lock", "book", "datasets")


def rows(name: str) -> list[dict[str, str]]:
    with (BOOK / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


# --- the sources ------------------------------------------------------------------------


def test_every_page_of_the_table_of_contents_exists_and_no_page_is_left_out() -> None:
    for page in PAGES:
        assert any((ROOT / f"{page}{suffix}").is_file() for suffix in (".md", ".ipynb")), page
    written = {path.relative_to(ROOT).with_suffix("").as_posix() for path in BOOK.rglob("*.md")}
    assert written <= set(PAGES)


def test_solutions_and_work_folders_are_no_pages() -> None:
    assert not [page for page in PAGES if page.startswith(("solutions", "kerja", "hasil", "tests"))]


def test_prose_has_one_sentence_per_line() -> None:
    for path in BOOK.rglob("*.md"):
        text = re.sub(r"(?s)^(`{3,}).*?^\1", "", path.read_text(encoding="utf-8"), flags=re.M)
        for line in text.splitlines():
            if not line.startswith(("|", "-", ":", " ")) and not re.match(r"\d+\.", line):
                bare = re.sub(r"^\*\*[^*]+\.\*\* |`[^`]*`|\b(No|jo)\.", "", line)
                assert not re.search(r"[.!?]\** [A-Z]", bare), f"{path.name}: {line}"


def test_glossary_explains_every_word_once() -> None:
    entries = rows("glosarium.csv")
    assert tuple(entries[0]) == TERM_COLUMNS
    words = [word.strip() for entry in entries for word in entry["istilah"].split(";")]
    assert len(words) == len({word.lower() for word in words}) > 80
    for entry in entries:
        assert entry["padanan_inggris"] and entry["penjelasan"].endswith("."), entry
        assert entry["status"] in {"sumber", OWN_WORD}
        assert not (entry["status"] == OWN_WORD and entry["dasar"]), entry


def test_every_regulation_names_the_copy_it_was_seen_in() -> None:
    entries = rows("peraturan.csv")
    assert tuple(entries[0]) == REGULATION_COLUMNS
    numbers = [(entry["jenis"], entry["nomor_tahun"]) for entry in entries]
    assert len(numbers) == len(set(numbers))
    for entry in entries:
        assert re.search(r"\d[A-Z]?/\d{4}", entry["nomor_tahun"]), entry
        assert entry["tentang"] and entry["dipakai_untuk"] and entry["sumber"], entry


def test_what_is_not_verified_is_not_asserted() -> None:
    text = " ".join(path.read_text(encoding="utf-8") for path in BOOK.iterdir() if path.is_file())
    for claim in ("17/2020", "17 metadata", "CKAN", "Najam", "e-Walidata"):
        assert claim not in text


def test_facilitator_page_names_every_column_and_status_of_the_reports() -> None:
    page = (BOOK / "fasilitator.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `([^`]+)` \|", page, flags=re.M)
    promised = [*csv_files.RECAP_COLUMNS, *scores.STATES, *csv_files.PROBLEM_COLUMNS]
    assert [name for name in documented if name in promised] == promised


def _luminance(colour: str) -> float:
    channels = [int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_contrast_ratios_in_the_stylesheet_are_true_and_enough() -> None:
    css = (BOOK / "_static" / "bimtek.css").read_text(encoding="utf-8")
    claims = 0
    for colour, comment in re.findall(r"--\S+: (#[0-9a-f]{6}); /\* (.*?) \*/", css):
        for ratio, other in re.findall(r"([\d.]+):1 (?:on|with) (#[0-9a-f]{6})", comment):
            light, dark = sorted((_luminance(colour), _luminance(other)), reverse=True)
            found = (light + 0.05) / (dark + 0.05)
            assert abs(found - float(ratio)) < 0.06 and found >= 4.5, (colour, other, found)
            claims += 1
    assert claims >= 14


def test_search_leaves_out_only_words_without_meaning() -> None:
    language = SearchIndonesian({})
    assert not language.word_filter("yang")
    for word in ("berkas", "membaca", "data", "kode"):
        assert language.word_filter(word) and language.stem(word) == word


# --- the pieces of the build ------------------------------------------------------------


@pytest.mark.parametrize("touched", ["datasets/a.csv", "paket/kode.py", "requirements.lock"])
def test_cache_key_follows_everything_notebooks_read(tmp_path: Path, touched: str) -> None:
    for name in ("datasets/a.csv", "paket/kode.py", "requirements.lock", "book/teks.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("1", encoding="utf-8")
    before = fingerprint(tmp_path, tmp_path / "paket")
    (tmp_path / "book/teks.md").write_text("2", encoding="utf-8")
    assert fingerprint(tmp_path, tmp_path / "paket") == before
    (tmp_path / touched).write_text("2", encoding="utf-8")
    assert fingerprint(tmp_path, tmp_path / "paket") != before


def test_cache_key_notices_a_renamed_file(tmp_path: Path) -> None:
    (tmp_path / "datasets").mkdir()
    (tmp_path / "requirements.lock").write_text("", encoding="utf-8")
    old = tmp_path / "datasets" / "lama.csv"
    old.write_text("1", encoding="utf-8")
    before = fingerprint(tmp_path, tmp_path)
    old.rename(tmp_path / "datasets" / "baru.csv")
    assert fingerprint(tmp_path, tmp_path) != before


def test_exercise_archive_is_whole_and_the_same_each_time(tmp_path: Path) -> None:
    folder = tmp_path / "02-contoh"
    for name in ("02-contoh.ipynb", "data/a.csv", ".ipynb_checkpoints/x.ipynb", "__pycache__/y"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name, encoding="utf-8")
    content = exercise_pages.zip_folder(folder)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["02-contoh/02-contoh.ipynb", "02-contoh/data/a.csv"]
    (folder / "data/a.csv").touch()
    assert exercise_pages.zip_folder(folder) == content


def test_log_has_no_colours_and_no_progress_steps() -> None:
    class Process:
        stdout = iter(
            ["\x1b[01mreading sources... \x1b[0m[ 50%] book/index\n", "\x1b[31mWARNING\n"]
        )

    lines: list[str] = []
    book._show_progress(Process(), lines)  # type: ignore[arg-type]
    assert lines == ["WARNING"]


# --- a small book: what is shown follows what it is made from -----------------------------


def notebook(*cells: str) -> str:
    """A notebook of code cells under a title."""
    made = [{"cell_type": "markdown", "id": "judul", "metadata": {}, "source": "# Pelajaran"}]
    for number, source in enumerate(cells):
        made.append(
            {"cell_type": "code", "id": f"sel-{number}", "metadata": {}, "source": source,
             "outputs": [], "execution_count": None}
        )  # fmt: skip
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return json.dumps(
        {"cells": made, "metadata": {"kernelspec": kernel}, "nbformat": 4, "nbformat_minor": 5}
    )


READ_A_NUMBER = """from pathlib import Path
with Path("../dijalankan.txt").open("a") as trace:
    trace.write("x")
print("Nilainya", Path("../datasets/angka.csv").read_text())"""


class SmallBook:
    """The course's real configuration around one lesson, one exercise and two pages."""

    def __init__(self, root: Path) -> None:
        self.root = root
        ignored = shutil.ignore_patterns("*.md")
        shutil.copytree(BOOK, root / "book", ignore=ignored)
        shutil.copy(ROOT / "_config.yml", root)
        plan = root / "book" / "kurikulum.yml"
        entries = yaml.safe_load(plan.read_text(encoding="utf-8"))
        for entry in entries["modul"]:  # the small book has no lessons to link to
            entry.update(tersedia=False, tugas=[])
        plan.write_text(yaml.safe_dump(entries, allow_unicode=True), encoding="utf-8")
        self.write("requirements.lock", "")
        self.write("datasets/angka.csv", "111")
        self.write("notebooks/pelajaran.ipynb", notebook(READ_A_NUMBER))
        self.write("exercises/latihan/latihan.ipynb", notebook("raise RuntimeError('dijalankan')"))
        self.write("exercises/latihan/data/a.csv", "1")
        self.write("book/index.md", "# Awal\n\n{term}`walidata`\n\n```{tabel-kurikulum}\n```\n")
        self.write("book/istilah.md", "# Istilah\n\n```{daftar-istilah}\n```\n")
        chapters = ["book/istilah", "notebooks/pelajaran", "exercises/latihan/latihan"]
        toc = {
            "format": "jb-book",
            "root": "book/index",
            "chapters": [{"file": c} for c in chapters],
        }
        self.write("_toc.yml", yaml.safe_dump(toc))

    def write(self, name: str, content: str) -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")

    def replace(self, name: str, old: str, new: str) -> None:
        content = (self.root / name).read_text(encoding="utf-8")
        assert old in content
        self.write(name, content.replace(old, new))

    def build(self) -> None:
        book.build(root=self.root)

    def text(self, page: str) -> str:
        html = (self.root / "_build" / "html" / f"{page}.html").read_text(encoding="utf-8")
        return BeautifulSoup(html, "html.parser").get_text()

    @property
    def runs(self) -> int:
        return len((self.root / "dijalankan.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def small_book(tmp_path_factory: pytest.TempPathFactory) -> SmallBook:
    made = SmallBook(tmp_path_factory.mktemp("buku") / "folder dengan spasi")
    made.build()
    return made


@pytest.mark.lambat
def test_changed_data_changes_the_page_and_unchanged_data_runs_nothing(
    small_book: SmallBook,
) -> None:
    assert "Nilainya 111" in small_book.text("notebooks/pelajaran")
    before = small_book.runs
    small_book.build()
    assert small_book.runs == before
    small_book.write("datasets/angka.csv", "222")
    small_book.build()
    assert "Nilainya 222" in small_book.text("notebooks/pelajaran")
    assert small_book.runs == before + 1
    caches = list((small_book.root / "_build" / ".jupyter_cache").iterdir())
    assert len(caches) == 1


@pytest.mark.lambat
def test_changed_plan_and_glossary_change_their_pages_only(small_book: SmallBook) -> None:
    before = small_book.runs
    small_book.replace("book/kurikulum.yml", "Menilai mutu data", "Menakar mutu data")
    small_book.replace("book/glosarium.csv", "Siapa saja yang memakai data.", "Pemakai.")
    small_book.build()
    assert "Menakar mutu data" in small_book.text("book/index")
    assert "Pemakai." in small_book.text("book/istilah")
    assert small_book.runs == before


@pytest.mark.lambat
def test_exercise_is_shown_with_its_archive_and_not_run(small_book: SmallBook) -> None:
    assert "raise RuntimeError" in small_book.text("exercises/latihan/latihan")
    (archive,) = (small_book.root / "_build" / "html" / "_downloads").rglob("latihan.zip")
    with zipfile.ZipFile(archive) as content:
        assert "latihan/data/a.csv" in content.namelist()


@pytest.mark.lambat
def test_lesson_that_complains_fails_the_build_again_and_again(small_book: SmallBook) -> None:
    lesson = "notebooks/pelajaran.ipynb"
    sound = (small_book.root / lesson).read_text(encoding="utf-8")
    small_book.write(lesson, notebook("import sys; print('keluhan', file=sys.stderr)"))
    try:
        for _ in range(2):
            with pytest.raises(CourseError, match=r"buku\.log.*stderr"):
                small_book.build()
    finally:
        small_book.write(lesson, sound)


@pytest.mark.lambat
def test_lesson_with_an_error_fails_the_build(small_book: SmallBook) -> None:
    lesson = "notebooks/pelajaran.ipynb"
    sound = (small_book.root / lesson).read_text(encoding="utf-8")
    small_book.write(lesson, notebook("1 / 0"))
    try:
        with pytest.raises(CourseError, match=r"buku\.log"):
            small_book.build()
    finally:
        small_book.write(lesson, sound)
    assert "ZeroDivisionError" in (small_book.root / "_build/buku.log").read_text(encoding="utf-8")


@pytest.mark.lambat
def test_broken_plan_is_named_with_its_page(small_book: SmallBook) -> None:
    small_book.replace("book/kurikulum.yml", "menit: 480", "menit: 479")
    try:
        with pytest.raises(CourseError, match=r"index\.md.*inti 480 menit, anggarannya 479"):
            small_book.build()
    finally:
        small_book.replace("book/kurikulum.yml", "menit: 479", "menit: 480")


@pytest.mark.lambat
def test_reference_to_nothing_fails_the_build(small_book: SmallBook) -> None:
    small_book.replace("book/index.md", "{term}`walidata`", "{term}`istilah yang tidak ada`")
    try:
        with pytest.raises(CourseError, match="istilah yang tidak ada"):
            small_book.build()
    finally:
        small_book.replace("book/index.md", "{term}`istilah yang tidak ada`", "{term}`walidata`")


# --- the whole book, from a fresh copy in a path with spaces ------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of the HTML pages of a copy of the course."""
    root = tmp_path_factory.mktemp("kursus") / "kursus lengkap"
    root.mkdir()
    for name in (*NEEDED, "notebooks", "exercises", "solutions"):
        source = ROOT / name
        ignored = shutil.ignore_patterns("*.mo", ".ipynb_checkpoints")
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=ignored)
        else:
            shutil.copy(source, root)
    (root / "kerja").mkdir()
    (root / "kerja" / "bukan-halaman.md").write_text("# Kerja\n", encoding="utf-8")
    return book.build(root=root).parent


def html_pages(folder: Path) -> Iterator[tuple[Path, BeautifulSoup]]:
    for path in sorted(folder.rglob("*.html")):
        if "_static" not in path.relative_to(folder).parts:
            yield path, BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@pytest.mark.lambat
def test_whole_book_has_exactly_the_pages_of_its_contents(built: Path) -> None:
    found = {path.relative_to(built).with_suffix("").as_posix() for path, _ in html_pages(built)}
    assert found == {*PAGES, "index", "search"}
    assert "url=book/index.html" in (built / "index.html").read_text(encoding="utf-8")


@pytest.mark.lambat
def test_nothing_of_the_solutions_is_in_the_book(built: Path) -> None:
    for path in built.rglob("*"):
        if path.suffix in {".html", ".js", ".ipynb", ".txt"}:
            text = path.read_text(encoding="utf-8")
            for mark in ("BEGIN SOLUTION", "BEGIN HIDDEN", "tujuan="):
                assert mark not in text, f"{path}: {mark}"


@pytest.mark.lambat
def test_exercise_pages_carry_no_results(built: Path) -> None:
    for page in (page for page in PAGES if page.startswith("exercises/")):
        html = BeautifulSoup((built / f"{page}.html").read_text(encoding="utf-8"), "html.parser")
        assert html.select(".cell_input") and not html.select(".cell_output")
        (link,) = html.select(".kotak-latihan a[download]")
        archive = (built / page).parent / unquote(link["href"])
        with zipfile.ZipFile(archive) as content:
            folder = EXERCISES / page.split("/")[1]
            for path in folder.rglob("*"):
                if path.is_file():
                    name = path.relative_to(EXERCISES).as_posix()
                    assert content.read(name) == path.read_bytes()


LOADING = {
    "script": ["src"], "link": ["href"], "img": ["src", "srcset"], "iframe": ["src"],
    "source": ["src", "srcset"], "video": ["src", "poster"], "audio": ["src"],
    "object": ["data"], "embed": ["src"], "form": ["action"], "input": ["src"],
}  # fmt: skip
OUTSIDE = re.compile(r"^\s*(https?:)?//", re.I)
OUTSIDE_CODE = re.compile(
    r"""(?:url\(|@import|\bimport\(|\bimport\b[^;"']{0,80}\bfrom|importScripts\()\s*["']?(?:https?:)?//""",
    re.I,
)


def outside_resources(html: BeautifulSoup) -> list[str]:
    """Addresses on other hosts that a browser would load for this page."""
    found = []
    for tag, attributes in LOADING.items():
        for element in html.find_all(tag):
            found += [v for a in attributes if OUTSIDE.match(v := str(element.get(a) or ""))]
    inline = [element.get_text() for element in html.find_all(["script", "style"])]
    inline += [element["style"] for element in html.select("[style]")]
    return found + [code for code in inline if OUTSIDE_CODE.search(code)]


@pytest.mark.parametrize(
    "piece",
    [
        "<script src='https://unpkg.com/thebe'></script>",
        "<link rel='stylesheet' href='//fonts.example/x.css'>",
        "<img src='http://example.org/a.png'>",
        "<style>@import 'https://example.org/a.css';</style>",
        "<p style=\"background: url('https://example.org/a.png')\"></p>",
        "<script type='module'>import x from 'https://example.org/x.js'</script>",
    ],
)
def test_outside_resources_are_recognised(piece: str) -> None:
    assert outside_resources(BeautifulSoup(piece, "html.parser"))
    link = BeautifulSoup("<a href='https://example.org'>tautan</a>", "html.parser")
    assert not outside_resources(link)


@pytest.mark.lambat
def test_no_page_loads_anything_from_another_host(built: Path) -> None:
    for path, html in html_pages(built):
        assert not outside_resources(html), path
        assert not html.find("script", src=re.compile("mathjax|thebe", re.I)), path
    for path in (built / "_static").rglob("*"):
        if path.suffix in {".css", ".js"}:
            assert not OUTSIDE_CODE.search(path.read_text(encoding="utf-8")), path


@pytest.mark.lambat
def test_links_inside_the_book_lead_somewhere(built: Path) -> None:
    pages = dict(html_pages(built))
    anchors = {path: {e["id"] for e in html.select("[id]")} for path, html in pages.items()}
    for path, html in pages.items():
        for link in html.select("a[href]"):
            parts = urlsplit(link["href"])
            if parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            assert target.is_file(), f"{path}: {link['href']}"
            if parts.fragment and target in anchors:
                assert unquote(parts.fragment) in anchors[target], f"{path}: {link['href']}"


@pytest.mark.lambat
def test_pages_are_indonesian_and_pictures_are_described(built: Path) -> None:
    for path, html in html_pages(built):
        if path == built / "index.html":  # only leads to the first page
            continue
        assert html.html["lang"] == "id", path
        for picture in html.select("article img"):
            assert len(str(picture.get("alt") or "")) > 20, f"{path}: {picture.get('src')}"


LARGEST_PAGE = 600_000  # bytes with its pictures; the venue's connection is poor


@pytest.mark.lambat
def test_pages_with_their_pictures_are_small(built: Path) -> None:
    for path, html in html_pages(built):
        pictures = {picture["src"] for picture in html.select("article img[src]")}
        files = [path, *((path.parent / unquote(name)).resolve() for name in pictures)]
        size = sum(each.stat().st_size for each in files)
        assert size <= LARGEST_PAGE, f"{path}: {size}"


@pytest.mark.lambat
def test_answer_pages_treat_every_task_and_say_why_and_what_goes_wrong(built: Path) -> None:
    for module in curriculum.load().modules:
        if not module.available:
            continue
        page = built / "book" / "pembahasan" / f"{module.name}.html"
        html = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        titles = [each.get_text().rstrip("#") for each in html.select("article h2")]
        names = ["Bonus" if t.track == "bonus" else f"Tugas {t.id[9:]}" for t in module.tasks]
        assert titles == [
            f"{name}: {task.title} ({task.track})"
            for name, task in zip(names, module.tasks, strict=True)
        ]
        for heading in html.select("article h2"):
            text = heading.parent.get_text()
            assert "Mengapa begini." in text and "Yang sering keliru." in text, heading


@pytest.mark.lambat
def test_footer_names_version_and_licence(built: Path) -> None:
    from bimtek import __version__

    footer = BeautifulSoup((built / "book/index.html").read_text(encoding="utf-8"), "html.parser")
    words = " ".join(footer.select_one(".kaki").get_text(" ").split())
    assert f"versi {__version__}" in words
    assert "CC BY 4.0" in words and "Bukan terbitan resmi" in words


@pytest.mark.lambat
def test_data_dictionary_explains_every_column_of_every_table(built: Path) -> None:
    page = (built / "book" / "kamus-data.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(page, "html.parser")
    described = json.loads((ROOT / "datasets" / "datapackage.json").read_text(encoding="utf-8"))
    for resource in described["resources"]:
        if "primaryKey" in resource.get("schema", {}):
            folded = soup.find(id=f"kamus-{resource['name']}".replace("_", "-"))
            table = folded.find("table", class_="tabel-kamus")
            shown = [row.find("td").get_text(strip=True) for row in table.find_all("tr")[1:]]
            assert shown == [field["name"] for field in resource["schema"]["fields"]]


# --- last, because it takes pages away ---------------------------------------------------


@pytest.mark.lambat
def test_workshop_book_has_no_answers_left_from_an_earlier_build(built: Path) -> None:
    folder = built / "book" / "pembahasan"
    assert list(folder.iterdir())
    book.build(answers=False, root=built.parents[1])
    found = {path.relative_to(built).with_suffix("").as_posix() for path, _ in html_pages(built)}
    answers = {page for page in PAGES if page.startswith("book/pembahasan/")}
    assert answers and found == {*PAGES, "index", "search"} - answers
    assert "book/pembahasan" not in (built / "searchindex.js").read_text(encoding="utf-8")
    start = (built / "book" / "index.html").read_text(encoding="utf-8")
    assert "pembahasan/" not in start and "notebooks/02-membaca-berkas" in start
