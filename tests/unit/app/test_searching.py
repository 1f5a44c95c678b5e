"""Search: what is typed, where it stands, before and after the articles are indexed, and labelling what was found."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.edits import PutRows, RemoveDocuments
from annotator.app.project import Project
from annotator.app.searching import label_hits, make_ready, search
from annotator.domain.codebook import Label
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError, Cancelled
from annotator.domain.identity import document_id, sha256
from annotator.storage.reader import Reader
from annotator.storage.search import unindexed

TEXTS = (
    "Marsekal Doruna menerima jam emas 🎁. Jam itu buatan 1998.",
    "Pasal-12 menyebut jâm ÉMAS, kata “O'Brien” dan 100% yakin.",
    "Tidak ada hadiah di sini; hanya jamur.",
    "Kontrol \x01 aneh \x02 di dekat jam emas.",
)


@pytest.fixture
def project(tmp_path):
    made = Project.create(tmp_path / "p.sorot", "Ana")
    for text in TEXTS:
        add(made, text)
    made.do(PutRows((Label(id="l", name="Gift"),), "import"))
    yield made
    made.close()


def add(project, text):
    digest = sha256(text)
    row = Document(id=document_id(digest), text=text, sha256=digest, title=text[:8])
    project.do(PutRows((row,), "import"))
    return row


def test_that_an_article_without_a_title_is_called_by_its_name_before_and_after_indexing(project):
    text = "Kereta barang berangkat malam."
    row = Document(id=document_id(sha256(text)), text=text, sha256=sha256(text), name="baris-7")
    project.do(PutRows((row,), "import"))
    for _ in range(2):
        for query, regex in (("kereta", False), ("Keret.", True)):
            assert [hit.title for hit in search(project.reader, query, regex=regex)] == ["baris-7"]
        make_ready(project)


def quotes(reader, query, **more):
    return [hit.quote for hit in search(reader, query, **more)]


QUERIES = {
    "jam": ["jam", "Jam", "jâm", "jam"],
    "jam*": ["jam", "Jam", "jâm", "jamur", "jam"],
    '"jam emas"': ["jam emas", "jâm ÉMAS", "jam emas"],
    "jam -itu": ["jâm", "jam"],
    '-"jam emas" jam*': ["jamur"],
    "emas pasal-12": ["Pasal-12", "ÉMAS"],
    "O'Brien": ["O'Brien"],
    "100%": ["100"],
    '"': [],
    "*": [],
    "-jam": [],
    "": [],
    "emas AND OR NOT": [],
    "NEAR(jam": [],
}


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("indexed", [0, 2, 4])
def test_that_words_are_found_whatever_is_indexed(project, query, indexed):
    from annotator.storage.search import index_more

    if indexed:
        index_more(project.store, indexed)
    assert unindexed(project.reader) == 4 - indexed
    assert quotes(project.reader, query) == QUERIES[query]


def test_that_every_place_is_the_slice_it_says(project):
    make_ready(project)
    for query in QUERIES:
        for hit in search(project.reader, query):
            text = project.reader.document(hit.document_id).text
            assert text[hit.start : hit.end] == hit.quote
            assert hit.before + hit.quote + hit.after in text


def test_that_a_reader_of_another_process_finds_what_is_not_indexed(project):
    reader = Reader.open(project.path)
    assert quotes(reader, "jam emas*", limit=2) == ["jam", "emas"]
    reader.close()


def test_that_removed_articles_are_not_found_and_come_back_with_undo(project):
    make_ready(project)
    gone = project.reader.all(Document, "text LIKE 'Pasal%'")[0]
    project.do(RemoveDocuments((gone.id,), project.me.id))
    assert quotes(project.reader, '"jam emas"') == ["jam emas", "jam emas"]
    project.undo()
    assert len(quotes(project.reader, '"jam emas"')) == 3


def test_that_an_article_that_came_after_indexing_is_found(project):
    make_ready(project)
    add(project, "Satu jam lagi.")
    assert quotes(project.reader, "lagi") == ["lagi"]
    make_ready(project)
    assert unindexed(project.reader) == 0


def test_that_patterns_find_and_a_wrong_one_is_said(project):
    assert quotes(project.reader, r"\d{4}", regex=True) == ["1998"]
    assert quotes(project.reader, r"x*", regex=True) == []
    with pytest.raises(AnnotatorError, match="no regular expression"):
        search(project.reader, "(", regex=True)


def test_that_a_pattern_without_end_is_stopped(project):
    add(project, "a" * 5000)
    begun = time.monotonic()
    with pytest.raises(AnnotatorError, match="too long"):
        search(project.reader, r"(a|a)*(a|a)*(a|a)*b$(?<=c)|(a+)+(a+)+b", regex=True)
    assert time.monotonic() - begun < 20


def test_that_a_search_can_be_cancelled(project):
    def stop(*_):
        raise Cancelled("Stopped.")

    with pytest.raises(Cancelled):
        search(project.reader, "a", regex=True, tell=stop)


def test_that_hits_are_labelled_in_one_step_and_never_twice(project):
    hits = search(project.reader, '"jam emas"')
    edit = label_hits(project, hits, "l")
    project.do(edit)
    spans = list(project.reader.values("span", live=True))
    assert sorted(row["quote"] for row in spans) == ["jam emas", "jam emas", "jâm ÉMAS"]
    assert {row["origin"] for row in spans} == {"pattern"}
    assert label_hits(project, hits, "l") is None
    project.undo()
    assert list(project.reader.values("span", live=True)) == []


def test_that_spaces_at_a_hits_edges_stay_out_of_the_span(project):
    project.do(label_hits(project, search(project.reader, r"\sjam emas\s", regex=True), "l"))
    assert [row["quote"] for row in project.reader.values("span", live=True)] == ["jam emas"]


@given(st.text())
def test_that_whatever_is_typed_is_a_question(query):
    project = Project.in_memory("Ana")
    add(project, "Satu dua tiga.")
    for hit in search(project.reader, query):
        assert hit.quote == "Satu dua tiga."[hit.start : hit.end]

    project.close()


def test_that_random_words_are_found_where_they_stand(project):
    chance = random.Random(4)
    words = ["kapal", "naga", "emas", "perjanjian", "senja"]
    for _ in range(30):
        add(project, " ".join(chance.choices(words, k=40)))
    make_ready(project)
    for word in words[:2]:
        wanted = sum(text.split().count(word) for _, _, text in project.reader.titled_texts())
        assert len(quotes(project.reader, word)) == wanted
