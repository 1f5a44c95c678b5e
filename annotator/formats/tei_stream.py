"""A TEI file as a stream: the headers of its corpora, and one text after another; each is forgotten after its turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats import safe_xml
from annotator.formats.decoding import LARGEST_TEXT, opened
from annotator.formats.tei_text import local

TEXT, CORPUS = "TEI", "teiCorpus"

_HEAD = 256 * 1024
_PIECE = 4096
_MOST_TAGS = 4_000_000
"""With their attributes, in one text; each is some hundred bytes in memory."""
_SAFELY: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "remove_comments": True,
    "remove_pis": True,
}  # fmt: skip


def is_tei(path: Path) -> bool:
    """Whether the first element of a file is one of TEI's."""
    try:
        return _root(path).startswith((TEXT, CORPUS))  # TEI.2, of before P5, is told what it is
    except BadInput:
        return False


def parts(path: Path) -> Iterator[Any]:
    """Yield the texts (TEI) of a file, and what its corpora have beside them, as these end.

    BadInput where it is no TEI, broken or hostile.
    """
    from lxml import etree  # costs 20 ms that few files need

    if _root(path) not in (TEXT, CORPUS):
        raise BadInput(path.name, worded("it is no TEI P5: its first element is neither TEI nor teiCorpus"))
    tags = [f"{{*}}{name}" for name in (TEXT, CORPUS, "teiHeader", "standOff", "include")]
    with opened(path) as file:
        bounded = _Bounded(file, path.name)
        found = etree.iterparse(bounded, events=("start", "end"), tag=tags, **_SAFELY)
        inside: Any = None
        try:
            for event, element in found:
                if event == "start" and element.getparent() is None:
                    safe_xml.refuse_entities(element, path.name)
                if inside is None and event == "start" and local(element) == TEXT:
                    inside = element
                elif event == "end" and (element is inside or (inside is None and _is_of_corpus(element))):
                    inside = None
                    yield element
                    _forget(element)
                    bounded.begin()
        except etree.XMLSyntaxError as error:
            raise safe_xml.no_xml(error, path.name) from error


class _Bounded:
    """A file that ends in a refusal where one text has more than any text has."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self._file, self._name = file, name
        self.begin()

    def begin(self) -> None:
        """Begin another text."""
        self._bytes = self._tags = 0

    def read(self, size: int) -> bytes:
        """Return the next bytes."""
        piece = self._file.read(size)
        self._bytes += len(piece)
        self._tags += piece.count(b"<") + piece.count(b"=")
        if self._bytes > LARGEST_TEXT:
            raise BadInput(self._name, worded("it has more than {count} MB of XML", count=LARGEST_TEXT // 1024**2))
        if self._tags > _MOST_TAGS:
            raise BadInput(
                self._name, worded("one of its texts has more than {count} tags and attributes", count=_MOST_TAGS)
            )
        return piece


def _root(path: Path) -> str:
    """Return the name of the first element, "" where it is none of TEI's or does not come soon."""
    from lxml import etree

    parser = etree.XMLPullParser(("start",), **_SAFELY)
    with opened(path) as file:
        for _ in range(_HEAD // _PIECE):
            piece = file.read(_PIECE)
            broken = None
            try:
                parser.feed(piece) if piece else parser.close()
            except etree.XMLSyntaxError as error:
                broken = error
            for _, element in parser.read_events():
                return local(element)
            if broken is not None:
                raise safe_xml.no_xml(broken, path.name)
    return ""


def _is_of_corpus(element: Any) -> bool:
    return local(element) != CORPUS and element.getparent() is not None and local(element.getparent()) == CORPUS


def _forget(element: Any) -> None:
    """Let go of all before an element; the element itself goes with the next."""
    while element.getprevious() is not None:
        del element.getparent()[0]
