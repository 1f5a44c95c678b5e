"""A layout that sets small controls side by side and goes on in the next line where there is no room."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget

from annotator.ui.theme import SPACE_1


class ChipsLayout(QLayout):
    """Like words of a text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(SPACE_1)
        self.setContentsMargins(0, 0, 0, 0)

    def _arrange(self, width: int, place: QPoint | None = None) -> int:
        """Return the height that the chips need at this width; set them there where a place is given."""
        x = y = line = 0
        for item in self._items:
            size = item.sizeHint()
            if x and x + size.width() > width:
                x, y, line = 0, y + line + self.spacing(), 0
            if place is not None:
                item.setGeometry(QRect(place + QPoint(x, y), QSize(min(size.width(), width), size.height())))
            x, line = x + size.width() + self.spacing(), max(line, size.height())
        return y + line

    def addItem(self, item: QLayoutItem) -> None:
        """Take in one more."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return one of them; None beyond the last."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Let go of one of them."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it takes no more than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that its height follows from its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height at this width."""
        return self._arrange(width)

    def setGeometry(self, rect: QRect) -> None:
        """Set the chips into a rectangle."""
        super().setGeometry(rect)
        self._arrange(rect.width(), rect.topLeft())

    def sizeHint(self) -> QSize:
        """Return the room of the widest chip."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the room of the widest chip."""
        sizes = [item.sizeHint() for item in self._items]
        return QSize(max((s.width() for s in sizes), default=0), max((s.height() for s in sizes), default=0))
