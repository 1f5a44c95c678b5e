"""A calm strip under the header for what concerns the whole window: read only, a report to copy."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.ui.press import PressButton
from annotator.ui.status_bar import plain_label


class Banner(QFrame):
    """One sentence, at most one deed, and a way to send it away."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self._sentence = plain_label()
        self._sentence.setWordWrap(True)
        self._sentence.setAccessibleName(self.tr("Notice"))
        self._deed = PressButton()
        self._deed.setAccessibleDescription(self.tr("Does what the notice offers"))
        self._run: Callable[[], object] = self.hide
        self._deed.clicked.connect(lambda: self._run())
        close = PressButton(self.tr("Close"))
        close.setProperty("role", "link")
        close.setAccessibleName(self.tr("Close the notice"))
        close.setAccessibleDescription(self.tr("Takes the notice away"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._deed)
        row.addWidget(close)
        self.hide()

    def tell(self, sentence: str, deed: str = "", run: Callable[[], object] | None = None) -> None:
        """Show and announce a sentence, with a button for `run` where `deed` names one."""
        from annotator.ui.text.accessible import announce

        self._sentence.setText(sentence)
        self._deed.setText(deed)
        self._deed.setAccessibleName(deed)
        self._deed.setVisible(bool(deed))
        self._run = run or self.hide
        self.show()
        announce(self, sentence)

    def sentence(self) -> str:
        """Return what the strip says."""
        return self._sentence.text()
