"""The menu over the text: what can be done with the words, the span and the line under the mouse."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from annotator.ui.actions import Actions
from annotator.ui.annotate.dimming import Dimming
from annotator.ui.session import Session
from annotator.ui.text.view import TextView

_SPAN = ("span.fields", "comment.open", "span.copy_quotation", "span.remove")
_WORDS = ("span.copy", "span.copy_quotation")


class TextMenu(QObject):
    """Opens where the right button is pressed, or at the caret by the menu key."""

    def __init__(
        self, session: Session, text: TextView, dimming: Dimming, actions: Actions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self._dimming = dimming
        self._actions = actions
        text.menu_wanted.connect(self._open)

    def menu(self) -> QMenu:
        """Return the menu for where the caret, the selection and the selected span are now."""
        menu = QMenu(self._text)
        menu.setAccessibleName(self.tr("What can be done here"))
        names = _WORDS if self._text.selection() else _SPAN if self._text.selected_mark() else ()
        for name in names:
            menu.addAction(self._actions[name])
        menu.addSeparator()
        dimmed = self._dimming.is_dimmed()
        here = self.tr("Do not dim this line here") if dimmed else self.tr("Dim this line here")
        everywhere = self.tr("Do not dim this line anywhere") if dimmed else self.tr("Dim this line everywhere")
        for name, text in (("line.dim", here), ("line.dim_everywhere", everywhere)):
            menu.addAction(text, self._actions[name].trigger).setEnabled(self._actions[name].isEnabled())
        return menu

    def _open(self, at: QPoint) -> None:
        if self._session.document is not None:
            menu = self.menu()
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)
