"""Folders and archives: which files are read, what they are called, and what is refused."""

import random
import stat
import warnings
import zipfile
from pathlib import Path

import pytest

from annotator.app import importing
from annotator.app.finding import Finding
from annotator.app.importing import ImportOptions, Summary
from annotator.app.project import Project
from annotator.domain.document import Document
from annotator.domain.errors import Cancelled
from annotator.formats import archive

PAGE = "<html><body><p>Ratu memberi seekor kuda putih kepada marsekal itu di ibu kota.</p></body></html>"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = Project.create(tmp_path / "p.sorot", "Ana")
    yield made
    made.close()


def bring(project: Project, *paths: Path) -> Summary:
    return importing.take(project, importing.prepare(project.path, paths, ImportOptions(), project.me))


def zipped(path: Path, **members: str | bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def found(*paths: Path) -> tuple[list[str], list[tuple[str, str]]]:
    with Finding(paths) as finding:
        return [file.label for file in finding.files], [(line.file, line.reason) for line in finding.refused]


def test_that_the_folder_beside_a_saved_page_is_passed_over(tmp_path):
    for name in ("berita.html", "berita_files/iklan.html", "berita_files/x/y.txt", "jip.htm", "jip-Dateien/a.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(PAGE)
    for name in ("lain_files/a.txt", "berita_2024/b.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("Sebuah jip.")
    assert found(tmp_path) == (["berita.html", "berita_2024/b.txt", "jip.htm", "lain_files/a.txt"], [])


def test_that_files_of_one_name_are_told_from_each_other_in_the_report_of_an_import(project, tmp_path):
    home = tmp_path / "berita"
    for place, content in (("2023/01.txt", "Sebuah jip."), ("2024/01.txt", "")):
        (home / place).parent.mkdir(parents=True, exist_ok=True)
        (home / place).write_text(content)
    zipped(home / "2024" / "arsip.zip", **{"01.txt": "Dua jip.", "02.txt": ""})
    became = {"2023/01.txt": "new", "2024/01.txt": "refused"}
    became |= {"2024/arsip.zip/01.txt": "new", "2024/arsip.zip/02.txt": "refused"}
    for paths in ([home], [home / "2023" / "01.txt", home / "2024"]):
        prepared = importing.prepare(project.path, paths, ImportOptions(), project.me)
        assert {one.file: one.state for one in prepared.records} == became
        prepared.discard()
    assert found(home / "2023" / "01.txt")[0] == ["01.txt"]
    assert found(home / "2024" / "arsip.zip")[0] == ["arsip.zip/01.txt", "arsip.zip/02.txt"]


def test_that_an_archive_is_read_like_a_folder(project, tmp_path):
    path = zipped(
        tmp_path / "arsip.zip",
        **{"a.txt": "Sebuah jip.", "dalam/b.html": PAGE, "dalam/b_files/c.txt": "Iklan.", ".d/e.txt": "x",
           "__MACOSX/._a.txt": b"\0\1"},
    )  # fmt: skip
    summary = bring(project, path)
    assert (summary.documents_added, summary.refused) == (2, [])
    assert sorted(document.name for document in project.reader.all(Document)) == ["a.txt", "b.html"]


def test_that_what_is_refused_in_an_archive_is_named_with_it_and_the_rest_comes_in(project, tmp_path):
    path = zipped(tmp_path / "arsip.zip", **{"dalam/a.docx": b"rusak", "b.txt": "Sebuah jip.", "c.xyz": "?"})
    summary = bring(project, path)
    assert summary.documents_added == 1
    assert {line.file: line.reason for line in summary.refused} == {
        f"{path}/c.xyz": "files ending in “.xyz” cannot be read",
        f"{path}/dalam/a.docx": "it is no Word document (.docx), or a damaged one",
    }


def test_that_a_project_and_its_sidecar_in_an_archive_are_read_together(project, tmp_path):
    path = zipped(tmp_path / "arsip.zip", **{"a.txt": "Ratu memberi kuda.", "a.ann": "T1\tGift 13 17\tkuda\n"})
    summary = bring(project, path)
    assert (summary.documents_added, summary.spans_added, summary.refused) == (1, 1, [])


def test_that_an_archive_in_an_archive_is_opened_and_no_deeper(tmp_path):
    third = zipped(tmp_path / "tiga.zip", **{"c.txt": "Tiga."}).read_bytes()
    second = zipped(tmp_path / "dua.zip", **{"b.txt": "Dua.", "tiga.zip": third}).read_bytes()
    path = zipped(tmp_path / "satu.zip", **{"a.txt": "Satu.", "dua.zip": second})
    files, refused = found(path)
    assert files == ["satu.zip/a.txt", "satu.zip/dua.zip/b.txt"]
    assert refused == [(f"{path}/dua.zip/tiga.zip", "it is an archive in an archive in an archive")]


@pytest.mark.parametrize(
    "name",
    [
        "../luar.txt",
        "/luar.txt",
        "dalam/../../luar.txt",
        "..\\luar.txt",
        "C:\\luar.txt",
        "C:luar.txt",
        "a\\..\\..\\b.txt",
    ],
)
def test_that_a_path_that_climbs_out_is_refused_and_writes_nothing(tmp_path, name):
    room = tmp_path / "a" / "b"
    room.mkdir(parents=True)
    path = zipped(tmp_path / "arsip.zip", **{"x" * len(name): "Keluar.", "baik.txt": "Sebuah jip."})
    path.write_bytes(path.read_bytes().replace(b"x" * len(name), name.encode()))
    before = set(tmp_path.rglob("*"))
    (refusal,) = archive.Unpacking().unpack(path, room, "arsip.zip")
    assert refusal.reason == "its path leads out of the archive"
    assert set(tmp_path.rglob("*")) - before == {room / "baik.txt"}


def test_that_a_link_in_an_archive_is_refused(tmp_path):
    link = zipfile.ZipInfo("tautan.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "arsip.zip", "w") as made:
        made.writestr(link, "/etc/passwd")
    files, ((_, reason),) = found(tmp_path / "arsip.zip")
    assert (files, reason) == ([], "it is a link, not a file")


def test_that_a_member_packed_too_tightly_is_refused(tmp_path):
    files, ((name, reason),) = found(zipped(tmp_path / "bom.zip", **{"a.txt": b"a" * (30 * 1024**2), "b.txt": "Jip."}))
    assert files == ["bom.zip/b.txt"]
    assert name.endswith("bom.zip/a.txt")
    assert "packed so tightly" in reason


def test_that_archives_together_unpack_no_more_than_one_may(tmp_path, monkeypatch):
    inner = zipped(tmp_path / "dalam.zip", **{f"{number}.txt": "Sebuah jip." for number in range(40)}).read_bytes()
    path = zipped(tmp_path / "luar.zip", **{f"{number}.zip": inner for number in range(5)})
    monkeypatch.setattr(archive, "MOST_MEMBERS", 100)
    files, refused = found(path)
    assert len(files) == 80
    assert len(refused) == 3
    assert all("unpacked it would be more than" in reason for _, reason in refused)


def test_that_a_member_that_lies_about_its_size_is_refused(tmp_path):
    path = zipped(tmp_path / "arsip.zip", **{"a.txt": "Sebuah jip hijau."})
    data = bytearray(path.read_bytes())
    place = data.find(b"PK\x01\x02")
    data[place + 24 : place + 28] = (5).to_bytes(4, "little")
    path.write_bytes(data)
    files, ((_, reason),) = found(path)
    assert (files, "damaged" in reason) == ([], True)


def test_that_two_members_of_one_name_are_not_taken_for_one(tmp_path):
    path = tmp_path / "arsip.zip"
    with zipfile.ZipFile(path, "w") as made:
        made.writestr("a.txt", "Satu.")
        with pytest.warns(UserWarning, match="Duplicate name"):
            made.writestr("a.txt", "Dua.")
    files, ((_, reason),) = found(path)
    assert files == ["arsip.zip/a.txt"]
    assert "two files of this name" in reason


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rusak", b"bukan arsip"])
def test_that_a_file_that_is_no_archive_is_one_sentence(project, tmp_path, content):
    path = tmp_path / "arsip.zip"
    path.write_bytes(content)
    (refusal,) = bring(project, path).refused
    assert (refusal.file, refusal.reason) == (str(path), "it is no zip archive, or a damaged one")


def test_that_an_empty_archive_is_told(tmp_path):
    assert found(zipped(tmp_path / "kosong.zip")) == ([], [(f"{tmp_path}/kosong.zip", "the archive holds no files")])


def test_that_nothing_unpacked_is_left_behind_also_after_cancel(tmp_path, monkeypatch):
    rooms = tmp_path / "sementara"
    rooms.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(rooms))
    path = zipped(tmp_path / "arsip.zip", **{f"{number}.txt": "Sebuah jip." for number in range(5)})
    with Finding([path]) as finding:
        assert all(file.path.is_relative_to(rooms) for file in finding.files)
    assert list(rooms.iterdir()) == []

    calls = iter([None, None])

    def still() -> None:
        if next(calls, 1) is not None:
            raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        Finding([path], still)
    assert list(rooms.iterdir()) == []


@pytest.mark.slow
@pytest.mark.timeout(1200)
def test_that_no_mutated_archive_does_more_than_be_refused(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    inner = zipped(tmp_path / "dalam.zip", **{"d.txt": "Sebuah jip."}).read_bytes()
    good = zipped(tmp_path / "baik.zip", **{"a.txt": "Kuda.", "dalam/b.html": PAGE, "c.zip": inner}).read_bytes()
    there = set(tmp_path.rglob("*")) | {tmp_path / "arsip.zip"}
    path = tmp_path / "arsip.zip"
    chance = random.Random(4)
    for number in range(5000):
        data = bytearray(good)
        for _ in range(chance.randint(1, 8)):
            place = chance.randrange(len(data))
            data[place : place + chance.randint(0, 4)] = chance.randbytes(chance.randint(0, 4))
        path.write_bytes(data)
        with warnings.catch_warnings(action="ignore"), Finding([path]) as finding:
            assert finding.files or finding.refused, number
            assert all(file.path.is_relative_to(tmp_path) for file in finding.files)
    assert set(tmp_path.rglob("*")) == there


def test_that_reader_and_hash_are_stored_with_the_article(project, tmp_path):
    import hashlib

    path = tmp_path / "a.html"
    path.write_text(PAGE)
    bring(project, path)
    (document,) = project.reader.all(Document)
    assert document.reader.startswith("trafilatura ")
    assert document.original_sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_that_of_the_folder_of_a_qualcoder_project_only_the_project_is_read(tmp_path):
    for name in ("data.qda", "documents/a.txt", "b.txt"):
        (tmp_path / "p.qda" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "p.qda" / name).write_text("Ratu")
    (tmp_path / "c.txt").write_text("Raja")
    assert found(tmp_path)[0] == ["c.txt", "p.qda/data.qda"]


def test_that_projects_of_other_programs_come_in_with_their_spans(project, tmp_path):
    data = Path(__file__).parents[2] / "data"
    xml = tmp_path / "a.txt.xml"
    xml.write_text(
        '<G><TEXT>Ratu pergi</TEXT><TAGS><P id="P0" spans="0~4" text="Ratu"/><V id="V0" spans="5~10" text="pergi"/>'
        '<A id="A0" fromID="P0" fromText="Ratu" toID="V0" toText="pergi"/></TAGS></G>'
    )
    summary = bring(project, data / "taguette.sqlite3", data / "label-studio-min.json", xml)
    assert (summary.documents_added, summary.spans_added, summary.refused) == (4, 11, [])  # one text is in two files
    kept = [
        (span.quote, document.text[span.start : span.end])
        for document in map(project.reader.document, project.reader.document_ids())
        for span in project.reader.spans(document.id, project.reader.layers_in(document.id))
    ]
    assert {quote for quote, _ in kept} >= {"Ratu", "pergi", "Kabar & berita", "“pergi”.", "menerima hadiah"}
    assert all(quote == said for quote, said in kept)
