"""The book in a real browser, opened as files and without a network."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route
from sphinx_external_toc.parsing import parse_toc_yaml

from bimtek import book, curriculum, kuis
from bimtek.paths import ROOT

pytestmark = pytest.mark.peramban

PAGES = [*sorted(parse_toc_yaml(ROOT / "_toc.yml")), "search"]
WIDTHS = {"laptop": (1366, 768), "ponsel": (390, 844)}

# What the themes and extensions say in English when a translation is missing.
ENGLISH = (
    "Skip to main content", "Back to top", "Search", "Search Results", "Searching",
    "Preparing search", "did not match any documents", "Hide Search Matches",
    "Repository", "repository", "Open issue", "open issue", "Edit this page", "suggest edit",
    "Color mode", "Light", "Dark", "System Settings", "Fullscreen", "Toggle",
    "Link to this", "Permalink", "previous page", "next page", "previous", "next",
    "Previous", "Next", "By the", "Copyright", "Contents", "On this page", "Section Navigation",
    "Site navigation", "Breadcrumb", "Announcement", "Download", "Print to PDF", "Launch",
    "Show Source", "Last updated", "Built with", "Created using", "Theme by",
    "Click to show", "Click to hide", "Show code", "Hide code", "Copy", "Copied",
    "Failed to copy", "Attention", "Caution", "Danger", "Hint", "Important", "Note", "Warning",
    "See also",
)  # fmt: skip
ENGLISH_PATTERN = re.compile(r"\b(" + "|".join(map(re.escape, ENGLISH)) + r")\b")

# Every text and label a reader or a screen reader meets. Left out are code and words in
# italics or bold: pages quote there what other programs show in English.
READABLE = """() => {
  const names = ["title", "aria-label", "placeholder", "alt", "data-tooltip",
                 "data-bs-title", "data-bs-original-title", "data-bs-content"];
  const found = [document.title];
  for (const element of document.body.querySelectorAll("*")) {
    if (element.closest(".onlyprint")) continue;
    for (const name of names) {
      if (element.hasAttribute(name)) found.push(element.getAttribute(name));
    }
    if (element.closest("pre, code, em, strong, script, style, noscript")) continue;
    for (const node of element.childNodes) {
      if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent.trim());
    }
  }
  return found.filter(text => text);
}"""


@pytest.fixture(scope="module")
def html() -> Path:
    """Folder of the HTML pages of this course, built now or brought up to date."""
    return book.build().parent


class Reader:
    """A page that allows files only and keeps what it asked for and complained about."""

    def __init__(self, context: BrowserContext, html: Path) -> None:
        self.html = html
        self.outside: list[str] = []
        self.complaints: list[str] = []
        context.set_default_timeout(10_000)
        context.route("**/*", self._route)
        self.page: Page = context.new_page()
        self.page.on("console", lambda m: self._complain(m.type, m.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _route(self, route: Route) -> None:
        if route.request.url.startswith(("file:", "data:", "blob:")):
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()

    def _complain(self, kind: str, text: str) -> None:
        if kind == "error":
            self.complaints.append(text)

    def open(self, name: str, query: str = "") -> Page:
        self.page.goto((self.html / f"{name}.html").as_uri() + query, wait_until="load")
        return self.page


@pytest.fixture(params=WIDTHS)
def reader(request: pytest.FixtureRequest, browser: Browser, html: Path) -> Iterator[Reader]:
    width, height = WIDTHS[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    yield Reader(context, html)
    context.close()


def test_pages_fit_load_nothing_from_outside_and_have_no_errors(reader: Reader) -> None:
    for name in PAGES:
        page = reader.open(name)
        page.wait_for_function("document.readyState === 'complete'")
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{name}: {wide} px terlalu lebar"
        pictures = page.evaluate("[...document.images].filter(i => !i.naturalWidth).length")
        assert pictures == 0, name
    assert reader.outside == []
    assert reader.complaints == []


def test_no_word_of_the_frame_is_english(reader: Reader) -> None:
    for name in PAGES:
        page = reader.open(name)
        found = [text for text in page.evaluate(READABLE) if ENGLISH_PATTERN.search(text)]
        assert found == [], name


def test_english_of_the_frame_would_be_noticed(reader: Reader) -> None:
    page = reader.open("book/index")
    page.evaluate(
        "document.querySelector('article h1').insertAdjacentHTML('afterend', '<p>Next</p>')"
    )
    page.evaluate("document.querySelector('article h1').title = 'Link to this heading'")
    found = [text for text in page.evaluate(READABLE) if ENGLISH_PATTERN.search(text)]
    assert sorted(found) == ["Link to this heading", "Next"]


@pytest.mark.parametrize("word", ["berkas", "baca", "walidata"])
def test_search_finds_indonesian_words(reader: Reader, word: str) -> None:
    page = reader.open("search", f"?q={word}")
    page.wait_for_selector("ul.search li")
    page.wait_for_function("document.querySelector('.search-summary').innerText !== ''")
    hits = page.eval_on_selector_all("ul.search li a", "links => links.map(a => a.href)")
    expected = "glosarium" if word == "walidata" else "02-membaca-berkas"
    assert any(expected in hit for hit in hits), hits
    summary = page.inner_text(".search-summary")
    assert re.fullmatch(r"Ditemukan \d+ halaman yang cocok\.", summary)
    assert page.inner_text("#search-results h2") == "Hasil pencarian"
    found = [text for text in page.evaluate(READABLE) if ENGLISH_PATTERN.search(text)]
    assert found == []
    assert reader.outside == [] and reader.complaints == []


def test_search_without_hits_says_so_in_indonesian(reader: Reader) -> None:
    page = reader.open("search", "?q=zzzqqq")
    page.wait_for_function("document.querySelector('.search-summary').innerText !== ''")
    assert page.inner_text(".search-summary").startswith("Tidak ada halaman yang cocok.")


def test_search_box_on_any_page_leads_to_the_results(reader: Reader) -> None:
    page = reader.open("book/hari-1")
    page.keyboard.press("Control+k")
    box = page.locator("#pst-search-dialog input[type=search]")
    box.wait_for(state="visible")
    assert box.get_attribute("placeholder") == "Cari di buku ini"
    box.fill("kode referensi")
    box.press("Enter")
    page.wait_for_selector("ul.search li")
    assert "search.html?q=kode+referensi" in page.url


def test_copy_button_speaks_indonesian(reader: Reader) -> None:
    page = reader.open("book/cara-memakai")
    button = page.locator("button.copybtn").first
    button.wait_for(state="attached")
    assert button.get_attribute("data-tooltip") == "Salin"
    assert button.locator("title").text_content() == "Salin ke papan klip"
    page.locator("div.highlight").first.hover()
    button.click()
    page.wait_for_selector("button.copybtn.success")
    assert button.get_attribute("data-tooltip") == "Tersalin!"


def test_entrance_leads_to_the_welcome_page_and_its_doors_open(reader: Reader) -> None:
    page = reader.open("index")
    page.wait_for_url("**/book/index.html")
    for door in ("lokakarya", "fasilitator", "mandiri"):
        page = reader.open("book/index")
        page.locator(f".sd-card:has(a[href$='#pintu-{door}'])").click()
        page.wait_for_url(f"**/cara-memakai.html#pintu-{door}")


def test_knowledge_check_answers_each_option_without_a_network(reader: Reader) -> None:
    for module in curriculum.load().modules:
        if not module.available:
            continue
        page = reader.open(f"notebooks/{module.name}")
        options = page.locator(".kuis details")
        assert options.count() == sum(len(each.options) for each in kuis.load(module.name))
        first, second = options.nth(0), options.nth(1)
        assert not first.locator("p").is_visible()
        first.locator("summary").click()
        assert first.locator("p").is_visible()
        second.locator("summary").click()
        assert second.locator("p").is_visible() and not first.locator("p").is_visible()
    assert reader.outside == [] and reader.complaints == []


def test_cheat_sheet_fits_both_sides_of_one_sheet(browser: Browser, html: Path) -> None:
    context = browser.new_context()
    page = Reader(context, html).open("book/excel-ke-pandas")
    edge = {side: "8mm" for side in ("top", "right", "bottom", "left")}
    printed = page.pdf(format="A4", margin=edge)
    page.emulate_media(media="print")
    size = page.eval_on_selector(
        ".tabel-fungsi td", "cell => parseFloat(getComputedStyle(cell).fontSize)"
    )
    context.close()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 2
    assert size >= 8 - 0.01  # 6 points are the least one can read on paper


def test_dark_mode_keeps_the_text_readable(browser: Browser, html: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = Reader(context, html).open("book/hari-1")
    colours = page.evaluate(
        "[...document.querySelectorAll('.kaki, .sd-badge, article a')]"
        ".map(e => getComputedStyle(e).color.match(/\\d+/g).map(Number))"
    )
    context.close()
    assert colours
    assert all(max(colour[:3]) > 150 for colour in colours)
