"""Codebooks as files: those that come with the program, and those that people bring and save."""

from __future__ import annotations

from pathlib import Path

from annotator.app.resources import RESOURCES
from annotator.domain.codebook import Codebook
from annotator.domain.errors import AnnotatorError
from annotator.domain.wording import worded
from annotator.formats import codebook_file, refi_codes

REFI = ".qdc"
"""The suffix of codebooks as REFI-QDA programs exchange them."""

FOLDER = RESOURCES / "codebooks"


def shipped() -> dict[str, Path]:
    """Return the codebooks that come with the program by name."""
    return {path.stem: path for path in sorted(FOLDER.glob("*.json"))}


def load(name_or_path: str) -> tuple[str, Codebook]:
    """Return the title and the labels of a codebook that comes with the program, or of a file."""
    known = shipped()
    path = known.get(name_or_path) or Path(name_or_path)
    if not path.is_file():
        raise AnnotatorError(
            worded(
                "There is no codebook “{name}”. Name a codebook file, or one of {known}.",
                name=name_or_path,
                known=", ".join(known),
            )
        )
    return refi_codes.read(path) if path.suffix.lower() == REFI else codebook_file.read(path)


def left_out(path: Path) -> list[str]:
    """Return in sentences what of a codebook's file a project has no place for."""
    return refi_codes.left_out(path) if path.suffix.lower() == REFI else []


def save(path: Path, codebook: Codebook, name: str) -> list[str]:
    """Write a project's codebook to a file that `load` takes; `name` becomes its title.

    Returns in sentences what such a file cannot say.
    """
    if path.suffix.lower() == REFI:
        return refi_codes.write(path, codebook)
    codebook_file.write(path, codebook, name)
    return []
