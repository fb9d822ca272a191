"""The one error type that reaches course users."""


class CourseError(Exception):
    """A problem the user can cure: one clear Indonesian sentence that names the cure."""

    def _render_traceback_(self) -> list[str]:
        """Show the sentence alone in a notebook: IPython calls this for the traceback."""
        return str(self).splitlines()
