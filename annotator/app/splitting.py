"""Giving articles their side of a training split, once and for good."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from annotator.app.edits import PutRows
from annotator.app.exporting import ExportOptions, chosen_layers
from annotator.app.near_copies import Tell, near_copies
from annotator.app.outgoing import article_ids
from annotator.app.project import Project
from annotator.domain.annotator import Layer
from annotator.domain.clock import now
from annotator.domain.document import Document, Split
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.domain.near_copies import Pair, groups
from annotator.domain.splits import PARTS, assigned, shares_of
from annotator.domain.wording import counted, worded
from annotator.storage.reader import Reader

_FIELDS = ("source", "published", "language", "title", "name")


@dataclass(frozen=True)
class Sides:
    """Who is on which side (train, dev, test), and the near-copies that were looked at.

    `leaks` are those on two sides: they had their sides before, and keep them.  `made` is what the project does not
    keep yet.
    """

    parts: dict[str, str]
    copies: list[Pair]
    leaks: list[Pair]
    made: tuple[Split, ...] = ()


@dataclass(frozen=True)
class SplitOptions:
    """How articles are shared out: "80/10/10", a seed, and a column (or "") whose equal values stay together."""

    shares: str
    seed: int = 0
    group: str = ""


def plan_export(
    reader: Reader,
    options: ExportOptions,
    split: SplitOptions,
    tell: Tell = lambda *_: None,
    before: Sides | None = None,
) -> Sides:
    """Return the sides of what an export would write; near-copies `before` hold where the articles are the same."""
    layers = chosen_layers(reader, options)
    ids = list(dict.fromkeys(article_ids(reader, layers, done=options.done)))
    copies = before.copies if before is not None and before.parts.keys() == set(ids) else None
    return plan(reader, ids, split, [layer for choice in layers for layer in choice.layers], tell, copies)


def plan(
    reader: Reader,
    ids: Sequence[str],
    split: SplitOptions,
    layers: list[Layer],
    tell: Tell = lambda *_: None,
    copies: list[Pair] | None = None,
) -> Sides:
    """Return the sides of these articles: those that are kept, and new ones for the others.

    Near-copies stay together, and articles with one value of the group (a field or a metadata column); the labels of
    `layers` are shared out evenly.  `tell` may raise Cancelled.
    """
    try:
        wanted = shares_of(split.shares)
    except ValueError as error:
        raise AnnotatorError(f"{error}.") from error
    known = reader.sides()
    copies = near_copies(reader, ids, tell) if copies is None else copies
    links = [(pair.one, pair.other) for pair in copies] + _same_value(reader, ids, split.group)
    kept = {document: known[document] for document in ids if document in known}
    labels = reader.labels_by_document(layers)
    sides = assigned(groups(ids, links), wanted, split.seed, kept, labels)
    made = tuple(
        Split(id=new_id(), document_id=document, part=part, created=now())
        for document, part in sides.items()
        if document not in known
    )
    return Sides(sides, copies, [pair for pair in copies if sides[pair.one] != sides[pair.other]], made)


def keep(project: Project, sides: Sides) -> Sides:
    """Let the project keep the sides; returns them as kept."""
    if sides.made:
        project.do(PutRows(sides.made, "split articles"))
    return replace(sides, made=())


def told(reader: Reader, sides: Sides) -> list[str]:
    """Return in sentences how many articles each side has, and the near-copies, those on two sides first."""
    counts = Counter(sides.parts.values())
    parts = ", ".join(f"{part} {counted(counts[part])}" for part in PARTS)
    leaks = len(sides.leaks)
    said = worded(
        "{parts}. Near-copies: {together} pairs on one side, {leaks} on two.",
        parts=parts,
        together=len(sides.copies) - leaks,
        leaks=leaks,
    )
    pairs = sorted(sides.copies, key=lambda pair: sides.parts[pair.one] == sides.parts[pair.other])
    return [said, *(_told(reader, sides, pair) for pair in pairs)]


def _told(reader: Reader, sides: Sides, pair: Pair) -> str:
    one, other = (f"{_title(reader, document)} ({sides.parts[document]})" for document in (pair.one, pair.other))
    return worded("{one} and {other}: {likeness} alike", one=one, other=other, likeness=f"{pair.likeness:.0%}")


def _title(reader: Reader, document_id: str) -> str:
    document = reader.document(document_id)
    return (document.title or document.name if document else "") or document_id


def _same_value(reader: Reader, ids: Sequence[str], group: str) -> list[tuple[str, str]]:
    """Return links from each article to the first one with the same value of `group`."""
    first: dict[object, str] = {}
    links = []
    for document_id in ids if group else ():
        value = _value(reader.get(Document, document_id), group)
        if value not in (None, ""):
            links.append((first.setdefault(str(value), document_id), document_id))
    if group and ids and not links:
        raise AnnotatorError(
            worded("No article says anything in “{column}”, so it cannot keep articles together.", column=group)
        )
    return links


def _value(document: Document | None, group: str) -> object:
    if document is None:
        return None
    return getattr(document, group) if group in _FIELDS else document.meta.get(group)
