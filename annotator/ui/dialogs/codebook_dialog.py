"""The codebook's window: its labels on the left, the chosen one's fields on the right; what is changed is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app import codebook_order
from annotator.app.codebook_edits import AddLabel, PlaceLabels, new_label
from annotator.app.project import Change
from annotator.domain.codebook import Codebook, Label
from annotator.ui.actions import Actions
from annotator.ui.dialogs.label_editor import LabelView
from annotator.ui.dialogs.label_tree import LabelTreeView
from annotator.ui.dialogs.pieces import described, give_size, push
from annotator.ui.icons import icon
from annotator.ui.session import Session
from annotator.ui.status_bar import plain_label, tell
from annotator.ui.theme import SPACE_1, SPACE_2, SPACE_3, SPACE_4

SIZE = (1180, 720)
LEAST = (840, 480)
LEFT = 320
COUNT_PAUSE = 300
Step = Callable[[Codebook, Label], PlaceLabels | None]


class CodebookDialog(QDialog):
    """Not modal: the text stays in use beside it.  Undo and redo are the window's own."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._actions = actions
        self.setWindowTitle(self.tr("Codebook"))
        self.setMinimumSize(*LEAST)
        give_size(self, *SIZE)
        self.addActions([actions[name] for name in ("edit.undo", "edit.redo")])
        self._counts: dict[str, int] = {}
        self._tree = LabelTreeView()
        self._label = LabelView(session)
        self._movers: dict[str, QToolButton] = {}
        self._message = plain_label(role="muted")
        self._message.setWordWrap(True)
        self._message.setAccessibleName(self.tr("Message"))
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(COUNT_PAUSE)
        self._counting.timeout.connect(self._count)
        self._lay_out()
        self._connect()
        self._count()
        self._tree.setFocus()

    def show_label(self, label_id: str) -> None:
        """Choose a label."""
        self._tree.choose(label_id)

    def _lay_out(self) -> None:
        halves = QHBoxLayout()
        halves.setSpacing(0)
        halves.addWidget(self._left())
        halves.addWidget(self._right(), 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_3)
        foot.addWidget(self._message, 1)
        foot.addWidget(push(self.tr("Close"), self.tr("Closes the codebook; everything is saved"), self.close))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(halves, 1)
        column.addLayout(foot)

    def _left(self) -> QWidget:
        left = QWidget()
        left.setFixedWidth(LEFT)
        left.setProperty("role", "panel")
        left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._new_name = described(
            QLineEdit(), self.tr("New label"), self.tr("Type a name and press Enter to add a label")
        )
        self._new_name.setPlaceholderText(self.tr("New label, for instance Gift"))
        self._new_name.returnPressed.connect(self._on_add)
        self._new_kind = described(
            QComboBox(), self.tr("What the new label is for"), self.tr("Spans, whole articles, or relations of spans")
        )
        for kind, title in (
            ("span", self.tr("for spans")),
            ("document", self.tr("for articles")),
            ("relation", self.tr("for relations")),
        ):
            self._new_kind.addItem(title, kind)
        column = QVBoxLayout(left)
        column.setContentsMargins(SPACE_4, SPACE_4, SPACE_3, SPACE_3)
        column.setSpacing(SPACE_2)
        column.addWidget(plain_label(self.tr("LABELS"), "heading"))
        column.addWidget(self._tree, 1)
        column.addLayout(self._movers_row())
        add = QHBoxLayout()
        add.setSpacing(SPACE_2)
        add.addWidget(self._new_kind, 1)
        add.addWidget(push(self.tr("Add"), self.tr("Adds a label of this name"), self._on_add))
        column.addWidget(self._new_name)
        column.addLayout(add)
        files = QHBoxLayout()
        files.setSpacing(SPACE_2)
        for text, name in ((self.tr("Import…"), "codebook.import"), (self.tr("Export…"), "codebook.export")):
            files.addWidget(push(text, self._actions[name].statusTip(), self._actions[name].trigger))
        files.addStretch(1)
        self._merge = push(
            self.tr("Merge…"), self.tr("Reads the chosen label's spans as another's, after a look"), self._on_merge
        )
        files.addWidget(self._merge)
        column.addLayout(files)
        return left

    def _movers_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_1)
        for name, text, keys, step in (
            ("up", self.tr("Move up"), "Alt+Up", codebook_order.raised),
            ("down", self.tr("Move down"), "Alt+Down", codebook_order.lowered),
            ("indent", self.tr("Put under the label above"), "Alt+Right", codebook_order.indented),
            ("outdent", self.tr("Take out from under its label"), "Alt+Left", codebook_order.outdented),
        ):
            action = QAction(text, self._tree)
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.setToolTip(f"{text} ({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
            action.triggered.connect(lambda _=False, step=step: self._move(step))
            self._tree.addAction(action)
            button = described(QToolButton(), text, action.toolTip())
            button.setProperty("role", "plain")
            button.setDefaultAction(action)
            self._movers[name] = button
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _right(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self._label)
        hint = plain_label(
            self.tr("No labels yet. Type a name on the left, or import a codebook file."),
            "muted",
        )
        hint.setWordWrap(True)
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(hint)
        self._pages.addWidget(scroll)
        return self._pages

    def _connect(self) -> None:
        session = self._session
        session.changed.connect(self._on_change)
        session.failed.connect(self._on_failed)
        session.announced.connect(self._on_announced)
        session.theme_changed.connect(lambda _: self._show())
        session.project_closed.connect(self.close)
        self._tree.chosen.connect(lambda _: self._show_label())
        self._tree.move_wanted.connect(self._on_move_wanted)

    def _count(self) -> None:
        self._counts = self._session.project.reader.use_counts()
        self._show()

    def _show(self) -> None:
        if not self._session.has_project:
            return
        tokens = self._session.tokens
        for name, button in self._movers.items():
            button.defaultAction().setIcon(icon(name, tokens))
        self._tree.show_codebook(self._session.project.codebook, self._used(), tokens)
        self._show_label()

    def _used(self) -> Counter[str]:
        """Return how often each label is used; one that others were merged into is read where they stand."""
        codebook, used = self._session.project.codebook, Counter[str]()
        for label_id, count in self._counts.items():
            label = codebook.get(label_id)
            used[label.id if label else label_id] += count
        return used

    def _show_label(self) -> None:
        codebook = self._session.project.codebook
        label = self._chosen(codebook)
        self._pages.setCurrentIndex(label is not None)
        steps = (codebook_order.raised, codebook_order.lowered, codebook_order.indented, codebook_order.outdented)
        for button, step in zip(self._movers.values(), steps, strict=True):
            can = label is not None and not label.retired and step(codebook, label) is not None
            button.defaultAction().setEnabled(can)
        if label is not None:
            self._label.show_label(codebook, label, self._used()[label.id])
        self._label.setEnabled(self._session.project.writable)
        self._merge.setEnabled(label is not None and self._session.project.writable)

    def _chosen(self, codebook: Codebook) -> Label | None:
        return next((label for label in codebook if label.id == self._tree.current_id), None)

    def _move(self, step: Step) -> None:
        codebook = self._session.project.codebook
        label = self._chosen(codebook)
        edit = step(codebook, label) if label is not None and not label.retired else None
        if edit is not None:
            self._session.do(edit)

    def _on_move_wanted(self, label_id: str, parent_id: str | None, before: str | None) -> None:
        codebook = self._session.project.codebook
        labels = {label.id: label for label in codebook}
        known = codebook_order.families(codebook, labels[label_id].kind).values()
        siblings = next((children for parent, children in known if parent == parent_id), [])
        index = next((place for place, child in enumerate(siblings) if child.id == before), len(siblings))
        self._session.do(codebook_order.moved(codebook, labels[label_id], parent_id, index))

    def _on_add(self) -> None:
        name = self._new_name.text()
        if not name.strip():
            self._new_name.setFocus()
            return
        codebook = self._session.project.codebook
        kind = str(self._new_kind.currentData())
        label = new_label(codebook, name, codebook.free_colour(kind), kind)
        if self._session.do(AddLabel(label)):
            self._new_name.clear()
            self._tree.choose(label.id)
            self._label.name.setFocus()

    def _on_merge(self) -> None:
        from annotator.ui.team.merge_labels_dialog import MergeLabelsDialog

        label = self._chosen(self._session.project.codebook)
        if label is not None:
            dialog = MergeLabelsDialog(self._session, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.propose(label.id)
            dialog.show()

    def _on_change(self, change: Change) -> None:
        if not self.isVisible():
            return
        self._say("")
        if change.touches("label", "attribute", "*"):
            self._show()
        if change.touches("span", "relation", "document_label", "document", "*"):
            self._counting.start()

    def _on_failed(self, sentence: str) -> None:
        self._say(sentence, "bad")

    def _on_announced(self, sentence: str) -> None:
        self._say(sentence)

    def _say(self, sentence: str, role: str = "muted") -> None:
        tell(self._message, sentence, role)

    def reject(self) -> None:
        """Keep what is still being typed; closing and Escape both come here."""
        if self._session.has_project:
            self._label.leave()
        super().reject()
