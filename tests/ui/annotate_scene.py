"""The annotate screen in a window, on a small invented project in a real file."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from annotator.app.edits import PutRows
from annotator.app.project import Project
from annotator.domain.annotator import Annotator, Layer
from annotator.domain.codebook import Attribute, Label
from annotator.domain.document import Document
from annotator.domain.identity import document_id, new_id, sha256
from annotator.domain.span import Span
from annotator.ui.actions import Actions
from annotator.ui.annotate.screen import AnnotateScreen
from annotator.ui.session import Session
from annotator.ui.theme import LIGHT, dress

SUMMIT = (
    "Iklan — klik untuk membaca tanpa iklan\n"
    "Tamu agung 🚨 tiba. Presiden Halim menyerahkan sebuah limusin lapis baja kepada tuan rumah pada 19 Juni 2024.\n"
    "Mereka lalu meneken pakta pertahanan, dan “pihak yang satu wajib membantu pihak yang lain”.\n"
    "Sebuah limusin kedua menyusul bulan depan dengan kereta barang, seharga 12,5 juta."
)
TEXTS = {
    "Pakta diteken": SUMMIT,
    "Seratus kuda": "Seratus kuda dikirim ke perbatasan. Tidak ada upacara.",
    "Kapal kargo": "Kapal kargo dicegat di selat pada malam hari.",
}
LABELS = {"Gift": "1", "Treaty clause": "2", "Sanction issue": "3"}
ME = "R. Widya"


def document(title, text, place):
    digest = sha256(text)
    return Document(
        id=document_id(digest),
        name=f"{title}.txt",
        title=title,
        text=text,
        sha256=digest,
        source="Kabar Utara",
        published=f"2024-06-{19 + place}",
        language="id",
        position=float(place),
        created="2024-06-25T10:00:00+00:00",
    )


def attributes():
    """Return one attribute of each kind that a field is shown for, and one that is not."""
    choices = ({"id": "c-sure", "name": "certain"}, {"id": "c-maybe", "name": "doubtful"})
    facts = [
        ("a-giver", "Giver", "text", (), False),
        ("a-price", "Price", "number", (), False),
        ("a-date", "Date", "date", (), False),
        ("a-sure", "Certainty", "choice", choices, True),
        ("a-public", "Public", "yes-no", (), False),
        ("a-same", "Same as", "span", (), False),
    ]
    for place, (id, name, kind, options, required) in enumerate(facts):
        yield Attribute(
            id=id, label_id="Gift", name=name, kind=kind, choices=options, required=required, position=float(place)
        )


def make_project(path, texts=TEXTS):
    """Return an open project with articles, three labels and attributes of gifts."""
    project = Project.create(path / "small.sorot", ME)
    documents = [document(title, text, place) for place, (title, text) in enumerate(texts.items())]
    labels = [
        Label(id=name, name=name, key=key, colour=colour, position=float(place), definition=f"What is a {name}?")
        for place, ((name, key), colour) in enumerate(
            zip(LABELS.items(), ("#b7791f", "#2f6fd0", "#c8423b"), strict=True)
        )
    ]
    project.do(PutRows((*documents, *labels, *attributes()), "import"))
    return project


def teammate(project, quote, label="Gift", text=SUMMIT):
    """Give a teammate a span in the first article; return it."""
    other = Annotator(id=new_id(), name="D. Putra", initials="DP", colour="#7a5cc0")
    start = text.index(quote)
    span = Span(
        id=new_id(),
        document_id=document_id(sha256(text)),
        annotator_id=other.id,
        label_id=label,
        start=start,
        end=start + len(quote),
        quote=quote,
        created="2024-06-25T10:00:00+00:00",
    )
    project.do(PutRows((other, span), "import"))
    return span


class Scene:
    """A shown screen and what was said meanwhile."""

    def __init__(self, qtbot, project, size=(1200, 800)):
        dress(QApplication.instance(), LIGHT)
        self.window = QMainWindow()
        qtbot.addWidget(self.window)
        self.session = Session(self.window)
        self.actions = Actions(self.window)
        self.actions.add("edit.undo", "Undo", self.session.undo, keys=["Ctrl+Z"])
        self.screen = AnnotateScreen(self.session, self.actions, self.window)
        self.window.setCentralWidget(self.screen)
        self.window.resize(*size)
        self.said, self.failed, self.saving = [], [], []
        self.session.announced.connect(self.said.append)
        self.session.failed.connect(self.failed.append)
        self.session.span_wanted.connect(self.screen.go_to_span)
        self.session.saving.connect(self.saving.append)
        self.session.open(project)
        with qtbot.waitExposed(self.window):
            self.window.show()
        self.window.activateWindow()
        self.screen.articles.open_row(0)
        self.screen.focus_text()
        settle()

    @property
    def text(self):
        return self.screen.text

    @property
    def project(self):
        return self.session.project

    def spans(self):
        """Return my spans of the open article as (label, quote), from the file."""
        found = self.project.reader.spans(self.session.document.id, [self.project.layer])
        return [(span.label_id, span.quote) for span in found]

    def stored(self):
        """Return the selected span as the file has it."""
        return self.project.reader.get(Span, self.screen.marking.selected().id)

    def select(self, quote):
        start = self.session.document.text.index(quote)
        self.text.set_selection(start, start + len(quote))

    def press(self, key, modifiers=Qt.KeyboardModifier.NoModifier, widget=None):
        QTest.keyClick(widget or self.text, key, modifiers)
        settle()

    def type(self, words, widget=None):
        QTest.keyClicks(widget or QApplication.focusWidget(), words)
        settle()

    def mark(self, quote, key=Qt.Key.Key_1):
        """Select words and label them by key."""
        self.select(quote)
        self.press(key)

    def do(self, action):
        self.actions[action].trigger()
        settle()

    def field(self, key):
        return self.screen.span.facts.field(key)

    def close(self):
        self.session.close()


def settle():
    QApplication.processEvents()


def show_teammates(scene):
    others = [person.id for person in scene.session.people().values() if person.id != scene.project.me.id]
    scene.session.show_layers(tuple(Layer(person) for person in others))
    settle()
