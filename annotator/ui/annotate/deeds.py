"""The actions of the annotate screen: articles, spans, finding, size of the text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QGuiApplication, QKeySequence

from annotator.app.edits import RemoveDocuments, SetProgress
from annotator.ui.annotate.details_dialog import DetailsDialog
from annotator.ui.annotate.wording import quotation, title_of
from annotator.ui.words import state_name

if TYPE_CHECKING:
    from annotator.ui.annotate.screen import AnnotateScreen


def add_annotate_actions(screen: AnnotateScreen) -> None:
    """Add all actions of the screen; they rest while no project is open."""
    added = [*_add_walking(screen), *_add_progress(screen), *_add_spans(screen), *_add_text(screen)]
    session = screen.session

    def wake(on: bool) -> None:
        for action in added:
            action.setEnabled(on)

    wake(session.has_project)
    session.project_opened.connect(partial(wake, True))
    session.project_closed.connect(partial(wake, False))


def _add_walking(screen: AnnotateScreen) -> list[QAction]:
    add, tr, articles = screen.actions_.add, screen.tr, screen.articles
    return [
        add(
            "article.next",
            tr("&Next article"),
            partial(articles.step, 1),
            keys=["Ctrl+PgDown"],
            icon="next",
            description=tr("Open the next article of the list"),
            menu="go",
        ),
        add(
            "article.previous",
            tr("&Previous article"),
            partial(articles.step, -1),
            keys=["Ctrl+PgUp"],
            icon="previous",
            description=tr("Open the article before in the list"),
            menu="go",
        ),
        add(
            "article.next_unfinished",
            tr("Next &unfinished article"),
            partial(_open_unfinished, screen),
            keys=["Ctrl+Shift+PgDown"],
            description=tr("Open the next article that is neither done nor skipped"),
            menu="go",
        ),
        add(
            "article.filter",
            tr("&Filter articles"),
            articles.focus_filter,
            keys=["Ctrl+L"],
            description=tr("Type to list only some articles"),
            menu="go",
        ),
    ]


def _add_progress(screen: AnnotateScreen) -> list[QAction]:
    add, tr = screen.actions_.add, screen.tr
    return [
        add(
            "article.done_and_next",
            tr("&Done and next"),
            partial(_finish, screen, "done"),
            keys=["Ctrl+Return", "Ctrl+Enter"],
            icon="done",
            description=tr("Mark the article done and open the next unfinished one"),
            menu="go",
        ),
        add(
            "article.skip",
            tr("&Skip and next"),
            partial(_finish, screen, "skipped"),
            keys=["Ctrl+Shift+Return", "Ctrl+Shift+Enter"],
            icon="skip",
            description=tr("Put the article aside and open the next unfinished one"),
            menu="go",
        ),
        add(
            "article.done",
            tr("Done, or not d&one"),
            partial(_toggle_done, screen),
            keys=["Ctrl+D"],
            description=tr("Mark the article done, or in progress again"),
            menu="go",
        ),
        add(
            "article.details",
            tr("&Article details…"),
            partial(_show_details, screen),
            keys=["Ctrl+Shift+I"],
            icon="edit",
            description=tr("Correct title, source, date, language and address"),
            menu="edit",
        ),
        add(
            "article.remove",
            tr("Re&move article"),
            partial(_remove_article, screen),
            icon="delete",
            description=tr("Take the article and its spans out of the project; undo brings it back"),
            menu="edit",
        ),
    ]


def _add_spans(screen: AnnotateScreen) -> list[QAction]:
    add, tr, text = screen.actions_.add, screen.tr, screen.text
    return [
        add(
            "span.fields",
            tr("&Fill in fields"),
            screen.span.focus_first_field,
            keys=["F2"],
            icon="edit",
            description=tr("Go to the selected span's fields; Esc returns to the text"),
            menu="span",
        ),
        add(
            "span.copy_quotation",
            tr("Copy as &quotation"),
            partial(_copy_quotation, screen),
            keys=["Ctrl+Shift+C"],
            icon="copy",
            description=tr("Copy the selected text or span in quotation marks, with its source"),
            menu="span",
        ),
        add(
            "span.copy",
            tr("&Copy words"),
            partial(_copy_words, screen),
            icon="copy",
            description=tr("Copy the selected text or the words of the selected span"),
            menu="span",
        ),
        add("span.next", tr("&Next span"), partial(text.walk, forward=True), menu="span"),
        add("span.previous", tr("&Previous span"), partial(text.walk, forward=False), menu="span"),
        add("span.larger", tr("&Larger span"), partial(text.select_around, larger=True), menu="span"),
        add("span.smaller", tr("&Smaller span"), partial(text.select_around, larger=False), menu="span"),
        add(
            "span.remove",
            tr("&Remove span"),
            screen.marking.remove,
            icon="delete",
            description=tr("Remove the selected span"),
            menu="span",
        ),
        add(
            "spans.table",
            tr("&All spans…"),
            screen.show_all_spans,
            keys=["Ctrl+T"],
            icon="table",
            description=tr("Show a table of all spans of the project"),
            menu="view",
        ),
    ]


def _add_text(screen: AnnotateScreen) -> list[QAction]:
    add, tr, text, find = screen.actions_.add, screen.tr, screen.text, screen.find_bar
    return [
        add(
            "text.find",
            tr("&Find in this article"),
            find.open,
            keys=[QKeySequence.StandardKey.Find],
            icon="search",
            description=tr("Find words in the article in sight"),
            menu="edit",
        ),
        add("text.find_next", tr("Find ne&xt"), partial(find.step, 1), keys=["F3"], menu="edit"),
        add("text.find_previous", tr("Find pre&vious"), partial(find.step, -1), keys=["Shift+F3"], menu="edit"),
        add(
            "text.larger",
            tr("&Larger text"),
            partial(text.zoom_by, 1),
            keys=[QKeySequence.StandardKey.ZoomIn, "Ctrl+="],
            icon="zoom-in",
            description=tr("Make the article's letters larger"),
            menu="view",
        ),
        add(
            "text.smaller",
            tr("S&maller text"),
            partial(text.zoom_by, -1),
            keys=[QKeySequence.StandardKey.ZoomOut],
            icon="zoom-out",
            description=tr("Make the article's letters smaller"),
            menu="view",
        ),
        add("text.focus", tr("Go to the &text"), screen.focus_text, keys=["F6"], menu="go"),
    ]


def _open_unfinished(screen: AnnotateScreen) -> None:
    if not screen.articles.open_next_unfinished():
        screen.session.announced.emit(screen.tr("Every article in the list is done or skipped."))


def _set_state(screen: AnnotateScreen, state: str) -> bool:
    document, project = screen.session.document, screen.session.project
    if document is None:
        return False
    known = project.reader.progress(document.id, project.layer)
    if (known.state if known else "new") == state:
        return True
    if not screen.session.do(SetProgress((document.id,), project.layer, state)):
        return False
    screen.session.announced.emit(f"{title_of(document)}: {state_name(state)}")
    return True


def _finish(screen: AnnotateScreen, state: str) -> None:
    if _set_state(screen, state):
        _open_unfinished(screen)


def _toggle_done(screen: AnnotateScreen) -> None:
    document, project = screen.session.document, screen.session.project
    if document is not None:
        known = project.reader.progress(document.id, project.layer)
        _set_state(screen, "started" if known is not None and known.state == "done" else "done")


def _show_details(screen: AnnotateScreen) -> None:
    if screen.session.document is not None:
        DetailsDialog(screen.session, screen.session.document, screen).open()


def _remove_article(screen: AnnotateScreen) -> None:
    document = screen.session.document
    if document is not None and screen.session.do(RemoveDocuments((document.id,), screen.session.project.me.id)):
        sentence = screen.tr("“{title}” was removed. Undo brings it back.")
        screen.session.announced.emit(sentence.format(title=title_of(document)))


def _words(screen: AnnotateScreen) -> str:
    selection, span = screen.text.selection(), screen.marking.selected()
    if selection is not None:
        return screen.text.text()[slice(*selection)]
    return span.quote if span is not None else ""


def _copy(screen: AnnotateScreen, words: str) -> None:
    if words:
        QGuiApplication.clipboard().setText(words)
        screen.session.announced.emit(screen.tr("Copied"))
    else:
        screen.session.announced.emit(screen.tr("Select words or a span first, then copy."))


def _copy_words(screen: AnnotateScreen) -> None:
    _copy(screen, _words(screen))


def _copy_quotation(screen: AnnotateScreen) -> None:
    words, document = _words(screen), screen.session.document
    _copy(screen, quotation(words, document) if words and document is not None else "")
