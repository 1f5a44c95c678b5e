"""What the law tests of all formats share: invented articles with spans of every kind."""

import string
from dataclasses import replace

import orjson
from hypothesis import strategies as st

from annotator.domain.codebook import Codebook
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    LabelRecord,
    Left,
    ReadOptions,
    Refusal,
    RelationRecord,
    Selection,
    SpanRecord,
    WriteOptions,
)

READ, WRITE = ReadOptions(), WriteOptions()
CHARACTERS = st.characters(exclude_categories=["Cs", "Cc"])
WORDS = ["Ratu", "hadiah", "e\u0301", "🐎", "👨‍👩‍👧", "🇮🇩", "“kuda”", "ßß", "ไทย", "ق"]
PIECES = [*WORDS, " ", " ", "\n", "\t", ", ", "\u2028"]
TEXTS = (
    st.lists(st.sampled_from(PIECES) | st.text(CHARACTERS, max_size=3), min_size=1, max_size=14)
    .map("".join)
    .filter(lambda text: bool(text.strip()))
)
LABELS = st.sampled_from(["Gift", "Treaty clause", 'say "ah"', "=SUM(1)", "'quoted", "-minus", "a,b;c\td", "律", "🎁"])
NAMES = st.sampled_from(["", "a.txt", "=b.txt", "c\nd", 'e"f', "'g"])
NOTES = st.sampled_from(["", "why", "=1+1", "two\nlines", "'", "@x", "\ttab"])
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["a", "é", "label", ""]), inner, max_size=2)
    ),
    max_leaves=5,
)
META_KEYS = st.sampled_from(
    [
        "desk",
        "label",
        "text",
        "meta",
        "id",
        "Comments",
        "entities",
        "title",
        "relations",
        "data",
        *string.ascii_lowercase[:3],
    ]
)


@st.composite
def spans_in(draw, text, facts=True, fragments=True):
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    pieces = None
    if fragments and end - start >= 3 and draw(st.booleans()):
        middle = draw(st.integers(start + 1, end - 2))
        pieces = [(start, middle), (draw(st.integers(middle, end - 1)), end)]
    span = SpanRecord(start, end, draw(LABELS), fragments=pieces)
    span.quote = " ".join(text[first:last] for first, last in pieces or [(start, end)])
    if facts:
        span.annotator = draw(st.sampled_from(["", "Ana", "=R. Widya"]))
        span.attributes = draw(st.dictionaries(st.sampled_from(["giver", "=item"]), JSON, max_size=2))
        span.note = draw(NOTES)
        span.score = draw(st.none() | st.floats(-1, 1))
        span.origin = draw(st.sampled_from(["hand", "model"]))
        span.id = draw(st.sampled_from(["", "0190-a", "0190-b"]))
    return span


@st.composite
def relations_among(draw, spans):
    place = st.integers(0, len(spans) - 1)
    return RelationRecord(
        draw(place),
        draw(place),
        draw(LABELS),
        attributes=draw(st.dictionaries(st.sampled_from(["since", "=way"]), JSON, max_size=2)),
        note=draw(NOTES),
    )


@st.composite
def articles(draw, facts=True, fragments=True, nth=0, links=False):
    """Articles with spans that nest, touch, cross and repeat; with `links` also relations and labels of the article.

    With `links` each span has an id of its own, and some have another span as the value of an attribute.
    """
    text = draw(TEXTS)
    spans = draw(st.lists(spans_in(text, facts, fragments), max_size=5))
    if spans:
        spans += draw(st.lists(st.sampled_from(spans), max_size=2))
    relations, labels = [], []
    if links:
        spans = [replace(span, id=f"s-{place}", attributes=dict(span.attributes)) for place, span in enumerate(spans)]
        for span in spans:
            if draw(st.booleans()):
                span.attributes["of"] = draw(st.sampled_from(spans)).id
        relations = draw(st.lists(relations_among(spans), max_size=3)) if spans else []
        labels = draw(st.lists(st.builds(DocumentLabelRecord, LABELS, NOTES), max_size=2))
    return ArticleRecord(
        text=text,
        name=draw(NAMES),
        title=draw(NAMES),
        source=draw(st.sampled_from(["", "KABAR.CO"])),
        url=draw(st.sampled_from(["", "https://kabar.example/1"])),
        published=draw(st.sampled_from(["", "2024", "2024-06", "2024-06-19"])),
        language=draw(st.sampled_from(["", "id"])),
        meta=draw(st.dictionaries(META_KEYS, JSON, max_size=3)),
        spans=spans,
        relations=relations,
        labels=labels,
        document_id=f"d-{nth}",
    )


def projects(**kinds):
    """Return a strategy for lists of up to three articles."""
    return st.integers(0, 3).flatmap(
        lambda count: st.tuples(*(articles(nth=nth, **kinds) for nth in range(count))).map(list)
    )


EVERYTHING = projects(links=True)
PROJECTS = projects()


def selection(records=(), rows=()):
    return Selection(Codebook(), lambda: iter(records), lambda: iter(rows), "Proyek")


def judged(records):
    """Return the articles and what is refused, without the file's codebook and what is left out."""
    return [record for record in records if not isinstance(record, LabelRecord | Left)]


def left(records):
    """Return what is left out, as (record, what, count)."""
    return [(one.record, one.what, one.count) for one in records if isinstance(one, Left)]


def taken(records):
    records = judged(records)
    assert not [record for record in records if isinstance(record, Refusal)]
    return records


def marks(article):
    return [(span.start, span.end, span.label) for span in article.spans]


def same_project(project, found, is_said=lambda article, span: True):
    """Hold what was read against what was written, but for the spans that `is_said` leaves out."""
    assert len(found) == len(project)
    for article, back in zip(project, found, strict=True):
        for fact in ("text", "name", "title", "source", "url", "published", "language", "document_id", "meta"):
            assert getattr(back, fact) == getattr(article, fact), fact
        kept = [span for span in article.spans if is_said(article, span)]
        places = {id(span): place for place, span in enumerate(kept)}
        names = {span.id: f"span {place}" for place, span in enumerate(kept) if span.id}
        back_names = {span.id: f"span {place}" for place, span in enumerate(back.spans) if span.id}
        assert [_whole(span, back_names) for span in back.spans] == [_whole(span, names) for span in kept]
        linked = [r for r in article.relations if all(id(article.spans[end]) in places for end in (r.source, r.target))]
        ends = [(places[id(article.spans[r.source])], places[id(article.spans[r.target])]) for r in linked]
        assert [(r.source, r.target) for r in back.relations] == ends
        assert [(r.label, r.attributes, r.note) for r in back.relations] == [
            (r.label, r.attributes, r.note) for r in linked
        ]


def _whole(span, names):
    attributes = {
        name: names.get(value, value) if isinstance(value, str) else value for name, value in span.attributes.items()
    }
    return (span.start, span.end, span.fragments, span.label, span.note, attributes, span.score, span.annotator)


def write_lines(path, *lines):
    path.write_bytes(b"".join((line if isinstance(line, bytes) else orjson.dumps(line)) + b"\n" for line in lines))
    return path
