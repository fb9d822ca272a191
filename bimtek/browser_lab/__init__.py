"""The lab in the browser: JupyterLite with Pyodide, built beside the book into one site.

    build.py           the command `lab-web`: puts the site together
    pyodide_files.py   Pyodide's own files, from one of two sources, verified and cached
    wheels.py          the Python packages the kernel loads, and the list it loads them by
    kernel_files.py    the files a kernel finds: data, settings
    in_kernel.py       runs inside the kernel, in the participant's browser
    page/              what runs in the page around it: start, kernel loader, own work

Over plain http at the address of a room's laptop a page is no secure context: there is no
service worker and no SharedArrayBuffer, and a kernel cannot see the files of the lab. The
lab therefore uses neither anywhere: every kernel fetches its data when it starts.
"""
