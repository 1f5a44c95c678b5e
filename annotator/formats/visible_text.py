"""The text of a web page as a browser shows it, furniture and all: one line for each block."""

from __future__ import annotations

from typing import Any

from annotator.formats.documents import row_lines, tidy


def _words(spaced: str) -> frozenset[str]:
    return frozenset(spaced.split())


_UNSEEN = _words("script style noscript template head title svg math iframe object video audio canvas select")
_BLOCKS = _words(
    "address article aside blockquote body br button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main menu nav ol p pre section summary table "
    "tbody tfoot thead tr ul"
)


def page(markup: str) -> Any:
    """Return the root element of a page."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(markup.encode(errors="replace"), parser=parser)
    except etree.ParserError:
        return html.Element("html")  # a page without any element


def visible_lines(root: Any) -> list[str]:
    """Return the lines of a page."""
    from lxml import etree

    made = _Lines()
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        is_unseen = element.tag in _UNSEEN or _is_hidden(element)
        if event == "start":
            unseen += is_unseen
            if not unseen:
                made.open(element.tag)
                made.say(element.text)
        else:
            if not unseen:
                made.close(element.tag)
            unseen -= is_unseen
            if not unseen and element is not root:
                made.say(element.tail)
    return made.lines()


def _is_hidden(element: Any) -> bool:
    style = element.get("style", "").replace(" ", "").casefold()
    return element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


class _Lines:
    """Gathers lines; the cells of a table's row are gathered apart, and put together where the row ends."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._open: list[list[str]] = [[]]
        self._rows: list[list[list[str]]] = []

    def open(self, tag: str) -> None:
        """Begin an element."""
        if tag in _BLOCKS:
            self._break()
        if tag == "tr":
            self._rows.append([])
        elif tag in ("td", "th") and self._rows:
            self._break()
            self._open.append([])

    def close(self, tag: str) -> None:
        """End an element."""
        if tag in _BLOCKS:
            self._break()
        if tag in ("td", "th") and self._rows and len(self._open) > 1:
            self._break()
            self._rows[-1].append(self._open.pop())
        elif tag == "tr" and self._rows:
            self._open[-1].extend(row_lines(self._rows.pop()))

    def say(self, text: str | None) -> None:
        """Add what stands in or after an element."""
        if text:
            self._words.append(text)

    def lines(self) -> list[str]:
        """Return the lines so far."""
        self._break()
        return tidy(line for level in self._open for line in level)

    def _break(self) -> None:
        line = " ".join("".join(self._words).split())
        self._words.clear()
        if line:
            self._open[-1].append(line)
