"""What a Word document holds and the reader of its text passes over: comments, formulas, pictures, some text boxes.

Runs in the child process of `child`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from annotator.domain.wording import worded
from annotator.formats.record import Left

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_WPS = "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}"
_PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_VML = "{urn:schemas-microsoft-com:vml}"
_UNREAD = tuple(f"{W}{name}" for name in ("fldSimple", "dir", "bdo", "ruby"))
"""Elements that mammoth does not look into."""

_TEXTS = re.compile(r"word/(document|footnotes|endnotes)\d*\.xml")
_EDGES = re.compile(r"word/(header|footer)\d*\.xml")
_COMMENTS = re.compile(r"word/comments\d*\.xml")

Parts = dict[str, Callable[[], Any]]
"""The XML of a document by name, each parsed when it is wanted."""


def left(parts: Parts) -> Iterator[Left]:
    """Yield what is not taken, kind by kind."""
    found: Counter[str] = Counter()
    for name, part in parts.items():
        if _TEXTS.fullmatch(name):
            _count(part(), found)
        elif _COMMENTS.fullmatch(name):
            found[worded("comments")] += sum(1 for _ in part().iter(f"{W}comment"))
        elif _EDGES.fullmatch(name):
            found[worded("heads and feet of pages")] += _has_text(part())
    yield from (Left("", what, count) for what, count in found.items() if count)


def _count(root: Any, found: Counter[str]) -> None:
    boxes = [box for box in root.iter(f"{_WPS}txbx") if _has_text(box)]
    found[worded("text boxes")] += sum(not _is_said_otherwise(box) for box in boxes)
    for shown in list(root.iter(f"{MC}Fallback")):
        shown.getparent().remove(shown)
    found[worded("formulas")] += sum(_is_outermost(one, f"{M}oMath") for one in root.iter(f"{M}oMath"))
    deleted = {one for said in root.iter(f"{W}delText") for one in said.iterancestors(f"{W}del")}
    moved = [one for one in root.iter(f"{W}moveFrom") if _has_text(one)]
    found[worded("tracked deletions")] += len(deleted) + len(moved)
    for name in _UNREAD:
        count = sum(_has_text(one) and _is_outermost(one, *_UNREAD) for one in root.iter(name))
        found[worded("words in “{name}”", name=f"w:{name.removeprefix(W)}")] += count
    found[worded("pictures")] += sum(1 for _ in root.iter(f"{_PIC}pic", f"{_VML}imagedata"))
    found[worded("charts and diagrams")] += sum(1 for _ in root.iter(f"{_CHART}chart", f"{_DIAGRAM}relIds"))
    found[worded("embedded documents")] += sum(1 for _ in root.iter(f"{W}altChunk"))


def _has_text(element: Any) -> bool:
    return any(said.text and said.text.strip() for said in element.iter(f"{W}t"))


def _is_outermost(element: Any, *names: str) -> bool:
    return next(element.iterancestors(*names), None) is None


def _is_said_otherwise(box: Any) -> bool:
    """Whether a text box is there a second time for programs that know no such boxes: that one is read."""
    choice = next(box.iterancestors(f"{MC}AlternateContent"), None)
    fallback = None if choice is None else choice.find(f"{MC}Fallback")
    return fallback is not None and _has_text(fallback)
