"""Files of `w3c`, `refi-qda` and `huggingface` with bytes changed: records and refusals come out, or one sentence."""

import io
import random
import zipfile

import pytest
from laws import READ, WRITE, judged, selection

from annotator.domain.errors import BadInput
from annotator.formats import huggingface, huggingface_reading, refi_codes, refi_qda, refi_reading, w3c, w3c_reading
from annotator.formats.record import ArticleRecord, DocumentLabelRecord, Refusal, RelationRecord, SpanRecord

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]
TIMES = 5000
TEXT = "Ratu 🐎 menerima “dua ekor kuda” dari Raja.\n\nRaja pergi."
SPANS = [
    SpanRecord(0, 4, "Gift", "Ana", attributes={"giver": "Raja", "n": 2}, note="why", id="0190a", score=0.5),
    SpanRecord(0, 24, "A b", "Budi", fragments=[(0, 4), (16, 24)]),
]  # fmt: skip
ARTICLE = ArticleRecord(
    TEXT, "a.txt", "T", "S", "https://x.example", meta={"a": 1}, spans=SPANS,
    relations=[RelationRecord(0, 1, "from", attributes={"x": 1})], labels=[DocumentLabelRecord("War", "cold")],
)  # fmt: skip
PIECES = [b"0", b"-1", b"9" * 30, b"null", b"[]", b"{}", b'""', b"NaN", b"\\ud800", b"\0", b"<", b"&", b'"', b"1e999"]


def _hurt(data, chance):
    hurt = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 4, 16))):
        place, deed = chance.randrange(len(hurt) + 1), chance.randrange(5)
        if deed == 0 and hurt:
            hurt[place % len(hurt)] ^= 1 << chance.randrange(8)
        elif deed == 1:
            hurt[place : place + chance.randrange(1, 20)] = b""
        elif deed == 2:
            hurt[place:place] = chance.choice(PIECES)
        elif deed == 3:
            other = chance.randrange(len(hurt) + 1)
            hurt[place:place] = hurt[other : other + chance.randrange(1, 60)]
        else:
            hurt[place : place + chance.randrange(1, 12)] = chance.choice(PIECES)
    return bytes(hurt)


def _hurt_project(data, chance):
    """Hurt what is in the archive, and now and then the archive itself."""
    if chance.random() < 0.2:
        return _hurt(data, chance)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as whole, zipfile.ZipFile(packed, "w") as archive:
        for name in whole.namelist():
            inside = whole.read(name)
            archive.writestr(name, _hurt(inside, chance) if name.endswith(".qde") or chance.random() < 0.1 else inside)
    return packed.getvalue()


def _written(write, folder):
    """Return the bytes of the one file that a format writes."""
    write(selection([ARTICLE, ARTICLE]), folder / "whole", WRITE)
    path = folder / "whole"
    return (path / huggingface.WHOLE if path.is_dir() else path).read_bytes()


FORMATS = {
    "w3c": (w3c.write, w3c_reading.read, _hurt),
    "refi-qda": (refi_qda.write, refi_reading.read, _hurt_project),
    "huggingface": (huggingface.write, huggingface_reading.read, _hurt),
}


def _read(read, path):
    """Return the records; a sentence about the whole file stands as the refusal that it becomes."""
    try:
        return judged(read(path, READ))
    except BadInput as error:
        return [Refusal(error.file, error.record, error.reason)]


@pytest.mark.parametrize("name", FORMATS)
def test_that_a_hurt_file_is_refused_or_read(tmp_path, name):
    write, read, hurt = FORMATS[name]
    data, path = _written(write, tmp_path), tmp_path / "hurt"
    for seed in range(TIMES):
        path.write_bytes(hurt(data, random.Random(seed)))
        records = _read(read, path)
        for record in records:
            if isinstance(record, Refusal):
                assert 5 < len(record.reason) < 300, seed
                continue
            assert all(0 <= span.start < span.end and span.label.strip() for span in record.spans), seed
            assert not record.text or all(span.end <= len(record.text) for span in record.spans), seed
            places = range(len(record.spans))
            assert all(link.source in places and link.target in places for link in record.relations), seed


CODEBOOK = (
    b'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code guid="1" name="A" isCodable="true" color="#abc">'
    b'<Description>x</Description><Code guid="2" name="B" isCodable="false"/></Code></Codes></CodeBook>'
)


def test_that_a_hurt_codebook_is_refused_or_read(tmp_path):
    path = tmp_path / "b.qdc"
    for seed in range(TIMES):
        path.write_bytes(_hurt(CODEBOOK, random.Random(seed)))
        for found in _read(lambda path, _: refi_codes.read(path)[1], path):
            if isinstance(found, Refusal):
                assert found.reason, seed
            else:
                assert found.name.strip(), seed
                assert len(found.colour) == 7, seed
