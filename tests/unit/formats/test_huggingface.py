"""`huggingface`: Parquet that the library `datasets` itself loads."""

import os
import subprocess
import sys

import orjson
import pyarrow
import pytest
from hypothesis import HealthCheck, given, settings
from laws import EVERYTHING, READ, WRITE, taken
from pyarrow import parquet

from annotator.domain.codebook import Codebook, Label
from annotator.domain.errors import AnnotatorError, BadInput
from annotator.domain.identity import label_id
from annotator.domain.tokens import tokens
from annotator.formats import bio, huggingface, huggingface_reading
from annotator.formats.record import (
    ArticleRecord,
    DocumentLabelRecord,
    ReadOptions,
    Refusal,
    RelationRecord,
    Selection,
    SpanRecord,
    WriteOptions,
)

TEXT = "Ratu 🐎 menerima “dua ekor kuda” dari Raja.\n\nRaja pergi."
BOOK = Codebook([Label(id=label_id("span", n), name=n, position=p) for p, n in enumerate(("Treaty", "Gift", "Animal"))])


def _span(quote, label="Gift", **facts):
    return SpanRecord(TEXT.index(quote), TEXT.index(quote) + len(quote), label, **facts)


def _write(folder, *articles, options=WRITE, card=""):
    chosen = Selection(BOOK, lambda: iter(articles), lambda: iter(()), "Proyek", lambda: card)
    return huggingface.write(chosen, folder / (options.part or "set"), options)


def _table(path, rows, features=None):
    table = pyarrow.Table.from_pylist(rows)
    if features:
        table = table.replace_schema_metadata({"huggingface": orjson.dumps({"info": {"features": features}})})
    parquet.write_table(table, path)
    return path


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(EVERYTHING)
def test_that_everything_survives_write_read_write(tmp_path_factory, project):
    folder = tmp_path_factory.mktemp("hf")
    report = _write(folder, *project)
    path = folder / "set" / "data.parquet"
    found = taken(huggingface_reading.read(path, READ))
    for article in found:
        article.reader = article.place = ""
    assert found == project
    first = path.read_bytes()
    _write(folder, *found)
    assert path.read_bytes() == first
    assert (report.documents, report.spans) == (len(project), sum(len(article.spans) for article in project))
    assert (report.dropped, report.reduced, report.changed) == ([], [], [])


LOADED = """
import sys, orjson
from datasets import load_dataset
from datasets.features import ClassLabel
folder = sys.argv[1]
found = load_dataset(folder)
one = load_dataset("parquet", data_files=folder + "/train.parquet", split="train")
assert one.features == found["train"].features
train = found["train"]
spans, tags = train.features["spans"].feature, train.features["tags"].feature
assert isinstance(spans["label"], ClassLabel) and isinstance(tags, ClassLabel)
row = train[0]
print(orjson.dumps({
    "splits": {name: len(part) for name, part in found.items()},
    "names": spans["label"].names,
    "tags": [tags.int2str(tag) for tag in row["tags"]],
    "tokens": row["tokens"],
    "spans": [[row["text"][s["start"]:s["end"]], spans["label"].int2str(s["label"])] for s in row["spans"]],
}).decode())
"""

CARD = """---
configs:
- config_name: default
  data_files:
  - {"split": "train", "path": "train.parquet"}
  - {"split": "validation", "path": "dev.parquet"}
---
"""


def test_that_datasets_loads_the_parts_with_their_classes_in_stored_order(tmp_path):
    outer, inner = _span("“dua ekor kuda”"), _span("kuda", "Animal")
    for part in ("train", "dev"):
        _write(tmp_path, ArticleRecord(TEXT, spans=[outer, inner]), options=WriteOptions(part=part))
    (tmp_path / "README.md").write_text(CARD)
    place = {**os.environ, "HF_HUB_OFFLINE": "1", "HF_HOME": str(tmp_path / "home"), "HF_DATASETS_OFFLINE": "1"}
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LOADED, str(tmp_path)], env=place, capture_output=True, check=False
    )
    assert ran.returncode == 0, ran.stderr.decode()[-2000:]
    said = orjson.loads(ran.stdout)
    assert said["splits"] == {"train": 1, "validation": 1}
    assert said["names"] == ["Treaty", "Gift", "Animal"]
    assert said["spans"] == [["“dua ekor kuda”", "Gift"], ["kuda", "Animal"]]
    tagged = dict(zip(said["tokens"], said["tags"], strict=True))
    assert (tagged["“"], tagged["ekor"], tagged["kuda"], tagged["dari"]) == ("B-Gift", "I-Gift", "I-Gift", "O")


def test_that_a_whole_project_is_a_folder_with_its_card(tmp_path):
    report = _write(tmp_path, ArticleRecord(TEXT, spans=[_span("Ratu")]), card="# Card\n")
    assert [path.name for path in report.files] == ["data.parquet", "README.md"]
    assert (tmp_path / "set" / "README.md").read_text() == "# Card\n"
    again = _write(tmp_path, ArticleRecord(TEXT), card="# Other\n")
    assert (again.spans, (tmp_path / "set" / "README.md").read_text()) == (0, "# Other\n")


def test_that_files_of_others_in_the_folder_are_left_alone(tmp_path):
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "notes.txt").write_text("mine")
    with pytest.raises(AnnotatorError, match=r"notes\.txt"):
        _write(tmp_path, ArticleRecord(TEXT))
    assert [path.name for path in (tmp_path / "set").iterdir()] == ["notes.txt"]


def test_that_the_longest_of_overlapping_spans_gives_the_tags_and_touched_tokens_count():
    pieces = tokens(TEXT)
    spans = [_span("kuda", "Animal"), _span("dua ekor kuda"), _span("Rat", "Person"), SpanRecord(4, 5, "Blank")]
    pieced = SpanRecord(
        0, len(TEXT), "Far", fragments=[(TEXT.index("dari"), TEXT.index("dari") + 4), (len(TEXT) - 1, len(TEXT))]
    )
    tags = {
        TEXT[start:end]: tag for (start, end), tag in zip(pieces, bio.tagged(pieces, [*spans, pieced]), strict=True)
    }
    assert (tags["Ratu"], tags["dua"], tags["kuda"], tags["dari"]) == ("B-Person", "B-Gift", "I-Gift", "B-Far")


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        ("B-A I-A O B-A B-A I-B", [(0, 2, "A"), (3, 4, "A"), (4, 5, "A"), (5, 6, "B")]),
        ("I-A I-A O I-B", [(0, 2, "A"), (3, 4, "B")]),
        ("U-A B-B I-B L-B U-B", [(0, 1, "A"), (1, 4, "B"), (4, 5, "B")]),
        ("S-A B-A E-A O", [(0, 1, "A"), (1, 3, "A")]),
        ("", []),
    ],
)
def test_that_tags_of_every_scheme_are_spans(tags, found):
    assert list(bio.runs(tags.split())) == found


def test_that_a_data_set_of_tokens_and_tags_is_read_as_text_with_spans(tmp_path):
    rows = [{"id": "7", "tokens": ["Ratu", "menerima", "dua", "kuda"], "ner_tags": [1, 0, 3, 4]}]
    names = {
        "feature": {"names": ["O", "B-PER", "I-PER", "B-GIFT", "I-GIFT"], "_type": "ClassLabel"},
        "_type": "Sequence",
    }
    (article,) = taken(huggingface_reading.read(_table(tmp_path / "x.parquet", rows, {"ner_tags": names}), READ))
    assert (article.text, article.name) == ("Ratu menerima dua kuda", "7")
    assert [(article.text[s.start : s.end], s.label) for s in article.spans] == [("Ratu", "PER"), ("dua kuda", "GIFT")]


def test_that_a_table_of_articles_is_read_by_its_columns(tmp_path):
    rows = [
        {"judul": "J", "isi": "Teks.", "tanggal": "2024-06", "halaman": 3, "kosong": None},
        {"judul": "K", "isi": " "},
    ]
    article, refused = huggingface_reading.read(_table(tmp_path / "x.parquet", rows), READ)
    assert (article.text, article.title, article.published, article.meta) == ("Teks.", "J", "2024-06", {"halaman": 3})
    assert (article.name, refused) == ("x.parquet#1", Refusal("x.parquet", "row 2", "it has no text"))
    chosen = ReadOptions(columns={"text": "judul"})
    assert next(iter(huggingface_reading.read(tmp_path / "x.parquet", chosen))).text == "J"


def test_that_spans_that_cannot_be_are_refused_by_row(tmp_path):
    def row(**span):
        return {"text": "Ratu", "spans": [{"start": 0, "end": 4, "label": "A", **span}]}

    rows = [row(), row(end=9), row(start=-1), row(start=4), row(label=" "), row(start=None)]
    found = list(huggingface_reading.read(_table(tmp_path / "x.parquet", rows), READ))
    assert [refused.reason for refused in found if isinstance(refused, Refusal)] == [
        "span 1: it ends (9) after the text's end (4)",
        "span 1: it starts before the text (-1)",
        "span 1: it ends (4) where it starts (4) or before",
        "span 1: its label is not a name",
        "span 1: its start and end (None, 4) are not whole numbers",
    ]
    assert next(refused.record for refused in found if isinstance(refused, Refusal)) == "row 2"


def test_that_relations_that_lead_nowhere_are_refused(tmp_path):
    _write(tmp_path, ArticleRecord(TEXT, spans=[_span("Ratu")], labels=[DocumentLabelRecord("War", "cold")]))
    path = tmp_path / "set" / "data.parquet"
    table = parquet.read_table(path)
    rows = table.to_pylist()
    rows[0]["relations"] = [{"source": 0, "target": 1, "label": 0}]
    parquet.write_table(pyarrow.Table.from_pylist(rows, table.schema), path)
    (refused,) = huggingface_reading.read(path, READ)
    assert refused.reason == "a relation leads to a span that is not there"


def test_that_relations_and_labels_have_classes_of_their_own(tmp_path):
    article = ArticleRecord(
        TEXT, spans=[_span("Ratu"), _span("Raja")], relations=[RelationRecord(0, 1, "from")],
        labels=[DocumentLabelRecord("War")],
    )  # fmt: skip
    _write(tmp_path, article)
    told = orjson.loads(parquet.read_schema(tmp_path / "set" / "data.parquet").metadata[b"huggingface"])
    features = told["info"]["features"]
    assert features["relations"][0]["label"]["names"] == ["from"]
    assert features["labels"][0]["label"]["names"] == ["War"]
    assert features["tags"][0]["names"][:3] == ["O", "B-Treaty", "I-Treaty"]


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\xff" * 100 + b"PAR1", b"\x00" * 64])
def test_that_other_files_are_no_parquet(tmp_path, data):
    (tmp_path / "x.parquet").write_bytes(data)
    with pytest.raises(BadInput, match="no Parquet"):
        list(huggingface_reading.read(tmp_path / "x.parquet", READ))


def test_that_a_file_cut_short_or_without_text_is_refused(tmp_path):
    path = _table(tmp_path / "x.parquet", [{"text": "Ratu " * 100}])
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(BadInput):
        list(huggingface_reading.read(path, READ))
    with pytest.raises(BadInput, match="which column holds the text"):
        list(huggingface_reading.read(_table(path, [{"a": 1}]), READ))


def test_that_a_text_repeated_ten_thousand_times_lies_in_memory_once(tmp_path):
    """A file of a few KB that says 10 GB of text is read row by row."""
    import tracemalloc

    rows = pyarrow.array([0] * 10_000, pyarrow.int32())
    long = pyarrow.DictionaryArray.from_arrays(rows, pyarrow.array(["x" * 1_000_000]))
    path = tmp_path / "x.parquet"
    parquet.write_table(pyarrow.table({"text": long}), path)
    tracemalloc.start()
    articles = huggingface_reading.read(path, READ)
    assert sum(len(next(articles).text) for _ in range(100)) == 100_000_000
    assert tracemalloc.get_traced_memory()[1] < 50_000_000
    assert pyarrow.total_allocated_bytes() < 200_000_000
    tracemalloc.stop()
    articles.close()
