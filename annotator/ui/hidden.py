"""What is left out of the text for now: the spans of single labels and of single annotators, still counted."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal


class Hidden(QObject):
    """Ids of labels and annotators whose spans are not drawn; forgotten when another project opens."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._labels: set[str] = set()
        self._people: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._labels or self._people)

    def hides(self, label_id: str, annotator_id: str) -> bool:
        """Whether spans of this label and annotator are left out."""
        return label_id in self._labels or annotator_id in self._people

    def hides_label(self, label_id: str) -> bool:
        """Whether the spans of a label are left out."""
        return label_id in self._labels

    def hides_person(self, annotator_id: str) -> bool:
        """Whether the spans of an annotator are left out."""
        return annotator_id in self._people

    def turn_label(self, label_id: str) -> None:
        """Hide the spans of a label, or show them again."""
        self._labels ^= {label_id}
        self.changed.emit()

    def turn_person(self, annotator_id: str) -> None:
        """Hide the spans of an annotator, or show them again."""
        self._people ^= {annotator_id}
        self.changed.emit()

    def show_only(self, label_id: str, among: Iterable[str]) -> None:
        """Hide the spans of all labels but this one."""
        self._labels = set(among) - {label_id}
        self.changed.emit()

    def reveal(self, label_id: str, annotator_id: str) -> None:
        """Show what such a span needs to be seen; hide nothing."""
        if self.hides(label_id, annotator_id):
            self._labels.discard(label_id)
            self._people.discard(annotator_id)
            self.changed.emit()

    def show_all(self) -> None:
        """Hide nothing any more."""
        if self:
            self.forget()
            self.changed.emit()

    def forget(self) -> None:
        """Hide nothing, where nobody looks."""
        self._labels.clear()
        self._people.clear()
