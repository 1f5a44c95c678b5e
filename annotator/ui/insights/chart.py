"""Charts that are drawn by hand: on the screen, as a picture, as SVG; and what they show as a table."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from annotator.ui.session import Session
from annotator.ui.theme import Tokens, readable

Table = Sequence[Sequence[str]]
RING = 4


class Spot:
    """A place of a chart that opens what it counts, and says it in words."""

    def __init__(self, box: QRectF, words: str, run: Callable[[], object] | None = None) -> None:
        self.box, self.words, self.run = box, words, run


class Chart(QWidget):
    """A painted figure.  Arrow keys walk its spots, Enter and a click open what a spot counts."""

    spot_walked = Signal(str)

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._at = -1
        self._nothing = ""
        self.spots: list[Spot] = []
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def tokens(self) -> Tokens:
        """The colours of now."""
        return self._session.tokens

    def show_nothing(self, why: str) -> None:
        """Say why there is nothing to show."""
        self._nothing = why
        self.empty()
        self.describe()

    def empty(self) -> None:
        """Have nothing to show."""
        raise NotImplementedError

    def table(self) -> Table:
        """Return what the chart shows as rows, the first of them headings."""
        raise NotImplementedError

    def draw(self, painter: QPainter, area: QRectF) -> list[Spot]:
        """Draw into an area; return its spots."""
        raise NotImplementedError

    def describe(self) -> None:
        """Say anew, for the ear, what is shown."""
        rows = self.table()
        self.setAccessibleDescription("; ".join(", ".join(row) for row in rows[1:])[:2000] or self._nothing)
        self.update()

    def picture(self) -> QPixmap:
        """Return the chart as a picture, twice as sharp as the screen."""
        size = self.size() * 2
        made = QPixmap(size)
        made.setDevicePixelRatio(2)
        made.fill(QColor(self.tokens.paper))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        self.draw(painter, self._area())
        painter.end()
        return made

    def copy_picture(self) -> None:
        """Put the picture on the clipboard."""
        QGuiApplication.clipboard().setPixmap(self.picture())

    def copy_table(self) -> None:
        """Put the table on the clipboard, as spreadsheets take it."""
        QGuiApplication.clipboard().setText("\n".join("\t".join(row) for row in self.table()))

    def svg(self) -> bytes:
        """Return the chart as SVG."""
        from PySide6.QtSvg import QSvgGenerator

        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        made = QSvgGenerator()
        made.setOutputDevice(buffer)
        made.setSize(self.size())
        made.setViewBox(self.rect())
        made.setTitle(self.accessibleName())
        painter = QPainter(made)
        # Dark colours are read on dark paper alone, wherever the file is shown.
        painter.fillRect(self.rect(), QColor(self.tokens.paper))
        painter.setFont(self.font())
        self.draw(painter, self._area())
        painter.end()
        return bytes(buffer.data().data())

    def sizeHint(self) -> QSize:
        """Return a usual size."""
        return QSize(380, 190)

    def minimumSizeHint(self) -> QSize:
        """Return the least size that can be read."""
        return QSize(220, 150)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw, and a frame around the spot of the keys."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.spots = self.draw(painter, self._area())
        if self.hasFocus() and self.spots:
            box = (
                self.spots[self._at].box
                if 0 <= self._at < len(self.spots)
                else QRectF(self.rect()).adjusted(1, 1, -1, -1)
            )
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QColor(self.tokens.accent))
            painter.drawRoundedRect(box, 4, 4)

    def draw_nothing(self, painter: QPainter, area: QRectF) -> list[Spot]:
        """Draw why there is nothing to show."""
        painter.setPen(QColor(readable(self.tokens.muted, self.tokens.paper)))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(area, flags, self._nothing)
        return []

    def _area(self) -> QRectF:
        """Return where to draw: within the ring of the focus."""
        return QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)

    def _spot(self, place: QPointF) -> Spot | None:
        return next((spot for spot in self.spots if spot.box.contains(place)), None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show that a spot can be pressed."""
        spot = self._spot(event.position())
        shape = Qt.CursorShape.PointingHandCursor if spot and spot.run else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        if spot is not None:
            QToolTip.showText(event.globalPosition().toPoint(), spot.words.replace("<", "‹"), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what a spot counts."""
        spot = self._spot(event.position())
        if spot is not None and spot.run is not None:
            spot.run()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the spots, or open one."""
        step = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}.get(
            Qt.Key(event.key())
        )
        if step is not None and self.spots:
            self._at = (self._at + step) % len(self.spots)
            self.setAccessibleDescription(self.spots[self._at].words)
            self.spot_walked.emit(self.spots[self._at].words)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and 0 <= self._at < len(self.spots):
            run = self.spots[self._at].run
            if run is not None:
                run()
        else:
            super().keyPressEvent(event)
