"""The article's text with its spans: shows, and tells what hands do; it knows neither project nor store."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QWidget

from annotator.ui.text import hands, places
from annotator.ui.text.accessible import announce
from annotator.ui.text.arcs import Arcs
from annotator.ui.text.article import Article
from annotator.ui.text.edges import Edge
from annotator.ui.text.hovering import Hovering
from annotator.ui.text.linking import Linking
from annotator.ui.text.margin import Margin
from annotator.ui.text.mark import Mark
from annotator.ui.text.page import PageView
from annotator.ui.text.pointer import Pointer
from annotator.ui.text.snapping import NOTHING, Snapping

SAID = 200
"""Characters of a selection that are said aloud."""


class TextView(PageView):
    """A read-only article under the reader's hands; either a text selection or a selected span is live, never both."""

    selection_changed = Signal()
    mark_clicked = Signal(str)
    more_clicked = Signal(str)
    """The id of the first of many spans on the same words that are only counted there."""
    mark_selected = Signal(object)
    """The id of the span that is selected now, or None."""
    label_key_pressed = Signal(int, bool)
    """A digit, and whether to add on the same stretch instead of relabelling."""
    walk_ended = Signal(bool)
    """There is no span further on (or back: False) to walk to."""
    letter_typed = Signal(str)
    mark_edges_moved = Signal(str, int, int, int, bool)
    """Id, which of its pieces, the piece's new start and end, and whether a held key repeats."""
    piece_added = Signal(str, int, int)
    """Id, and the stretch that is to be part of it, too."""
    piece_removed = Signal(str, int)
    """Id, and an offset in the piece that is not to be part of it any more."""
    relation_wanted = Signal(str)
    """The id of the span that a relation is to lead from."""
    piece_key_pressed = Signal()
    """The selected text is to be a piece of the span that was selected before."""
    menu_wanted = Signal(QPoint)
    """A place on the screen."""
    remove_requested = Signal(str)
    accept_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapping = Snapping()
        self.describe: Callable[[Mark], str] = lambda mark: mark.caption
        """Says of a span what a screen reader is to say when it is selected."""
        self.margin = Margin(self, self._layout)
        self.arcs = Arcs(self, self._layout)
        self.linking = Linking(self, self._layout)
        self._pointer = Pointer(self)
        self.hovering = Hovering(self)
        self.setAccessibleName(self.tr("Article text"))
        self.setAccessibleDescription(self.tr("Select text and press a digit to label it."))
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)
        self.selectionChanged.connect(self._on_text_selection_changed)
        self.cursorPositionChanged.connect(self._on_caret_moved)

    def set_article(self, text: str, marks: Sequence[Mark], heading: str, details: str) -> None:
        """Show another article from its beginning, with nothing selected, dimmed or found."""
        former = self._article.selected
        self.show_article(Article(text, marks, heading, details))
        if former is not None:
            self.mark_selected.emit(None)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks instead; only paragraphs whose marks changed are drawn anew, and nothing scrolls."""
        self._show_changes(self._article.marks.replace(marks))

    def update_marks(self, changed: Sequence[Mark], removed: Sequence[str] = ()) -> None:
        """Show new or changed marks and no longer the removed ones, without looking at all others."""
        self._show_changes(self._article.marks.update(changed, removed))

    def _show_changes(self, disturbed: Sequence[tuple[int, int]]) -> None:
        self.draw_anew(disturbed)
        self.arcs.refresh()
        if self._article.selected is not None and self.selected() is None:
            self.select_mark(None)

    def mark(self, id: str) -> Mark | None:
        """Return the span of this id, if it is shown."""
        return self._article.marks.get(id)

    def selected(self) -> Mark | None:
        """Return the selected span."""
        return self._article.marks.get(self._article.selected)

    def selected_mark(self) -> str | None:
        """Return the id of the selected span."""
        return self._article.selected

    def select_mark(self, id: str | None) -> None:
        """Select a span, or none; selected text is let go."""
        if id is not None and self._article.marks.get(id) is None:
            id = None
        if id == self._article.selected:
            return
        former, self._article.selected = self.selected(), id
        if id is not None and self.textCursor().hasSelection():
            self.set_selection(self.caret(), self.caret())
        self.draw_again([(mark.start, mark.end) for mark in (former, self.selected()) if mark is not None])
        if (mark := self.selected()) is not None:
            announce(self, self.describe(mark))
        self.mark_selected.emit(id)

    def selection(self) -> tuple[int, int] | None:
        """Return the selected text as start and end, or None."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        offset = self._article.offsets.offset
        start, end = offset(cursor.selectionStart()), offset(cursor.selectionEnd())
        return (start, end) if start < end else None

    @property
    def snap_to_words(self) -> bool:
        """Whether edges move by words."""
        return self._snapping.to != NOTHING

    def set_snapping(self, snapping: Snapping) -> None:
        """Help selecting in another way."""
        self._snapping = snapping
        self._take_aim()

    def aim(self) -> tuple[int, int] | None:
        """Return what a label would mark now: what is drawn around the selected text; None without any."""
        return self._article.aim

    def snapped(self, start: int, end: int) -> tuple[int, int] | None:
        """Return what a selection of start:end would mark."""
        return self._snapping.aim(self.text(), start, end)

    def _take_aim(self) -> None:
        selection = self.selection()
        former, now = self._article.aim, self.snapped(*selection) if selection is not None else None
        if former != now:
            self._article.aim = now
            self.draw_again([stretch for stretch in (former, now) if stretch is not None])
            if now is not None and now != selection:
                announce(self, self.tr("Would mark: {words}").format(words=self.text()[slice(*now)][:SAID]))

    def caret(self) -> int:
        """Return where the caret stands."""
        return self._article.offsets.offset(self.textCursor().position())

    def anchor(self) -> int:
        """Return where the selection began; the caret if there is none."""
        return self._article.offsets.offset(self.textCursor().anchor())

    def let_go(self) -> bool:
        """Let go of selected text or span; return False if there was neither."""
        if self.selection() is None and self._article.selected is None:
            return False
        self.set_selection(self.caret(), self.caret())
        self.select_mark(None)
        return True

    def select_around(self, *, larger: bool) -> None:
        """Select the next larger or smaller of the spans at the caret."""
        current = self.selected()
        caret = self.caret()
        if current is not None and not any(start <= caret < end for start, end in current.ranges):
            caret = current.start
        nested = [mark.id for mark in self._article.marks.at(caret)]
        wanted = 0
        if current is not None and current.id in nested:
            wanted = nested.index(current.id) + (1 if larger else -1)
        if 0 <= wanted < len(nested):
            self.select_mark(nested[wanted])

    def walk(self, *, forward: bool) -> None:
        """Select the next or the previous span in reading order."""
        step = self._article.marks.after if forward else self._article.marks.before
        found = step(self.caret(), self.selected())
        if found is None:
            self.walk_ended.emit(forward)
        else:
            self.go_to(found.start, found.end)
            self.select_mark(found.id)

    def offset_at(self, point: QPointF) -> int:
        """Return the place between characters nearest to `point`."""
        return self._article.offsets.offset(places.position_at(self.placed(), self._face, point))

    def character_at(self, point: QPointF) -> int:
        """Return the character under `point`, or the nearest."""
        return self._article.offsets.offset(places.character_at(self.placed(), self._face, point)[0])

    def mark_at(self, point: QPointF) -> Mark | None:
        """Return the span whose name is under `point`, or else the smallest whose words are."""
        if (named := self.named_at(point)) is not None:
            return named
        marks = self.marks_at(point)
        return marks[0] if marks else None

    def named_at(self, point: QPointF) -> Mark | None:
        """Return the span whose name is under `point`."""
        return places.named_at(self.placed(), point)

    def more_at(self, point: QPointF) -> Mark | None:
        """Return the first of the spans that are counted, not named, under `point`."""
        return places.more_at(self.placed(), point)

    def marks_at(self, point: QPointF) -> list[Mark]:
        """Return the spans whose words are under `point`, the smallest first."""
        position, on_it = places.character_at(self.placed(), self._face, point)
        return self._article.marks.at(self._article.offsets.offset(position)) if on_it else []

    def line_band(self, point: QPointF) -> tuple[float, float]:
        """Return top and bottom of the line at `point`, with its names and underlines."""
        return places.line_band(self.placed(), self._face, point)

    def own_selected(self) -> Mark | None:
        """Return the selected span if hands may change it."""
        mark = self.selected()
        return mark if mark is not None and mark.mine and not mark.suggestion else None

    def handle_at(self, point: QPointF) -> Edge | None:
        """Return the edge of the selected span whose handle is under `point`."""
        mark = self.own_selected()
        return places.handle_at(self.placed(), mark, point) if mark is not None else None

    def preview(self, mark: Mark, ranges: tuple[tuple[int, int], ...]) -> None:
        """Draw `mark` as if it lay there."""
        self.update_marks([replace(mark, ranges=ranges)])

    def _on_text_selection_changed(self) -> None:
        if self.textCursor().hasSelection():
            self.select_mark(None)
        self._take_aim()
        self.selection_changed.emit()

    def _on_caret_moved(self) -> None:
        """Select the span that the caret entered, where an assistive tool moved it."""
        if not self.is_placing and not self.textCursor().hasSelection():
            self._select_at_caret()

    def _select_at_caret(self) -> None:
        under = self._article.marks.at(self.caret())
        if self.linking.source is not None:
            self.linking.consider(under[0] if under else None)
            return
        self.select_mark(under[0].id if under else None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let spans have the key first, then the caret; the caret selects the smallest span it enters."""
        if hands.press(self, event):
            event.accept()
            return
        before = self.textCursor()
        with self.placing():
            super().keyPressEvent(event)
        after = self.textCursor()
        if not after.hasSelection() and (before.hasSelection() or before.position() != after.position()):
            self._select_at_caret()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what the left button does."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Select a word."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.double_press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with what the button began; without it, show what the place is for."""
        self._pointer.move(event)
        if not event.buttons():
            self.viewport().setCursor(self._pointer.shape_at(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what the button began."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pointer.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the place."""
        self._pointer.ask_menu(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or with Ctrl change the size of the letters."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the page, then what stands beside it, then relations over it."""
        super().paintEvent(event)
        self.margin.paint(self.placed)
        self.arcs.paint(self.placed)
        self.linking.paint(self.placed)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; arcs that lead out of the view stay at its edge."""
        super().scrollContentsBy(dx, dy)
        self.arcs.refresh()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy the article's own text, not what stands in for it in the widget."""
        copied = QMimeData()
        start, end = self.selection() or (0, 0)
        copied.setText(self.text()[start:end])
        return copied
