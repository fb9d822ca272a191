"""Indonesian for Sphinx's search, which knows no Indonesian.

No stemmer: none exists for the JavaScript side, and an index stemmed on one side only
finds nothing. Sphinx's search also matches parts of words, so `baca` finds `membaca`.
"""

from __future__ import annotations

from sphinx.search import SearchLanguage, parse_stop_word


class SearchIndonesian(SearchLanguage):
    """Split at word boundaries and leave out words that are on every page."""

    lang = "id"
    language_name = "Indonesian"
    stopwords = parse_stop_word(
        """
        ada adalah agar akan anda antara apa apakah atau bagi bahwa beberapa belum bila bisa
        bukan dalam dan dapat dari dengan di hal hanya harus hingga ia ini itu jadi jika juga
        kalau karena kami ke kepada ketika kita lagi lain lalu maka masih mereka oleh pada para
        pun sampai sangat satu saja sebagai sebelum sebuah secara sedang sehingga sekali sekitar
        selalu semua seperti serta sesudah setelah setiap suatu sudah supaya tanpa telah tentang
        tetap tetapi tiap tidak untuk yaitu yakni yang
        """
    )
