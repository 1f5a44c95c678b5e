"""What a selection would mark: whole words or sentences, without what hands take along at the ends."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.span import Range, trimmed
from annotator.domain.trimming import trimmed_to_words
from annotator.ui.text import words

WORDS, SENTENCES, NOTHING = "words", "sentences", "nothing"


@dataclass(frozen=True, slots=True)
class Snapping:
    """How the reader wants to be helped."""

    to: str = WORDS
    trim: bool = True

    def aim(self, text: str, start: int, end: int) -> Range | None:
        """Return what a selection of start:end marks, or None where that would be nothing but white space."""
        start, end = trimmed(text, start, end)
        if start >= end:
            return None
        if self.trim:
            start, end = trimmed_to_words(text, start, end)
        if self.to == WORDS:
            start, end = words.word_around(text, start)[0], words.word_around(text, end)[1]
        elif self.to == SENTENCES:
            from annotator.domain.sentences import sentence_at

            start, end = sentence_at(text, start)[0], max(end, sentence_at(text, end - 1)[1])
            start, end = trimmed_to_words(text, start, end) if self.trim else (start, end)
        return start, end
