"""Which names in files stand for which of ours: kept as JSON, and guessed where names are alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

import orjson

from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import fold
from annotator.domain.wording import worded
from annotator.formats.decoding import read_bytes
from annotator.formats.writing import written_whole

_PARTS = {"labels", "annotators"}
_ALIKE = 0.6


@dataclass(frozen=True)
class NameMap:
    """Their names to ours."""

    labels: Mapping[str, str] = field(default_factory=dict)
    annotators: Mapping[str, str] = field(default_factory=dict)


def load(path: Path) -> NameMap:
    """Read a map: `{"labels": {…}, "annotators": {…}}`, or of labels alone `{theirs: ours}`."""
    try:
        found = orjson.loads(read_bytes(path))
    except orjson.JSONDecodeError as error:
        raise AnnotatorError(worded("{path} is no JSON object of names ({error}).", path=path, error=error)) from error
    if isinstance(found, dict) and not set(found) <= _PARTS:
        found = {"labels": found}
    if not isinstance(found, dict) or not all(
        isinstance(names, dict) and all(isinstance(name, str) and name.strip() for name in names.values())
        for names in found.values()
    ):
        raise AnnotatorError(worded("{path} is no JSON object of names.", path=path))
    return NameMap(**found)


def save(path: Path, names: NameMap) -> None:
    """Write a map that `load` and `import --map` read."""
    with written_whole(path) as (draft,):
        draft.write_bytes(orjson.dumps(names, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))


def closest(name: str, known: Iterable[str]) -> str:
    """Return the name that is most like this one, or "" where none is alike."""
    folded = {fold(ours): ours for ours in known}
    inside = [ours for ours in folded if fold(name) in ours.split() or ours in fold(name).split()]
    found = get_close_matches(fold(name), folded, 1, _ALIKE) or inside[:1]
    return folded[found[0]] if found else ""
