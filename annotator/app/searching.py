"""Searching all articles: words through the index, or a regular expression through every text; hits in context."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from annotator.app.edits import AddSpans
from annotator.app.project import Project
from annotator.domain.annotator import Layer
from annotator.domain.clock import now
from annotator.domain.errors import AnnotatorError
from annotator.domain.identity import new_id
from annotator.domain.span import Span, trimmed
from annotator.domain.wording import worded
from annotator.storage import search as index
from annotator.storage.reader import Reader

Tell = Callable[[int, int, str], None]
"""Called with (done, of, name); it may raise Cancelled."""

CONTEXT = 60
MOST_ELSEWHERE = 500
SECONDS = 2.0
"""How long a regular expression may take in one article."""
TOLD_EVERY = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """One place that answers: code points of the article's text, half-open, with what stands around it."""

    document_id: str
    title: str
    start: int
    end: int
    before: str
    quote: str
    after: str

    @property
    def snippet(self) -> str:
        """The hit in its context, on one line."""
        return " ".join(f"{self.before}{self.quote}{self.after}".split())


def search(
    reader: Reader, query: str, *, regex: bool = False, limit: int = 0, tell: Tell = lambda *_: None
) -> list[Hit]:
    """Return the places that answer, in the order of articles; `limit` 0 is all.  A wrong pattern: AnnotatorError."""
    found = _by_pattern(reader, query, tell) if regex else _by_words(reader, query, tell)
    hits: list[Hit] = []
    for hit in found:
        hits.append(hit)
        if len(hits) == limit:
            break
    return hits


def search_file(path: Path, query: str, tell: Tell, *, regex: bool = False, limit: int = 0) -> list[Hit]:
    """Search a project's file; it may run on any thread: it opens its own reader."""
    with closing(Reader.open(path)) as reader:
        return search(reader, query, regex=regex, limit=limit, tell=tell)


def index_some(project: Project) -> int:
    """Take some more articles into the index (some 20 ms); return how many are still to come."""
    return index.index_more(project.store) if index.unindexed(project.reader) else 0


def make_ready(project: Project) -> None:
    """Bring the index up to date; without it every search reads all texts that are not in it."""
    while index_some(project):
        pass


def label_hits(project: Project, hits: Iterable[Hit], label_id: str) -> AddSpans | None:
    """Return the edit that gives hits a label in my layer; those that have it already are left alone."""
    layer, made = project.layer, now()
    have: dict[str, set[tuple[int, int]]] = {}
    spans: list[Span] = []
    for hit in hits:
        if hit.document_id not in have:
            known = project.reader.spans(hit.document_id, [layer])
            have[hit.document_id] = {(span.start, span.end) for span in known if span.label_id == label_id}
        start, end = trimmed(hit.quote, 0, len(hit.quote))
        place = (hit.start + start, hit.start + end)
        if start >= end or place in have[hit.document_id]:
            continue
        have[hit.document_id].add(place)
        spans.append(
            Span(
                id=new_id(),
                document_id=hit.document_id,
                annotator_id=layer.annotator_id,
                round=layer.round,
                label_id=label_id,
                start=place[0],
                end=place[1],
                quote=hit.quote[start:end],
                origin="pattern",
                created=made,
            )
        )
    return AddSpans(tuple(spans), name="label hits") if spans else None


def elsewhere(path: Path, span: Span, tell: Tell) -> tuple[int, int]:
    """Return at how many more places, and in how many articles, a span's words stand that its layer did not label.

    It may run on any thread: it opens its own reader.
    """
    with closing(Reader.open(path)) as reader:
        return _elsewhere(reader, span, tell)


def _elsewhere(reader: Reader, span: Span, tell: Tell) -> tuple[int, int]:
    words = span.quote.replace('"', " ")
    layer = Layer(span.annotator_id, span.round)
    places, articles = 0, set()
    taken: dict[str, list[tuple[int, int]]] = {}
    for hit in search(reader, f'"{words}"', limit=MOST_ELSEWHERE, tell=tell):
        if hit.document_id not in taken:
            taken[hit.document_id] = [(s.start, s.end) for s in reader.spans(hit.document_id, [layer])]
        if not any(start < hit.end and hit.start < end for start, end in taken[hit.document_id]):
            places += 1
            articles.add(hit.document_id)
    return places, len(articles)


def _by_words(reader: Reader, query: str, tell: Tell) -> Iterator[Hit]:
    for count, found in enumerate(index.find(reader, query)):
        if count % TOLD_EVERY == 0:
            tell(count, 0, found.title)
        for start, end in found.hits:
            yield _hit(found.document_id, found.title, found.text, start, end)


def _by_pattern(reader: Reader, pattern: str, tell: Tell) -> Iterator[Hit]:
    import regex

    try:
        compiled = regex.compile(pattern)
    except regex.error as error:
        raise AnnotatorError(
            worded("“{pattern}” is no regular expression: {error}.", pattern=pattern, error=error)
        ) from error
    of = reader.document_count()
    for count, (document_id, title, text) in enumerate(reader.titled_texts()):
        if count % TOLD_EVERY == 0:
            tell(count, of, title)
        try:
            places = [match.span() for match in compiled.finditer(text, timeout=SECONDS)]
        except TimeoutError as error:
            raise AnnotatorError(
                worded(
                    "The pattern takes too long in “{title}”. Make it simpler: repeated groups inside"
                    " repeated groups are slow.",
                    title=title or document_id,
                )
            ) from error
        for start, end in places:
            if start < end:
                yield _hit(document_id, title, text, start, end)


def _hit(document_id: str, title: str, text: str, start: int, end: int) -> Hit:
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Hit(document_id, title, start, end, before, text[start:end], after)
