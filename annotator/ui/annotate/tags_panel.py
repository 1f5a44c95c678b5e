"""The tags: usable labels with their colour, how often they stand in this article, and their key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.codebook import Label
from annotator.domain.wording import counted
from annotator.ui.actions import Actions
from annotator.ui.annotate.hidden_line import HiddenLine
from annotator.ui.annotate.spans_model import SpansModel
from annotator.ui.grounds import know_ground
from annotator.ui.icons import icon
from annotator.ui.press import PressButton
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import RADIUS_CHIP, SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5, label_colour, readable

ROW, SWATCH, CAP = 30, 12, 18
SEEN_LEAST, SEEN_MOST = 4, 10
"""How many tags are in sight without scrolling, where there are more."""
COUNT, EYE = 36, 16
"""Room for a count of four figures, and the eye before it."""
_NOWHERE = QModelIndex()
_Index = QModelIndex | QPersistentModelIndex


class TagsModel(QAbstractListModel):
    """The codebook's usable span labels, parents before children."""

    def __init__(self, session: Session, spans: SpansModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._spans = spans
        self._tree: list[tuple[int, Label]] = []
        self._shown: list[tuple[int, bool]] = []
        """What each row shows that may change: the count, and whether the label is hidden."""

    def reload(self) -> None:
        """Show the codebook as it is now."""
        self.beginResetModel()
        self._tree = self._session.project.codebook.tree() if self._session.has_project else []
        self._shown = self._states()
        self.endResetModel()

    def recount(self) -> None:
        """Show the counts as they are now."""
        former, self._shown = self._shown, self._states()
        for row, (was, now) in enumerate(zip(former, self._shown, strict=True)):
            if was != now:
                self.dataChanged.emit(self.index(row), self.index(row))

    def label(self, row: int) -> Label:
        """Return the label in a row."""
        return self._tree[row][1]

    def depth(self, row: int) -> int:
        """Return how deep a label is nested."""
        return self._tree[row][0]

    def count(self, row: int) -> int:
        """Return how many spans of the label are mine in this article."""
        return self._spans.count(self.label(row).id)

    def is_hidden(self, row: int) -> bool:
        """Whether the label's spans are left out of the text."""
        return self._session.hidden.hides_label(self.label(row).id)

    def _states(self) -> list[tuple[int, bool]]:
        return [(self.count(row), self.is_hidden(row)) for row in range(len(self._tree))]

    def _spoken(self, row: int) -> str:
        label, count = self.label(row), self.count(row)
        key = self.tr("key {key}").format(key=label.key) if label.key else self.tr("no key")
        spans = self.tr("1 span") if count == 1 else self.tr("{count} spans").format(count=counted(count))
        said = f"{label.name}, {key}, {spans}"
        return self.tr("{row}, hidden").format(row=said) if self.is_hidden(row) else said

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        """Return how many labels there are."""
        return 0 if parent.isValid() else len(self._tree)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a label's name, its definition, or all that its row shows in words."""
        label = self.label(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return label.name
        if role == Qt.ItemDataRole.ToolTipRole and label.definition:
            # Here, as it reads all of HTML's names for characters: the program starts sooner.
            from html import escape

            return f"<p>{escape(label.definition[:1200]).replace(chr(10), '<br>')}</p>"
        return self._spoken(index.row()) if role == Qt.ItemDataRole.AccessibleTextRole else None


def eye_box(row: QRect) -> QRect:
    """Return where in a row the eye stands that hides and shows a label's spans."""
    right = row.right() - SPACE_4 - CAP - COUNT
    return QRect(right - EYE, row.center().y() - EYE // 2, EYE, EYE)


class TagDelegate(QStyledItemDelegate):
    """Draws a tag: swatch, name, count and key cap."""

    def __init__(self, model: TagsModel, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._session = session

    def _draw_key(self, painter: QPainter, cap: QRectF, key: str) -> None:
        tokens = self._session.tokens
        painter.setPen(QPen(QColor(tokens.line), 1))
        painter.setBrush(QColor(tokens.paper))
        painter.drawRoundedRect(cap, RADIUS_CHIP, RADIUS_CHIP)
        font = painter.font()
        font.setPointSizeF(font.pointSizeF() * 0.85)
        painter.setFont(font)
        painter.setPen(QColor(readable(tokens.muted, tokens.paper)))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, key)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a row."""
        tokens, row = self._session.tokens, index.row()
        label, area = self._model.label(row), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        chosen = bool(option.state & QStyle.StateFlag.State_HasFocus)
        ground = tokens.chosen if chosen else tokens.hover if hovered else tokens.panel
        painter.fillRect(option.rect, QColor(ground))
        left = area.left() + SPACE_4 + self._model.depth(row) * SPACE_4
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(label_colour(label.colour, tokens.dark)))
        painter.drawRoundedRect(QRectF(left, area.center().y() - SWATCH / 2, SWATCH, SWATCH), 3, 3)
        right = area.right() - SPACE_4
        cap = QRectF(right - CAP, area.center().y() - CAP / 2, CAP, CAP)
        number, measure = self._model.count(row), QFontMetrics(option.font)
        count = counted(number) if number else ""
        count_left = cap.left() - SPACE_2 - measure.horizontalAdvance(count)
        base = area.center().y() + (measure.ascent() - measure.descent()) / 2
        painter.setFont(option.font)
        painter.setPen(QColor(readable(tokens.muted, ground)))
        painter.drawText(round(count_left), round(base), count)
        hidden = self._model.is_hidden(row)
        name_right = count_left - SPACE_2
        if hidden or hovered or chosen:
            eye = eye_box(option.rect)
            icon("hidden" if hidden else "shown", tokens).paint(painter, eye)
            name_right = min(name_right, eye.left() - SPACE_1)
        painter.setPen(QColor(readable(tokens.faint, ground) if hidden else tokens.ink))
        start = left + SWATCH + SPACE_3
        name = measure.elidedText(label.name, Qt.TextElideMode.ElideRight, round(name_right - start))
        painter.drawText(round(start), round(base), name)
        if label.key:
            self._draw_key(painter, cap, label.key)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of every row."""
        return QSize(0, ROW)


class TagsView(QListView):
    """The list of tags; a click or Enter gives the tag."""

    given = Signal(int)
    """The row whose label is to be given."""
    turned = Signal(int)
    """The row whose label is to be hidden or shown again."""

    def __init__(self, model: TagsModel, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        know_ground(self)
        self.setProperty("role", "list")
        self.setModel(model)
        self.setItemDelegate(TagDelegate(model, session, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(self.tr("Tags"))
        self.setAccessibleDescription(
            self.tr(
                "Enter or a click labels the selected text, or relabels the selected span; "
                "Space or the eye hides or shows a tag's spans"
            )
        )
        self._on_eye = False
        self.clicked.connect(lambda index: self.given.emit(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the label that has the focus."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.given.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.turned.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def dataChanged(self, top: _Index, bottom: _Index, roles: Sequence[int] = ()) -> None:
        """Draw what changed; QListView would lay out all rows and draw every one."""
        QAbstractItemView.dataChanged(self, top, bottom, roles)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Hide or show the label whose eye is clicked."""
        index = self.indexAt(event.position().toPoint())
        box = eye_box(self.visualRect(index)).adjusted(-SPACE_1, -SPACE_2, SPACE_1, SPACE_2)
        self._on_eye = index.isValid() and box.contains(event.position().toPoint())
        if self._on_eye:
            self.turned.emit(index.row())
        else:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Give nothing where the eye was meant."""
        if not self._on_eye:
            super().mouseReleaseEvent(event)


class TagsPanel(QWidget):
    """Heading, the way to the codebook, and the tags."""

    label_chosen = Signal(str)

    def __init__(self, session: Session, actions: Actions, spans: SpansModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = SEEN_MOST
        self.model = TagsModel(session, spans, self)
        self.view = TagsView(self.model, session)
        self._empty = plain_label(
            self.tr("No labels yet. Edit the codebook, or select text and type a name to make one."), "muted"
        )
        self._empty.setWordWrap(True)
        self._empty.setContentsMargins(SPACE_4, 0, SPACE_4, SPACE_2)
        edit = PressButton(self.tr("EDIT CODEBOOK"))
        edit.setProperty("role", "link")
        font = edit.font()
        font.setPointSizeF(8)
        font.setWeight(QFont.Weight.DemiBold)
        edit.setFont(font)
        edit.setAccessibleName(self.tr("Edit codebook"))
        edit.setAccessibleDescription(self.tr("Opens the labels with their definitions, keys and attributes"))
        edit.clicked.connect(lambda: actions["codebook.edit"].trigger())
        heading = QHBoxLayout()
        heading.setContentsMargins(SPACE_4, SPACE_3, SPACE_3, SPACE_2)
        heading.addWidget(plain_label(self.tr("TAGS"), "heading"))
        heading.addStretch(1)
        heading.addWidget(edit)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(heading)
        column.addWidget(self._empty)
        column.addWidget(self.view)
        column.addWidget(HiddenLine(session))
        session.hidden.changed.connect(self.model.recount)
        self.view.turned.connect(lambda row: session.hidden.turn_label(self.model.label(row).id))
        self.view.given.connect(lambda row: self.label_chosen.emit(self.model.label(row).id))
        self.reload()

    def reload(self) -> None:
        """Show the codebook as it is now."""
        self.model.reload()
        rows = self.model.rowCount()
        self._empty.setVisible(not rows)
        self.view.setVisible(rows > 0)
        self._show_rows()

    def fit(self, height: int) -> None:
        """Take so much height for the list, or a little more; the rest of the tags is scrolled to."""
        self._seen = max(SEEN_LEAST, min(SEEN_MOST, height // ROW))
        self._show_rows()

    def _show_rows(self) -> None:
        self.view.setFixedHeight(min(self.model.rowCount(), self._seen) * ROW + SPACE_5 // 6)
