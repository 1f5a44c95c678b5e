"""What a failing disk lets slip through where nobody foresaw it, as a sentence: asked where errors reach the person."""

from __future__ import annotations

from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import worded
from annotator.storage.failure import SYSTEM_REASONS, spoken


def as_sentence(error: BaseException) -> AnnotatorError | None:
    """Return what the person is told of an error; None where it is a bug."""
    if isinstance(error, AnnotatorError):
        return error
    if isinstance(error, OSError) and error.errno not in SYSTEM_REASONS:
        return None
    return spoken(worded("A file could not be read or written"), error)
