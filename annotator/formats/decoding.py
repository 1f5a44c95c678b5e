"""From bytes to text: a BOM, else strict UTF-8, else a guess that the person can override.

Beyond decoding, reading removes a BOM and turns CRLF into LF; every other character stays.
"""

from __future__ import annotations

import codecs
import io
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from annotator.domain.errors import BadInput
from annotator.domain.wording import to_word, worded

LARGEST_TEXT = 100 * 1024 * 1024
"""Bytes of the largest text file, JSON line or table cell that is taken."""

_SAMPLE = 256 * 1024
_CHUNK = 1024 * 1024
_NOT_ORDINARY = to_word("it is not an ordinary file")
_AT_ONCE = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
"""Opens a pipe, to refuse it, without waiting for who writes to it."""
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSES = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp874", "koi8_r",
    "gb18030", "big5", "cp932", "euc_jp", "cp949",
]  # fmt: skip
_KNOWN_BINARIES = {
    b"%PDF-": to_word("a PDF"),
    b"PK\x03\x04": to_word("a zip archive (a .docx, .odt, .xlsx and .epub are such)"),
    b"\xd0\xcf\x11\xe0": to_word("an old Word or Excel file"),
    b"\x89PNG": to_word("a picture"),
    b"\xff\xd8\xff": to_word("a picture"),
    b"GIF8": to_word("a picture"),
    b"SQLite format 3": to_word("a database"),
    b"\x1f\x8b": to_word("a packed file"),
    b"\x7fELF": to_word("a program"),
}
_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")


def decode(data: bytes, file: str, encoding: str = "") -> tuple[str, str]:
    """Return the text of `data` and the name of its encoding; `encoding` "" guesses.

    BadInput where it is no text, or not text in that encoding.
    """
    found = _checked(encoding, file) if encoding else _encoding_of(io.BytesIO(data), file)
    try:
        text = data.decode(found)
        if encoding and found != "utf-8":
            text.encode()  # UTF-7 and its kin can spell half a surrogate pair, which no database takes.
    except UnicodeError as error:
        raise BadInput(file, _not_in(found, error)) from error
    if b"\0" in data if found == "utf-8" else "\0" in text:
        raise BadInput(file, worded("it looks like a binary file, not text"))
    return with_line_feeds(text.removeprefix("\ufeff")), found


def with_line_feeds(text: str) -> str:
    """Return the text with LF for CRLF; one character is sought forty times faster than two."""
    return text.replace("\r\n", "\n") if "\r" in text else text


def read_bytes(path: Path, place: int = 0, length: int = 0) -> bytes:
    """Return a text file's bytes, or `length` of them from `place` on, with no more calls than that takes.

    BadInput where they are more than LARGEST_TEXT or cannot be read.
    """
    try:
        number = os.open(path, _AT_ONCE)
        try:
            status = os.fstat(number)
            if not stat.S_ISREG(status.st_mode):
                raise BadInput(path.name, worded(_NOT_ORDINARY))
            size = length or status.st_size
            if size > LARGEST_TEXT:
                raise BadInput(path.name, _too_large(size))
            if place:
                os.lseek(number, place, os.SEEK_SET)
            return _read(number, size)
        finally:
            os.close(number)
    except OSError as error:
        raise _refusal(path, error) from error


@contextmanager
def opened(path: Path, buffering: int = -1) -> Iterator[BinaryIO]:
    """Open an ordinary file for reading bytes; what the disk refuses becomes BadInput."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise BadInput(path.name, worded(_NOT_ORDINARY))
        with path.open("rb", buffering) as file:
            yield file
    except OSError as error:
        raise _refusal(path, error) from error


@contextmanager
def opened_as_text(path: Path, encoding: str = "") -> Iterator[io.TextIOWrapper]:
    """Open a text file of any size for reading as a stream, line ends untouched."""
    with opened(path) as file:
        found = _checked(encoding, path.name) if encoding else _encoding_of(file, path.name)
        file.seek(0)
        try:
            yield io.TextIOWrapper(file, encoding="utf-8-sig" if found == "utf-8" else found, newline="")
        except UnicodeError as error:
            raise BadInput(path.name, _not_in(found, error)) from error


def _read(number: int, size: int) -> bytes:
    data = os.read(number, size)
    while len(data) < size and (more := os.read(number, size - len(data))):
        data += more
    return data


def _refusal(path: Path, error: OSError) -> BadInput:
    if isinstance(error, FileNotFoundError):
        return BadInput(path.name, worded("there is no such file"))
    with suppress(OSError):
        if not stat.S_ISREG(path.stat().st_mode):  # Windows opens no folder, and no system a socket
            return BadInput(path.name, worded(_NOT_ORDINARY))
    return BadInput(path.name, worded("it cannot be read ({error})", error=error.strerror))


def _too_large(size: int) -> str:
    return worded("it has {count} MB; a text may have {most} MB", count=_megabytes(size), most=_megabytes(LARGEST_TEXT))


def _checked(encoding: str, file: str) -> str:
    if encoding == "utf-8":
        return encoding
    try:
        "".encode(encoding)  # refuses what is unknown and what is no text encoding, such as base64
    except LookupError as error:
        raise BadInput(file, worded("the encoding “{encoding}” is not known", encoding=encoding)) from error
    return codecs.lookup(encoding).name


def _encoding_of(file: BinaryIO, name: str) -> str:
    head = file.read(_SAMPLE)
    for mark, encoding in _BOMS:
        if head.startswith(mark):
            return encoding
    for mark, kind in _KNOWN_BINARIES.items():
        if head.startswith(mark):
            raise BadInput(name, worded("it looks like a binary file: {kind}", kind=worded(kind)))
    if head.count(0) * 5 > len(head):
        return _wide(head, name)
    faulty = _first_not_utf8(file, head)
    _refuse_controls(faulty or head, name)
    return _guess(faulty, name) if faulty else "utf-8"


def _first_not_utf8(file: BinaryIO, head: bytes) -> bytes:
    """Return b"" where the whole file is UTF-8, else the piece that is not."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    piece = head
    while piece:
        held = decoder.getstate()[0]
        following = file.read(_CHUNK)
        try:
            decoder.decode(piece, final=not following)
        except UnicodeDecodeError as error:
            return _sample_at(held + piece, error.start)
        piece = following
    return b""


def _sample_at(piece: bytes, place: int) -> bytes:
    """Return whole lines around `place` where there are lines, so that no character of several bytes is cut."""
    begin = piece.rfind(b"\n", 0, place) + 1
    sample = piece[begin : begin + _SAMPLE]
    is_cut = len(piece) >= _SAMPLE
    end = sample.rfind(b"\n") + 1
    return sample[:end] if is_cut and end > place - begin else sample


def _wide(head: bytes, name: str) -> str:
    """Tell UTF-16 without a BOM, whose zero bytes stand on one side, from a binary file."""
    for encoding, empty_side in (("utf-16-le", head[0::2]), ("utf-16-be", head[1::2])):
        if b"\0" not in empty_side:
            text = head[: len(head) & ~1].decode(encoding, errors="replace")
            if not _CONTROLS.search(text) and text.count("\ufffd") <= 1:
                return encoding
    raise BadInput(name, worded("it looks like a binary file, not text"))


def _refuse_controls(sample: bytes, name: str) -> None:
    text = sample.decode("latin-1")
    count = len(_CONTROLS.findall(text))
    if count > 3 and count * 100 > len(text):
        raise BadInput(name, worded("it looks like a binary file, not text"))


def _guess(sample: bytes, name: str) -> str:
    as_utf8 = sample.decode(errors="replace")
    bad = as_utf8.count("\ufffd")
    if len(re.findall("[^\x00-\x7f\ufffd]", as_utf8)) >= 4 * bad:
        raise BadInput(
            name, worded("it is UTF-8 but for a few damaged bytes; name its encoding to read it nevertheless")
        )
    from charset_normalizer import from_bytes  # costs 30 ms that few files need

    matches = list(from_bytes(sample, cp_isolation=_GUESSES))
    if not matches:
        raise BadInput(name, worded("its encoding was not recognised; name it to read the file"))
    best = matches[0]
    # Its ties go by the alphabet, so that Western texts would come out as Central European.
    western = next((match for match in matches if "cp1252" in match.could_be_from_charset), None)
    if western and western.chaos <= best.chaos + 0.02 and western.coherence >= best.coherence:
        return "cp1252"
    return best.encoding


def _not_in(encoding: str, error: UnicodeError) -> str:
    if isinstance(error, UnicodeDecodeError):
        place = str(error.start + 1)
        return worded("it is not text in the encoding {encoding} (byte {place})", encoding=encoding, place=place)
    return worded("it is not text in the encoding {encoding}", encoding=encoding)


def _megabytes(size: int) -> int:
    return round(size / 1024**2)
