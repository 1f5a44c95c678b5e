"""XML from outside: no entities, nothing fetched, nothing huge."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from annotator.domain.errors import BadInput
from annotator.domain.wording import worded
from annotator.formats import numbered
from annotator.formats.decoding import LARGEST_TEXT, read_bytes


def parse(path: Path) -> Any:
    """Return the root element, as lxml has it, of an XML file.  BadInput where it is broken or hostile."""
    return parsed(read_bytes(path), path.name)


def parsed(data: bytes, file: str) -> Any:
    """Return the root element of XML that came out of `file`, perhaps unpacked from it."""
    from lxml import etree  # costs 20 ms that few files need

    if len(data) > LARGEST_TEXT:
        raise BadInput(file, worded("it has more than {count} MB of XML", count=LARGEST_TEXT // 1024**2))
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise no_xml(error, file) from error
    refuse_entities(root, file)
    return root


def no_xml(error: Any, file: str) -> BadInput:
    """Return what to raise for a syntax error of lxml's."""
    said = " ".join(str(error.msg).split())  # it may be more than one line
    place = numbered.line(error.lineno) if error.lineno else ""
    return BadInput(file, worded("it is not XML: {error}", error=said), place)


def refuse_entities(root: Any, file: str) -> None:
    """Raise BadInput where a document declares entities."""
    document = root.getroottree().docinfo
    if any(dtd is not None and any(dtd.iterentities()) for dtd in (document.internalDTD, document.externalDTD)):
        raise BadInput(file, worded("it declares entities, which no annotation tool writes and which can do harm"))
