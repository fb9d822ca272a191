"""The page *Mulai dari sini* of a stick."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from string import Template

from bimtek.stick.targets import SYSTEMS, Target

FILE_NAME = "Mulai-di-sini.html"
_TEMPLATE = files("bimtek.stick").joinpath(FILE_NAME)
_FOR_FACILITATORS = """<section class="awas">
<h2>Khusus fasilitator</h2>
<p>Flashdisk ini memuat jawaban, kunci data, dan uji tersembunyi.
Jangan diberikan kepada peserta.
Untuk peserta, ketik <code>py mulai.py paket</code> tanpa <code>--fasilitator</code>.</p>
</section>
"""


def page(targets: Iterable[Target], facilitator: bool) -> str:
    """Return the page: one HTML file that needs nothing but a browser."""
    pythons = sorted({target.python for target in targets})
    systems = [each.label for name, each in SYSTEMS.items() if name in _systems(targets)]
    return Template(_TEMPLATE.read_text(encoding="utf-8")).substitute(
        pythons=listed(pythons, "atau"),
        systems=listed(systems, "dan"),
        facilitator=_FOR_FACILITATORS if facilitator else "",
    )


def _systems(targets: Iterable[Target]) -> set[str]:
    return {target.system for target in targets}


def listed(words: list[str], last: str) -> str:
    """Write words as Indonesians list them: `a`, `a dan b`, `a, b, dan c`."""
    if len(words) < 3:
        return f" {last} ".join(words)
    return f"{', '.join(words[:-1])}, {last} {words[-1]}"
