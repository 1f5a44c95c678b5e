"""Articles cut to what a format can take: nothing is lost that the report does not say."""

from hypothesis import given
from laws import articles

from annotator.formats.record import ArticleRecord, DocumentLabelRecord, RelationRecord, Report, SpanRecord
from annotator.formats.shaping import by_annotator, in_one_piece, span_ids


@given(articles(links=True))
def test_that_every_span_and_relation_is_kept_or_reported(article):
    report = Report()
    parts = list(by_annotator(in_one_piece(article, report), report))
    kept = [span for part in parts for span in part.spans]
    assert sorted(span.id for span in kept) == sorted(span.id for span in article.spans if not span.fragments)
    assert len(report.dropped) == len(article.spans) - len(kept)
    links = [(part.spans[said.source].id, part.spans[said.target].id) for part in parts for said in part.relations]
    given_links = [(article.spans[said.source].id, article.spans[said.target].id) for said in article.relations]
    assert all(link in given_links for link in links)
    assert len(links) + len(report.reduced) == len(given_links)
    assert sum(len(part.labels) for part in parts) == len(article.labels)
    assert all((span.annotator or article.annotator) == part.annotator for part in parts for span in part.spans)


def test_that_an_article_is_done_for_the_annotator_it_is_done_for():
    spans = [SpanRecord(0, 1, "A", annotator="Budi")]
    parts = list(by_annotator(ArticleRecord("Ratu", spans=spans, annotator="Ana", done=True), Report()))
    assert [(part.annotator, part.done, len(part.spans)) for part in parts] == [("Ana", True, 0), ("Budi", False, 1)]


def test_that_an_article_is_told_once_where_nobody_did_anything():
    assert list(by_annotator(ArticleRecord("Ratu", annotator="Ana"), Report())) == [
        ArticleRecord("Ratu", annotator="Ana")
    ]


def test_that_relations_belong_to_who_made_their_source_unless_they_say_otherwise():
    spans = [SpanRecord(0, 1, "A", annotator="Ana", id="a"), SpanRecord(1, 2, "B", annotator="Ana", id="b")]
    links = [RelationRecord(1, 0, "x"), RelationRecord(0, 1, "y", annotator="Budi")]
    labels = [DocumentLabelRecord("News", annotator="Citra")]
    report = Report()
    ana, *others = by_annotator(ArticleRecord("Ratu", spans=spans, relations=links, labels=labels), report)
    assert (ana.annotator, ana.relations) == ("Ana", [RelationRecord(1, 0, "x")])
    assert [(part.annotator, part.relations, part.labels) for part in others] == [
        ("Budi", [], []),
        ("Citra", [], labels),
    ]
    assert [(line.span_id, line.label, line.reason) for line in report.reduced] == [
        ("a", "y", "one of its spans is another annotator's")
    ]


def test_that_ids_are_kept_and_no_two_are_alike():
    spans = [SpanRecord(0, 1, "A", id=known) for known in ("", "a", "a", "s1", "", "s1")]
    assert span_ids(spans) == ["s2", "a", "s3", "s1", "s4", "s5"]
