"""Cards of lists: articles that are near-copies, and what stands between the spans and training."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.app.insights import FEW, Example, Readiness
from annotator.domain.near_copies import Pair
from annotator.domain.wording import counted
from annotator.ui.actions import Actions
from annotator.ui.dialogs.pieces import push
from annotator.ui.insights.card import Card
from annotator.ui.insights.counted_dialog import CountedDialog, CountedRow
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_1, SPACE_2, SPACE_3

SHOWN = 5


def _empty(column: QVBoxLayout) -> None:
    while (item := column.takeAt(0)) is not None:
        if (widget := item.widget()) is not None:
            widget.deleteLater()


def _say(column: QVBoxLayout, words: str) -> None:
    _empty(column)
    label = plain_label(words, "muted")
    label.setWordWrap(True)
    column.addWidget(label)
    column.addStretch(1)


def _pairs(pairs: list[Pair], found: Readiness) -> list[CountedRow]:
    return [
        CountedRow(
            (*(found.titles.get(key, "") for key in (pair.one, pair.other)), f"{pair.likeness:.0%}"),
            (pair.one, pair.other),
        )
        for pair in pairs
    ]


class CopiesCard(Card):
    """The most alike articles; each opens."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._list = QWidget()
        super().__init__(self.tr("Near-copies"), self._list, parent)
        self._session = session
        self.subtitle.setText(self.tr("kept on one side of a split"))
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_1)

    def say(self, words: str) -> None:
        """Say why no pairs are listed."""
        _say(self._column, words)

    def show_pairs(self, found: Readiness) -> None:
        """Show the pairs that were found."""
        if not found.copies:
            self.say(self.tr("No two articles are nearly the same."))
            return
        _empty(self._column)
        for pair in found.copies[:SHOWN]:
            self._column.addWidget(self._row(pair, found))
        if len(found.copies) > SHOWN:
            more = self.tr("and {count} more pairs").format(count=counted(len(found.copies) - SHOWN))
            listed = push(more, self.tr("Lists all near-copies"), partial(self._list_all, found), "link")
            self._column.addWidget(listed, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _list_all(self, found: Readiness) -> None:
        heads = [self.tr("Article"), self.tr("Article"), self.tr("Alike")]
        CountedDialog(self._session, self.title, heads, _pairs(found.copies, found), self).show()

    def _row(self, pair: Pair, found: Readiness) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        for key in (pair.one, pair.other):
            title = found.titles.get(key) or self.tr("untitled")
            button = push(
                title, self.tr("Opens this article"), partial(self._session.place_wanted.emit, key, 0, 0), "link"
            )
            button.setText(button.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, 150).replace("&", "&&"))
            line.addWidget(button)
        line.addStretch(1)
        share = plain_label(f"{pair.likeness:.0%}")
        line.addWidget(share)
        if pair in found.leaks:
            line.addWidget(plain_label(self.tr("on two sides"), "bad"))
        return row


class ReadyCard(Card):
    """A list of what is well and what is not yet, and the way to the export."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        self._list = QWidget()
        super().__init__(self.tr("Ready to train?"), self._list, parent)
        self._session = session
        self._actions = actions
        self._column = QVBoxLayout(self._list)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(SPACE_2)

    def say(self, words: str) -> None:
        """Say why nothing is listed."""
        _say(self._column, words)

    def show_readiness(self, found: Readiness) -> None:
        """Show what was found."""
        _empty(self._column)
        project = self._session.project
        self.subtitle.setText(self.tr("of the gold layer") if found.gold else self.tr("of your spans"))
        self._say_edges(found)
        if found.leaks:
            leaks = self.tr("{count} near-copies on two sides of the split").format(count=counted(len(found.leaks)))
            leaks = self.tr("1 near-copy on two sides of the split") if len(found.leaks) == 1 else leaks
            heads = [self.tr("Article"), self.tr("Article"), self.tr("Alike")]
            self._line(False, leaks, partial(self._list_rows, leaks, heads, _pairs(found.leaks, found)))
        else:
            self._line(True, self.tr("no near-copies across train and test"))
        for label_id, examples in found.few[:3]:
            count = len(examples)
            label = project.codebook.get(label_id)
            only = self.tr("“{label}” has only 1 example") if count == 1 else ""
            words = only or self.tr("“{label}” has only {count} examples")
            said = words.format(label=label.name if label else "?", count=counted(count))
            self._line(False, said, partial(self._list_spans, said, examples, found))
        if not found.few and found.spans:
            self._line(True, self.tr("every label has at least {count} examples").format(count=FEW))
        if found.unfinished:
            count = len(found.unfinished)
            words = self.tr("{count} articles with spans are not done").format(count=counted(count))
            words = self.tr("1 article with spans is not done") if count == 1 else words
            rows = [CountedRow((found.titles.get(key, ""),), (key,)) for key in found.unfinished]
            self._line(False, words, partial(self._list_rows, words, [self.tr("Article")], rows))
        export = push(
            self.tr("Export training data…"), self.tr("Opens the export window"),
            self._actions["project.export"].trigger, "primary",
        )  # fmt: skip
        row = QHBoxLayout()
        row.addWidget(export)
        row.addStretch(1)
        holder = QWidget()
        holder.setLayout(row)
        row.setContentsMargins(0, SPACE_1, 0, 0)
        self._column.addWidget(holder)
        self._column.addStretch(1)

    def _say_edges(self, found: Readiness) -> None:
        off = len(found.off_edges)
        of = counted(found.spans)
        words = self.tr("{count} of {of} spans lie on token edges").format(count=counted(found.spans - off), of=of)
        if not found.spans:
            self._line(False, self.tr("there are no spans of yours yet"))
        elif not off:
            self._line(True, words)
        else:
            said = self.tr("{count} spans start or end inside a word").format(count=counted(off))
            said = self.tr("1 span starts or ends inside a word") if off == 1 else said
            self._line(False, said, partial(self._list_spans, said, found.off_edges, found))

    def _list_spans(self, title: str, spans: list[Example], found: Readiness) -> None:
        rows = [
            CountedRow((span.quote, found.titles.get(span.document_id, "")), (span.document_id,), span.span_id)
            for span in spans
        ]
        self._list_rows(title, [self.tr("Words"), self.tr("Article")], rows)

    def _list_rows(self, title: str, heads: list[str], rows: list[CountedRow]) -> None:
        if len(rows) == 1 and len(rows[0].documents) == 1:
            rows[0].open(self._session)
        else:
            CountedDialog(self._session, title, heads, rows, self).show()

    def _line(self, well: bool, words: str, run: Callable[[], object] | None = None) -> None:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        sign: QLabel = plain_label("✓" if well else "!", "good" if well else "warn")
        sign.setAccessibleName(self.tr("well") if well else self.tr("not yet"))
        sign.setFixedWidth(SPACE_3)
        line.addWidget(sign)
        said = plain_label(words)
        said.setWordWrap(True)
        line.addWidget(said, 1)
        if run is not None:
            show: QPushButton = push(self.tr("Show…"), words, run, "link")
            line.addWidget(show)
        self._column.addWidget(row)
