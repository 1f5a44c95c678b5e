"""Every format that writes: what goes out comes back into another project equal, or its loss stands in the report."""

from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from annotator.app import exporting, importing
from annotator.app.exporting import ExportOptions
from annotator.app.importing import ImportOptions
from annotator.app.project import Project
from annotator.app.reading import FileReading
from annotator.app.sample import make_sample
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.relation import DocumentLabel, Relation
from annotator.domain.span import Span
from annotator.formats import registry
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    RelationRecord,
    Report,
    SpanRecord,
)
from annotator.storage.waiting import Waiting, take_in, taking_in

ME = "R. Widya"
HARD = (
    "“Jam emas” 🎁🇮🇩 untuk Ibu Rahma\u0301, kata juru bicara.\n\n"
    "Ketua—\u2018siapa?\u2019—menerima kuda; kuda itu 🐎 pergi.\n\t Tamat…\u00a0\n"
)
WRITING = [known.name for known in registry.formats() if known.write]
READING = [name for name in WRITING if registry.named(name).read]


class Facts(NamedTuple):
    """What is known of the rows of one person, by names, so that two projects can be compared."""

    spans: Counter[tuple[Any, ...]]
    told: Counter[tuple[Any, ...]]
    relations: Counter[tuple[Any, ...]]
    labels: Counter[tuple[Any, ...]]


def span(words: str, label: str, nth: int = 0, **more: Any) -> SpanRecord:
    start = -1
    for _ in range(nth + 1):
        start = HARD.index(words, start + 1)
    return SpanRecord(start, start + len(words), label, quote=words, **more)


def hard() -> ArticleRecord:
    whole, part, again = span("“Jam emas” 🎁", "Gift"), span("emas", "Gift"), span("emas", "Actor")
    first, last = span("kuda", "Gift"), span("pergi", "Gift")
    pieces = SpanRecord(first.start, last.end, "Gift", fragments=[(first.start, first.end), (last.start, last.end)])
    others = [span("🇮🇩", "Actor", note="bendera\n“dua”"), span("Ibu Rahma\u0301", 'Orang "penting"', id="r")]
    touching = [span("kuda;", "Date"), span(" kuda", "Date", nth=1), span("Tamat…\u00a0\n", "Date")]
    spans = [whole, part, again, pieces, *others, *touching]
    spans[0].attributes = {"giver": "r", "worth": 12.5, "secret": True}
    # What cannot be said in pieces takes along what leads to it.
    pieces.id, again.attributes = "p", {"of": "p"}
    return ArticleRecord(
        text=HARD,
        name="sulit.txt",
        title="Sulit",
        annotator=ME,
        done=True,
        spans=spans,
        relations=[RelationRecord(0, 5, "given to", note="kemarin"), RelationRecord(3, 4, "given to")],
        labels=[DocumentLabelRecord("Relevance", "central")],
    )


class _TakeIn:
    name = "import"

    def apply(self, store: Any) -> None:
        take_in(store)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("made") / "sample.sorot"
    project = make_sample(path)
    waiting = Waiting()
    reading = FileReading(project.reader, waiting, project.me, ImportOptions())
    reading.begin()
    assert reading.add(hard()) == ""
    reading.finish()
    waiting.seal()
    with taking_in(project.store, waiting):
        project.do(_TakeIn())
    waiting.discard()
    project.close()
    return path.read_bytes()


@pytest.fixture
def sample(tmp_path: Path, made: bytes) -> Project:
    (tmp_path / "sample.sorot").write_bytes(made)
    opened = Project.open(tmp_path / "sample.sorot", ME)
    yield opened
    opened.close()


@pytest.fixture
def fresh(tmp_path: Path, sample: Project) -> Project:
    """A project with the same articles and nothing else."""
    texts = tmp_path / "texts"
    texts.mkdir()
    for document in sample.reader.all(Document):
        (texts / document.name).write_text(document.text, encoding="utf-8", newline="")
    opened = Project.create(tmp_path / "fresh.sorot", ME)
    importing.take(opened, importing.prepare(opened.path, [texts], ImportOptions(format="text"), opened.me))
    assert opened.reader.document_ids() == sample.reader.document_ids()
    yield opened
    opened.close()


def facts_of(project: Project) -> Facts:
    people, codebook = {p.id for p in project.reader.annotators() if p.name == ME}, project.codebook
    spans = {s.id: s for s in project.reader.all(Span) if s.annotator_id in people}
    keys = {
        s.id: (s.document_id, codebook.get(s.label_id).name, s.start, s.end, s.fragments, s.quote)
        for s in spans.values()
    }
    names = {a.id: a for a in codebook.attributes()}

    def told(attributes: Any) -> tuple[Any, ...]:
        found = []
        for key, value in attributes.items():
            chosen = {c["id"]: c["name"] for c in names[key].choices}
            found.append((names[key].name, str(keys.get(value, chosen.get(value, value)))))
        return tuple(sorted(found))

    return Facts(
        Counter(keys.values()),
        Counter((*keys[s.id], told(s.attributes), s.note) for s in spans.values()),
        Counter(
            (keys[r.source_id], keys[r.target_id], codebook.get(r.label_id).name, r.note)
            for r in project.reader.all(Relation) if r.annotator_id in people
        ),
        Counter(
            (d.document_id, codebook.get(d.label_id).name)
            for d in project.reader.all(DocumentLabel) if d.annotator_id in people
        ),
    )  # fmt: skip


def out_of(project: Project, folder: Path, kind: str, **more: Any) -> tuple[Path, Report]:
    known = registry.named(kind)
    out = folder / ("out" if known.folder else f"out{known.suffixes[0]}")
    return out, exporting.export(project.reader, out, ExportOptions(kind, layer=ME, **more))


def brought(project: Project, out: Path, kind: str) -> None:
    prepared = importing.prepare(project.path, [out], ImportOptions(format=kind), project.me)
    assert prepared.summary.refused == []
    importing.take(project, prepared)


@pytest.mark.parametrize("kind", WRITING)
def test_that_written_and_left_out_are_every_span(sample: Project, tmp_path: Path, kind: str) -> None:
    _, report = out_of(sample, tmp_path, kind)
    spans = sample.reader.all(Span)
    mine = [s for s in spans if kind == "jsonl" or s.annotator_id == sample.person(ME).id]
    assert report.spans + len(report.dropped) == len(mine)
    assert all(
        lost.reason and lost.document in sample.reader.document_ids() for lost in report.dropped + report.reduced
    )
    places = {(s.id, s.document_id, s.start, s.end) for s in mine}
    assert {(lost.span_id, lost.document, lost.start, lost.end) for lost in report.dropped} <= places


@pytest.mark.parametrize("kind", READING)
def test_that_what_was_marked_comes_back_equal_or_is_in_the_report(
    sample: Project, fresh: Project, tmp_path: Path, kind: str
) -> None:
    out, report = out_of(sample, tmp_path, kind)
    brought(fresh, out, kind)
    before, after = facts_of(sample), facts_of(fresh)
    dropped = Counter((lost.document, lost.label, lost.start, lost.end) for lost in report.dropped)
    gone = Counter(key[:4] for key in (before.spans - after.spans).elements())
    assert dropped - gone == Counter()
    less = {(lost.document, lost.label, lost.start, lost.end) for lost in report.reduced}
    trimmed = gone - dropped
    assert trimmed.keys() <= less
    for document, label, start, end, *_ in after.spans - before.spans:
        assert any((document, label) == key[:2] and key[2] <= start < end <= key[3] for key in trimmed)
    assert after.spans.total() == before.spans.total() - dropped.total()
    silent = [one for one in after.told - before.told if one[:4] not in less and one[:6] in before.spans]
    assert silent == []
    for missing, more in ((before, after), (after, before)):
        assert {(r[0][0], r[2], *r[0][2:4]) for r in missing.relations - more.relations} <= less
    assert after.relations.total() <= before.relations.total()
    lost_labels = {(document, label, 0, 0) for document, label in before.labels - after.labels}
    assert lost_labels <= less
    assert after.labels - before.labels == Counter()


@pytest.mark.parametrize("kind", WRITING)
def test_that_the_preview_shows_the_first_record(sample: Project, kind: str) -> None:
    shown = exporting.preview(sample.reader, ExportOptions(kind, layer=ME))
    words = (
        "Limusin untuk Marsekal Doruna",
        "Limusin O\nuntuk O",
        "limusin-untuk-marsekal-doruna",
        '"table":"annotator"',
    )
    assert any(word in shown for word in words), shown[:400]


def _stop_at(count: int) -> Any:
    told = []

    def tell(done: int, of: int, name: str) -> None:
        told.append((done, of))
        if len(told) >= count:
            raise Cancelled("stopped")

    return tell


@pytest.mark.parametrize("kind", WRITING)
def test_that_an_export_tells_how_far_it_is_and_stops_when_asked(sample: Project, tmp_path: Path, kind: str) -> None:
    (tmp_path / "out").mkdir()
    out = tmp_path / "out" / "a"
    with pytest.raises(Cancelled):
        exporting.export(sample.reader, out, ExportOptions(kind, layer=ME), _stop_at(1))
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize("kind", READING)
def test_that_an_import_tells_how_far_it_is_and_stops_when_asked(
    sample: Project, fresh: Project, tmp_path: Path, kind: str
) -> None:
    out, _ = out_of(sample, tmp_path, kind)
    before = facts_of(fresh)
    with pytest.raises(Cancelled):
        importing.prepare(fresh.path, [out], ImportOptions(format=kind), fresh.me, _stop_at(2))
    assert facts_of(fresh) == before


def test_that_rows_that_refer_to_nothing_are_refused_in_a_sentence(sample: Project, tmp_path: Path) -> None:
    out, _ = out_of(sample, tmp_path, "jsonl")
    lines = out.read_text("utf-8").splitlines(keepends=True)
    out.write_text("".join(line for line in lines if '"table":"span"' not in line[:20]), "utf-8")
    other = Project.create(tmp_path / "other.sorot", "Ana")
    with pytest.raises(AnnotatorError, match="neither in it nor in the project"):
        importing.take(other, importing.prepare(other.path, [out], ImportOptions(), other.me))
    assert other.reader.document_count() == 0
    other.close()
