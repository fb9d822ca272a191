"""The lab in the browser as a participant meets it, over plain http and without a network."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import browser_lab
import matplotlib.pyplot as plt
import nbformat
import openpyxl
import pytest
from browser_lab import BELOW, HERE, KERNEL, ROOM, SAVE, Lab, Notebook
from exercise_cells import ANSWERS
from jupyter_client import KernelManager
from jupyter_client.kernelspec import KernelSpecManager
from lab_tour import BOX_NOTEBOOK, DIALOGS, Screen, english, take_tour
from lesson_cells import lessons
from nbclient import NotebookClient
from playwright.sync_api import Browser, Locator, Page, Route, expect

from bimtek import book, identity, jupyter_process, release
from bimtek.grading.collecting.collect import collect
from bimtek.grading.exercise import load_all
from bimtek.identity import Identity
from bimtek.offices import load_offices
from bimtek.paths import EXERCISES as RELEASED
from bimtek.quiet_kernel import QUIET
from bimtek.simpan import SHEETS
from bimtek.work_folder import fill_work_folder

pytestmark = [pytest.mark.lambat, pytest.mark.peramban]

LESSONS = [f"pelajaran/pelajaran-{module.name}.ipynb" for module in lessons()]
EXERCISES = {name: f"latihan/{name}/{name}.ipynb" for name in release.exercise_names()}
NOTEBOOKS = [*LESSONS, *EXERCISES.values()]
PHONE = {"width": 390, "height": 844}
WRITES_FILES = """\
import matplotlib.pyplot as plt
import pandas as pd
from bimtek import simpan

tabel = pd.DataFrame({"kode": ["0101", "0102"], "ton": [398864, 12]})
simpan.buku_kerja("rapi.xlsx", tabel, ["Baris kosong dibuang."], ["SINTETIS"])
tabel.to_excel("biasa.xlsx", index=False)
plt.figure(figsize=(3, 2), dpi=100)
plt.bar(tabel["kode"], tabel["ton"])
plt.savefig("g.png")
"""
# Opens a notebook and runs its first code cell without waiting for its kernel.
RUN_AT_ONCE = """async (path) => {
  const app = window.jupyterapp;
  const panel = await app.commands.execute("docmanager:open", {path, factory: "Notebook"});
  await panel.context.ready;
  const cells = panel.content.widgets;
  panel.content.activeCellIndex = cells.findIndex((cell) => cell.model.type === "code");
  app.commands.execute("notebook:run-cell");
  return Boolean(panel.sessionContext.session?.kernel);
}"""
# Where the lab says something else than a laptop, by a word of the cell: what, and why.
DIFFERS = {
    # Too large for a browser; the lesson says that this part may be left out.
    "frictionless": "frictionless belum terpasang; bagian ini boleh dilewati.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return browser_lab.build_site(tmp_path_factory.mktemp("situs") / "situs")


@pytest.fixture(scope="module")
def port(site: Path) -> Iterator[int]:
    with browser_lab.served(site) as number:
        yield number


@pytest.fixture(scope="module")
def chromium(browser: Browser) -> Iterator[Browser]:
    with browser_lab.apart(browser) as started:
        yield started


@pytest.fixture(scope="module")
def room(port: int) -> str:
    """The site as a room's laptop serves it."""
    return f"http://{ROOM}:{port}/"


@pytest.fixture
def lab(chromium: Browser, room: str) -> Iterator[Lab]:
    with browser_lab.lab(chromium, room) as opened:
        yield opened


# --- every lesson and every solution --------------------------------------------------------


@pytest.fixture(scope="module")
def solved() -> dict[str, dict]:
    """The exercises with the authors' answers, by their place in the lab."""
    found = {}
    for name, place in EXERCISES.items():
        notebook = json.loads(release.source_notebook(name).read_bytes())
        notebook["metadata"]["kernelspec"] = KERNEL
        found[place] = notebook
    return found


@pytest.fixture(scope="module")
def in_room(chromium: Browser, room: str, solved: dict[str, dict]) -> dict[str, list[dict]]:
    """The code cells of every notebook, run in the lab in two tabs."""
    with browser_lab.lab(chromium, room) as lab:
        pages = [lab.open(), lab.open()]
        assert pages[0].evaluate("[isSecureContext, navigator.serviceWorker]") == [False, None]
        pages[0].evaluate(SAVE, solved)
        return browser_lab.work_through(pages, NOTEBOOKS)


@pytest.fixture(scope="module")
def on_laptop(
    tmp_path_factory: pytest.TempPathFactory, solved: dict[str, dict]
) -> dict[str, list[dict]]:
    """The code cells of the same notebooks, run as JupyterLab on a laptop runs them."""
    work = tmp_path_factory.mktemp("laptop") / "kerja"
    fill_work_folder(work=work)
    for place, notebook in solved.items():
        (work / place).write_text(json.dumps(notebook), encoding="utf-8")

    def run(place: str) -> list[dict]:
        notebook = nbformat.read(work / place, as_version=4)
        specs = KernelSpecManager(kernel_dirs=[str(jupyter_process.SHARED / "kernels")])
        client = NotebookClient(
            notebook,
            km=KernelManager(kernel_name="python3", kernel_spec_manager=specs),
            resources={"metadata": {"path": str((work / place).parent)}},
            allow_errors=True,
        )
        return [cell for cell in client.execute(**QUIET).cells if cell.cell_type == "code"]

    with ThreadPoolExecutor(2) as pool:
        return dict(zip(NOTEBOOKS, pool.map(run, NOTEBOOKS), strict=True))


def shown(cell: dict) -> list[object]:
    """Return what a cell shows, without what no two runs have in common.

    That are addresses in memory, random names of styled tables, and how the versions of
    IPython colour and cut the code above an error. The lab's link to a file is left out.
    """
    found: list[object] = []
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            name, text = output["name"], "".join(output["text"])
            if found and found[-1][0] == name:
                text = found.pop()[1] + text
            found.append((name, text))
        elif output["output_type"] == "error":
            lines = re.sub("\x1b\\[[0-9;]*m", "", "\n".join(output["traceback"])).splitlines()
            marked = [line for line in lines if line.startswith("-") and "->" in line]
            found.append((output["ename"], output["evalue"], marked, lines[-1]))
        elif not is_link(output):
            data = {kind: "".join(content) for kind, content in output["data"].items()}
            if "image/png" in data:
                data["image/png"] = "a picture"
            found.append({kind: same_names(text) for kind, text in data.items()})
    return found


def is_link(output: dict) -> bool:
    return "Berkas tersimpan: <a download=" in "".join(output["data"].get("text/html", ""))


def same_names(text: str) -> str:
    return re.sub(r"\bT_[0-9a-f]{5}(?![0-9a-f])|\bat 0x[0-9a-f]+", "…", text)


@pytest.mark.parametrize("place", NOTEBOOKS)
def test_notebook_shows_in_the_lab_what_it_shows_on_a_laptop(in_room, on_laptop, place):
    for here, there in zip(in_room[place], on_laptop[place], strict=True):
        differs = [text for word, text in DIFFERS.items() if word in "".join(here["source"])]
        assert shown(here) == ([("stdout", differs[0])] if differs else shown(there))
        assert here["execution_count"] is not None
        drawn = [each for each in there["outputs"] if "image/png" in each.get("data", {})]
        assert here["pictures"] == len(drawn)


@pytest.mark.parametrize("place", NOTEBOOKS)
def test_cell_fails_in_the_lab_only_where_it_is_meant_to(in_room, place):
    for cell in in_room[place]:
        failed = [out["ename"] for out in cell["outputs"] if out["output_type"] == "error"]
        expected = "raises-exception" in cell["metadata"].get("tags", [])
        assert bool(failed) == expected, failed


@pytest.mark.parametrize("place", EXERCISES.values())
def test_every_check_of_a_solution_passes_and_says_so(in_room, place):
    checks = [cell for cell in in_room[place] if "cek.lulus(" in "".join(cell["source"])]
    assert len(checks) >= 5
    for cell in checks:
        assert re.fullmatch(r".+: pemeriksaan ini lulus\.\n", shown(cell)[0][1])


def test_lessons_draw_and_write_in_the_lab(in_room):
    """The comparison above would be empty if nothing was drawn or written anywhere."""
    cells = [cell for place in NOTEBOOKS for cell in in_room[place]]
    assert sum(cell["pictures"] for cell in cells) >= 1
    outputs = [out for cell in cells for out in cell["outputs"] if "data" in out]
    assert sum(map(is_link, outputs)) >= 7


# --- other places, without a service worker --------------------------------------------------


@pytest.mark.parametrize("place", [f"http://{HERE}:{{}}/", f"http://{ROOM}:{{}}/{BELOW}"])
def test_lab_works_on_this_laptop_and_below_a_path(chromium, port, solved, on_laptop, place):
    notebooks = [LESSONS[2], EXERCISES["02-membaca-berkas"]]
    with browser_lab.lab(chromium, place.format(port)) as lab:
        page = lab.open()
        assert page.evaluate("isSecureContext") == (HERE in place)
        page.evaluate(SAVE, {notebooks[1]: solved[notebooks[1]]})
        cells = browser_lab.work_through([page], notebooks)
        registered = "navigator.serviceWorker?.getRegistrations().then((each) => each.length) ?? 0"
        assert page.evaluate(registered) == 0 and lab.context.service_workers == []
    for notebook in notebooks:
        assert [shown(cell) for cell in cells[notebook]] == [
            shown(cell) for cell in on_laptop[notebook]
        ]


# --- at work in one notebook ------------------------------------------------------------------


@pytest.fixture(scope="module")
def bench(chromium: Browser, room: str) -> Iterator[Notebook]:
    """The exercise on reading files, opened, with Python at work."""
    with browser_lab.lab(chromium, room) as lab:
        yield Notebook(lab.open(EXERCISES["02-membaca-berkas"]))


def released(name: str) -> list[dict]:
    """Return the cells of an exercise as participants get it."""
    return json.loads((RELEASED / name / f"{name}.ipynb").read_bytes())["cells"]


def index_of(cells: list[dict], grade_id: str) -> int:
    return next(
        index
        for index, cell in enumerate(cells)
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id
    )


TASK = index_of(released("02-membaca-berkas"), "02-tugas-1")
NEXT_TASK = index_of(released("02-membaca-berkas"), "02-tugas-2")


def test_wrong_answer_shows_the_indonesian_message_and_no_traceback(bench):
    collected = ANSWERS / "02-membaca-berkas" / "02-tugas-1" / "salah_header_nomor_excel.py"
    expected, _, answer = collected.read_text(encoding="utf-8").partition("\n")
    cells = released("02-membaca-berkas")
    bench.run(index_of(cells, "02-persiapan"))
    task = index_of(cells, "02-tugas-1")
    bench.write(task, answer)
    bench.run(task)
    bench.run(index_of(cells, "02-tugas-1-uji"))
    told = bench.output(index_of(cells, "02-tugas-1-uji"))
    assert expected.removeprefix("# pesan:").strip() in told
    assert "Coba periksa:" in told
    assert "Traceback" not in told and "BelumTepat" not in told


def test_cell_that_is_run_before_the_kernel_is_there_runs_as_soon_as_it_is(lab):
    page = lab.open()
    had_kernel = page.evaluate(RUN_AT_ONCE, EXERCISES["02-membaca-berkas"])
    assert not had_kernel  # else this test says nothing
    first = page.locator(".jp-Notebook:visible .jp-CodeCell .jp-InputPrompt").first
    expect(first).to_have_text("[1]:", timeout=120_000)


def test_error_is_as_short_as_on_a_laptop(bench):
    bench.write(TASK, "luas_panen = 12\nprint(luas)")
    bench.run(TASK)
    lines = [line.rstrip() for line in bench.output(TASK).splitlines()]
    number = bench.number(TASK)
    assert re.sub(" +", " ", "\n".join(lines[1:])) == (
        "NameError Traceback (most recent call last)\n"
        f"Cell In[{number}], line 2\n"
        " 1 luas_panen = 12\n"
        "----> 2 print(luas)\n\n"
        "NameError: name 'luas' is not defined"
    )


def test_workbooks_and_pictures_can_be_downloaded(bench, tmp_path):
    bench.write(TASK, WRITES_FILES)
    bench.run(TASK)
    found = {
        name: bench.download(TASK, name, tmp_path) for name in ("rapi.xlsx", "biasa.xlsx", "g.png")
    }
    tidy = openpyxl.load_workbook(found["rapi.xlsx"])
    assert tuple(tidy.sheetnames) == SHEETS
    plain = openpyxl.load_workbook(found["biasa.xlsx"])
    for sheet in (tidy["Data"], plain.active):
        rows = list(sheet.iter_rows(values_only=True))
        assert rows == [("kode", "ton"), ("0101", 398864), ("0102", 12)]
    assert tidy["Catatan"]["A2"].value == "SINTETIS"
    assert plt.imread(found["g.png"]).shape[:2] == (200, 300)


def test_file_is_offered_once_and_again_when_it_is_written_again(bench):
    bench.write(TASK, "open('catatan.txt', 'w').write('satu')")
    bench.run(TASK)
    bench.write(NEXT_TASK, "1 + 1")
    bench.run(NEXT_TASK)
    assert "unduh catatan.txt" in bench.output(TASK)
    assert "catatan.txt" not in bench.output(NEXT_TASK)
    bench.write(NEXT_TASK, "open('catatan.txt', 'w').write('dua')")
    bench.run(NEXT_TASK)
    assert "unduh catatan.txt" in bench.output(NEXT_TASK)


# --- nothing is lost --------------------------------------------------------------------------

TYPED = "jawaban_saya = 'Gerung, Kediri, Narmada'"


def test_what_was_run_is_stored_before_half_a_minute_is_over(bench):
    bench.write(TASK, "dijalankan = 1")
    assert "dijalankan = 1" not in saved_text(bench.page)
    bench.run(TASK)
    bench.page.wait_for_timeout(3000)
    assert "dijalankan = 1" in saved_text(bench.page)


@pytest.fixture
def typing(lab: Lab) -> Notebook:
    """An exercise into which an answer has just been typed; nothing was saved by hand."""
    lab.without_python()
    notebook = Notebook(lab.open(EXERCISES["02-membaca-berkas"]))
    notebook.write(TASK, TYPED)
    return notebook


def saved_text(page: Page) -> str:
    """Return what lies in the browser's storage for the exercise, opened anew."""
    get = "path => jupyterapp.serviceManager.contents.get(path, {content: true})"
    return json.dumps(page.evaluate(get, EXERCISES["02-membaca-berkas"])["content"])


def wait_a_minute(page: Page) -> None:
    """Wait until the text is stored, for one minute at most."""
    for _ in range(60):
        page.wait_for_timeout(1000)
        if TYPED in saved_text(page):
            return
    pytest.fail("after a minute the text is not stored")


def test_work_of_a_minute_ago_survives_reload_closing_and_the_death_of_the_browser(
    browser, room, tmp_path
):
    profile = tmp_path / "profil"
    with browser_lab.kept(browser, room, profile) as lab:
        lab.without_python()
        notebook = Notebook(lab.open(EXERCISES["02-membaca-berkas"]))
        notebook.write(TASK, TYPED)
        wait_a_minute(notebook.page)
        notebook.page.reload()
        expect(Notebook(notebook.page).cell(TASK)).to_contain_text(TYPED)
        notebook.page.close()
        again = Notebook(lab.open(EXERCISES["02-membaca-berkas"]))
        expect(again.cell(TASK)).to_contain_text(TYPED)
        browser_lab.kill(profile)
    with browser_lab.kept(browser, room, profile) as lab:
        lab.without_python()
        notebook = Notebook(lab.open(EXERCISES["02-membaca-berkas"]))
        expect(notebook.cell(TASK)).to_contain_text(TYPED)


def test_second_tab_with_the_same_notebook_is_told_to_close(typing, lab):
    warning = "dialog.bimtek-dialog"
    second = lab.open(EXERCISES["02-membaca-berkas"])
    expect(second.locator(warning)).to_contain_text("sudah terbuka di tab lain")
    expect(typing.page.locator(warning)).to_have_count(0)
    second.locator(warning).get_by_role("button", name="Mengerti").click()
    expect(second.locator(warning)).to_have_count(0)
    third = lab.open(EXERCISES["03-menilai-mutu"])
    Notebook(third)
    second.close()
    typing.page.close()
    again = lab.open(EXERCISES["02-membaca-berkas"])
    Notebook(again)
    again.wait_for_timeout(2000)
    for page in (third, again):
        expect(page.locator(warning)).to_have_count(0)


# --- a participant's own work -----------------------------------------------------------------


def take(page: Page, name: str = "Siti Aminah", partner: str = "", office: str = "Bappeda") -> Path:
    """Press *Unduh pekerjaan saya*, fill in the form and return the zip."""
    page.get_by_role("button", name="Unduh pekerjaan saya").click()
    dialog = page.locator("dialog.bimtek-dialog")
    dialog.get_by_label("Nama Anda").fill(name)
    dialog.get_by_label("Nama rekan").fill(partner)
    dialog.get_by_label("Perangkat daerah").fill(office)
    with page.expect_download() as download:
        dialog.get_by_role("button", name="Unduh").click()
    path = Path(download.value.path())
    return path.rename(path.with_name(download.value.suggested_filename))


def give(page: Page, path: Path) -> None:
    """Press *Ambil pekerjaan* and choose a file."""
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Ambil pekerjaan").click()
    chooser.value.set_files(path)


def news(page: Page) -> Locator:
    return page.locator(".bimtek-kabar")


def test_zip_names_the_people_and_holds_the_work_as_it_is_on_the_screen(typing, tmp_path):
    page = typing.page
    began = datetime.now() - timedelta(seconds=2)
    path = take(page, "Siti Aminah", "Budi Santoso", "Dinas Kesehatan")
    expect(news(page)).to_have_text(f"Tersimpan di folder Unduhan: {path.name}")
    expect(news(page)).to_be_in_viewport(ratio=1)
    assert path.name == "kiriman-siti-aminah-budi-santoso-dinas-kesehatan.zip"
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [identity.FILE_NAME, EXERCISES["02-membaca-berkas"]]
        who = identity.parse(archive.read(identity.FILE_NAME))
        assert who == Identity(("Siti Aminah", "Budi Santoso"), "Dinas Kesehatan")
        saved = archive.getinfo(EXERCISES["02-membaca-berkas"])
        assert began <= datetime(*saved.date_time) <= datetime.now() + timedelta(seconds=2)
        content = archive.read(saved)
    assert TYPED in content.decode("utf-8")
    nbformat.validate(nbformat.reads(content.decode("utf-8"), as_version=4))
    shutil.copy(path, tmp_path)
    found = collect(tmp_path, load_all())
    assert [each.exercise for each in found.submissions] == ["02-membaca-berkas"]
    assert [(each.display, each.office) for each in found.participants] == [
        ("Siti Aminah dan Budi Santoso", "Dinas Kesehatan")
    ]
    assert found.problems == []


def test_form_knows_the_offices_keeps_the_names_and_can_be_left(typing):
    page = typing.page
    take(page)
    page.get_by_role("button", name="Unduh pekerjaan saya").click()
    dialog = page.locator("dialog.bimtek-dialog")
    expect(dialog.get_by_label("Nama Anda")).to_have_value("Siti Aminah")
    offices = dialog.locator("datalist option").evaluate_all("all => all.map(o => o.value)")
    assert offices == [office.name for office in load_offices()]
    dialog.get_by_label("Nama Anda").fill("")
    dialog.get_by_role("button", name="Unduh").click()
    expect(dialog).to_be_visible()  # a name is asked for
    dialog.get_by_role("button", name="Batal").click()
    expect(dialog).to_have_count(0)
    page.get_by_role("button", name="Unduh pekerjaan saya").click()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_nothing_done_yet_is_said(lab):
    lab.without_python()
    page = lab.open()
    page.get_by_role("button", name="Unduh pekerjaan saya").click()
    expect(news(page)).to_contain_text("Belum ada pekerjaan")
    expect(page.locator("dialog.bimtek-dialog")).to_have_count(0)


def test_work_goes_on_in_another_browser(typing, chromium, room):
    path = take(typing.page)
    with browser_lab.lab(chromium, room) as other:
        other.without_python()
        notebook = Notebook(other.open(EXERCISES["02-membaca-berkas"]))
        expect(notebook.cell(TASK)).not_to_contain_text(TYPED)
        give(notebook.page, path)
        expect(news(notebook.page)).to_contain_text(EXERCISES["02-membaca-berkas"])
        expect(notebook.cell(TASK)).to_contain_text(TYPED)  # although it was open
        give(notebook.page, path)
        expect(news(notebook.page)).to_contain_text("(sudah ada)")
        # JupyterLab's toolbar of a cell stumbles when the contents change under it.
        other.errors[:] = [each for each in other.errors if "reading 'node'" not in each]


def test_work_taken_up_never_replaces_other_work(typing, chromium, room):
    path = take(typing.page)
    beside = EXERCISES["02-membaca-berkas"].replace(".ipynb", " (dari zip).ipynb")
    with browser_lab.lab(chromium, room) as other:
        other.without_python()
        notebook = Notebook(other.open(EXERCISES["02-membaca-berkas"]))
        notebook.write(TASK, "lain = 1")
        notebook.save()
        give(notebook.page, path)
        expect(news(notebook.page)).to_contain_text(beside)
        expect(notebook.cell(TASK)).to_contain_text("lain = 1")
        second = Notebook(other.open(beside))
        expect(second.cell(TASK)).to_contain_text(TYPED)


@pytest.mark.parametrize("kind", ["not a zip", "cut off", "without notebooks"])
def test_file_that_is_no_work_is_refused_with_the_cure(typing, tmp_path, kind):
    path = tmp_path / "kiriman.zip"
    if kind == "not a zip":
        path.write_bytes(b"bukan zip")
    elif kind == "cut off":
        path.write_bytes(take(typing.page).read_bytes()[:-3000])
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("catatan.txt", "isi")
    give(typing.page, path)
    told = {"without notebooks": "tidak berisi notebook"}.get(kind, "bukan zip yang utuh")
    expect(news(typing.page)).to_contain_text(told)
    expect(typing.cell(TASK)).to_contain_text(TYPED)


# --- the start ----------------------------------------------------------------------------------


class Held:
    """Requests that wait until they are let go."""

    def __init__(self, lab: Lab, pattern: str) -> None:
        self.waiting: list[Route] = []
        self.going = False
        lab.context.route(pattern, self._hold)

    def _hold(self, route: Route) -> None:
        if self.going:
            route.continue_()
        else:
            self.waiting.append(route)

    def let_go(self) -> None:
        self.going = True
        for route in self.waiting:
            route.continue_()


def test_note_in_indonesian_stands_until_the_lab_is_there(lab):
    lab.without_python()
    held = Held(lab, "**/build/*")
    page = lab.context.new_page()
    page.goto(browser_lab.address(lab.site), wait_until="commit")
    note = page.locator(".awal-kotak")
    expect(note).to_contain_text("Lab sedang disiapkan")
    assert page.locator("#jp-MainMenu").count() == 0
    assert page.evaluate("document.documentElement.lang") == "id"
    held.let_go()
    expect(page.locator("#jp-MainMenu")).to_be_visible()
    expect(note).to_have_count(0)
    expect(page.get_by_role("heading", name="Mulai di sini")).to_be_visible()


def test_page_tells_how_far_python_is(lab):
    held = Held(lab, "**/pyodide.asm.wasm")
    page = lab.open()
    bar = page.locator(".awal-bilah")
    expect(bar).to_contain_text("Python sedang diunduh")
    held.let_go()
    expect(bar).to_contain_text("pandas sedang disiapkan", timeout=120_000)
    expect(bar).to_contain_text("Python siap.", timeout=120_000)
    expect(bar).to_have_count(0)


@pytest.mark.parametrize("missing", ["pyodide.asm.wasm", "muat-pyodide.js", "kerja.zip"])
def test_page_says_what_to_do_when_python_does_not_come(lab, missing):
    lab.context.route(f"**/{missing}", lambda route: route.abort())
    page = lab.open()
    bar = page.locator(".awal-bilah.gagal")
    expect(bar).to_contain_text("Python tidak dapat disiapkan", timeout=120_000)
    expect(bar).to_contain_text("muat ulang halaman ini (F5)")
    lab.errors.clear()  # the browser's own complaint about the missing file


UNFIT = {
    "too old": ("delete window.BroadcastChannel;", "terlalu tua", "Chrome, Edge, atau Firefox"),
    "storage throws": (
        "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };",
        "tidak mengizinkan lab menyimpan", "jendela biasa",
    ),
    "storage refuses": (
        "IDBFactory.prototype.open = () => { const asked = {};"
        " setTimeout(() => asked.onerror(new Event('error')), 10); return asked; };",
        "tidak mengizinkan lab menyimpan", "izinkan situs ini menyimpan data",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", UNFIT)
def test_browser_that_cannot_run_the_lab_is_told_what_to_do(lab, kind):
    script, said, cure = UNFIT[kind]
    lab.context.add_init_script(script)
    page = lab.context.new_page()
    page.goto(browser_lab.address(lab.site))
    note = page.locator(".awal-kotak")
    expect(note).to_contain_text(said)
    expect(note).to_contain_text(cure)
    note.get_by_role("link", name="Kembali ke buku").click()
    page.wait_for_url("**/book/index.html")
    lab.errors.clear()  # JupyterLab's own, behind the note


def test_phone_is_told_that_the_lab_wants_a_laptop(chromium, room):
    with browser_lab.lab(chromium, room, viewport=PHONE) as lab:
        lab.without_python()
        page = lab.context.new_page()
        page.goto(browser_lab.address(lab.site))
        note = page.locator(".awal-kotak")
        expect(note).to_contain_text("Lab ini perlu laptop")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        note.get_by_role("button", name="Tetap buka lab").click()
        expect(note).to_have_count(0)
        page.goto(browser_lab.address(lab.site))
        note.get_by_role("link", name="Buka buku").click()
        page.wait_for_url("**/book/index.html")


# --- the language ---------------------------------------------------------------------------


class BrowserScreen(Screen):
    """JupyterLab that runs in the browser alone, in a new profile."""

    def __init__(self, chromium: Browser, room: str) -> None:
        self._open = ExitStack()
        self.lab = self._open.enter_context(browser_lab.lab(chromium, room))
        super().__init__(self.lab.context.new_page())

    def open(self, path: str = "") -> None:
        self.lab.open(path, self.page)
        box = {"cells": [], "metadata": {"kernelspec": KERNEL}, "nbformat": 4, "nbformat_minor": 5}
        self.page.evaluate(SAVE, {BOX_NOTEBOOK: box})

    def look_at_workbook(self, where: str) -> None:
        expect(self.page.locator(".bimtek-buku-kerja")).to_be_visible()
        self.look(where)

    def close(self) -> None:
        self._open.close()


@pytest.fixture(scope="module")
def tour(chromium: Browser, room: str) -> dict[str, str]:
    """Return each text of the interface and where it was seen."""
    return take_tour(lambda: BrowserScreen(chromium, room), DIALOGS)


def test_nothing_on_the_screen_is_english(tour):
    assert english(tour) == {}


def test_the_tour_really_saw_the_lab(tour):
    seen = set(tour)
    assert {"Berkas", "Sunting", "Tampilan", "Jalankan", "Kernel", "Pengaturan", "Bantuan"} <= seen
    assert {"Unduh pekerjaan saya", "Ambil pekerjaan", "Buku", "Daftar Isi"} <= seen
    assert any("lalu buka di Excel" in text for text in seen)
    assert len(seen) > 200


# --- the book leads to the lab ------------------------------------------------------------------

BUTTON = "a.buka-lab"
OTHER_PAGES = ["book/index", "book/hari-1", "book/excel-ke-pandas", "search"]


def test_every_lesson_and_exercise_has_a_button_to_its_notebook(lab):
    lab.without_python()
    page = lab.open()
    there = "path => jupyterapp.serviceManager.contents.get(path, {content: false})"
    for place in NOTEBOOKS:
        assert page.evaluate(there, place)["type"] == "notebook"
    reader = lab.context.new_page()
    for place in NOTEBOOKS:
        reader.goto(lab.site + book_page(place))
        button = reader.locator(BUTTON)
        expect(button).to_have_text("Buka di lab")
        assert button.evaluate("link => link.href") == browser_lab.address(lab.site, place)
    for name in OTHER_PAGES:
        reader.goto(f"{lab.site}{name}.html")
        expect(reader.locator(BUTTON)).to_have_count(0)


def book_page(place: str) -> str:
    """Return the page of the book with a notebook of the lab."""
    name = place.removesuffix(".ipynb")
    if name.startswith("latihan/"):
        return f"exercises/{name.removeprefix('latihan/')}.html"
    return f"notebooks/{name.removeprefix('pelajaran/pelajaran-')}.html"


@pytest.mark.parametrize("place", [LESSONS[1], EXERCISES["02-membaca-berkas"]])
def test_button_opens_the_notebook_ready_to_run(lab, place):
    page = lab.context.new_page()
    page.goto(lab.site + book_page(place))
    page.locator(BUTTON).click()
    notebook = Notebook(page)
    expect(page.locator(".lm-TabBar-tab.jp-mod-current")).to_have_text(Path(place).name)
    first = next(
        index for index, cell in enumerate(notebook.cells()) if cell["cell_type"] == "code"
    )
    notebook.run(first)
    assert page.locator(".jp-Dialog").count() == 0


def test_no_button_where_there_is_no_lab(lab, site):
    page = lab.context.new_page()
    page.goto((site / book_page(LESSONS[0])).as_uri())
    expect(page.locator("article h1")).to_be_visible()
    assert page.locator(BUTTON).count() == 0
    lab.outside.clear()  # files of this computer
    with browser_lab.served(book.build().parent) as port:
        page.goto(f"http://{ROOM}:{port}/{book_page(LESSONS[0])}")
        expect(page.locator("article h1")).to_be_visible()
        assert page.locator(BUTTON).count() == 0
