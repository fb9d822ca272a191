"""JupyterLab's access to files, with its one frequent English error in Indonesian."""

from __future__ import annotations

from typing import Any

from jupyter_server.services.contents.largefilemanager import AsyncLargeFileManager
from tornado.web import HTTPError

NOT_TEXT = "bad format"  # jupyter_server's reason for a file it cannot show as text


class CourseContents(AsyncLargeFileManager):
    """The usual files on disk; a workbook or a cp1252 CSV is explained when it is opened."""

    async def get(self, path: str, *args: Any, **options: Any) -> dict[str, Any]:
        """Return a file or folder; HTTPError 400 with the cure when it is no UTF-8 text."""
        try:
            return await super().get(path, *args, **options)
        except HTTPError as error:
            if error.reason != NOT_TEXT:
                raise
            message = (
                "Berkas ini tidak dapat ditampilkan di sini. Bukalah di Excel: "
                f"di File Explorer berkasnya ada di folder kerja, {path.strip('/')}"
            )
            raise HTTPError(400, message, reason=NOT_TEXT) from error
