Documentation.addTranslations({
    "locale": "id",
    "messages": {
        ", in ": ", di ",
        "Hide Search Matches": "Sembunyikan tanda hasil pencarian",
        "Preparing search...": "Menyiapkan pencarian ...",
        "Search": "Cari",
        "Search Results": "Hasil pencarian",
        "Search finished, found ${resultCount} page(s) matching the search query.": "Ditemukan ${resultCount} halaman yang cocok.",
        "Searching": "Mencari",
        "Your search did not match any documents. Please make sure that all words are spelled correctly and that you've selected enough categories.": "Tidak ada halaman yang cocok. Periksa ejaannya, atau pakai kata lain."
    },
    "plural_expr": "0"
});
