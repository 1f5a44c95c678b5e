"""Who is compared with whom, and on which articles: those that all of them have marked done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.annotator import Annotator, Layer, is_named, persons
from annotator.domain.errors import AnnotatorError
from annotator.domain.span import Span
from annotator.domain.wording import worded
from annotator.storage.reader import Reader

GOLD = "gold"
_FURTHER = ("new", "started", "skipped", "done")
_UNDONE = {"new": "has not begun it", "started": "has not finished it", "skipped": "skipped it"}


@dataclass(frozen=True, slots=True)
class Side:
    """One who is compared: a person in a round, with all layers that are theirs."""

    name: str
    layers: tuple[Layer, ...]


@dataclass(frozen=True, slots=True)
class Excluded:
    """An article that somebody worked on and that is not compared: who has not done it, and how far they have come."""

    document_id: str
    title: str
    undone: tuple[tuple[str, str], ...]

    @property
    def reason(self) -> str:
        """Why it is not compared, as reports say it."""
        return "; ".join(f"{name} {_UNDONE[state]}" for name, state in self.undone)


@dataclass(frozen=True, slots=True)
class Shared:
    """The articles that all sides have done, title by id in project order, and those that fell out."""

    documents: Mapping[str, str]
    excluded: Sequence[Excluded]


def sides(reader: Reader, names: Sequence[str] = (), rounds: Sequence[int] = (1,)) -> list[Side]:
    """Return who is compared: the people named, in the round; or one person with themself in several rounds.

    Without names all people who have finished an article in the round: gold and models only where they are named
    ("gold" is the gold that counts).  One person under two names is one side.
    """
    annotators = reader.annotators()
    lead = persons(annotators)
    found = [_named(annotators, lead, name, reader.setting(GOLD, "")) for name in names] or _who_finished(
        reader, annotators, lead, rounds
    )
    chosen = list(dict.fromkeys(found))
    own = {person: [x.id for x in annotators if lead[x.id] == person] for person in chosen}
    called = {annotator.id: annotator.name for annotator in annotators}
    if len(rounds) > 1 and len(chosen) != 1:
        raise AnnotatorError(worded("Rounds are compared for one annotator at a time. Name one."))
    return [
        Side(
            called[person] if len(rounds) == 1 else f"{called[person]}, round {round_}",
            tuple(Layer(annotator_id, round_) for annotator_id in own[person]),
        )
        for person in chosen
        for round_ in rounds
    ]


def _named(annotators: Iterable[Annotator], lead: dict[str, str], name: str, gold: str) -> str:
    found = {lead[annotator.id] for annotator in annotators if is_named(annotator, name)}
    if len(found) != 1 and name.casefold() == GOLD and gold in lead:
        return lead[gold]
    if len(found) != 1:
        known = ", ".join(annotator.name for annotator in annotators)
        if found:
            raise AnnotatorError(
                worded("Two people are called “{name}”. The annotators are: {known}.", name=name, known=known)
            )
        raise AnnotatorError(
            worded("Nobody here is called “{name}”. The annotators are: {known}.", name=name, known=known)
        )
    return found.pop()


def _who_finished(
    reader: Reader, annotators: Iterable[Annotator], lead: dict[str, str], rounds: Sequence[int]
) -> list[str]:
    return [
        lead[annotator.id]
        for annotator in annotators
        if annotator.kind == "person"
        and any(reader.states(Layer(annotator.id, round_)).get("done") for round_ in rounds)
    ]


def shared(reader: Reader, compared: Sequence[Side], *, again: bool = False) -> Shared:
    """Return the articles that all have done; of the others those that any of them worked on, with the reason.

    Where somebody reads some articles `again`, those that were not begun in every round did not fall out.
    """
    states: dict[str, list[str]] = {}
    begun: dict[str, set[int]] = {}
    for nth, side in enumerate(compared):
        for document_id, state, spans in reader.worked_on(side.layers):
            found = states.setdefault(document_id, ["new"] * len(compared))
            found[nth] = max(found[nth], state, key=_FURTHER.index)
            if spans or state != "new":
                begun.setdefault(document_id, set()).add(nth)
    titles = reader.titles()
    done = {document_id: titles[document_id] for document_id, found in states.items() if set(found) == {"done"}}
    others = [
        Excluded(document_id, titles[document_id], _undone(compared, found))
        for document_id, found in states.items()
        if document_id not in done and len(begun.get(document_id, ())) >= (len(compared) if again else 1)
    ]
    return Shared(done, others)


def _undone(compared: Sequence[Side], states: Sequence[str]) -> tuple[tuple[str, str], ...]:
    return tuple((side.name, state) for side, state in zip(compared, states, strict=True) if state in _UNDONE)


def spans_of(reader: Reader, document_id: str, side: Side) -> list[Span]:
    """Return a side's spans of a document in reading order."""
    return once_each(reader.spans(document_id, side.layers))


def once_each(spans: Iterable[Span]) -> list[Span]:
    """Return the spans of one person: what they marked twice under two names counts once."""
    seen: dict[object, str] = {}
    return [
        span for span in spans if seen.setdefault((span.label_id, span.ranges), span.annotator_id) == span.annotator_id
    ]
