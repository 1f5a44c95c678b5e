"""XML from outside: what is hostile or broken is refused with its line, and nothing else is opened."""

import pytest

from annotator.domain.errors import BadInput
from annotator.formats import safe_xml
from annotator.formats.decoding import LARGEST_TEXT

BOMB = "".join(f'<!ENTITY e{nth} "{f"&e{nth - 1};" * 10 if nth else "haha"}">' for nth in range(12))


def _written(path, data):
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_that_xml_of_any_encoding_is_read(tmp_path):
    for encoding in ("utf-8", "utf-16", "iso-8859-1"):
        data = f'<?xml version="1.0" encoding="{encoding}"?>\n<a x="é">é<!-- no --><?no?><b/></a>'.encode(encoding)
        root = safe_xml.parse(_written(tmp_path / "a.xml", data))
        assert (root.tag, root.get("x"), root.text, [child.tag for child in root]) == ("a", "é", "é", ["b"])


def test_that_a_document_type_without_entities_does_no_harm(tmp_path):
    text = '<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd" [<!ELEMENT a ANY>]><a>x</a>'
    assert safe_xml.parse(_written(tmp_path / "a.xml", text)).text == "x"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (f"<!DOCTYPE a [{BOMB}]><a>&e11;</a>", "entit"),
        (f'<!DOCTYPE a [{BOMB}]><a x="&e11;"/>', "entit"),
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "SECRET">]><a>&x;</a>', "entit"),
        ('<!DOCTYPE a [<!ENTITY % x SYSTEM "SECRET"> %x;]><a/>', "entit"),
        ('<!DOCTYPE a [<!ENTITY x "y">]><a/>', "entit"),
        ("<a>&x;</a>", "not XML"),
        ("<a><b></a>", "not XML"),
        ("<a>", "not XML"),
        ("", "not XML"),
        ("Ratu", "not XML"),
        (b"<a>\xff\xfe</a>", "not XML"),
        (b"<a>\0</a>", "not XML"),
        ("<a>\x01</a>", "not XML"),
        ("<a>&#xd800;</a>", "not XML"),
        ('<?xml version="1.0" encoding="spam"?><a/>', "not XML"),
        ("<a>" * 1_000_000, "not XML"),
        ("<a>" + "<b>" * 100_000 + "</b>" * 100_000 + "</a>", "not XML"),
    ],
)
def test_that_hostile_and_broken_xml_is_refused(tmp_path, text, reason):
    secret = _written(tmp_path / "secret.txt", "haha")
    data = text.replace("SECRET", secret.as_uri()).encode() if isinstance(text, str) else text
    with pytest.raises(BadInput, match=reason) as caught:
        safe_xml.parse(_written(tmp_path / "a.xml", data))
    assert caught.value.file == "a.xml"
    assert len(str(caught.value)) < 300


def test_that_the_line_of_the_fault_is_named(tmp_path):
    with pytest.raises(BadInput) as caught:
        safe_xml.parse(_written(tmp_path / "a.xml", "<a>\n\n<b></a>"))
    assert caught.value.record == "line 3"


def test_that_a_file_that_is_too_large_is_not_read(tmp_path):
    with (tmp_path / "a.xml").open("wb") as file:
        file.truncate(LARGEST_TEXT + 1)
    with pytest.raises(BadInput, match="MB"):
        safe_xml.parse(tmp_path / "a.xml")
