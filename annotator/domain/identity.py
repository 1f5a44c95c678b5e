"""Identity without coordination: ids that two laptops make alike where the thing is the same, and never alike else."""

from __future__ import annotations

import hashlib
import os
import re
import time
import unicodedata
from collections.abc import Iterable
from uuid import UUID

LONGEST_NAME = 1000
_UNPLAIN = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
NAMESPACE = UUID("8f1d2c9e-5a44-5d0e-9b57-534f524f0001")


def fold(name: str) -> str:
    """Return `name` as names are compared: NFC, case-folded, runs of white space one space."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def plain(name: str) -> str:
    """Return `name` as it may be stored: no control characters, none that turn the direction beside it, one line."""
    return " ".join(_UNPLAIN.sub(" ", name).split())[:LONGEST_NAME]


def new_id() -> str:
    """Return a fresh UUIDv7 (RFC 9562): 48 bits of milliseconds, the rest random."""
    value = (time.time_ns() // 1_000_000) << 80 | int.from_bytes(os.urandom(10), "big")
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(3 << 62) | 2 << 62
    return str(UUID(int=value))


def sha256(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes in hex.  A lone surrogate has no UTF-8: ValueError."""
    return hashlib.sha256(text.encode()).hexdigest()


def named_id(*parts: object) -> str:
    """Return the id of what these parts name: a UUIDv5."""
    return _version_5(NAMESPACE.bytes + "\x1f".join(map(str, parts)).encode())


def _version_5(said: bytes) -> str:
    """Return a UUIDv5 without the object that the library makes of it."""
    digest = hashlib.sha1(said, usedforsecurity=False).hexdigest()
    variant = "89ab"[int(digest[16], 16) & 3]
    return f"{digest[:8]}-{digest[8:12]}-5{digest[13:16]}-{variant}{digest[17:20]}-{digest[20:32]}"


def document_id(text_sha256: str) -> str:
    """Return the id of the document whose text has this SHA-256."""
    return named_id("document", text_sha256)


def label_id(kind: str, first_name: str) -> str:
    """Return the id of a label by its kind (span, document, relation) and the first name it was given."""
    return named_id("label", kind, fold(first_name))


def attribute_id(owner_label_id: str, first_name: str) -> str:
    """Return the id of an attribute by its label and first name."""
    return named_id("attribute", owner_label_id, fold(first_name))


def choice_id(owner_attribute_id: str, first_name: str) -> str:
    """Return the id of a choice by its attribute and first name."""
    return named_id("choice", owner_attribute_id, fold(first_name))


def progress_id(document: str, annotator: str, round_: int) -> str:
    """Return the id of one annotator's progress on one document in one round."""
    return named_id("progress", document, annotator, round_)


def occurrence_id(document: str, *facts: str) -> str:
    """Return the id of a further place where a document's text appeared, by all that is said of the place."""
    return named_id("occurrence", document, *facts)


def boilerplate_id(line: str) -> str:
    """Return the id of a line that is dimmed everywhere, so that two laptops that find it make one row."""
    return named_id("boilerplate", line)


def dimmed_place_id(document: str, start: int, end: int) -> str:
    """Return the id of what was decided of one place of a document, dimmed or not."""
    return named_id("boilerplate", document, start, end)


def imported_span_id(layer: str, label: str, ranges: Iterable[tuple[int, int]], nth: int) -> str:
    """Return the id of the nth equal span (from 0) that a file gave to a layer (document, annotator, round, joined)."""
    where = ";".join([f"{start},{end}" for start, end in ranges])
    return _version_5(f"{layer}\x1f{label}\x1f{where}\x1f{nth}".encode())


def imported_relation_id(layer: str, label: str, source: str, target: str, nth: int) -> str:
    """Return the id of the nth equal relation (from 0) between two spans that a file gave to a layer."""
    return named_id("relation", layer, label, source, target, nth)


def document_label_id(layer: str, label: str) -> str:
    """Return the id of a label on a whole document in a layer (document, annotator, round, joined): there is one."""
    return named_id("document label", layer, label)


def gold_id(reviewer: str) -> str:
    """Return the id of a reviewer's gold layer, so that two laptops of one person write to one."""
    return named_id("gold", reviewer)


def copied_id(row_id: str, round_: int) -> str:
    """Return the id of a row's copy that begins a later round, so that two laptops of one person make one."""
    return named_id("copy", row_id, round_)
