"""The actions of how the text looks and helps: names above spans, what a label takes in, what is hidden."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from annotator.app.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.annotate.choices import ChoiceActions
from annotator.ui.annotate.dimming import Dimming
from annotator.ui.annotate.marking import Marking
from annotator.ui.annotate.measure_deeds import MeasureDeeds
from annotator.ui.session import Session
from annotator.ui.text import mark, snapping
from annotator.ui.text.mark import INITIALS, NAMES
from annotator.ui.text.snapping import SENTENCES, WORDS, Snapping
from annotator.ui.text.view import TextView


class LookDeeds(QObject):
    """Puts the settings of the text in force, and changes them by action."""

    def __init__(
        self, session: Session, text: TextView, marking: Marking, actions: Actions, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._text = text
        self._marking = marking
        self._settings: Settings | None = None
        self._names = self._add_names(actions)
        self._snap = self._add_snapping(actions)
        self._trim = actions.add(
            "trim.turn",
            self.tr("&Trim selections"),
            self._turn_trim,
            description=self.tr("Leave lone quotes, brackets and invisible signs out at the ends of what is marked"),
            menu="view",
            checkable=True,
        )
        self.dimming = Dimming(session, text, actions, self)
        self._measure = MeasureDeeds(session, text, actions, self)
        turns, hiding = self._add_turns(actions), self._add_hiding(actions)
        self.added = [*self._names.added, *self._snap.added, self._trim, *turns, *hiding, *self.dimming.added]
        self.added += self._measure.added

    def apply(self, settings: Settings) -> None:
        """Take over the settings."""
        self._settings = settings
        self._text.set_captions(settings["names"])
        self._text.set_snapping(Snapping(settings["snap"], settings["trim"]))
        self._trim.setChecked(settings["trim"])
        self._measure.apply(settings)
        for choice in (self._names, self._snap):
            choice.show(settings)
        self._session.look_changed.emit(settings)

    def _add_names(self, actions: Actions) -> ChoiceActions:
        values = (
            (NAMES, self.tr("Label &names")),
            (INITIALS, self.tr("Label &initials")),
            (mark.NOTHING, self.tr("N&othing above spans")),
        )
        description = self.tr("Choose what stands above spans in the text")
        return ChoiceActions(actions, "names", values, description, self._set, self)

    def _add_snapping(self, actions: Actions) -> ChoiceActions:
        values = (
            (WORDS, self.tr("Mark whole &words")),
            (SENTENCES, self.tr("Mark whole &sentences")),
            (snapping.NOTHING, self.tr("Mark &exactly what is selected")),
        )
        description = self.tr("Choose what a label takes in beyond the selected text")
        return ChoiceActions(actions, "snap", values, description, self._set, self)

    def _add_turns(self, actions: Actions) -> list[QAction]:
        return [
            actions.add(
                "names.turn",
                self.tr("Names, initials or nothing"),
                partial(self._turn, self._names),
                keys=["Ctrl+Shift+N"],
                description=self.tr("Go round between names, initials and nothing above spans"),
            ),
            actions.add(
                "snap.turn",
                self.tr("Words, sentences or exactly"),
                partial(self._turn, self._snap),
                keys=["Ctrl+Shift+W"],
                description=self.tr("Go round between marking whole words, whole sentences and exactly the selection"),
            ),
        ]

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

    def _set(self, key: str, value: str | bool) -> None:
        if self._settings is not None:
            self._settings[key] = value
            self.apply(self._settings)

    def _turn(self, choice: ChoiceActions) -> None:
        if self._settings is not None:
            self._session.announced.emit(choice.turn(self._settings))

    def _turn_trim(self) -> None:
        self._set("trim", self._trim.isChecked())

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
            self._session.announced.emit(self.tr("Hidden, or shown again; “Show all spans again” shows everything"))

    def _hide_others(self) -> None:
        if (label_id := self._chosen_label()) is not None:
            codebook = self._session.project.codebook
            self._session.hidden.show_only(label_id, [label.id for label in codebook])
