"""Why a hand-in is not taken: one Indonesian sentence with the cure, and its HTTP status."""

from __future__ import annotations

from http import HTTPStatus

from bimtek.errors import CourseError


class Refusal(CourseError):
    """A hand-in that is not taken; nothing of it is kept."""

    def __init__(self, sentence: str, status: int = HTTPStatus.UNPROCESSABLE_ENTITY) -> None:
        super().__init__(sentence)
        self.status = int(status)
