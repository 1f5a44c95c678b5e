"""The annotate screen: articles on the left, the text in the middle, tags and the selected span on the right.

What few people use at once is imported where it is used: the program starts sooner.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from annotator.app.project import Change
from annotator.app.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.annotate.article_deeds import ArticleDeeds
from annotator.ui.annotate.article_labels import ArticleLabels
from annotator.ui.annotate.article_labels_panel import ArticleLabelsPanel
from annotator.ui.annotate.articles_panel import ArticlesPanel
from annotator.ui.annotate.field_filling import FieldFilling
from annotator.ui.annotate.find_bar import FindBar
from annotator.ui.annotate.hints import hint
from annotator.ui.annotate.hover_card import HoverCard
from annotator.ui.annotate.look_deeds import LookDeeds
from annotator.ui.annotate.margin_notes import MarginNotes
from annotator.ui.annotate.marking import Marking
from annotator.ui.annotate.pieces import Pieces
from annotator.ui.annotate.printing import Printing
from annotator.ui.annotate.relating import Relating
from annotator.ui.annotate.relations_panel import RelationsPanel
from annotator.ui.annotate.right_column import RightColumn
from annotator.ui.annotate.screen_deeds import ScreenDeeds
from annotator.ui.annotate.span_panel import SpanPanel
from annotator.ui.annotate.spans_list import SpansPanel
from annotator.ui.annotate.spans_model import SpansModel
from annotator.ui.annotate.tags_panel import TagsPanel
from annotator.ui.annotate.text_deeds import TextDeeds
from annotator.ui.annotate.text_menu import TextMenu
from annotator.ui.searching.also_panel import AlsoPanel
from annotator.ui.session import Session
from annotator.ui.text.view import TextView

if TYPE_CHECKING:
    from annotator.ui.annotate.label_box import LabelBox
    from annotator.ui.annotate.spans_table import SpansDialog

WIDTHS = (262, 864, 314)
LEAST_WIDTHS = (180, 340, 250)


class AnnotateScreen(QWidget):
    """Puts the pieces together; each of them talks to the session, hardly to another."""

    listed = Signal()
    """`place_in_list` may say something else than before."""
    counted = Signal(int, int)
    """How many spans of the article are mine now, and of how many labels."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._settings: Settings | None = None
        self._table: SpansDialog | None = None
        # The text is painted first; what stands beside it follows, once for all that a key changed.
        self._beside = QTimer(self)
        self._beside.setInterval(0)
        self._beside.setSingleShot(True)
        self._beside.timeout.connect(self._show_beside)
        self.spans = SpansModel(session, self)
        self.text = TextView()
        self.articles = ArticlesPanel(session, actions)
        self.find_bar = FindBar(self.text)
        self.tags = TagsPanel(session, actions, self.spans)
        self.span = SpanPanel(session)
        self.list = SpansPanel(self.spans, session)
        self.marking = Marking(session, self.text, self.spans, self)
        self.filling = FieldFilling(session, self.text, self.span, self)
        self.hover = HoverCard(session, self.text, self.spans)
        self.relating = Relating(session, self.text, self.marking, self.spans, self)
        self.relations = RelationsPanel(session, self.relating, self.spans)
        self.also = AlsoPanel(session)
        self.article = ArticleLabelsPanel(session, ArticleLabels(session, actions, self), self.relations.last_control())
        for panel in (self.relations, self.article, self.also):
            self.span.add_below(panel)
        self._columns = QSplitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.span.facts.comes_after = lambda: self.tags.view
        self._connect()
        self._add_actions(actions)
        self._on_theme_changed()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setProperty("role", "paper")
        middle.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addWidget(self.text, 1)
        self._right = RightColumn(self.tags, self.span, self.list)
        for place, widget in enumerate((self.articles, middle, self._right)):
            self._columns.addWidget(widget)
            widget.setMinimumWidth(LEAST_WIDTHS[place])
        self._columns.setChildrenCollapsible(False)
        self._columns.setStretchFactor(1, 1)
        self._columns.setSizes(list(WIDTHS))
        self._columns.setHandleWidth(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._columns)

    @cached_property
    def box(self) -> LabelBox:
        """The field for a label's name, made when it first opens."""
        from annotator.ui.annotate.label_box import LabelBox

        box = LabelBox(self.session, self.text)
        box.label_chosen.connect(self._on_label_chosen)
        box.name_wanted.connect(self._on_name_wanted)
        box.closed.connect(self.focus_text)
        return box

    def _connect(self) -> None:
        self.text.mark_selected.connect(self._on_mark_selected)
        self.text.more_clicked.connect(self._on_more_clicked)
        self.text.letter_typed.connect(self._on_letter_typed)
        self.text.zoomed.connect(self._on_zoomed)
        self.marking.spans_changed.connect(self._beside.start)
        self.tags.label_chosen.connect(self._on_label_chosen)
        self.span.facts.field_entered.connect(self._show_due)
        self.filling.gone_back.connect(self._show_due)
        self.filling.left.connect(lambda: self._on_mark_selected(self.text.selected_mark()))
        self.list.view.reading_wanted.connect(self.focus_text)
        self.list.view.remove_wanted.connect(self.marking.remove)
        self.articles.view.reading_wanted.connect(self.focus_text)
        self.articles.listed.connect(self.listed)
        self.counted.connect(lambda spans, _: self.articles.show_count(spans))
        self.session.document_opened.connect(self.find_bar.renew)
        self.session.document_opened.connect(self._show_hint)
        self.session.project_opened.connect(self.tags.reload)
        self.session.spans_wanted.connect(self.show_spans_of)
        self.session.changed.connect(self._on_changed)
        self.session.theme_changed.connect(lambda _: self._on_theme_changed())
        self.span.facts.choose_wanted.connect(self.relating.choose_for)
        for turned in (self.text.selection_changed, self.text.linking.begun, self.relating.finished):
            turned.connect(self._show_hint)
        for chosen in (self.list.span_chosen, self.relations.span_wanted, self.span.facts.span_wanted):
            chosen.connect(self.marking.choose)
        for left in (self.span.escaped, self.relations.escaped, self.find_bar.closed):
            left.connect(self.focus_text)
        for panel in (self.articles, self.tags, self.article, self.list, self.relations):
            panel.installEventFilter(self)

    def _add_actions(self, actions: Actions) -> None:
        """Add all actions of the screen; they rest while no project is open."""
        articles = ArticleDeeds(self.session, self.articles, actions, self)
        look = self._look = LookDeeds(self.session, self.text, self.marking, actions, self)
        self.notes = MarginNotes(self.session, self.text, self.marking, self.spans, actions, self)
        self.printing = Printing(self.session, self.text, self.marking, self.spans, actions, self)
        TextMenu(self.session, self.text, look.dimming, actions, self)
        text = TextDeeds(self.session, self.text, self.marking, self.find_bar, actions, self)
        self.pieces = Pieces(self.session, self.text, self.marking, self.spans, actions, self)
        relations = [*self.relating.add_actions(actions), *self.relations.add_actions(actions)]
        own = ScreenDeeds(
            actions,
            fill_fields=self._fill_fields,
            show_table=self.show_all_spans,
            focus_text=self.focus_text,
            parent=self,
        )
        added = (
            *articles.added,
            *text.added,
            *self.pieces.added,
            *relations,
            *look.added,
            *self.notes.added,
            *self.printing.added,
            *own.added,
        )
        for action in added:
            action.setEnabled(self.session.has_project)
            self.session.project_opened.connect(partial(action.setEnabled, True))
            self.session.project_closed.connect(partial(action.setEnabled, False))

    def apply_settings(self, settings: Settings) -> None:
        """Put the reader's settings in force."""
        self._settings = settings
        self.text.set_reading_font(settings["reading_face"])
        self.text.set_reading_points(settings["text_size"])
        self._look.apply(settings)

    def focus_text(self) -> None:
        """Give the keyboard to the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_in_list(self) -> tuple[int, int]:
        """Return the place of the open article in the list, from 1 (0: not in it), and how many there are."""
        return self.articles.place()

    def state(self) -> dict[str, Any]:
        """Return what brings the screen back as it is: columns, scroll place, caret."""
        return {
            "columns": bytes(self._columns.saveState().toBase64().data()).decode(),
            "right": bytes(self._right.saveState().toBase64().data()).decode(),
            "scroll": self.text.scroll_place(),
            "caret": self.text.caret(),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Bring back what `state` returned; what is missing or wrong in it is passed over."""
        for splitter, key in ((self._columns, "columns"), (self._right, "right")):
            kept = state.get(key)
            if isinstance(kept, str):
                splitter.restoreState(QByteArray.fromBase64(kept.encode()))
        scroll, caret = state.get("scroll"), state.get("caret")
        length = len(self.text.text())
        if isinstance(caret, int) and 0 <= caret <= length:
            self.text.set_selection(caret, caret)
        if isinstance(scroll, int) and 0 <= scroll <= length:
            self.text.set_scroll_place(scroll)

    def show_all_spans(self) -> None:
        """Open the table of all spans, or bring it to the front."""
        from annotator.ui.annotate.spans_table import SpansDialog

        if self._table is None:
            self._table = SpansDialog(self.session, self)
            self._table.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self._table.destroyed.connect(self._on_table_gone)
        self._table.show()
        self._table.raise_()
        self._table.activateWindow()

    def show_spans_of(self, label_id: str, annotator_id: str) -> None:
        """List all spans of a label by somebody, PEOPLE or, with "", everybody."""
        self.show_all_spans()
        if self._table is not None:
            self._table.show_label(label_id, annotator_id)

    def select_span(self, span_id: str) -> None:
        """Select a span of the open article and bring it into sight."""
        self.marking.choose(span_id)

    def go_to_place(self, document_id: str, start: int, end: int) -> None:
        """Open an article and select words in it, ready to be labelled."""
        document = self.session.document
        if document is None or document.id != document_id:
            self.session.open_document(document_id)
        self.text.go_to(start, end)
        self.text.set_selection(start, end)
        self.window().activateWindow()
        self.focus_text()

    def go_to_span(self, document_id: str, span_id: str) -> None:
        """Open an article and select a span in it."""
        document = self.session.document
        if document is None or document.id != document_id:
            self.session.open_document(document_id)
        self.marking.choose(span_id)
        self.window().activateWindow()
        self.focus_text()

    def _on_table_gone(self) -> None:
        self._table = None

    def _on_mark_selected(self, span_id: str | None) -> None:
        if span_id is None and self.filling.under_way:
            return
        self._beside.start()

    def _show_beside(self) -> None:
        self._beside.stop()
        self.tags.model.recount()
        self._show_span()
        self.list.follow(self.marking.selected())
        self._show_hint()
        self.counted.emit(*self.spans.totals())

    def _show_due(self) -> None:
        if self._beside.isActive():
            self._show_beside()

    def _show_span(self) -> None:
        span = self.marking.selected()
        # What stands below the card first: the card makes room for all of it.
        self.relations.show_span(span.id if span else None)
        self.also.follow(span)
        self.span.show_span(span, self.spans.row_of(span) + 1 if span else 0, len(self.spans))

    def _fill_fields(self) -> None:
        self._show_beside()
        self.span.facts.focus_first_field()

    def _on_changed(self, change: Change) -> None:
        if change.touches("label", "attribute", "*"):
            self.tags.reload()
            self.spans.announce_all()
            self._show_span()

    def _on_label_chosen(self, label_id: str) -> None:
        self.marking.give(label_id)
        self.focus_text()

    def _on_letter_typed(self, letter: str) -> None:
        if self.text.selection() is None and self.marking.selected() is None:
            self.session.announced.emit(self.tr("Select words in the text, or click a span, then type a label's name."))
            return
        self.box.open(letter, self.text.cursorRect().translated(self.text.viewport().pos()))

    def _on_name_wanted(self, name: str) -> None:
        from annotator.app.codebook_edits import AddLabel, new_label

        codebook = self.session.project.codebook
        label = new_label(codebook, name, codebook.free_colour())
        if self.session.do(AddLabel(label)):
            self.marking.give(label.id)

    def _on_more_clicked(self, span_id: str) -> None:
        """Go to the first span that has no room over the words, in the list where all have a row."""
        self.marking.choose(span_id)
        self.list.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_zoomed(self, points: int) -> None:
        if self._settings is not None and self._settings["text_size"] != points:
            self._settings["text_size"] = points

    def _show_hint(self) -> None:
        if self.isVisible():
            self.session.hinted.emit(hint(self.text, self.pieces))

    def _on_theme_changed(self) -> None:
        tokens = self.session.tokens
        self.text.set_theme(tokens)
        self.articles.view.delegate.set_theme(tokens)
        self.tags.view.viewport().update()

    def showEvent(self, event: QShowEvent) -> None:
        """Say which keys do something here."""
        super().showEvent(event)
        self._show_hint()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape in a panel leads back to the text."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.focus_text()
            return True
        return super().eventFilter(watched, event)
