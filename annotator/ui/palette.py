"""The command palette: every action, article and label, reached by typing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions import Actions
from annotator.ui.session import Session
from annotator.ui.theme import SPACE_2, SPACE_4, Tokens, readable

WIDTH, HEIGHT, MOST = 560, 380, 40
PAUSE = 80
"""Milliseconds without a key before articles are looked for."""


@dataclass(frozen=True)
class Entry:
    """One thing that can be reached: what it says, what kind it is, its key, and what it does."""

    text: str
    kind: str
    key: str
    run: Callable[[], object]


def rank(words: str, text: str) -> int | None:
    """Return how well `text` answers the typed words (less is better), None where a word is missing."""
    low = text.casefold()
    total = 0
    for word in words.casefold().split():
        place = low.find(word)
        if place < 0:
            return None
        total += place if place == 0 or not low[place - 1].isalnum() else place + 100
    return total + len(low) // 8


class EntriesModel(QAbstractListModel):
    """The entries that answer what was typed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Show these entries."""
        self.beginResetModel()
        self._entries = entries
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return the entry in a row."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return how many entries there are."""
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return an entry's line, or what a screen reader says of it."""
        entry = self.entry(index.row())
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (entry.text, entry.kind, entry.key) if part)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry: what it says, what kind it is, and its key at the right."""

    def __init__(self, model: EntriesModel, tokens: Tokens, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._tokens = tokens

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one entry."""
        entry = self._model.entry(index.row())
        if entry is None:
            return
        tokens, area = self._tokens, option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        ground = tokens.chosen if chosen else tokens.panel
        painter.fillRect(area, QColor(ground))
        inner = area.adjusted(SPACE_2, 0, -SPACE_2, 0)
        measure = option.fontMetrics
        painter.setPen(QColor(readable(tokens.muted, ground)))
        right = entry.key or entry.kind
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, right)
        inner.setRight(inner.right() - measure.horizontalAdvance(right) - SPACE_4)
        painter.setPen(QColor(tokens.ink))
        text = measure.elidedText(entry.text, Qt.TextElideMode.ElideRight, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the height of a row."""
        return QSize(0, option.fontMetrics.height() + 2 * SPACE_2)


class PaletteDialog(QDialog):
    """A field and the list of what it finds; Enter does the chosen one, Escape leaves."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self._session = session
        self._actions = actions
        self.setWindowTitle(self.tr("Command palette"))
        self.setAccessibleName(self.tr("Command palette"))
        self.setProperty("role", "popup")
        self.resize(WIDTH, HEIGHT)
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Find article, label or command…"))
        self._field.setAccessibleName(self.tr("What to find"))
        self._field.setAccessibleDescription(self.tr("Type a part of an action, an article's title or a label"))
        self._field.installEventFilter(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(PAUSE)
        self._soon.timeout.connect(self._add_articles)
        self._field.textChanged.connect(self._fill)
        self._model = EntriesModel(self)
        self._list = QListView()
        self._list.setUniformItemSizes(True)
        self._list.setAccessibleName(self.tr("What was found"))
        self._list.setAccessibleDescription(self.tr("Enter does the chosen one"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setModel(self._model)
        self._list.setItemDelegate(EntryDelegate(self._model, session.tokens, self))
        self._list.clicked.connect(lambda index: self._run(index.row()))
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_2, SPACE_2, SPACE_2, SPACE_2)
        column.setSpacing(SPACE_2)
        column.addWidget(self._field)
        column.addWidget(self._list)
        self._fill("")
        # Without this, keys go to the dialog where no window manager hands the focus on.
        self._field.setFocus()

    def chosen(self) -> int:
        """Return the row of the chosen entry."""
        return self._list.currentIndex().row()

    def texts(self) -> list[str]:
        """Return what the list shows."""
        return [str(self._model.index(row, 0).data()) for row in range(self._model.rowCount())]

    def _fill(self, words: str) -> None:
        found = [(r, e) for e in [*self._commands(), *self._labels()] if (r := rank(words, e.text)) is not None]
        if words.strip():
            found.sort(key=lambda pair: pair[0])
        self._found = [entry for _, entry in found[:MOST]]
        self._model.show(self._found)
        self._list.setCurrentIndex(self._model.index(0, 0))
        # Among a hundred thousand articles it takes more than a frame: not while somebody types.
        self._soon.start()

    def _add_articles(self) -> None:
        self._soon.stop()
        words = self._field.text().strip()
        if words and self._session.has_project:
            row = max(0, self._list.currentIndex().row())
            self._model.show([*self._found, *self._articles(words), self._search_for(words)])
            self._list.setCurrentIndex(self._model.index(row, 0))

    def _commands(self) -> list[Entry]:
        kind = self.tr("command")
        return [
            Entry(
                action.text().replace("&", ""),
                kind,
                action.shortcut().toString(QKeySequence.SequenceFormat.NativeText),
                action.trigger,
            )
            for action in self._actions.all()
            if action.isEnabled() and action.objectName() != "palette.open"
        ]

    def _labels(self) -> list[Entry]:
        if not self._session.has_project:
            return []
        codebook, kind, whole = self._session.project.codebook, self.tr("label"), self.tr("label of the article")
        found = [
            Entry(label.name, kind, label.key, partial(self._session.label_wanted.emit, label.id))
            for label in codebook.usable()
        ]
        for label in codebook.usable("document"):
            for value, name in codebook.choices_of(label.id) or (("", ""),):
                text = f"{label.name}: {name}" if name else label.name
                wanted = partial(self._session.article_label_wanted.emit, label.id, value)
                found.append(Entry(text, whole, "", wanted))
        return found

    def _articles(self, words: str) -> list[Entry]:
        project = self._session.project
        numbers = project.reader.article_numbers(project.layer, text=words, limit=MOST)
        lines = project.reader.article_lines(numbers, project.layer)
        kind = self.tr("article")
        return [
            Entry(lines[n].title or lines[n].name, kind, "", partial(self._session.open_document, lines[n].id))
            for n in numbers
            if n in lines
        ]

    def _search_for(self, words: str) -> Entry:
        """Return the entry below all others, so that whatever is typed leads somewhere."""
        said = self.tr("Search all articles for “{words}”").format(words=words)
        return Entry(said, self.tr("text"), "", partial(self._session.search_wanted.emit, words))

    def _run(self, row: int) -> None:
        entry = self._model.entry(row)
        self.close()
        if entry is not None:
            # The popup gives the focus back first, so that the deed finds it where it was.
            QTimer.singleShot(0, entry.run)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while the field keeps the focus."""
        if watched is self._field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            row, count = self._list.currentIndex().row(), self._model.rowCount()
            step = {
                Qt.Key.Key_Down: 1,
                Qt.Key.Key_Up: -1,
                Qt.Key.Key_PageDown: 8,
                Qt.Key.Key_PageUp: -8,
            }.get(Qt.Key(event.key()))
            if step is not None and count:
                self._list.setCurrentIndex(self._model.index(max(0, min(count - 1, row + step)), 0))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if self._soon.isActive():
                    self._add_articles()
                self._run(self.chosen())
                return True
        return super().eventFilter(watched, event)
