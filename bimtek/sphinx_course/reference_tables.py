"""The glossary and the table of regulations, made from their CSV files in book/."""

from __future__ import annotations

from bimtek.sphinx_course.markdown import MarkdownDirective, table

TERM_COLUMNS = ("istilah", "padanan_inggris", "penjelasan", "dasar", "status")
REGULATION_COLUMNS = ("jenis", "nomor_tahun", "tentang", "dipakai_untuk", "sumber", "catatan")
OWN_WORD = "padanan kursus"


class TermList(MarkdownDirective):
    """`{daftar-istilah}`: a Sphinx glossary, so that `{term}` works on every page."""

    def markdown(self) -> str:
        """One entry per row; words separated by a semicolon share their explanation."""
        lines = ["```{glossary}", ":sorted:", ""]
        for row in self.rows("glosarium.csv", TERM_COLUMNS):
            lines += [word.strip() for word in row["istilah"].split(";")]
            lines += [f"  {row['penjelasan']}", "", f"  {_origin(row)}", ""]
        return "\n".join([*lines, "```", ""])


def _origin(row: dict[str, str]) -> str:
    """Return the line under an explanation: English, source, and our mark."""
    parts = [f"Inggris: *{row['padanan_inggris']}*"]
    if row["dasar"]:
        parts.append(f"Lihat: {row['dasar']}")
    line = " · ".join(parts)
    if row["status"] == OWN_WORD:
        line += f" {{bdg-secondary-line}}`{OWN_WORD}`"
    return line


class RegulationTable(MarkdownDirective):
    """`{tabel-peraturan}`: regulations with the place where their text was seen."""

    def markdown(self) -> str:
        """One row per regulation; a note follows its title."""
        rows = []
        for row in self.rows("peraturan.csv", REGULATION_COLUMNS):
            title = f"{row['tentang']}. *{row['catatan']}.*" if row["catatan"] else row["tentang"]
            rows.append(
                [f"{row['jenis']} {row['nomor_tahun']}", title, row["dipakai_untuk"], row["sumber"]]
            )
        header = ["Peraturan", "Tentang", "Dipakai untuk", "Salinan yang kami lihat"]
        return table(header, rows, "19 32 23 26", "tabel-peraturan")
