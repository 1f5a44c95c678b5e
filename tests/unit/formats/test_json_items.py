"""Items of JSON arrays: the same as the JSON reader gives, a little at a time."""

import io
import json
import tracemalloc

import orjson
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from laws import JSON

from annotator.domain.errors import BadInput
from annotator.formats import json_items, json_lines
from annotator.formats.json_items import items
from annotator.formats.record import Refusal


def _items(data):
    return list(items(io.BytesIO(data), "a.json"))


@given(
    st.lists(JSON | st.sampled_from(['"', "\\", "]}", '\\"', {"a": "[{"}])), st.sampled_from([None, 2]), st.booleans()
)
def test_that_the_items_are_those_of_the_json_reader(found, indent, ascii_):
    data = json.dumps(found, indent=indent, ensure_ascii=ascii_).encode()
    assert _items(b"\n " + data + b" \n") == orjson.loads(data)


@given(
    st.lists(st.sampled_from(["[", "]", "{", "}", ",", '"', "\\", "1", " ", ":", "a", "null"]), max_size=12).map(
        "".join
    )
)
@example("[{}{}]")
@example("[{},]")
@example("[,{}]")
@example("[{},,{}]")
@example("[1{}]")
@example("[{}1]")
@example("[1,{},2,[3],4]")
@example("[{]}")
@example("[[1}]")
@example("[}")
@example("[]]")
@example('["[", {"]": "\\""}]')
def test_that_what_the_json_reader_refuses_is_refused(text):
    data = b"[" + text.encode()
    try:
        expected = orjson.loads(data)
    except orjson.JSONDecodeError:
        with pytest.raises(BadInput):
            _items(data)
    else:
        assert _items(data) == expected


def test_that_items_may_be_cut_anywhere(monkeypatch):
    found = [{"a": 'x"\\[{', "é": [1, "]"]}, 3, [], "🐎", {}] * 3
    data = json.dumps(found, ensure_ascii=False).encode()
    for chunk in (1, 2, 3, 7, 64):
        monkeypatch.setattr(json_items, "_CHUNK", chunk)
        assert _items(data) == found


def test_that_the_item_at_fault_is_named():
    with pytest.raises(BadInput) as caught:
        _items(b'[{"a":1}, 7, {"a":}]')
    assert caught.value.record == "item 3"


def test_that_an_item_of_no_end_is_refused(monkeypatch):
    monkeypatch.setattr(json_items, "LARGEST_TEXT", 3 * 1024**2)
    for endless in (b'[{"a":"' + b"x" * 10**7, b'["' + b'\\"' * 10**7):
        with pytest.raises(BadInput, match="more than 3 MB"):
            _items(endless)


def test_that_lists_in_lists_are_not_followed_further_than_anybody_reads_them():
    begun = io.BytesIO(b"[" * 10**7)
    with pytest.raises(BadInput, match="nested too deeply"):
        list(items(begun, "a.json"))
    assert begun.tell() < 2 * 1024**2


class _Endless(io.RawIOBase):
    """A file of many items that is never in memory itself."""

    def __init__(self, item, count):
        self._item, self._left = item, count

    def read(self, size):
        if not self._left:
            return b""
        count = min(self._left, max(1, size // len(self._item)))
        begun, self._left = b"" if hasattr(self, "_begun") else b"[0", self._left - count
        self._begun = True
        return begun + self._item * count + (b"" if self._left else b"]")


def test_that_memory_stays_flat():
    item = b"," + orjson.dumps({"text": "Ratu " * 2000, "n": [1, 2, 3]})
    tracemalloc.start()
    try:
        count = sum(1 for _ in items(_Endless(item, 5000), "a.json"))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert count == 5001
    assert peak < 8 * 1024**2


def test_that_an_object_over_many_lines_is_one_item(tmp_path):
    path = tmp_path / "a.json"
    path.write_text('\ufeff{\r\n "data": {"text": "Ratu\\n"}\n}\n', encoding="utf-8")
    assert list(json_lines.objects(path)) == [("item 1", {"data": {"text": "Ratu\n"}})]


@pytest.mark.parametrize(("text", "line"), [("{\n", "line 2"), ('{\n"a": 1\n}\n{\n"a": 2\n}\n', "line 4")])
def test_that_an_object_over_many_lines_that_is_broken_is_one_sentence(tmp_path, text, line):
    (tmp_path / "a.json").write_text(text)
    with pytest.raises(BadInput, match="it is not JSON") as caught:
        list(json_lines.objects(tmp_path / "a.json"))
    assert caught.value.record == line


@pytest.mark.parametrize("text", ['{"text":"kuda","label":[%s]}', '[{"text":"kuda","label":[%s]}]', '{\n"a":[%s]}'])
def test_that_an_object_of_very_many_parts_is_one_sentence(tmp_path, monkeypatch, text):
    monkeypatch.setattr(json_items, "MOST_PARTS", 1000)
    path = tmp_path / "a.json"
    for count in (300, 2000):
        path.write_text(text % ",".join(["[0,4]"] * count))
        try:
            (entry,) = json_lines.objects(path)
        except BadInput as error:
            entry = Refusal(error.file, error.record, error.reason)
        assert isinstance(entry, Refusal) == (count == 2000)
        assert not isinstance(entry, Refusal) or entry.reason.endswith("lists and objects")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_that_what_follows_in_a_line_of_no_end_is_no_line_of_its_own(tmp_path, monkeypatch, encoding):
    monkeypatch.setattr(json_lines, "LARGEST_TEXT", 1000)
    text = '{"text": "' + "kuda " * 1000 + '"}\n{"text": "Ratu"}\n'
    (tmp_path / "a.jsonl").write_text(text, encoding=encoding)
    refusal, second = json_lines.objects(tmp_path / "a.jsonl")
    assert refusal.record == "line 1"
    assert second == ("line 2", {"text": "Ratu"})
