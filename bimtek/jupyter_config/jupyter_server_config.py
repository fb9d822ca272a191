"""What every start of `bimtek lab` has in common; lab.py adds folders, port and token."""

c = get_config()  # noqa: F821 - provided by traitlets when it loads this file

c.ServerApp.ip = "127.0.0.1"
# Containers and CI have no other user; only this computer can connect anyway.
c.ServerApp.allow_root = True
c.ServerApp.open_browser = False  # lab.py opens it once the server answers
c.ServerApp.answer_yes = True  # Ctrl+C ends it without an English question
c.ServerApp.terminals_enabled = False
# What the participant never opens: no formgrader, no exchange, no second interface.
c.ServerApp.jpserver_extensions = {
    "jupyterlab": True,
    "jupyterlab_myst": True,
    "nbgrader.server_extensions.validate_assignment": True,
    "nbgrader.server_extensions.assignment_list": False,
    "nbgrader.server_extensions.course_list": False,
    "nbgrader.server_extensions.formgrader": False,
    "jupyter_lsp": False,
    "jupyter_server_terminals": False,
    "notebook": False,
}

c.ServerApp.contents_manager_class = "bimtek.lab_contents.CourseContents"
# Names of new files; JupyterLab takes them as they are, in any language.
c.ContentsManager.untitled_notebook = "Tanpa judul"
c.ContentsManager.untitled_file = "tanpa-judul"
c.ContentsManager.untitled_directory = "Folder baru"

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
