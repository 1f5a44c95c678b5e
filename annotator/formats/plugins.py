"""Formats of other packages, found by their entry points when they are first asked for.

A package that fails is a sentence, here and in the log; it never stops the program, and takes no name of ours.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Collection, Iterator
from dataclasses import astuple, dataclass, field, replace
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

from annotator.domain.codebook import LABEL_KINDS
from annotator.domain.errors import AnnotatorError, BadInput
from annotator.domain.wording import worded
from annotator.formats.record import (
    ArticleRecord,
    Format,
    LabelRecord,
    Left,
    ReadOptions,
    Record,
    Refusal,
    Report,
    RowRecord,
    Selection,
    SpanRecord,
    WriteOptions,
)

GROUP = "sorot.formats"
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,40}")


@dataclass
class Plugins:
    """The formats of other packages, and in sentences what is wrong with those that cannot be used."""

    formats: list[Format] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def load(taken: Collection[str]) -> Plugins:
    """Load the formats of all packages; names in `taken` are not given away."""
    plugins, names = Plugins(), set(taken)
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        try:
            made = _loaded(entry, names)
        except (Exception, SystemExit) as error:
            # Another's code may raise anything while it is loaded.
            said = str(error) or type(error).__name__
            plugins.problems.append(
                worded(
                    "The format “{name}” of {package} cannot be used: {problem}.",
                    name=entry.name,
                    package=_package(entry),
                    problem=said,
                )
            )
            logging.getLogger(__name__).info("a format cannot be used: %s", entry.value, exc_info=error)
        else:
            names.add(made.name)
            plugins.formats.append(_guarded(made, _package(entry)))
    return plugins


def _loaded(entry: EntryPoint, names: Collection[str]) -> Format:
    made = entry.load()
    if callable(made) and not isinstance(made, Format):
        made = made()
    if not isinstance(made, Format):
        raise TypeError(f"it is a {type(made).__name__}, not a Format")
    if not isinstance(made.name, str) or not _NAME.fullmatch(made.name):
        raise ValueError(f"its name “{made.name}” is not of small letters, digits and hyphens")
    if made.name in names:
        raise ValueError(f"the name “{made.name}” is taken")
    if not all(isinstance(suffix, str) and suffix.startswith(".") for suffix in (*made.suffixes, ".")):
        raise ValueError("its suffixes do not begin with a dot")
    if made.archive or (made.read is None and made.write is None) or (made.write and not made.suffixes):
        raise ValueError("it can neither be read nor written")
    return made


def _package(entry: EntryPoint) -> str:
    return worded("the package {name}", name=entry.dist.name) if entry.dist else worded("a package")


def _guarded(made: Format, package: str) -> Format:
    """Return the format with its bugs turned into sentences about the file."""

    def fault(error: Exception) -> str:
        said = f"{type(error).__name__}: {error}"[:200]
        return worded("the format “{name}” of {package} failed ({error})", name=made.name, package=package, error=said)

    def read(path: Path, options: ReadOptions) -> Iterator[Record]:
        assert made.read is not None
        try:
            for record in made.read(path, options):
                if not _is_sound(record):
                    raise TypeError("what it read is no record")
                yield record
        except AnnotatorError:
            raise
        except Exception as error:
            raise BadInput(path.name, fault(error)) from error

    def write(selection: Selection, out: Path, options: WriteOptions) -> Report:
        assert made.write is not None
        try:
            report = made.write(selection, out, options)
            if not isinstance(report, Report):
                raise TypeError("it returned no report")
        except AnnotatorError:
            raise
        except Exception as error:
            raise AnnotatorError(worded("It could not be written: {problem}.", problem=fault(error))) from error
        return report

    return replace(made, read=read if made.read else None, write=write if made.write else None)


_COLOUR = re.compile("(?:#[0-9a-fA-F]{6})?")


def _is_sound(record: object) -> bool:
    if isinstance(record, LabelRecord):
        is_text = all(isinstance(said, str) for said in astuple(record))
        return is_text and record.kind in LABEL_KINDS and _COLOUR.fullmatch(record.colour) is not None
    if isinstance(record, Left):
        return isinstance(record.what, str) and isinstance(record.record, str) and type(record.count) is int
    if not isinstance(record, ArticleRecord):
        return isinstance(record, RowRecord | Refusal)
    return isinstance(record.text, str) and all(_is_span(span) for span in record.spans)


def _is_span(span: object) -> bool:
    return (
        isinstance(span, SpanRecord)
        and type(span.start) is type(span.end) is int
        and isinstance(span.label, str)
        and bool(span.label.strip())
        and isinstance(span.attributes, dict)
    )
