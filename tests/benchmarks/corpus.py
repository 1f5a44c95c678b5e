"""Documents for the benchmarks: invented syllables with spans of label names, the same for the same seed."""

from __future__ import annotations

import random
from itertools import accumulate

from annotator.ui.text.mark import Mark
from annotator.ui.theme import LABEL_COLOURS

CONSONANTS = ["b", "c", "d", "g", "h", "j", "k", "l", "m", "n", "p", "r", "s", "t", "w", "y"]
VOWELS = "aaaaaeeeiiiuuuoo"
CLOSERS = ["n", "ng", "r", "k", "s", "m", "h", "l", "t"]
SMALL_WORDS = [
    "yang",
    "dan",
    "di",
    "untuk",
    "dengan",
    "dari",
    "pada",
    "ini",
    "itu",
    "dalam",
    "tidak",
    "akan",
    "ke",
    "oleh",
    "juga",
    "telah",
    "saat",
    "sudah",
    "para",
    "bisa",
]
EMOJI = ["😀", "🔥", "🙏🏽", "👨‍👩‍👧", "𝒜", "🚨"]
LABELS = ["Gift", "Treaty clause", "Sanction issue", "Actor", "Date", "Place", "Claim", "Quote"]


def _vocabulary(count: int) -> list[str]:
    chance = random.Random(1)
    found: dict[str, None] = {}
    while len(found) < count:
        word = ""
        for _ in range(chance.choices([1, 2, 3, 4], [2, 52, 34, 12])[0]):
            word += (chance.choice(CONSONANTS) if chance.random() < 0.9 else "") + chance.choice(VOWELS)
            word += chance.choice(CLOSERS) if chance.random() < 0.22 else ""
        if 2 < len(word) < 18:
            found[word] = None
    return list(found)


def paragraphs(size: int, seed: int = 11, separator: str = "\n\n") -> str:
    """Return invented prose of about `size` UTF-8 bytes, in paragraphs of 30 to 80 words."""
    chance = random.Random(seed)
    words = _vocabulary(4000)
    weights = list(accumulate(1 / (rank + 3) ** 0.85 for rank in range(len(words))))
    made: list[str] = []
    length = 0
    while length < size:
        sentences = []
        left = chance.randint(30, 80)
        while left > 0:
            count = min(left, chance.randint(8, 24))
            left -= count
            chosen = chance.choices(words, cum_weights=weights, k=count)
            chosen = [chance.choice(SMALL_WORDS) if chance.random() < 0.4 else word for word in chosen]
            sentence = " ".join(chosen).capitalize()
            sentence = f"“{sentence}”" if chance.random() < 0.15 else sentence
            sentences.append(sentence + (f" {chance.choice(EMOJI)}." if chance.random() < 0.03 else "."))
        made.append(" ".join(sentences))
        length += len(made[-1].encode()) + len(separator)
    return separator.join(made).encode()[:size].decode("utf-8", "ignore")


def marks(text: str, count: int, seed: int = 7) -> list[Mark]:
    """Return `count` marks on word edges; some overlap or nest."""
    chance = random.Random(seed)
    colours = list(LABEL_COLOURS)
    starts = [0] + [place + 1 for place, character in enumerate(text) if character in " \n"]
    starts = [place for place in starts if place < len(text) and not text[place].isspace()]
    found: dict[tuple[int, int, int], None] = {}
    while len(found) < count:
        first = chance.randrange(len(starts) - 20)
        words = chance.choices([1, 2, 3, 5, 9, 18], [34, 30, 16, 10, 7, 3])[0]
        start, end = starts[first], starts[first + words] - 1
        newline = text.find("\n", start, end)
        end = end if newline < 0 else newline
        if end > start:
            found[start, end, chance.randrange(len(LABELS))] = None
    return [
        Mark(f"m{number}", ((start, end),), LABELS[label], colours[label])
        for number, (start, end, label) in enumerate(sorted(found))
    ]
