"""The report on agreement, ready for an appendix: method, figures, confusion, what fell out, what was settled."""

from __future__ import annotations

import platform
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from annotator.app.agreement import Agreement, Pair
from annotator.app.agreement_terms import BOOTSTRAP, TERMS
from annotator.app.paper import Block, Heading, Items, Paragraph, Table, as_html, as_markdown
from annotator.app.rounds import current_round, is_blind, was_blind
from annotator.app.settled import QUOTE, settled
from annotator.domain.agreement.figures import CONFIDENCE, RESAMPLES, ByMetric, Figure
from annotator.domain.alignment import KINDS
from annotator.domain.errors import AnnotatorError
from annotator.domain.version import VERSION
from annotator.domain.wording import worded
from annotator.formats.writing import written_whole
from annotator.storage.reader import Reader

NOT_MARKED = "not marked"
_WRITERS = {".md": as_markdown, ".html": as_html, ".htm": as_html}
_DECIDED = {"accept": "accepted", "reject": "rejected", "change": "changed"}


def write(reader: Reader, found: Agreement, path: Path, written: date) -> None:
    """Write the report as its suffix says, .md or .html; whole or not at all."""
    if path.suffix.lower() not in _WRITERS:
        raise AnnotatorError(
            worded("A report is a .md or .html file, not “{name}”. Nothing was written.", name=path.name)
        )
    text = _WRITERS[path.suffix.lower()](list(report(reader, found, written)))
    with written_whole(path) as (draft,):
        draft.write_text(text, encoding="utf-8", newline="\n")


def report(reader: Reader, found: Agreement, written: date) -> Iterator[Block]:
    """Yield the report's parts."""
    yield Heading(1, f"Agreement in “{reader.setting('name', reader.path.stem)}”")
    yield from _method(reader, found, written)
    yield Heading(2, "Figures")
    yield Table(
        ["", "value", f"{CONFIDENCE:.0%} interval", "rests on"],
        [[TERMS[metric].name, *_cells(metric, figure)] for metric, figure in found.overall.items()],
    )
    if len(found.pairs) > 1:
        yield Heading(2, "By pair of annotators")
        yield _by(("annotators", "spans"), {f"{pair.one} and {pair.other}": pair.figures for pair in found.pairs})
    yield Heading(2, "By label")
    used = {found.names[label]: figures for label, figures in found.labels.items() if figures["f1_exact"].n}
    yield _by(("label", "spans"), used) if used else Paragraph("None of them marked anything.")
    yield from _differences(found)
    yield from _excluded(found)
    yield from _settled(reader, found)
    yield Heading(2, "Sources")
    yield Items([*(term.source for term in TERMS.values() if term.source), BOOTSTRAP])


def _method(reader: Reader, found: Agreement, written: date) -> Iterator[Block]:
    people = _listed(found.annotators)
    rounds = f"round{'s' if len(found.rounds) > 1 else ''} {_listed([str(round_) for round_ in found.rounds])}"
    articles, figure = len(found.articles.documents), found.overall
    fell_out = len(found.articles.excluded)
    fate = f"{fell_out:,} fell out, as listed below" if fell_out else "none fell out"
    yield Heading(2, "Method")
    yield Paragraph(
        f"Compared: {people or 'nobody'}, in {rounds}, on the {_count(articles, 'article')} that all of them have"
        f" marked as done: {_count(figure['observed_characters'].n, 'character')},"
        f" {_count(figure['cohen_kappa_tokens'].n, 'token')} and {_count(figure['f1_exact'].n, 'span')}."
        f" Of the articles that any of them worked on, {fate}. Counts are pooled over articles; dimmed boilerplate is"
        " part of the text."
    )
    if hidden := " ".join(_blindness(reader, found.rounds)):
        yield Paragraph(hidden)
    yield Paragraph(
        "By label, a character or token carries the label or not. Over all labels, its category is the set of labels it"
        " carries, none included. Of more than two annotators, F1, Cohen’s κ and observed agreement are means over the"
        " pairs for which they are defined; the others are computed for all together. What is not defined is left open"
        " (–): F1 where nobody marked a span, κ and α where chance alone would agree throughout."
    )
    yield Items([f"{term.name}: {term.definition}." for term in TERMS.values()])
    yield Paragraph(
        f"Intervals (in brackets) are {CONFIDENCE:.0%} percentile intervals of {RESAMPLES} bootstrap resamples of whole"
        f" articles, with a fixed seed; with few articles they are rough. Made on {written.isoformat()} with Sorot"
        f" {VERSION} and Python {platform.python_version()}; the codebook had {len(reader.codebook().usable())} labels"
        " for spans."
    )


def _blindness(reader: Reader, rounds: Sequence[int]) -> Iterator[str]:
    """Say of each round whether it was blind, where that is known here."""
    hides_now = current_round(reader) if is_blind(reader) else None
    for round_ in rounds:
        was = was_blind(reader, round_)
        if round_ == hides_now:
            yield f"Round {round_} is blind: the program hides the others’ spans from each annotator."
        elif was:
            yield (
                f"Round {round_} was blind: the program hid the others’ spans from each annotator until the lead"
                " showed them."
            )
        elif was is False:
            yield f"Round {round_} was not blind: the program hid nobody’s spans from the others."


def _cells(metric: str, figure: Figure) -> list[str]:
    unit = "span" if metric.startswith("f1") else "token" if metric.endswith("tokens") else "character"
    return [_number(figure.value, 3), _interval(figure, 3), _count(figure.n, unit)]


def _by(heads: tuple[str, str], rows: dict[str, ByMetric]) -> Table:
    return Table(
        [*heads, *(term.name for term in TERMS.values())],
        [
            [name, f"{figures['f1_exact'].n:,}", *(_with_interval(figures[metric]) for metric in TERMS)]
            for name, figures in rows.items()
        ],
    )


def _with_interval(figure: Figure) -> str:
    return f"{_number(figure.value, 2)} {_interval(figure, 2)}" if figure.low is not None else _number(figure.value, 2)


def _interval(figure: Figure, digits: int) -> str:
    # A no-break space, so that narrow columns part the value from its interval and not the interval.
    return (
        "–"
        if figure.low is None
        else f"[{_number(figure.low, digits)},\N{NO-BREAK SPACE}{_number(figure.high, digits)}]"
    )


def _count(number: int, unit: str) -> str:
    return f"{number:,} {unit}" + "s" * (number != 1)


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _number(value: float | None, digits: int) -> str:
    return "–" if value is None else f"{value:z.{digits}f}"


def _differences(found: Agreement) -> Iterator[Block]:
    yield Heading(2, "Where they agree and differ")
    yield Paragraph(
        "Spans are put together one to one where they meet, the most alike first: each place counts once. Rows are the"
        " first annotator’s labels, columns the second’s."
    )
    for pair in found.pairs:
        yield Heading(3, f"{pair.one} and {pair.other}")
        kinds = Counter(passage.kind for passage in pair.passages)
        yield Paragraph("; ".join(f"{kind}: {kinds[kind]}" for kind in KINDS) + ".")
        yield _confusion(found, pair)


def _confusion(found: Agreement, pair: Pair) -> Table:
    cells = pair.confusion()
    labels = [label for label in found.labels if any(label in cell for cell in cells)]
    names = [*(found.names[label] for label in labels), NOT_MARKED]
    sides: list[str | None] = [*labels, None]
    rows = [
        [name, *(f"{cells[one, other]:,}" if one or other else "" for other in sides)]
        for name, one in zip(names, sides, strict=True)
    ]
    return Table([f"{pair.one} ↓  {pair.other} →", *names], rows)


def _excluded(found: Agreement) -> Iterator[Block]:
    yield Heading(2, "Articles that fell out")
    rows = [[article.title, article.reason] for article in found.articles.excluded]
    yield Table(["article", "reason"], rows, numbers=False) if rows else Paragraph("None.")


def _settled(reader: Reader, found: Agreement) -> Iterator[Block]:
    titles = found.articles.documents
    cases = settled(reader, titles, found.rounds)
    yield Heading(2, "Settled cases")
    if not cases:
        yield Paragraph("None of the places was settled by a reviewer.")
        return
    counts = Counter(case.decision for case in cases)
    yield Paragraph("; ".join(f"{word}: {counts[decision]:,}" for decision, word in _DECIDED.items()) + ".")
    rows = [
        [
            titles[case.document_id],
            case.quote[:QUOTE],
            "; ".join(f"{name}: {label}" for name, label in case.given),
            _DECIDED[case.decision],
            case.gold or "–",
            case.reviewer,
            case.note,
        ]
        for case in cases
    ]
    yield Table(["article", "words", "given", "decision", "gold", "reviewer", "note"], rows, numbers=False)
