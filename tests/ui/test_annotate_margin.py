"""Notes and discussions stand beside their line, open there, and are answered and settled there."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton

from annotator.app.comment_edits import ResolveComment
from annotator.app.edits import PutRows, SetNote
from annotator.app.rounds import SetRound
from annotator.domain.discussion import discussions_of
from annotator.domain.review import Comment
from annotator.domain.span import Span
from annotator.ui.annotate.writing_field import WritingField
from tests.ui.annotate_scene import SUMMIT, Scene, make_project, settle, show_teammates, teammate
from tests.ui.text_scene import point

CTRL = Qt.KeyboardModifier.ControlModifier
HOW = "Enter sends it · Shift+Enter: new line"


@pytest.fixture
def scene(qtbot, tmp_path):
    made = Scene(qtbot, make_project(tmp_path))
    made.mark("sebuah limusin lapis baja")
    yield made
    made.close()


def signs(scene):
    """Return (subjects, whether any is open) of each sign that is drawn."""
    settle()
    scene.text.viewport().grab()
    return [(sorted(s.subject for s in found), any(s.is_open for s in found)) for _, found in scene.text.margin.drawn]


def fields(scene):
    """Return the prompts of the fields of the popover."""
    popover = scene.screen.notes.popover
    return {field.placeholderText(): field for field in popover.findChildren(WritingField) if field.isVisible()}


def words(scene):
    popover = scene.screen.notes.popover
    return [label.text() for label in popover.findChildren(QLabel) if label.isVisible()]


def write(scene, prompt, text):
    field = fields(scene)[prompt]
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle()


def comments(scene):
    return scene.project.reader.comments(scene.session.document.id)


def by_teammate(scene, quote="pakta pertahanan", body="Is this a gift?"):
    """Let a teammate begin a discussion on a span of theirs; return the comment."""
    made = unseen(scene, quote, body)
    show_teammates(scene)
    return made


def unseen(scene, quote="pakta pertahanan", body="Is this a gift?", **more):
    """Let a teammate whose spans are not shown begin a discussion; return the comment."""
    span = teammate(scene.project, quote, "Treaty clause")
    given = {"document_id": span.document_id, "span_id": span.id, "annotator_id": span.annotator_id, "body": body}
    made = Comment(id="c-1", **given | more)
    scene.session.do(PutRows((made,), "import"))
    return made


def test_that_a_comment_is_written_by_key_and_shows_in_the_margin(scene):
    span = scene.stored()
    assert signs(scene) == []
    scene.press(Qt.Key.Key_M, CTRL)
    assert fields(scene)["Write a comment…"].hasFocus()
    write(scene, "Write a comment…", "Is 1 car enough?")
    assert [(c.body, c.span_id, c.annotator_id) for c in comments(scene)] == [
        ("Is 1 car enough?", span.id, scene.project.me.id)
    ]
    assert scene.said[-1] == "Comment added"
    assert signs(scene) == [([span.id], True)]
    assert "Is 1 car enough?" in words(scene)
    assert scene.spans() == [("Gift", "sebuah limusin lapis baja")]


def test_that_the_sign_stands_beside_the_line_of_its_span(scene):
    scene.session.do(SetNote(scene.stored().id, "Second car", scene.project.me.id))
    assert signs(scene) == [([scene.stored().id], False)]
    ((box, _),) = scene.text.margin.drawn
    line = point(scene.text, SUMMIT.index("sebuah limusin"))
    assert abs(box.center().y() - line.y()) < 14
    assert box.left() >= scene.text._layout.left + scene.text._layout.column
    assert box.right() <= scene.text.viewport().width()


def test_that_a_click_on_the_sign_opens_note_and_discussion(scene):
    scene.session.do(SetNote(scene.stored().id, "Second <b>car</b>", scene.project.me.id))
    signs(scene)
    ((box, _),) = scene.text.margin.drawn
    scene.text.select_mark(None)
    QTest.mouseClick(scene.text.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    settle()
    assert "Note: Second <b>car</b>" in words(scene)
    assert scene.text.selected().name == "Gift"
    popover = scene.screen.notes.popover
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in popover.findChildren(QLabel))


def test_that_a_teammates_comment_is_answered_but_only_settled_by_its_author(scene):
    comment = by_teammate(scene)
    scene.screen.marking.choose(comment.span_id)
    scene.do("comment.open")
    assert "Is this a gift?" in words(scene)
    assert fields(scene)["Answer…"].hasFocus(), "an open discussion asks for an answer"
    write(scene, "Answer…", "No, a clause.")
    answer = next(c for c in comments(scene) if c.id != comment.id)
    assert (answer.answers, answer.span_id, answer.body) == (comment.id, comment.span_id, "No, a clause.")
    assert "No, a clause." in words(scene)
    buttons = [b.text() for b in scene.screen.notes.popover.findChildren(QPushButton) if b.isVisible()]
    assert buttons == []


def test_that_ones_own_discussion_is_settled_and_opened_again_and_undone(scene):
    scene.do("comment.open")
    write(scene, "Write a comment…", "Sure?")
    button = next(b for b in scene.screen.notes.popover.findChildren(QPushButton) if b.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()
    assert comments(scene)[0].resolved
    assert "✓ Settled" in words(scene)
    scene.screen.notes.popover.leave()
    scene.do("comment.open")
    assert fields(scene)["Write a comment…"].hasFocus(), "a settled one asks for none"
    assert signs(scene)[0][1] is False
    scene.do("edit.undo")
    assert not comments(scene)[0].resolved
    scene.do("edit.undo")
    assert comments(scene) == []
    assert signs(scene) == []


def test_that_without_a_span_the_article_is_commented_beside_its_heading(scene):
    scene.text.select_mark(None)
    scene.press(Qt.Key.Key_M, CTRL)
    write(scene, "Write a comment…", "Whose photo is this?")
    assert [(c.span_id, c.body) for c in comments(scene)] == [(None, "Whose photo is this?")]
    assert signs(scene) == [([""], True)]
    ((box, _),) = scene.text.margin.drawn
    assert box.bottom() < point(scene.text, 0).y()


def test_that_what_was_typed_and_not_sent_is_there_next_time(scene):
    scene.do("comment.open")
    assert HOW not in words(scene)
    QTest.keyClicks(fields(scene)["Write a comment…"], "half a thou")
    assert HOW in words(scene)
    QTest.keyClick(fields(scene)["Write a comment…"], Qt.Key.Key_Escape)
    settle()
    assert not scene.screen.notes.popover.isVisible()
    assert scene.text.hasFocus()
    scene.do("comment.open")
    assert fields(scene)["Write a comment…"].toPlainText() == "half a thou"
    assert comments(scene) == []


def test_that_keys_in_the_popover_never_mark_the_text(scene):
    scene.do("comment.open")
    write(scene, "Write a comment…", "Sure?")
    before = scene.spans()
    button = next(b for b in scene.screen.notes.popover.findChildren(QPushButton) if b.isVisible())
    for code in (Qt.Key.Key_2, Qt.Key.Key_Delete, Qt.Key.Key_G):
        QTest.keyClick(button, code)
    assert scene.spans() == before


def test_that_the_popover_lies_beside_the_place_and_inside_the_view(scene):
    for size in ((1200, 800), (1000, 400)):
        scene.window.resize(*size)
        settle()
        scene.do("comment.open")
        settle()
        popover = scene.screen.notes.popover
        assert scene.text.rect().contains(popover.geometry())
        line = scene.text.margin.beside(scene.stored().id).toRect()
        assert not popover.geometry().intersects(line)
        scene.screen.notes.popover.leave()


def test_that_signs_of_hidden_spans_are_hidden_too(scene):
    scene.session.do(SetNote(scene.stored().id, "Second car", scene.project.me.id))
    scene.session.hidden.turn_label("Gift")
    assert signs(scene) == []
    scene.session.hidden.show_all()
    assert len(signs(scene)) == 1


def test_that_an_open_discussion_on_a_span_that_is_not_shown_has_a_sign_and_opens(scene):
    made = unseen(scene, body="Whose is this?")
    assert signs(scene) == [([made.span_id], True)]
    ((box, _),) = scene.text.margin.drawn
    assert abs(box.center().y() - point(scene.text, SUMMIT.index("pakta")).y()) < 14
    QTest.mouseClick(scene.text.viewport(), Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    settle()
    assert {"Whose is this?", "D. Putra's span, not shown in the text"} <= set(words(scene))
    assert any("pakta pertahanan" in said for said in words(scene))
    write(scene, "Answer…", "Mine, I think.")
    assert comments(scene)[-1].answers == made.id
    assert scene.text.selected().name == "Gift"


def test_that_what_is_settled_or_removed_on_a_span_that_is_not_shown_has_no_sign(scene):
    made = unseen(scene, annotator_id=scene.project.me.id)
    assert signs(scene) == [([made.span_id], True)]
    scene.session.do(ResolveComment(made.id, True, scene.project.me.id))
    assert signs(scene) == []
    scene.do("edit.undo")
    scene.session.do(PutRows((replace(scene.project.reader.get(Span, made.span_id), deleted=True),), "merge"))
    assert signs(scene) == []


def test_that_a_blind_round_has_no_sign_of_a_span_that_is_not_shown(scene):
    unseen(scene)
    scene.session.do(SetRound(1, blind=True))
    assert signs(scene) == []
    scene.session.do(SetRound(1, blind=False))
    assert len(signs(scene)) == 1


def comment(id, answers=None, created=""):
    return Comment(id=id, document_id="d", annotator_id="a", body="?", answers=answers, created=created)


def test_that_answers_of_answers_and_rings_are_one_discussion():
    made = [comment("1"), comment("2", "1", "2"), comment("3", "2", "3"), comment("4", "gone", "4")]
    found = discussions_of(made)
    assert [(d.comment.id, [a.id for a in d.answers]) for d in found] == [("1", ["2", "3"]), ("4", [])]
    ring = [comment("a", "b"), comment("b", "a")]
    assert [(d.comment.id, [a.id for a in d.answers]) for d in discussions_of(ring)] == [("a", ["b"])]


def test_that_ctrl_enter_sends_and_does_not_finish_the_article(scene):
    scene.do("comment.open")
    field = fields(scene)["Write a comment…"]
    QTest.keyClicks(field, "Is this a gift?")
    before = scene.session.document.id
    QTest.keyClick(field, Qt.Key.Key_Return, CTRL)
    settle()
    assert scene.session.document.id == before
    assert [comment.body for comment in comments(scene)] == ["Is this a gift?"]


def test_that_another_article_takes_the_keyboard_from_the_popover_to_the_text(scene):
    scene.do("comment.open")
    assert fields(scene)["Write a comment…"].hasFocus()
    scene.do("article.next")
    assert scene.text.hasFocus()
