"""Every control says what it is and does, and no text of a project is taken for markup."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from annotator.app.sample import make_sample
from annotator.domain.span import Span
from annotator.ui.main_window import MainWindow
from tests.journeys.desk import open_window, settle

DIALOGS = (
    "palette.open",
    "help.keys",
    "help.manual",
    "program.settings",
    "project.backups",
    "articles.import",
    "project.export",
    "project.details",
    "codebook.edit",
    "spans.table",
    "article.details",
    "team.gather",
    "team.hand_out",
    "team.folder",
    "team.assign",
    "team.round",
    "team.again",
    "team.discussions",
    "team.decisions",
    "edit.history",
    "codebook.merge",
)
CONTROLS = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


@pytest.fixture
def window(qtbot, tmp_path: Path) -> MainWindow:
    make_sample(tmp_path / "p.sorot").close()
    made = open_window(tmp_path / "home", tmp_path / "p.sorot")
    qtbot.addWidget(made)
    yield made
    made.close()


def controls(parent: QWidget) -> list[QWidget]:
    """Return the controls that a hand can reach; Qt's own parts inside another control speak through it."""
    return [
        widget
        for widget in parent.findChildren(QWidget)
        if isinstance(widget, CONTROLS)
        and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not isinstance(widget.parent(), CONTROLS)
        and not widget.objectName().startswith("qt_")
        and widget.isVisibleTo(parent)
    ]


def assert_named(parent: QWidget) -> None:
    found = controls(parent)
    assert found
    for widget in found:
        what = f"{type(widget).__name__} {widget.objectName()!r} in {type(parent).__name__}"
        assert widget.accessibleName(), f"{what} has no name"
        assert widget.accessibleDescription(), f"{what} ({widget.accessibleName()}) has no description"


def test_that_every_control_of_the_window_says_what_it_is_and_does(window: MainWindow) -> None:
    span = window.session.project.reader.all(Span)[0]
    window.session.open_document(span.document_id)
    window.screen_.select_span(span.id)
    settle()
    assert_named(window)


def test_that_every_control_of_the_first_page_says_what_it_is_and_does(window: MainWindow) -> None:
    window.session.close()
    settle()
    assert_named(window.welcome)


@pytest.mark.parametrize("name", DIALOGS)
def test_that_every_control_of_a_dialog_says_what_it_is_and_does(window: MainWindow, name: str) -> None:
    window.named_actions[name].trigger()
    settle()
    dialogs = [d for d in window.findChildren(QDialog) if d.isVisible()]
    assert dialogs, f"{name} opened nothing"
    assert dialogs[-1].windowTitle()
    assert_named(dialogs[-1])
    dialogs[-1].close()


def test_that_every_action_has_a_text_and_a_description(window: MainWindow) -> None:
    for action in window.named_actions.all():
        assert action.text().replace("&", ""), action.objectName()
        assert action.statusTip(), f"{action.objectName()} says nothing of what it does"


def test_that_no_key_does_two_things(window: MainWindow) -> None:
    taken: dict[str, str] = {}
    for action in window.named_actions.all():
        for key in action.shortcuts():
            assert key.toString() not in taken, (
                f"{key.toString()}: {taken.get(key.toString())} and {action.objectName()}"
            )
            taken[key.toString()] = action.objectName()


def test_that_no_label_takes_a_text_for_markup(window: MainWindow) -> None:
    for label in window.findChildren(QLabel):
        if label.objectName().startswith("qt_") or not label.pixmap().isNull():
            continue
        assert label.textFormat() == Qt.TextFormat.PlainText, f"{label.text()!r} could be taken for markup"
