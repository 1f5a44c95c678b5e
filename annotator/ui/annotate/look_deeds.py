"""The actions of how the text looks: what stands above spans, and what is hidden."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from annotator.app.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.annotate.marking import Marking
from annotator.ui.session import Session
from annotator.ui.text.mark import INITIALS, NAMES, NOTHING
from annotator.ui.text.view import TextView


class LookDeeds(QObject):
    """Puts the settings of the text's look in force, and changes them by action."""

    def __init__(
        self, session: Session, text: TextView, marking: Marking, actions: Actions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self._marking = marking
        self._settings: Settings | None = None
        self._names: dict[str, QAction] = {}
        self.added = [*self._add_names(actions), *self._add_hiding(actions)]

    def apply(self, settings: Settings) -> None:
        """Take over the settings."""
        self._settings = settings
        self._text.set_captions(settings["names"])
        self._names[settings["names"]].setChecked(True)

    def _add_names(self, actions: Actions) -> list[QAction]:
        group = QActionGroup(self)
        for style, text in (
            (NAMES, self.tr("Label &names")),
            (INITIALS, self.tr("Label &initials")),
            (NOTHING, self.tr("N&othing above spans")),
        ):
            action = actions.add(
                f"names.{style}",
                text,
                partial(self._set, "names", style),
                description=self.tr("Choose what stands above spans in the text"),
                menu="view",
                checkable=True,
            )
            group.addAction(action)
            self._names[style] = action
        turn = actions.add(
            "names.next",
            self.tr("Names, initials or nothing"),
            self._turn_names,
            keys=["Ctrl+Shift+N"],
            description=self.tr("Go round between names, initials and nothing above spans"),
        )
        return [*self._names.values(), turn]

    def _add_hiding(self, actions: Actions) -> list[QAction]:
        return [
            actions.add(
                "label.hide",
                self.tr("&Hide this tag's spans"),
                self._hide_label,
                keys=["Ctrl+H"],
                icon="hidden",
                description=self.tr("Leave all spans of the selected span's label out of the text; they stay counted"),
                menu="view",
            ),
            actions.add(
                "label.hide_others",
                self.tr("Hide all &other tags' spans"),
                self._hide_others,
                icon="hidden",
                description=self.tr("Leave only the spans of the selected span's label in the text"),
                menu="view",
            ),
            actions.add(
                "spans.show_all",
                self.tr("&Show all spans again"),
                self._session.hidden.show_all,
                keys=["Ctrl+Shift+H"],
                icon="shown",
                description=self.tr("Draw every span that was hidden"),
                menu="view",
            ),
        ]

    def _set(self, key: str, value: str) -> None:
        if self._settings is not None:
            self._settings[key] = value
            self.apply(self._settings)

    def _turn_names(self) -> None:
        styles = list(self._names)
        if self._settings is not None:
            style = styles[(styles.index(self._settings["names"]) + 1) % len(styles)]
            self._set("names", style)
            self._session.announced.emit(self._names[style].text().replace("&", ""))

    def _chosen_label(self) -> str | None:
        span = self._marking.selected()
        if span is None:
            self._session.announced.emit(self.tr("Select a span first, or use the eye beside a tag."))
            return None
        label = self._session.project.codebook.get(span.label_id)
        return label.id if label else span.label_id

    def _hide_label(self) -> None:
        if (label_id := self._chosen_label()) is not None:
            self._session.hidden.turn_label(label_id)
            self._session.announced.emit(self.tr("Hidden; Ctrl+Shift+H shows all spans again"))

    def _hide_others(self) -> None:
        if (label_id := self._chosen_label()) is not None:
            codebook = self._session.project.codebook
            self._session.hidden.show_only(label_id, [label.id for label in codebook])
