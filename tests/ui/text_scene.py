"""A shown text view on an invented article, and points in it to click."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.ui.text.mark import Mark
from annotator.ui.text.painter import handle_boxes
from annotator.ui.text.view import TextView

TEXT = (
    "Setibanya di ibu kota 🚨👨‍👩‍👧, Presiden Halim menyerahkan sebuah limusin lapis baja kepada tuan rumah.\n"
    "Dr. Widya berkata, “jip perak” itu hadiah. Tamu pulang.\n"
    "Naskah pakta dibacakan di televisi dan pihak yang satu wajib membantu pihak lain tanpa menunda bila diserang.\n"
    "한국어 문장도 여기에 있습니다.\n"
    "مرحبا بالعالم هذا نص عربي مع كلمة English في الوسط."
)


def mark(id, quote, name="Gift", text=TEXT, **more):
    """Return a mark on the first place where `quote` stands."""
    start = text.index(quote)
    return Mark(id, ((start, start + len(quote)),), name, "#b7791f", **more)


def shown(qtbot, text=TEXT, marks=(), heading="Judul", details="Kabar Utara", size=(820, 700)):
    """Return a view that shows `text` in a window, with the keyboard focus."""
    view = TextView()
    qtbot.addWidget(view)
    view.resize(*size)
    view.set_article(text, list(marks), heading, details)
    with qtbot.waitExposed(view):
        view.show()
    view.setFocus()
    settle()
    return view


def settle():
    """Let everything waiting be drawn."""
    QApplication.processEvents()


def point(view, offset, share=0.5):
    """Return the point in the view on the character at `offset` (at `share` of its width), midway up its line."""
    position = view._article.offsets.position(offset)
    for block, top, _ in view.placed():
        inside = position - block.position()
        if 0 <= inside < block.length():
            line = block.layout().lineForTextPosition(inside)
            left = line.cursorToX(inside)[0]
            right = line.cursorToX(inside, line.Edge.Trailing)[0]
            return QPointF(left + (right - left) * share, top + line.y() + line.height() * 0.6).toPoint()
    raise AssertionError(f"offset {offset} is not in sight")


def place(view, quote, within=0, text=TEXT):
    """Return the point on character number `within` of `quote`."""
    return point(view, text.index(quote) + within)


def click(view, at, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifiers, at)


def drag(view, first, last, steps=4):
    """Press at one point, move and release at another."""
    ground = view.viewport()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, pos=first)
    for step in range(1, steps + 1):
        QTest.mouseMove(ground, first + (last - first) * step / steps)
        settle()
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, pos=last)


def handle(view, at_end, piece=None):
    """Return the middle of a handle of the selected mark, of its first piece in sight or of the one that is asked."""
    for _, top, shape in view.placed():
        for part in shape.pieces:
            if part.mark.id == view.selected_mark() and piece in (None, part.place):
                for end, box in handle_boxes(part):
                    if end == at_end:
                        return QPoint(round(box.center().x()), round(top + box.center().y()))
    raise AssertionError("no such handle in sight")


def key(view, code, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(view, code, modifiers)


def selected_text(view):
    """Return the words that are selected, cut from the article by the offsets the view tells."""
    found = view.selection()
    return None if found is None else view.text()[slice(*found)]
