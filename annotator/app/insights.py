"""What the insights screen shows: progress and pace, labels, near-copies across a split, and readiness to train."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from math import ceil
from pathlib import Path

from annotator.app.near_copies import near_copies
from annotator.app.rounds import is_blind
from annotator.app.verdicts import GOLD
from annotator.domain.annotator import Layer, persons
from annotator.domain.document import Progress as State
from annotator.domain.near_copies import Pair
from annotator.domain.tokens import tokens
from annotator.storage.reader import Reader

Tell = Callable[[int, int, str], None]
"""Called with (done, of, name); it may raise Cancelled."""

DAYS = 16
FEW = 200
"""Fewer examples of a label than this are few to train on."""
TOLD_EVERY = 50


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one layer has come: articles done of all, and done by the end of each of the last DAYS days."""

    done: int
    of: int
    by_day: tuple[tuple[date, int], ...]

    def days_left(self) -> int | None:
        """Return in how many days all is done at the pace of these days; None where there is none.

        Days before the first article was done are no part of the pace: whoever began today is not slow.
        """
        counts = [count for _, count in self.by_day]
        idle = counts.count(0)
        worked = len(counts) - max(idle, 1)
        gained = counts[-1] - counts[0] if counts else 0
        if gained <= 0 or self.done >= self.of:
            return None
        return ceil((self.of - self.done) / (gained / worked))


@dataclass(frozen=True, slots=True)
class Overview:
    """The project in numbers; `labels` counts spans by the label's id, the layers of all people together.

    Nobody's `gold` is among them: it repeats what they marked.  In a blind round all spans are one's own.
    """

    progress: Progress
    spans: int
    annotators: int
    labels: dict[str, int]
    gold: int = 0


@dataclass(frozen=True, slots=True)
class Example:
    """A span that is counted: where it is, and its words."""

    document_id: str
    span_id: str
    quote: str


@dataclass(slots=True)
class Readiness:
    """What stands between a layer and training data."""

    spans: int = 0
    off_edges: list[Example] = field(default_factory=list)
    """Spans that begin or end inside a token."""
    few: list[tuple[str, list[Example]]] = field(default_factory=list)
    """Labels with examples, but fewer than FEW: their ids and spans, the least first."""
    unfinished: list[str] = field(default_factory=list)
    """Articles with spans that are not done."""
    copies: list[Pair] = field(default_factory=list)
    leaks: list[Pair] = field(default_factory=list)
    titles: dict[str, str] = field(default_factory=dict)
    gold: bool = False
    """Whether it is the gold that counts, not one's own layer."""


def overview_file(path: Path, layer: Layer, tell: Tell) -> Overview:
    """Count a project's file; it may run on any thread: it opens its own reader."""
    with closing(Reader.open(path)) as reader:
        return overview(reader, layer)


def overview(reader: Reader, layer: Layer, today: date | None = None) -> Overview:
    """Return the project in numbers; progress is that of `layer`."""
    codebook = reader.codebook()
    known = reader.annotators()
    person, golds = persons(known), {one.id for one in known if one.kind == "gold"}
    blind = is_blind(reader)
    labels: Counter[str] = Counter({label.id: 0 for label in codebook.usable()})
    people, settled = set(), 0
    for annotator_id, label_id, count in reader.label_counts_by_annotator():
        if blind and annotator_id != layer.annotator_id:
            continue
        if annotator_id in golds:
            settled += count
            continue
        people.add(person.get(annotator_id, annotator_id))
        label = codebook.get(label_id)
        labels[label.id if label else label_id] += count
    states = reader.states(layer)
    moments = reader.done_moments(layer)
    done = _by_day(moments, today or datetime.now().astimezone().date())
    progress = Progress(states.get("done", 0), sum(states.values()), done)
    return Overview(progress, sum(labels.values()), len(people), dict(labels), settled)


def _by_day(moments: list[str], today: date) -> tuple[tuple[date, int], ...]:
    days = sorted(_day(moment) for moment in moments if len(moment) >= 10)
    last = [today - timedelta(days=ago) for ago in range(DAYS - 1, -1, -1)]
    return tuple((day, bisect_right(days, day)) for day in last)


def _day(moment: str) -> date:
    """Return the day that a moment fell on where this computer stands."""
    return datetime.fromisoformat(moment).astimezone().date()


def done_by(reader: Reader, layer: Layer, last: date) -> list[tuple[str, str]]:
    """Return the articles that are done now and were by the end of a day, with the moment, the latest first."""
    mine = "annotator_id = ? AND round = ? AND deleted = 0 AND state = 'done'"
    found = reader.all(State, mine, [layer.annotator_id, layer.round])
    known = sorted(((row.changed, row.document_id) for row in found if len(row.changed) >= 10), reverse=True)
    return [(document, changed) for changed, document in known if _day(changed) <= last]


def trained_on(reader: Reader, mine: Layer) -> Layer:
    """Return the layer that an export for training takes: the gold that counts where it holds anything, else mine."""
    gold = Layer(str(reader.setting(GOLD)), mine.round)
    return gold if reader.layers().get(gold) else mine


def readiness_file(path: Path, layer: Layer, tell: Tell) -> Readiness:
    """Look at what a project's file gives for training; it may run on any thread: it opens its own reader."""
    with closing(Reader.open(path)) as reader:
        chosen = trained_on(reader, layer)
        return replace(readiness(reader, chosen, tell), gold=chosen != layer)


def readiness(reader: Reader, layer: Layer, tell: Tell = lambda *_: None) -> Readiness:
    """Return what stands between a layer's spans and training data."""
    found = Readiness(titles=reader.titles())
    worked = [(document, state) for document, state, spans in reader.worked_on([layer]) if spans]
    codebook = reader.codebook()
    labels: dict[str, list[Example]] = {}
    for count, (document_id, state) in enumerate(worked):
        if count % TOLD_EVERY == 0:
            tell(count, len(worked), found.titles.get(document_id, ""))
        if state != "done":
            found.unfinished.append(document_id)
        document = reader.document(document_id)
        edges = tokens(document.text) if document else []
        starts, ends = {start for start, _ in edges}, {end for _, end in edges}
        for span in reader.spans(document_id, [layer]):
            label = codebook.get(span.label_id)
            given = labels.setdefault(label.id if label else span.label_id, [])
            here = Example(document_id, span.id, span.quote)
            if len(given) < FEW:
                given.append(here)
            found.spans += 1
            if any(start not in starts or end not in ends for start, end in span.ranges):
                found.off_edges.append(here)
    few = ((label_id, given) for label_id, given in labels.items() if len(given) < FEW)
    found.few = sorted(few, key=lambda pair: (len(pair[1]), pair[0]))
    found.copies = near_copies(reader, list(found.titles), tell)
    sides = reader.sides()
    found.leaks = [
        p for p in found.copies if sides.get(p.one, "") != sides.get(p.other, "") and {p.one, p.other} <= set(sides)
    ]
    return found
