"""Whose fault is it?  An `AnnotatorError` is something the person can act on; anything else is a bug."""

from __future__ import annotations


class AnnotatorError(Exception):
    """A calm sentence for the person: what happened, what was kept, and what to do."""


class NotAProject(AnnotatorError):
    """The file is no Sorot project, or is damaged so that it cannot be opened as one."""


class NewerProject(AnnotatorError):
    """The project was written by a newer version of the program; it was left untouched."""


class ProjectHeld(AnnotatorError):
    """Another process is writing to the project."""


class ReadOnlyProject(AnnotatorError):
    """The project is open for reading only, so nothing was changed."""


class StorageFailure(AnnotatorError):
    """The disk refused a write (full, unplugged, read-only); what was acknowledged before is kept."""


class Cancelled(AnnotatorError):
    """The person stopped a long piece of work; nothing of it was kept."""


class BadInput(AnnotatorError):
    """A file from outside cannot be taken.

    `file` is its name, `record` the place in it ("row 812", "line 3") or "", `reason` what is wrong.
    """

    def __init__(self, file: str, reason: str, record: str = "") -> None:
        self.file, self.record, self.reason = file, record, reason
        super().__init__(f"{file}, {record}: {reason}" if record else f"{file}: {reason}")
