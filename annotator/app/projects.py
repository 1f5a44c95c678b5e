"""Making a project: the file with its codebook, or nothing at all."""

from __future__ import annotations

from pathlib import Path

from annotator.app import codebook_files
from annotator.app.codebook_edits import TakeCodebook
from annotator.app.history import MAKING
from annotator.app.project import Project
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import worded


def create(path: Path, me: str, codebook: str = "empty", name: str = "") -> Project:
    """Make a project with a codebook (one that comes with the program, or a file) and leave it open.

    Where nobody says who they are, nobody becomes one of its people.
    """
    if not path.absolute().parent.is_dir():
        folder = path.absolute().parent
        raise AnnotatorError(worded("There is no folder “{folder}”. Nothing was made.", folder=folder))
    _, labels = codebook_files.load(codebook)
    project = Project.create(path, me, name)
    making = TakeCodebook(labels, MAKING)
    try:
        if me:
            project.do(making)
        else:
            project.merge(making, automatic=True)
    except BaseException:
        project.store.unmake()
        raise
    return project
