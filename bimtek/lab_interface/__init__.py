"""JupyterLab's interface in Indonesian, and the page a participant sees first.

The published language pack for Indonesian covers a quarter of the interface, and
JupyterLab cannot merge anything into it (its version is not a version), so this is a
language pack of its own, announced as `id` through the entry point
`jupyterlab.languagepack` in pyproject.toml. JupyterLab reads every
`locale/id/LC_MESSAGES/DOMAIN.json`; `jupyterlab.json` is the interface, `jupyterlite.json`
what the lab in the browser adds to it.

To correct a text, edit the right-hand side of its line; no build step follows. One line
is one text, sorted by the English one: `"Save": ["Simpan"],`. A text with a plural has
its Indonesian twice, because JupyterLab ignores it otherwise. `menu\\u0004` before a text
says where it is used. `%1`, `…`, line breaks and spaces at the ends stay as they are,
except where `%1` would be the English name of a file type ("Save %1" -> "Simpan").
Parts that `jupyter_config/lab/page_config.json5` switches off are not translated.

Terms, so that one thing has one name:

    cell            sel                  run               jalankan
    notebook        notebook             restart           mulai ulang
    kernel          kernel               interrupt         hentikan sel yang berjalan
    output          keluaran             shut down         matikan
    file            berkas               save              simpan
    folder          folder               rename            ganti nama
    path            letak                delete            hapus (to the trash: buang)
    tab             tab                  duplicate         gandakan
    toolbar         bilah alat           clear             bersihkan
    sidebar         bilah sisi           collapse, expand  ciutkan, bentangkan
    status bar      bilah status         split, merge      pecah, gabungkan
    launcher        peluncur             undo, redo        urungkan, ulangi
    command palette daftar perintah      trust             percayai
    settings        pengaturan           revert            kembalikan
    shortcut        pintasan             checkpoint        titik simpan
    heading         judul                preview           pratinjau
    theme           tema                 editor            penyunting
    edit (menu)     sunting              view (menu)       tampilan
    upload          unggah               download          unduh
    notification    pemberitahuan        browser           peramban
"""
