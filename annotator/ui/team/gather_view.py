"""What teammates' files would bring: files with layers to tick, articles line by line, and what deserves a look."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTabWidget, QTreeWidget, QTreeWidgetItem, QWidget

from annotator.app.differences import ArticleLine, LayerChoice
from annotator.app.finding import label_of
from annotator.app.gathering import GatheredFile, Gathering
from annotator.domain.wording import counted
from annotator.ui.dialogs.pieces import RIGHT, RowsModel, described, give_width, rows_view

COUNTS = (1, 2, 3, 4)
OTHERS = COUNTS[-1]
WIDTHS = (240, 140, 64, 64, 76, 76, 64)
NUMBERS = range(2, 7)
ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ChoiceView(QTreeWidget):
    """Each file with its codebook, its articles and its layers; what is ticked comes in.

    `chosen` carries the file whose line has the focus, and the layer, or None for the whole file.
    """

    ticked = Signal()
    chosen = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        described(self, self.tr("What to take"), self.tr("Space ticks a line; what is not ticked stays out"))
        self.setHeaderLabels(
            [self.tr("File and layer"), self.tr("New spans"), self.tr("Changed"), self.tr("Removed"),
             self.tr("Other"), self.tr("Why not")]
        )  # fmt: skip
        others = self.tr("Relations, labels of articles, comments, decisions, and how far the articles have come")
        self.headerItem().setToolTip(OTHERS, others)
        self.setUniformRowHeights(True)
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setStretchLastSection(False)
        for column in COUNTS:
            self.headerItem().setTextAlignment(column, RIGHT)
            give_width(self.header(), column, 80)
        self.header().resizeSection(5, 180)
        self.itemChanged.connect(self._on_item_changed)
        self.currentItemChanged.connect(lambda item, _: self._on_current(item))

    def show_files(self, files: Iterable[GatheredFile]) -> None:
        """Show these files with all that they hold."""
        self.blockSignals(True)
        self.clear()
        for file in files:
            top = QTreeWidgetItem(self, [self._title(file)])
            top.setData(0, Qt.ItemDataRole.UserRole, (file, None))
            self._add_part(top, file, "codebook", self.tr("Codebook: labels and their definitions"))
            self._add_part(top, file, "articles", self.tr("Articles, who reads them, and the round"))
            for layer in file.layers:
                self._add_layer(top, file, layer)
            top.setExpanded(True)
        self.blockSignals(False)
        if (first := self.topLevelItem(0)) is not None:
            self.setCurrentItem(first)

    def _title(self, file: GatheredFile) -> str:
        if file.owner:
            return self.tr("{file}, from {name}").format(file=file.path.name, name=file.owner)
        return file.path.name

    def _add_part(self, top: QTreeWidgetItem, file: GatheredFile, part: str, title: str) -> None:
        item = QTreeWidgetItem(top, [title])
        item.setData(0, Qt.ItemDataRole.UserRole, (file, part))
        item.setCheckState(0, ON if getattr(file, part) else OFF)

    def _add_layer(self, top: QTreeWidgetItem, file: GatheredFile, layer: LayerChoice) -> None:
        if layer.round:
            name = self.tr("{name}, round {round}").format(name=layer.name, round=layer.round)
        else:
            name = self.tr("{name}: comments and verdicts").format(name=layer.name)
        counts = _counts(layer)
        item = QTreeWidgetItem(top, [name, *counts, layer.refused])
        item.setData(0, Qt.ItemDataRole.UserRole, (file, layer))
        item.setData(
            0, Qt.ItemDataRole.AccessibleTextRole,
            self.tr("{name}: {new} spans new, {changed} changed, {removed} removed, {others} other things").format(
                name=name, new=layer.new, changed=layer.changed, removed=layer.removed, others=layer.others
            ),
        )  # fmt: skip
        for column in COUNTS:
            item.setTextAlignment(column, RIGHT)
        item.setToolTip(5, layer.refused)
        item.setCheckState(0, ON if layer.ticked else OFF)
        if layer.refused:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)

    def _on_item_changed(self, item: QTreeWidgetItem) -> None:
        file, part = item.data(0, Qt.ItemDataRole.UserRole)
        on = item.checkState(0) == ON
        if isinstance(part, LayerChoice):
            part.ticked = on
        elif part is not None:
            setattr(file, part, on)
        self.ticked.emit()

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            file, part = item.data(0, Qt.ItemDataRole.UserRole)
            self.chosen.emit(file, part if isinstance(part, LayerChoice) else None)


class PreviewView(QTabWidget):
    """The articles of the chosen file or layer, what deserves a look before it is taken, and what was refused."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        described(self, self.tr("What gathering brings"), self.tr("Articles, what to look at, and refused files"))
        self._articles = RowsModel(
            [self.tr("Article"), self.tr("Annotator"), self.tr("Round"), self.tr("New"), self.tr("Changed"),
             self.tr("Removed"), self.tr("Other")], self, NUMBERS,
        )  # fmt: skip
        self._looks = RowsModel([self.tr("File"), self.tr("What"), self.tr("What happens")], self)
        self._refused = RowsModel([self.tr("File"), self.tr("Place"), self.tr("Reason")], self)
        for model, name, about, widths, wide in (
            (self._articles, self.tr("Articles"), self.tr("What the chosen line changes in each"), WIDTHS, 0),
            (self._looks, self.tr("To look at"), self.tr("What would be overwritten or doubled"), (170, 150), 2),
            (self._refused, self.tr("Refused"), self.tr("Files that cannot be taken, with the reason"), (170, 80), 2),
        ):
            self.addTab(rows_view(model, name, about, widths, wide), name)
        self._name_tabs()

    def show_gathering(self, gathering: Gathering | None) -> None:
        """Show what was found in all files."""
        files = gathering.files if gathering else []
        refused = gathering.refused if gathering else []
        self._articles.show([])
        self.show_looks(gathering)
        self._refused.show([(label_of(line.file), line.record, line.reason) for line in refused])
        self._name_tabs()
        if refused and not files:
            self.setCurrentIndex(2)
        elif self._looks.rowCount():
            self.setCurrentIndex(1)
        else:
            self.setCurrentIndex(0)

    def show_looks(self, gathering: Gathering | None) -> None:
        """Show what deserves a look in the parts that are ticked."""
        self._looks.show(
            [
                (file.path.name, self._kind(look.kind), look.what)
                for file in (gathering.files if gathering else [])
                for look in file.conflicts
                if not look.part or getattr(file, look.part)
            ]
        )
        self._name_tabs()

    def show_lines(self, file: GatheredFile, layer: LayerChoice | None) -> None:
        """Show the articles of one file, or of one layer in it."""
        lines = [
            line
            for line in file.lines
            if layer is None or (line.annotator_id, line.round) == (layer.annotator_id, layer.round)
        ]
        self._articles.show([_cells(line) for line in lines])
        self._name_tabs()

    def _kind(self, kind: str) -> str:
        return {
            "overwritten": self.tr("overwritten"),
            "text": self.tr("another text"),
            "name": self.tr("two labels, one name"),
            "person": self.tr("two people, one name"),
            "removal": self.tr("removed there"),
            "left": self.tr("left out"),
        }[kind]

    def _name_tabs(self) -> None:
        for place, (text, model) in enumerate(
            (
                (self.tr("Articles {count}"), self._articles),
                (self.tr("To look at {count}"), self._looks),
                (self.tr("Refused {count}"), self._refused),
            )
        ):
            self.setTabText(place, text.format(count=counted(model.rowCount())))


def _counts(of: ArticleLine | LayerChoice) -> list[str]:
    return [counted(number) if number else "–" for number in (of.new, of.changed, of.removed, of.others)]


def _cells(line: ArticleLine) -> tuple[str, ...]:
    return line.title or line.document_id, line.annotator, str(line.round or ""), *_counts(line)
