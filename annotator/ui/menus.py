"""The menu bar, made from the one list of actions: what belongs together stands together."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from annotator.ui.actions import Actions

ORDER = {
    "file": "project.new project.open project.sample | articles.import project.export | codebook.import codebook.export"
    " | article.print article.pdf | project.details project.copy project.backups | project.close program.quit",
    "edit": "edit.undo edit.redo edit.history | text.find text.find_next text.find_previous search.open"
    " | line.dim line.dim_everywhere | article.details article.remove | codebook.edit codebook.merge program.settings",
    "span": "span.next span.previous span.larger span.smaller | span.fields comment.open span.relate"
    " | span.add_piece span.remove_piece span.remove | span.copy_quotation span.copy | review.agreed review.majority",
    "view": "screen.annotate screen.review screen.insights | spans.table relations.all"
    " | label.hide label.hide_others spans.show_all | names snap size look",
    "size": "text.larger text.smaller text.normal | lines.higher lines.lower | column.wider column.narrower",
    "go": "palette.open | article.next article.previous article.next_unfinished article.filter"
    " | article.done_and_next article.done article.skip | review.next | text.focus review.table",
    "team": "team.gather team.send team.send_to | team.hand_out team.folder | team.assign team.round team.again"
    " | team.discussions team.decisions | team.report",
}
"""For each menu its actions and menus in it, by name and in order; "|" parts groups.  Whatever else comes last."""

WITHIN = {"names": "names.", "snap": "snap. trim.", "size": "text.l text.s text.n lines. column.", "look": "look."}
"""What the view menu keeps in menus of their own: how the names of such actions begin."""

_RANK = "rank"


class MenuBar(QMenuBar):
    """A menu for each menu that actions name; one without any is not shown."""

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._actions = actions
        self._menus: dict[str, QMenu] = {}
        self._ranks: dict[str, int] = {}
        for name, title in (
            ("file", self.tr("&File")),
            ("edit", self.tr("&Edit")),
            ("span", self.tr("&Span")),
            ("view", self.tr("&View")),
            ("go", self.tr("&Go")),
            ("team", self.tr("&Team")),
            ("help", self.tr("&Help")),
        ):
            self._add_menu(name, title, self.addMenu(title))
        for name, title in (
            ("names", self.tr("&Names above spans")),
            ("snap", self.tr("What a label &marks")),
            ("size", self.tr("&Letters and lines")),
            ("look", self.tr("&Colours")),
        ):
            menu = QMenu(title, self)
            self._insert("view", menu.menuAction(), name)
            self._add_menu(name, title, menu)
        for action in actions.all():
            self._place(action)
        actions.added.connect(self._place)

    def actions_in(self, menu: str) -> list[QAction]:
        """Return what a menu shows, lines between groups included."""
        return self._menus[menu].actions()

    def _add_menu(self, name: str, title: str, menu: QMenu) -> None:
        menu.menuAction().setVisible(False)
        menu.setAccessibleName(title.replace("&", ""))
        self._menus[name] = menu
        for rank, word in enumerate(ORDER.get(name, "").split()):
            if word == "|":
                menu.addSeparator().setProperty(_RANK, rank)
            else:
                self._ranks[word] = rank

    def _place(self, action: QAction) -> None:
        name, menu = action.objectName(), self._actions.menu_of(action)
        if menu not in self._menus:
            return
        inner = (inner for inner, words in WITHIN.items() if menu == "view" and name.startswith(tuple(words.split())))
        place = next(inner, menu)
        self._insert(place, action, name)
        for shown in {menu, place}:
            self._menus[shown].menuAction().setVisible(True)

    def _insert(self, menu: str, action: QAction, name: str) -> None:
        rank = self._ranks.get(name, len(self._ranks))
        action.setProperty(_RANK, rank)
        later = (other for other in self._menus[menu].actions() if int(other.property(_RANK)) > rank)
        before = next(later, None)
        if before is None:
            self._menus[menu].addAction(action)
        else:
            self._menus[menu].insertAction(before, action)
