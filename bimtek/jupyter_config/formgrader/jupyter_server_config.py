"""What every start of `bimtek periksa` has in common; grading/formgrader.py adds the rest."""

c = get_config()  # noqa: F821 - provided by traitlets when it loads this file

c.ServerApp.ip = "127.0.0.1"
# Containers and CI have no other user; only this computer can connect anyway.
c.ServerApp.allow_root = True
c.ServerApp.open_browser = False  # jupyter_process.py opens it once the server answers
c.ServerApp.answer_yes = True  # Ctrl+C ends it without an English question
c.ServerApp.terminals_enabled = False
# The one page with nothing but marking: the other one warns of an exchange folder, which
# this course does not use, and has buttons that would overwrite the results.
c.ServerApp.default_url = "/formgrader/gradebook"
# Nothing but formgrader: in a notebook opened from there a participant's code would run.
c.ServerApp.jpserver_extensions = {
    "nbgrader.server_extensions.formgrader": True,
    "nbgrader.server_extensions.validate_assignment": False,
    "nbgrader.server_extensions.assignment_list": False,
    "nbgrader.server_extensions.course_list": False,
    "jupyterlab": False,
    "jupyterlab_myst": False,
    "jupyter_lsp": False,
    "jupyter_server_terminals": False,
    "notebook": False,
    "notebook_shim": False,
}
# formgrader's pages ask for MathJax from the internet and would wait for it.
c.ServerApp.tornado_settings = {
    "headers": {
        "Content-Security-Policy": (
            "default-src 'self' data:; "
            "script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'"
        )
    }
}

c.FormgradeExtension.debug = False  # no panel with its own configuration
