"""Labels on the whole article: its relevance, its stance, whatever the codebook has for articles."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from annotator.app.project import Change
from annotator.domain.codebook import Label
from annotator.ui.actions import Actions
from annotator.ui.session import Session


class ArticleLabels(QObject):
    """What is given to the article in sight, in my own layer; by click, by key, or from the palette."""

    labels_changed = Signal()
    """There are other labels for articles, or other choices."""
    given_changed = Signal()
    """Other labels are given to the article in sight."""

    def __init__(self, session: Session, actions: Actions, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._given: dict[str, str] = {}
        self._actions = self._add_actions(actions)
        session.project_opened.connect(self._renew)
        session.project_closed.connect(self._renew)
        session.document_opened.connect(self._read)
        session.layers_changed.connect(self._read)
        session.changed.connect(self._on_changed)
        session.article_label_wanted.connect(self.choose)
        self._renew()

    def _add_actions(self, actions: Actions) -> dict[str, QAction]:
        """Add an action for each key; it rests where no label has the key."""
        return {
            digit: actions.add(
                f"article.label_{digit}",
                "",
                partial(self._press, digit),
                keys=[f"Alt+{digit}"],
                description=self.tr("Give the whole article this label; once more gives the next choice, then none"),
                menu="go",
            )
            for digit in "123456789"
        }

    def labels(self) -> list[Label]:
        """Return the labels that articles can be given."""
        return self._session.project.codebook.usable("document") if self._session.has_project else []

    def choices(self, label_id: str) -> list[tuple[str, str]]:
        """Return what can be chosen of a label as (value, name): "yes" where it has no choices.

        What the article carries but the codebook does not offer (any more) stands behind.
        """
        codebook = self._session.project.codebook
        known = list(codebook.choices_of(label_id)) or [("", self.tr("yes"))]
        value = self._given.get(label_id)
        if value is None or value in dict(known):
            return known
        return [*known, (value, codebook.choice_name(label_id, value) or self.tr("yes"))]

    def given(self, label_id: str) -> str | None:
        """Return what the article in sight is given of a label; None for nothing."""
        return self._given.get(label_id)

    def choose(self, label_id: str, value: str) -> None:
        """Give the article in sight a label with this value; the one it has already is taken away."""
        self._set(label_id, None if self._given.get(label_id) == value else value)

    def _press(self, digit: str) -> None:
        """Go on to the next choice of the label of a key; behind the last comes none."""
        label = self._session.project.codebook.with_key(digit, "document") if self._session.has_project else None
        if label is not None:
            values = [*(value for value, _ in self.choices(label.id)), None]
            given = self._given.get(label.id)
            self._set(label.id, values[0] if given is None else values[values.index(given) + 1])

    def _set(self, label_id: str, value: str | None) -> None:
        from annotator.app.document_labels import SetDocumentLabel

        session, document = self._session, self._session.document
        label = session.project.codebook.get(label_id)
        if document is None or label is None:
            session.announced.emit(self.tr("Open an article first, then label it."))
        elif session.do(SetDocumentLabel(document.id, session.project.layer, label_id, value)):
            named = self.tr("not given") if value is None else dict(self.choices(label_id))[value]
            session.announced.emit(self.tr("{label}: {value}").format(label=label.name, value=named))

    def _on_changed(self, change: Change) -> None:
        if change.touches("label", "attribute", "*"):
            self._renew()
        elif change.touches("document_label", "document"):
            self._read()

    def _renew(self) -> None:
        labels = {label.key: label for label in self.labels()}
        for digit, action in self._actions.items():
            label = labels.get(digit)
            action.setText(
                label.name.replace("&", "&&")
                if label is not None
                else self.tr("Label of articles {key}").format(key=digit)
            )
            action.setEnabled(label is not None)
            action.setVisible(label is not None)
        self._read()
        self.labels_changed.emit()

    def _read(self) -> None:
        session, document = self._session, self._session.document
        self._given = {}
        if session.has_project and document is not None and self.labels():
            codebook = session.project.codebook
            for row in session.project.reader.document_labels(document.id, session.project.layer):
                label = codebook.get(row.label_id)
                self._given.setdefault(label.id if label else row.label_id, row.value)
        self.given_changed.emit()
