"""The text of HTML that others annotated, and where in it the places are that they counted in its bare text nodes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import Any

from annotator.formats import units
from annotator.formats.visible_text import page

_SPACE = " \t\n\r\f"
_RUN = re.compile(f"[{_SPACE}]+|[^{_SPACE}]+")
_UNSEEN = frozenset(("script", "style", "noscript", "template"))
_PARAGRAPHS = frozenset(
    ("address", "article", "aside", "blockquote", "div", "dl", "figure", "footer", "form", "h1", "h2", "h3", "h4",
     "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul")
)  # fmt: skip
_LINES = frozenset(("br", "caption", "dd", "dt", "figcaption", "li", "tr"))
_CELLS = frozenset(("td", "th"))


class PageText:
    """A page's `text` as one reads it, and its `bare` text: all its text nodes one after the other, as browsers count.

    White space that a browser would not show is left out of `text`, and line breaks stand between its blocks.
    """

    def __init__(self, markup: str) -> None:
        self._said: list[str] = []
        self._bare: list[str] = []
        self._said_length = self._bare_length = 0
        self._starts: list[int] = []
        self._places: list[int] = []
        self._lengths: list[int] = []
        self._gap = ""
        root = page(markup.replace("\r\n", "\n").replace("\r", "\n"))
        if root is not None:
            self._walk(root)
        self.text, self.bare = "".join(self._said), "".join(self._bare)

    def range(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of `text` that shows a range of `bare`; both are NOWHERE where it shows nothing of it."""
        if not 0 <= start < end <= self._bare_length:
            return units.NOWHERE, units.NOWHERE
        first, last = bisect_right(self._starts, start) - 1, bisect_left(self._starts, end) - 1
        if first < 0 or start >= self._starts[first] + self._lengths[first]:
            first += 1
            start = self._starts[first] if first < len(self._starts) else end
        if last < first:
            return units.NOWHERE, units.NOWHERE
        inside = min(end - self._starts[last], self._lengths[last])
        return self._places[first] + start - self._starts[first], self._places[last] + inside

    def _walk(self, root: Any) -> None:
        from lxml import etree

        in_head = unseen = exact = 0
        for event, element in etree.iterwalk(root, events=("start", "end")):
            is_start = event == "start"
            step = 1 if is_start else -1
            in_head += step * (element.tag == "head")
            unseen += step * (element.tag in _UNSEEN)
            exact += step * (element.tag == "pre")
            self._part(element.tag)
            words, holder = (element.text, element) if is_start else (element.tail, element.getparent())
            if is_start and element.tag == "pre":
                words = (words or "").removeprefix("\n")
            if words and not in_head and holder is not None and holder.tag != "html":
                self._add(words, shown=not unseen, exact=bool(exact))

    def _part(self, tag: str) -> None:
        if tag in _CELLS:
            self._gap = self._gap or "\t"
        elif tag in _PARAGRAPHS or tag in _LINES:
            self._gap = "\n\n" if tag in _PARAGRAPHS or self._gap == "\n\n" else "\n"

    def _add(self, words: str, *, shown: bool, exact: bool) -> None:
        if exact and shown:
            self._show(words, self._bare_length)
        elif shown:
            for run in _RUN.finditer(words):
                if run[0][0] in _SPACE:
                    self._gap = self._gap or " "
                else:
                    self._show(run[0], self._bare_length + run.start())
        self._bare.append(words)
        self._bare_length += len(words)

    def _show(self, words: str, start: int) -> None:
        if self._said and self._gap:
            self._said.append(self._gap)
            self._said_length += len(self._gap)
        self._gap = ""
        self._starts.append(start)
        self._places.append(self._said_length)
        self._lengths.append(len(words))
        self._said.append(words)
        self._said_length += len(words)
