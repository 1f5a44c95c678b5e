"""A team on laptops: a blind round through a folder, settled and reported; two laptops of one; a renamed label."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from annotator.app.codebook_edits import EditLabel
from annotator.app.projects import create
from annotator.domain.span import Span
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.team.gather_dialog import GatherDialog
from annotator.ui.team.hand_out_dialog import HandOutDialog
from annotator.ui.team.round_dialog import RoundDialog
from annotator.ui.team.who_dialog import WhoDialog
from tests.journeys.desk import bring_in, drag, open_window, press, settle

TEXT = "Sang adipati menerima dua kuda putih.\nIa juga membawa pulang sebuah jip hijau dan pedang tua."
HORSES = (TEXT.index("dua kuda"), TEXT.index("dua kuda") + len("dua kuda putih"))
JEEP = (TEXT.index("jip"), TEXT.index("jip") + len("jip hijau"))
SWORD = (TEXT.index("pedang"), TEXT.index("pedang") + len("pedang tua"))


def shown(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def opened(window: MainWindow, action: str, kind):
    window.named_actions[action].trigger()
    settle()
    (dialog,) = shown(kind)
    return dialog


def mark(window: MainWindow, place: tuple[int, int], key: Qt.Key = Qt.Key.Key_1) -> None:
    drag(window, *place)
    press(window, key)


def quotes(window: MainWindow) -> dict[str, list[str]]:
    """What each person has marked."""
    project = window.session.project
    people = {person.id: person.name for person in project.reader.annotators()}
    found: dict[str, list[str]] = {}
    for span in sorted(project.reader.all(Span), key=lambda span: span.start):
        found.setdefault(people[span.annotator_id], []).append(span.quote)
    return found


def in_step(qtbot, window: MainWindow) -> None:
    window.team.folder.look()
    qtbot.waitUntil(lambda: window.team.folder._job is None, timeout=20000)
    settle()


def the_leads_window(qtbot, tmp_path: Path, name: str = "Ana") -> MainWindow:
    """A project with one article, and who made it."""
    create(tmp_path / "lead.sorot", name, "gifts", "Hadiah").close()
    article = tmp_path / "berita.txt"
    article.write_text(TEXT, encoding="utf-8")
    window = open_window(tmp_path / f"home {name}", tmp_path / "lead.sorot", name)
    qtbot.addWidget(window)
    bring_in(window, article)
    return window


def hand_out(qtbot, window: MainWindow, out: Path, *names: str) -> None:
    dialog = opened(window, "team.hand_out", HandOutDialog)
    for name in names:
        QTest.keyClicks(dialog.name, name)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    dialog.write(out)
    qtbot.waitUntil(lambda: dialog._job is None, timeout=20000)
    dialog.close()


def begin_as(qtbot, tmp_path: Path, copy: Path, row: int) -> MainWindow:
    """Open a copy that was handed out, as the person in a row of the list."""
    mine = tmp_path / f"copy {row}.sorot"
    mine.write_bytes(copy.read_bytes())
    window = open_window(tmp_path / f"home {row}", mine, "somebody")
    qtbot.addWidget(window)
    (dialog,) = shown(WhoDialog)
    for _ in range(row):
        QTest.keyClick(dialog.names, Qt.Key.Key_Down)
    QTest.keyClick(dialog.names, Qt.Key.Key_Return)
    read_on(window)
    return window


def read_on(window: MainWindow) -> None:
    """Open the article and give the keyboard to its text."""
    project = window.session.project
    number = project.reader.article_numbers(project.layer)[0]
    window.session.open_document(project.reader.article_lines([number], project.layer)[number].id)
    settle()
    window.screen_.focus_text()


def test_that_three_label_blind_meet_in_a_folder_settle_by_keys_and_report(
    qtbot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    ana = the_leads_window(qtbot, tmp_path)
    rounds = opened(ana, "team.round", RoundDialog)
    QTest.keyClick(rounds.blind, Qt.Key.Key_Space)
    rounds.close()
    hand_out(qtbot, ana, tmp_path / "for all.sorot", "Budi", "Citra")
    ana.team.folder.choose(shared)
    ana.activateWindow()
    ana.screen_.focus_text()
    mark(ana, HORSES)
    mark(ana, JEEP)
    press(ana, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    in_step(qtbot, ana)

    for row, name, places in ((1, "Budi", (HORSES, JEEP, SWORD)), (2, "Citra", (HORSES, (JEEP[0], JEEP[0] + 3)))):
        window = begin_as(qtbot, tmp_path, tmp_path / "for all.sorot", row)
        assert window.session.project.me.name == name
        assert window.session.blind
        window.team.folder.choose(shared)
        for place in places:
            mark(window, place)
        press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        in_step(qtbot, window)
        assert window.session.shown == (window.session.project.layer,)
        window.close()

    in_step(qtbot, ana)
    assert quotes(ana) == {
        "Ana": ["dua kuda putih", "jip hijau"],
        "Budi": ["dua kuda putih", "jip hijau", "pedang tua"],
        "Citra": ["dua kuda putih", "jip"],
    }
    review = settle_by_keys(ana)
    assert all(case.settled for case in review.settling.cases)

    export_gold(qtbot, ana, tmp_path / "gold.spacy")
    report = tmp_path / "agreement.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(report), ""))
    ana.named_actions["team.report"].trigger()
    qtbot.waitUntil(report.exists, timeout=30000)
    qtbot.waitUntil(lambda: "agreement.md" in ana.status.sentence(), timeout=30000)
    said = report.read_text(encoding="utf-8")
    assert "Ana, Budi and Citra" in said
    assert "accepted: 3" in said
    ana.close()


def settle_by_keys(window: MainWindow):
    """Open the blind round, and settle every place in the review with keys alone."""
    window.named_actions["screen.review"].trigger()
    settle()
    review = window.screens._screens["review"]
    assert review.settling.cases == []
    rounds = opened(window, "team.round", RoundDialog)
    QTest.keyClick(rounds.blind, Qt.Key.Key_Space)
    rounds.close()
    settle()
    assert len(review.settling.cases) == 3
    review.view.setFocus()
    QTest.keyClick(review.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    settle()
    budi = next(
        nth
        for nth, layer in enumerate(review.model.layers)
        if window.session.people()[layer.annotator_id].name == "Budi"
    )
    for _ in range(3):
        open_ones = [n for n, case in enumerate(review.model.cases) if not case.settled]
        if not open_ones:
            break
        if review.view.currentIndex().row() not in open_ones:
            QTest.keyClick(review.view, Qt.Key.Key_J)
        QTest.keyClick(review.view, Qt.Key.Key_1.value + budi)
        settle()
    return review


def export_gold(qtbot, window: MainWindow, out: Path) -> None:
    """Write the settled spans for spaCy through the export's window."""
    import spacy
    from spacy.tokens import DocBin

    dialog = opened(window, "project.export", ExportDialog)
    choice = dialog._choice
    choice._format.setCurrentIndex(choice._format.findData("spacy"))
    choice._layer.setCurrentIndex(next(n for n in range(choice._layer.count()) if "Gold" in choice._layer.itemText(n)))
    dialog._file.setText(str(out))
    qtbot.mouseClick(dialog._export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog._writing is None and out.exists(), timeout=60000)
    dialog.close()
    (doc,) = DocBin().from_disk(out).get_docs(spacy.blank("xx").vocab)
    assert [span.text for span in doc.ents] == ["dua kuda putih", "jip hijau", "pedang tua"]


def test_that_one_persons_two_laptops_become_one(qtbot, tmp_path: Path) -> None:
    at_home = the_leads_window(qtbot, tmp_path)
    mark(at_home, HORSES)
    at_home.close()
    copy = tmp_path / "travelling.sorot"
    copy.write_bytes((tmp_path / "lead.sorot").read_bytes())
    away = open_window(tmp_path / "home away", copy, "Ana")
    qtbot.addWidget(away)
    read_on(away)
    mark(away, JEEP)
    away.close()

    at_home = open_window(tmp_path / "home Ana", tmp_path / "lead.sorot", "Ana")
    qtbot.addWidget(at_home)
    read_on(at_home)
    mark(at_home, SWORD)
    dialog = opened(at_home, "team.gather", GatherDialog)
    dialog.add_files([copy])
    qtbot.waitUntil(lambda: dialog._gathering is not None, timeout=20000)
    assert "spans 0 new" in dialog._sentence.text()
    QTest.keyClick(dialog._own, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: dialog._gathering is not None, timeout=20000)
    with qtbot.waitSignal(dialog.gathered, timeout=20000):
        QTest.keyClick(dialog._take, Qt.Key.Key_Space)
    assert quotes(at_home) == {"Ana": ["dua kuda putih", "jip hijau", "pedang tua"]}
    at_home.named_actions["edit.undo"].trigger()
    assert quotes(at_home) == {"Ana": ["dua kuda putih", "pedang tua"]}
    at_home.close()


def test_that_a_label_renamed_meanwhile_keeps_everybodys_spans(qtbot, tmp_path: Path) -> None:
    ana = the_leads_window(qtbot, tmp_path)
    hand_out(qtbot, ana, tmp_path / "for all.sorot", "Budi")
    budi = begin_as(qtbot, tmp_path, tmp_path / "for all.sorot", 1)
    gift = budi.session.project.codebook.with_key("1")
    budi.session.do(EditLabel(gift.id, {"name": "Present"}))
    mark(budi, JEEP)
    budi.team._memory["send"] = str(tmp_path)
    QTest.keyClick(
        budi.screen_.text, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: any(tmp_path.glob("Hadiah Budi *.sorot")), timeout=20000)
    qtbot.waitUntil(lambda: "Your work is in" in budi.status.sentence(), timeout=20000)
    budi.close()

    ana.screen_.focus_text()
    mark(ana, HORSES)
    dialog = opened(ana, "team.gather", GatherDialog)
    dialog.add_files([*tmp_path.glob("Hadiah Budi *.sorot")])
    qtbot.waitUntil(lambda: dialog._gathering is not None, timeout=20000)
    looks = [dialog.preview._looks.index(row, 2).data() for row in range(dialog.preview._looks.rowCount())]
    assert any("becomes “Present”" in what for what in looks)
    with qtbot.waitSignal(dialog.gathered, timeout=20000):
        QTest.keyClick(dialog._take, Qt.Key.Key_Space)
    assert quotes(ana) == {"Ana": ["dua kuda putih"], "Budi": ["jip hijau"]}
    names = {ana.session.project.codebook.get(span.label_id).name for span in ana.session.project.reader.all(Span)}
    assert names == {"Present"}
    ana.close()
