"""Agreement in a project: the figures, the passages that they rest on, and the articles that fell out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from annotator.app.compared import Shared, Side, shared, sides, spans_of
from annotator.domain.agreement.figures import ByMetric, figures
from annotator.domain.agreement.tally import Article, Tally
from annotator.domain.alignment import places
from annotator.domain.codebook import Codebook
from annotator.domain.span import Span
from annotator.domain.tokens import tokens
from annotator.storage.reader import Reader

Tell = Callable[[int, int, str], None]
"""Called with (done, of, name); it may raise Cancelled."""

INTERVALS = "intervals"
"""The name of the work that follows the articles."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where spans of two annotators meet, its hull and what differs (one of `alignment.KINDS`).

    `labels` are the ids of the one's and the other's label, None where one marked nothing there.
    """

    document_id: str
    start: int
    end: int
    kind: str
    labels: tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two annotators by name, their figures, and every passage that either marked."""

    one: str
    other: str
    figures: ByMetric
    passages: Sequence[Passage]

    def confusion(self) -> Counter[tuple[str | None, str | None]]:
        """Return how many passages carry the one's and the other's label, by ids; None is "not marked"."""
        return Counter(passage.labels for passage in self.passages)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was compared and how far it agrees.

    `rounds` are several where one annotator is compared with themself; `labels` are the figures by id, in the order of
    the codebook, and `names` what the labels are called.
    """

    rounds: tuple[int, ...]
    annotators: tuple[str, ...]
    articles: Shared
    overall: ByMetric
    pairs: Sequence[Pair]
    labels: dict[str, ByMetric]
    names: dict[str, str]

    def as_json(self) -> dict[str, Any]:
        """Return what `agreement --json` prints."""
        return {
            "round": self.rounds[0] if len(self.rounds) == 1 else list(self.rounds),
            "documents": len(self.articles.documents),
            "excluded": [{"document": x.document_id, "reason": x.reason} for x in self.articles.excluded],
            "annotators": list(self.annotators),
            "overall": _as_json(self.overall),
            "pairs": [{"a": pair.one, "b": pair.other, **_as_json(pair.figures)} for pair in self.pairs],
            "labels": {self.names[label_id]: _as_json(found) for label_id, found in self.labels.items()},
        }


def _as_json(by_metric: ByMetric) -> dict[str, Any]:
    return {metric: asdict(figure) for metric, figure in by_metric.items()}


def measure(
    reader: Reader, names: Sequence[str] = (), rounds: Sequence[int] = (1,), *, tell: Tell = lambda *_: None
) -> Agreement:
    """Return the agreement of the people named (see `compared.sides`) on the articles that all of them have done."""
    rounds = tuple(dict.fromkeys(rounds))
    compared = sides(reader, names, rounds)
    articles = shared(reader, compared, again=len(rounds) > 1)
    counting = _Counting(reader, compared)
    for nth, (document_id, title) in enumerate(articles.documents.items()):
        tell(nth, len(articles.documents), title)
        counting.add(document_id)
    found = figures(counting.tally, counting.packed, tell=lambda done, of: tell(done, of, INTERVALS))
    pairs = [
        Pair(compared[one].name, compared[other].name, by_metric, passages)
        for (one, other), by_metric, passages in zip(counting.tally.pairs, found.pairs, counting.passages, strict=True)
    ]
    labels = {label_id: found.labels[counting.numbers.get(label_id, -1)] for label_id in counting.names}
    people = tuple(side.name for side in compared)
    return Agreement(rounds, people, articles, found.overall, pairs, labels, counting.names)


def measure_file(path: Path, names: Sequence[str], rounds: Sequence[int], tell: Tell) -> Agreement:
    """Measure a project's file; it may run on any thread: it opens its own reader."""
    with closing(Reader.open(path)) as reader:
        return measure(reader, names, rounds, tell=tell)


def measure_pairs_file(path: Path, rounds: Sequence[int], tell: Tell) -> tuple[Agreement, list[Agreement]]:
    """Measure all people of a project's file together, and each two of them on the articles that those two share."""
    with closing(Reader.open(path)) as reader:
        everybody = measure(reader, (), rounds, tell=tell)
        people = everybody.annotators
        if len(people) < 3:
            return everybody, [everybody] if len(people) == 2 else []
        return everybody, [measure(reader, pair, rounds, tell=tell) for pair in combinations(people, 2)]


class _Counting:
    """Counts articles one by one.  `numbers` are those of the labels in use; one more stands for all others."""

    def __init__(self, reader: Reader, compared: Sequence[Side]) -> None:
        self._reader, self._compared = reader, compared
        self._codebook = reader.codebook()
        used = {self._label_of(label_id) for label_id in reader.label_counts()}
        usable = {label.id for label in self._codebook.usable()}
        order = [label.id for label in self._codebook if label.id in used | usable]
        self.names = _names(self._codebook, [*order, *sorted(used.difference(order))])
        self.numbers = {label_id: number for number, label_id in enumerate(x for x in self.names if x in used)}
        self.tally = Tally(len(compared), len(self.numbers) + 1)
        self.packed: list[int] = []
        self.passages: list[list[Passage]] = [[] for _ in self.tally.pairs]

    def _label_of(self, label_id: str) -> str:
        label = self._codebook.get(label_id)
        return label.id if label else label_id

    def add(self, document_id: str) -> None:
        """Count an article, and note the passages that each pair marked in it."""
        document = self._reader.document(document_id)
        if document is None:  # Whoever writes meanwhile has removed it, or given labels that nobody had used.
            return
        layers = [spans_of(self._reader, document_id, side) for side in self._compared]
        marks = [[(self._number(span), span.ranges) for span in spans] for spans in layers]
        self.packed.append(self.tally.count(Article(len(document.text), tokens(document.text), marks)))
        for found, (one, other) in zip(self.passages, self.tally.pairs, strict=True):
            mine, theirs = self._compared[one].layers[0], self._compared[other].layers[0]
            for place in places({mine: layers[one], theirs: layers[other]}, self._label_of):
                spans = place.spans.get(mine), place.spans.get(theirs)
                labels = self._label_or_none(spans[0]), self._label_or_none(spans[1])
                found.append(Passage(document_id, place.start, place.end, place.kind, labels))

    def _number(self, span: Span) -> int:
        return self.numbers.get(self._label_of(span.label_id), len(self.numbers))

    def _label_or_none(self, span: Span | None) -> str | None:
        return self._label_of(span.label_id) if span else None


def _names(codebook: Codebook, label_ids: Iterable[str]) -> dict[str, str]:
    """Return what labels are called; where two go by one name, the second by its id as well."""
    names: dict[str, str] = {}
    for label_id in label_ids:
        label = codebook.get(label_id)
        name = label.name if label else label_id
        names[label_id] = name if name not in names.values() else f"{name} ({label_id})"
    return names
