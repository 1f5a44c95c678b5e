"""Writing XML as a stream, and what XML cannot hold: control characters go out as their pictures, and are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO, Self
from xml.sax.saxutils import escape, quoteattr

from annotator.domain.wording import worded

_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_NOT_AS_IS = re.compile("[\x00-\x08\x0b-\x1f<>&\ufffe\uffff\ud800-\udfff]")
"""What an element's content has otherwise, or not at all."""


def unsayable(text: str) -> Iterator[re.Match[str]]:
    """Yield the characters of a text that XML cannot hold."""
    return _UNSAYABLE.finditer(text)


class XmlText:
    """Spells text for XML 1.0 and remembers what it had to change."""

    def __init__(self) -> None:
        self.changed = 0

    def plain(self, text: str) -> str:
        """Return text with what XML cannot hold replaced, character by character."""
        if _UNSAYABLE.search(text) is None:
            return text
        said, count = _UNSAYABLE.subn(_picture, text)
        self.changed += count
        return said

    def content(self, text: str) -> str:
        """Return text as an element's content; carriage returns survive reading."""
        return text if _NOT_AS_IS.search(text) is None else escape(self.plain(text), {"\r": "&#13;"})

    def attribute(self, text: str) -> str:
        """Return text as an attribute's value, quoted; line ends and tabs survive reading."""
        if text.isprintable() and _NOT_AS_IS.search(text) is None and '"' not in text:
            return f'"{text}"'
        return quoteattr(self.plain(text))

    def sentences(self) -> list[str]:
        """Say for the export's report what was changed."""
        if not self.changed:
            return []
        return [
            worded(
                "{count} control characters, which XML cannot hold, are written as their pictures (such as ␀)",
                count=self.changed,
            )
        ]


class Element:
    """An element that is written as it is opened and closed; None among its attributes are left out."""

    def __init__(self, file: IO[str], said: XmlText, name: str, /, **attributes: str | None) -> None:
        self._file, self._said, self._name = file, said, name
        told = [f" {key}={said.attribute(value)}" for key, value in attributes.items() if value is not None]
        self._opening = f"<{name}{''.join(told)}"

    def __enter__(self) -> Self:
        self._file.write(f"{self._opening}>\n")
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def close(self) -> None:
        """Write the end of an element that was entered."""
        self._file.write(f"</{self._name}>\n")

    def empty(self) -> None:
        """Write it without content."""
        self._file.write(f"{self._opening}/>\n")

    def text(self, text: str) -> None:
        """Write it with nothing but text."""
        self._file.write(f"{self._opening}>{self._said.content(text)}</{self._name}>\n")


def _picture(found: re.Match[str]) -> str:
    code = ord(found.group())
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
