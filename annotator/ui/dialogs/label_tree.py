"""The labels of a codebook as a tree: order and nesting by dragging, retired ones below."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QDrag, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.domain.codebook import LABEL_KINDS, Codebook, Label
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import described, give_width
from annotator.ui.dialogs.swatches import swatch
from annotator.ui.theme import Tokens

ROW_HEIGHT = 32
EDGE = ROW_HEIGHT / 5.5
"""How near to a row's upper or lower edge a drop lands between rows; Qt draws its line by the same measure."""

_ID = Qt.ItemDataRole.UserRole


def _children(item: QTreeWidgetItem) -> list[QTreeWidgetItem]:
    return [child for row in range(item.childCount()) if (child := item.child(row)) is not None]


class LabelTreeView(QTreeWidget):
    """Name, key and number of uses of each label.

    `move_wanted` carries the dragged label's id, the id of its new parent or None, and the child it comes before.
    """

    chosen = Signal(str)
    move_wanted = Signal(str, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        described(self, self.tr("Labels"), self.tr("Alt and the arrow keys move a label; dragging does, too"))
        self.setHeaderLabels([self.tr("Label"), self.tr("Key"), self.tr("Used")])
        self.setColumnCount(3)
        self.header().setStretchLastSection(False)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((1, 66), (2, 58)):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            give_width(self.header(), column, width)
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setUniformRowHeights(True)
        self.setIndentation(18)
        self.setItemsExpandable(False)
        self.setRootIsDecorated(False)
        self.setMinimumWidth(260)
        self._codebook = Codebook()
        self.currentItemChanged.connect(self._on_current)

    @property
    def current_id(self) -> str:
        """The id of the label that is chosen, or ""."""
        item = self.currentItem()
        return str(item.data(0, _ID)) if item is not None else ""

    def show_codebook(self, codebook: Codebook, counts: Mapping[str, int], tokens: Tokens) -> None:
        """Show these labels; the chosen one stays chosen."""
        kept = self.current_id
        blocked = self.blockSignals(True)
        self._codebook = codebook
        self.clear()
        for kind in LABEL_KINDS:
            path: list[QTreeWidgetItem] = []
            for depth, label in codebook.tree(kind):
                del path[depth:]
                path.append(self._item(label, counts, tokens, path[-1] if path else None))
        for label in codebook:
            if label.retired and label.merged_into is None:
                self._item(label, counts, tokens, None)
        self.expandAll()
        self.choose(kept)
        self.blockSignals(blocked)
        if self.current_id != kept:
            self.chosen.emit(self.current_id)

    def choose(self, label_id: str) -> None:
        """Choose a label; the first where it is not there."""
        items = self._items()
        found = next((item for item in items if item.data(0, _ID) == label_id), items[0] if items else None)
        if found is not None:
            self.setCurrentItem(found)

    def _items(self) -> list[QTreeWidgetItem]:
        waiting = _children(self.invisibleRootItem())
        found: list[QTreeWidgetItem] = []
        while waiting:
            item = waiting.pop(0)
            found.append(item)
            waiting[:0] = _children(item)
        return found

    def _item(
        self, label: Label, counts: Mapping[str, int], tokens: Tokens, under: QTreeWidgetItem | None
    ) -> QTreeWidgetItem:
        uses, key = counts.get(label.id, 0), self._key(label)
        item = QTreeWidgetItem([self._shown(label), key, counted(uses)])
        item.setData(0, _ID, label.id)
        item.setIcon(0, swatch(label.colour, tokens, self.devicePixelRatioF(), hollow=label.retired, side=16))
        item.setSizeHint(0, QSize(0, ROW_HEIGHT))
        for column in (1, 2):
            item.setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
        said = [self._shown(label), self.tr("used: {count}").format(count=counted(uses))]
        if key:
            said.insert(1, self.tr("key {key}").format(key=key))
        item.setData(0, Qt.ItemDataRole.AccessibleTextRole, ", ".join(said))
        item.setToolTip(0, label.name.replace("<", "‹"))
        if label.retired:
            item.setFlags(item.flags() & ~(Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled))
        if under is None:
            self.addTopLevelItem(item)
        else:
            under.addChild(item)
        return item

    def _shown(self, label: Label) -> str:
        if label.retired:
            return self.tr("{name} (retired)").format(name=label.name)
        if label.kind == "document":
            return self.tr("{name} (article)").format(name=label.name)
        return self.tr("{name} (relation)").format(name=label.name) if label.kind == "relation" else label.name

    @staticmethod
    def _key(label: Label) -> str:
        if not label.key or label.retired:
            return ""
        return f"Alt+{label.key}" if label.kind == "document" else label.key

    def _on_current(self) -> None:
        self.chosen.emit(self.current_id)

    def _landing(self, dragged: QTreeWidgetItem, at: QPoint) -> tuple[str | None, str | None] | None:
        """Return the new parent's id and that of the child to come before; None where it cannot land."""
        target = self.itemAt(at)
        if target is None:
            return None, None
        kinds = {label.id: label.kind for label in self._codebook if not label.retired}
        if target is dragged or kinds.get(target.data(0, _ID)) != kinds.get(dragged.data(0, _ID)):
            return None
        row = self.visualItemRect(target)
        is_above, is_below = at.y() - row.top() < EDGE, row.bottom() - at.y() < EDGE
        if not (is_above or is_below):
            return target.data(0, _ID), None
        above = target.parent()
        siblings = _children(above or self.invisibleRootItem())
        following = siblings[siblings.index(target) + is_below :]
        return above.data(0, _ID) if above else None, following[0].data(0, _ID) if following else None

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Drag the chosen row.  Qt's own way takes a dragged row away; here the codebook alone says what is shown."""
        item = self.currentItem()
        if item is not None:
            drag = QDrag(self)
            drag.setMimeData(self.model().mimeData(self.selectedIndexes()))
            drag.setPixmap(self.viewport().grab(self.visualItemRect(item)))
            drag.exec(Qt.DropAction.MoveAction)

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move."""
        dragged = self.currentItem()
        landing = self._landing(dragged, event.position().toPoint()) if dragged is not None else None
        event.accept()
        self.dragLeaveEvent(QDragLeaveEvent())
        if dragged is not None and landing is not None:
            self.move_wanted.emit(dragged.data(0, _ID), *landing)
