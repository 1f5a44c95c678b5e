"""What an export is to write and how: format, layer, and what the format lets one choose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QVBoxLayout, QWidget

from annotator.app.exporting import ALL, WHOLE, ExportOptions
from annotator.domain.wording import counted, worded
from annotator.formats import registry
from annotator.ui.dialogs.pieces import ShortBox, add_field, described
from annotator.ui.status_bar import plain_label
from annotator.ui.theme import SPACE_2, SPACE_3

FORMATS = {
    "jsonl": QT_TRANSLATE_NOOP("Format", "Everything in the project, without loss; another Sorot project takes it in."),
    "csv": QT_TRANSLATE_NOOP("Format", "One row for each span with its quote, for spreadsheets, R and pandas."),
    "prodigy": QT_TRANSLATE_NOOP("Format", "A task a line with tokens and spans, for Prodigy’s recipes."),
    "label-studio": QT_TRANSLATE_NOOP("Format", "Tasks with annotations, and the labelling configuration beside them."),
    "doccano": QT_TRANSLATE_NOOP("Format", "One article a line with its spans, for doccano and many training scripts."),
    "spacy": QT_TRANSLATE_NOOP(
        "Format", "A DocBin with a config that spaCy trains with; spans end where its tokens do."
    ),
    "huggingface": QT_TRANSLATE_NOOP(
        "Format", "A folder of Parquet that load_dataset takes, with classes, tokens, tags and a dataset card."
    ),
    "refi-qda": QT_TRANSLATE_NOOP(
        "Format", "A project for NVivo, MAXQDA, ATLAS.ti and QualCoder, with notes, relations and all annotators."
    ),
    "tei": QT_TRANSLATE_NOOP("Format", "A TEI P5 corpus with the spans beside the texts; they may overlap."),
    "w3c": QT_TRANSLATE_NOOP("Format", "Web Annotations in JSON-LD, each with its place and its quote."),
    "brat": QT_TRANSLATE_NOOP("Format", "A folder with a .txt and an .ann for each article, and brat's configuration."),
    "conll": QT_TRANSLATE_NOOP("Format", "A token and its tag a line; of spans that overlap the longest is written."),
    "webanno": QT_TRANSLATE_NOOP("Format", "A folder with WebAnno TSV 3.3 for INCEpTION, a file for each article."),
    "xmi": QT_TRANSLATE_NOOP("Format", "A folder with UIMA XMI and its type system, a file for each article."),
}
LANGUAGES = {
    "xx": QT_TRANSLATE_NOOP("Language", "Any"),
    "id": QT_TRANSLATE_NOOP("Language", "Indonesian"),
    "en": QT_TRANSLATE_NOOP("Language", "English"),
    "ms": QT_TRANSLATE_NOOP("Language", "Malay"),
    "nl": QT_TRANSLATE_NOOP("Language", "Dutch"),
}
EDGES = {
    "drop": QT_TRANSLATE_NOOP("Edges", "Leave the span out"),
    "expand": QT_TRANSLATE_NOOP("Edges", "Widen it to whole tokens"),
}

SCHEMES = {
    "iob2": QT_TRANSLATE_NOOP("Scheme", "IOB2, the usual"),
    "iob1": QT_TRANSLATE_NOOP("Scheme", "IOB1"),
    "bilou": QT_TRANSLATE_NOOP("Scheme", "BILOU"),
    "bioes": QT_TRANSLATE_NOOP("Scheme", "BIOES"),
}


class ChoiceView(QWidget):
    """What to write and how."""

    def __init__(self, changed: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._format, self._layer, self._round = (ShortBox() for _ in range(3))
        self._edges, self._language, self._scheme = (ShortBox() for _ in range(3))
        for known in registry.formats():
            if known.write is not None:
                self._format.addItem(worded(known.title), known.name)
        for combo, context, named in (
            (self._edges, "Edges", EDGES),
            (self._language, "Language", LANGUAGES),
            (self._scheme, "Scheme", SCHEMES),
        ):
            for code, title in named.items():
                combo.addItem(QCoreApplication.translate(context, str(title)), code)
        self._about = plain_label(role="muted")
        self._about.setWordWrap(True)
        self._done = QCheckBox(self.tr("Finished articles only"))
        described(self._done, self._done.text(), self.tr("Leave out articles that are not marked as done"))
        self._without = QCheckBox(self.tr("Leave out the texts"))
        self._without.setToolTip(self.tr("Hashes and lengths stand for texts that may not be passed on; no quotes"))
        described(self._without, self._without.text(), self._without.toolTip())
        self._card = QCheckBox(self.tr("Write a dataset card"))
        self._card.setToolTip(self.tr("A page with counts, agreement, codebook, licence and citation"))
        described(self._card, self._card.text(), self._card.toolTip())
        self._strict = QCheckBox(self.tr("Fail where anything is left out"))
        self._strict.setToolTip(self.tr("Nothing is written where a span cannot be said in full"))
        described(self._strict, self._strict.text(), self._strict.toolTip())
        self._combos = {
            "format": self._format,
            "layer": self._layer,
            "round": self._round,
            "edges": self._edges,
            "language": self._language,
            "scheme": self._scheme,
        }
        self._ticks = {"done": self._done, "without": self._without, "card": self._card, "strict": self._strict}
        self._lay_out()
        for combo in self._combos.values():
            combo.currentIndexChanged.connect(lambda _: changed())
        self._format.currentIndexChanged.connect(self._on_format)
        for box in self._ticks.values():
            box.toggled.connect(lambda _: changed())
        self._on_format()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE_3)
        grid.setVerticalSpacing(SPACE_2)
        grid.setColumnStretch(1, 1)
        add_field(grid, 0, self.tr("Format"), self._format, self.tr("What the file is for"))
        grid.addWidget(self._about, 1, 0, 1, 2)
        add_field(grid, 2, self.tr("Spans of"), self._layer, self.tr("Whose spans are written"))
        add_field(grid, 3, self.tr("Round"), self._round, self.tr("Of which round"))
        off_tokens = self.tr("What becomes of spans that end inside a token")
        tags = self.tr("How the tags say where a span begins and ends")
        self._titles = {
            self._edges: add_field(grid, 4, self.tr("Off tokens"), self._edges, off_tokens),
            self._language: add_field(
                grid, 5, self.tr("Language"), self._language, self.tr("Whose rules cut the text into tokens")
            ),
            self._scheme: add_field(grid, 6, self.tr("Tags"), self._scheme, tags),
        }
        for combo in self._combos.values():
            combo.setMinimumContentsLength(16)
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addWidget(plain_label(self.tr("WHAT TO WRITE"), "heading"))
        column.addLayout(grid)
        for box in self._ticks.values():
            column.addWidget(box)

    def show_rounds(self, rounds: list[int], now: int) -> None:
        """Offer these rounds; the one of now unless another is chosen."""
        chosen = self._round.currentData() or now
        self._round.blockSignals(True)
        self._round.clear()
        for number in rounds:
            self._round.addItem(str(number), number)
        self._round.setCurrentIndex(max(self._round.findData(chosen), 0))
        self._round.blockSignals(False)

    def show_layers(self, names: list[tuple[str, int]], mine: str) -> None:
        """Offer these layers, each with its number of spans, and all of them together."""
        chosen = self._layer.currentData() or mine
        self._layer.blockSignals(True)
        self._layer.clear()
        for name, spans in names:
            self._layer.addItem(self.tr("{name} ({count} spans)").format(name=name, count=counted(spans)), name)
        if len(names) != 1:
            self._layer.addItem(self.tr("Everybody, a record for each"), ALL)
        self._layer.setCurrentIndex(max(self._layer.findData(chosen), 0))
        self._layer.blockSignals(False)

    @property
    def format(self) -> str:
        """The name of the chosen format."""
        return str(self._format.currentData())

    @property
    def round(self) -> int:
        """The chosen round."""
        return int(self._round.currentData() or 1)

    def state(self) -> dict[str, Any]:
        """Return what was chosen, to be restored."""
        ticks = {name: box.isChecked() for name, box in self._ticks.items()}
        return ticks | {name: combo.currentData() for name, combo in self._combos.items()}

    def restore(self, state: dict[str, Any]) -> None:
        """Choose what was chosen before, as far as it is still there."""
        for name, box in self._ticks.items():
            box.setChecked(state.get(name) is True)
        for name, combo in self._combos.items():
            if (place := combo.findData(state.get(name))) >= 0:
                combo.setCurrentIndex(place)

    def options(self) -> ExportOptions:
        """Return what was chosen."""
        return ExportOptions(
            format=self.format,
            layer=str(self._layer.currentData() or ""),
            round=self.round,
            done=self._done.isChecked(),
            edges=str(self._edges.currentData()),
            language=str(self._language.currentData()),
            scheme=str(self._scheme.currentData()),
            text=not (self._without.isEnabled() and self._without.isChecked()),
            card=self._card.isEnabled() and self._card.isChecked(),
            strict=self._strict.isChecked(),
        )

    def _on_format(self) -> None:
        name = self.format
        self._about.setText(QCoreApplication.translate("Format", str(FORMATS.get(name, ""))))
        for field, matters in (
            (self._edges, name in ("spacy", "conll")),
            (self._language, name == "spacy"),
            (self._scheme, name == "conll"),
        ):
            field.setVisible(matters)
            field.setEnabled(matters)
            self._titles[field].setVisible(matters)
        self._without.setEnabled(registry.named(name).without_text)
        self._card.setEnabled(name != "huggingface")
        for choice in (self._layer, self._round, self._done):
            choice.setEnabled(name != WHOLE)
