"""The dataset card of an export: counted as the articles go out, with what the project says of itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.app import agreement, compared
from annotator.app.outgoing import Tell
from annotator.formats.card import Card, Counts
from annotator.formats.record import ArticleRecord, Dropped
from annotator.formats.writing import written_whole
from annotator.storage.reader import Reader

LICENCE, CITATION = "licence", "citation"
"""The project's settings that the card quotes."""


@dataclass
class CardInMaking:
    """Counts what goes out, part by part."""

    reader: Reader
    round: int
    has_text: bool = True
    tell: Tell = lambda *_: None
    parts: dict[str, Counts] = field(default_factory=dict)

    def counted(self, articles: Iterator[ArticleRecord], part: str) -> Iterator[ArticleRecord]:
        """Yield the articles of a part, and count them; a writer that begins anew is counted anew."""
        counts = self.parts[part] = Counts()
        for article in articles:
            counts.add(article)
            yield article

    def text(self, files: Mapping[str, str], dropped: Sequence[Dropped] = ()) -> str:
        """Return the card of what was counted."""
        reader = self.reader
        return Card(
            name=str(reader.setting("name", reader.path.stem)),
            codebook=reader.codebook(),
            parts=self.parts,
            licence=str(reader.setting(LICENCE, "")),
            citation=str(reader.setting(CITATION, "")),
            files=files,
            agreement=self._agreement(),
            dropped=dropped,
            has_text=self.has_text,
        ).text()

    def write(self, path: Path, files: Mapping[str, str], dropped: Sequence[Dropped] = ()) -> Path:
        """Write the card to a file."""
        text = self.text(files, dropped)
        with written_whole(path) as (draft,):
            draft.write_text(text, encoding="utf-8", newline="\n")
        return path

    def _agreement(self) -> Mapping[str, Any] | None:
        """Return the figures of the round's annotators; None where no two of them finished the same article."""
        if len(compared.sides(self.reader, (), (self.round,))) < 2:
            return None
        found = agreement.measure(self.reader, rounds=(self.round,), tell=self.tell)
        return found.as_json() if found.articles.documents else None


def beside(out: Path) -> Path:
    """Return where the card of an export to a file or folder stands."""
    return out.with_name(f"{out.stem}-card.md")
