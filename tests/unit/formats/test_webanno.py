"""WebAnno TSV: rows as INCEpTION has them, in both directions."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from laws import EVERYTHING, READ, WRITE, same_project, selection, taken

from annotator.domain.errors import BadInput
from annotator.formats import webanno, webanno_reading, webanno_rows
from annotator.formats.record import ArticleRecord, DocumentLabelRecord, RelationRecord, SpanRecord

TEXT = "Ratu 🐎 menerima.\nDua ekor kuda dari Raja e\u0301lite. Ia pergi."


def _span(quote, label="Gift", **facts):
    return SpanRecord(TEXT.index(quote), TEXT.index(quote) + len(quote), label, **facts)


def _written(folder, *articles):
    return webanno.write(selection(articles), folder, WRITE)


def _read_all(folder):
    return [record for path in sorted(folder.glob("*.tsv")) for record in webanno_reading.read(path, READ)]


def _bytes(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def _file(folder, text, name="a.tsv"):
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder / name


def _read(path):
    return taken(webanno_reading.read(path, READ))[0]


def _in_reading_order(article):
    """As the project has them: earlier first, the longer first of two that begin together."""
    order = sorted(range(len(article.spans)), key=lambda at: (article.spans[at].start, -article.spans[at].end))
    now_at = {old: new for new, old in enumerate(order)}
    linked = [replace(r, source=now_at[r.source], target=now_at[r.target]) for r in article.relations]
    return replace(article, spans=[article.spans[at] for at in order], relations=linked)


def _relations_sorted(article):
    article.relations.sort(key=lambda r: (r.source, r.target, r.label, r.note, repr(r.attributes)))


PROJECTS = EVERYTHING.map(lambda project: [_in_reading_order(article) for article in project])


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(PROJECTS)
def test_that_everything_but_labels_of_articles_survives(tmp_path_factory, project):
    first, second = (tmp_path_factory.mktemp("webanno") / name for name in ("first", "second"))
    report = _written(first, *project)
    found = taken(_read_all(first))
    found.sort(key=lambda article: article.document_id)
    assert (report.spans, report.dropped) == (sum(len(article.spans) for article in project), [])
    _written(second, *found)
    assert _bytes(second) == _bytes(first)
    for article in (*project, *found):
        _relations_sorted(article)
    same_project(project, found)


@given(PROJECTS)
def test_that_each_sentence_begins_with_a_token_and_nothing_stands_between_but_a_line_break(tmp_path_factory, project):
    folder = tmp_path_factory.mktemp("webanno") / "out"
    _written(folder, *project)
    for path in folder.glob("*.tsv"):
        rows = webanno_rows.sheet(path.read_text(encoding="utf-8"), path.name)
        at = 0
        for sentence in rows.sentences:
            begin = sentence.rows[0].begin
            assert begin in (at, at + 1)
            said = "\n".join(sentence.texts)
            units = said.encode("utf-16-le")
            for row in sentence.rows:
                assert begin <= row.begin < row.end <= begin + len(said.encode("utf-16-le")) // 2
                form = units[2 * (row.begin - begin) : 2 * (row.end - begin)].decode("utf-16-le")
                assert webanno_rows.unescaped_text(row.form) == form
            at = begin + len(units) // 2


def test_that_the_file_is_as_inception_writes_it(tmp_path):
    spans = [
        _span("Ratu 🐎", "Person", note="why", attributes={"royal name": "a_b|c", "age": 70}),
        _span("Ratu", "Title"),
        _span("nerima", "Give [x]"),
        _span("ekor kuda", "Gift", id="k", attributes={"of": "k"}),
    ]
    relation = RelationRecord(3, 0, "to", attributes={"sure": True})
    report = _written(
        tmp_path / "out", ArticleRecord(TEXT, "a.txt", spans=spans, relations=[relation], document_id="d")
    )
    assert (tmp_path / "out" / "a.tsv").read_text(encoding="utf-8").split("\n") == [
        "#FORMAT=WebAnno TSV 3.3",
        "#T_SP=webanno.custom.Span|value|note|facts|age|of|royal_name",
        "#T_RL=webanno.custom.Relation|value|facts|sure|BT_webanno.custom.Span",
        "",
        "",
        '#Sorot={"document_id":"d","name":"a.txt","names":{"royal_name":"royal name"}}',
        "#Text=Ratu 🐎 menerima.",
        '1-1\t0-4\tRatu\tPerson[1]|Title[2]\twhy[1]|*[2]\t{"json":\\["age"\\]}[1]|*[2]\t70[1]|*[2]\t*[1]|*[2]\t'
        'a\\_b\\|c[1]|*[2]\tto\t{"json":\\["sure"\\]}\ttrue\t2-2[3_1]\t',
        '1-2\t5-7\t🐎\tPerson[1]\twhy[1]\t{"json":\\["age"\\]}[1]\t70[1]\t*[1]\ta\\_b\\|c[1]\t_\t_\t_\t_\t',
        "1-3\t8-16\tmenerima\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "1-3.1\t10-16\tnerima\tGive \\[x\\]\t*\t*\t*\t*\t*\t_\t_\t_\t_\t",
        "1-4\t16-17\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "",
        "#Text=Dua ekor kuda dari Raja e\u0301lite. ",
        "2-1\t18-21\tDua\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        '2-2\t22-26\tekor\tGift[3]\t*[3]\t{"id":"#4"}[3]\t*[3]\t#4[3]\t*[3]\t_\t_\t_\t_\t',
        '2-3\t27-31\tkuda\tGift[3]\t*[3]\t{"id":"#4"}[3]\t*[3]\t#4[3]\t*[3]\t_\t_\t_\t_\t',
        "2-4\t32-36\tdari\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "2-5\t37-41\tRaja\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "2-6\t42-48\te\u0301lite\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "2-7\t48-49\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "",
        "#Text=Ia pergi.",
        "3-1\t50-52\tIa\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "3-2\t53-58\tpergi\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "3-3\t58-59\t.\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t",
        "",
    ]
    assert report.changed == ["“royal name” is written as “royal_name”"]


def test_that_white_space_at_an_edge_becomes_a_token_and_other_text_stays(tmp_path):
    text = "  Ratu \n\n pergi\n"
    spans = [SpanRecord(1, 7, "A"), SpanRecord(8, 10, "B")]
    _written(tmp_path / "out", ArticleRecord(text, "a", spans=spans))
    raw = (tmp_path / "out" / "a.tsv").read_text(encoding="utf-8")
    assert "1-1\t0-1\t \t_\t\n1-2\t1-2\t \tA[1]\t\n1-3\t2-6\tRatu\tA[1]\t\n1-4\t6-7\t \tA[1]\t\n" in raw
    assert "1-6\t8-10\t\\n \tB\t\n" in raw
    article = _read(tmp_path / "out" / "a.tsv")
    assert article.text == text
    assert [(span.start, span.end, span.label) for span in article.spans] == [(1, 7, "A"), (8, 10, "B")]


def test_that_labels_of_articles_and_pieces_are_in_the_report(tmp_path):
    span = SpanRecord(0, 7, "Gift", fragments=[(0, 2), (5, 7)])
    article = ArticleRecord("Ratu pergi", "a", spans=[span], labels=[DocumentLabelRecord("Topic", "war")])
    report = _written(tmp_path / "out", article)
    assert [(lost.label, lost.reason) for lost in report.reduced] == [
        ("Gift", "written as one stretch; its pieces are in the feature “facts”"),
        ("Topic", "this format cannot say a label of a whole article"),
    ]


THEIRS = """#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_SP=webanno.custom.Hedge|
#T_SP=webanno.custom.Frame|FE|ROLE_webanno.custom.Frame:Roles_webanno.custom.FrameRolesLink|webanno.custom.Hedge
#T_CH=webanno.custom.SimpleLink|referenceRelation|referenceType
#T_RL=webanno.custom.Relation|kind|BT_de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity


#Sentence.id=s1
#Text=Bell 😊 plays\\tin L.A. [x]
#Text=too
1-1\t0-4\tBell\tQ\\_1[1]|*[2]\tORG[1]|*[2]\t_\t_\t_\t_\tcoref->1-1\tpr[1]\t_\t_\t
1-2\t5-7\t😊\tQ\\_1[1]\tORG[1]\t_\t_\t_\t_\t_\t_\t_\t_\t
1-3\t8-13\tplays\t_\t_\t*\tgive\tgoer;*\t1-1;1-4[3]\t*->1-2\t*[1]\t_\t_\t
1-3.1\t8-12\tplay\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t
1-3.2\t12-13\ts\tQ2\tLOC\t_\t_\t_\t_\t_\t_\tby|*\t1-1[1_0]|1-3.2\t
1-4\t14-16\tin\t_\t_\t*[3]\t_\t_\t_\t_\t_\t_\t_\t
1-5\t17-21\tL.A.\t_\t_\t*[3]\t_\t_\t_\t_\t_\t_\t_\t

#Text=End.
2-1\t31-34\tEnd\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_\t
""".replace("\\t", "\t")


def test_that_layers_slots_chains_relations_and_stacks_of_others_are_read(tmp_path):
    theirs = THEIRS.replace("plays\tin", "plays in").replace("31-34", "30-33")
    article = _read(_file(tmp_path, theirs))
    assert article.text == "Bell 😊 plays in L.A. [x]\ntoo\nEnd."
    assert [(article.text[s.start : s.end], s.label, s.attributes) for s in article.spans] == [
        ("Bell 😊", "ORG", {"identifier": "Q_1"}),
        ("Bell", "NamedEntity", {}),
        ("Bell", "SimpleLink", {"referenceType": "pr"}),
        ("plays", "Hedge", {}),
        ("plays", "Frame", {"FE": "give"}),
        ("plays", "SimpleLink", {}),
        ("s", "LOC", {"identifier": "Q2"}),
        ("in L.A.", "Hedge", {}),
    ]
    assert [(r.source, r.target, r.label, r.attributes) for r in article.relations] == [
        (0, 6, "Relation", {"kind": "by"}),
        (6, 6, "Relation", {}),
        (2, 5, "coref", {}),
        (4, 0, "goer", {}),
        (4, 7, "Frame", {}),
    ]


def test_that_relations_between_bare_tokens_make_them_spans(tmp_path):
    text = """#FORMAT=WebAnno TSV 3.2
#T_RL=x.Dependency|DependencyType|BT_x.POS


#Text=Ratu pergi
1-1\t0-4\tRatu\tnsubj\t1-2\t
1-2\t5-10\tpergi\troot\t1-2\t
"""
    article = _read(_file(tmp_path, text))
    assert [(span.start, span.end, span.label) for span in article.spans] == [(5, 10, "Token"), (0, 4, "Token")]
    assert [(r.source, r.target, r.attributes["DependencyType"]) for r in article.relations] == [
        (0, 1, "nsubj"),
        (0, 0, "root"),
    ]


HEAD = "#FORMAT=WebAnno TSV 3.3\n#T_SP=a.Span|value\n\n\n"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("#Text=Ratu 🐎.\n1-1\t0-4\tRatu\t_\t\n\n#Text=Ia\n2-1\t8-10\tIa\tP\t\n", "Ratu 🐎.Ia"),
        ("#Text=Ratu 🐎.\n1-1\t0-4\tRatu\t_\t\n\n#Text=Ia\n2-1\t9-11\tIa\tP\t\n", "Ratu 🐎.\nIa"),
        ("#Text=Ratu 🐎.\n1-1\t0-4\tRatu\t_\t\n\n#Text=Ia\n2-1\t12-14\tIa\tP\t\n", "Ratu 🐎.\n   Ia"),
        ("#Text=Ratu 🐎.\n1-1\t0-4\tRatu\t_\n1-2\t5-6\t🐎\t_\n#Text=Ia\n2-1\t8-10\tIa\tP\n", "Ratu 🐎.\nIa"),
        ("#Text=a\\\\b\\tc\\rd\\_\n1-1\t0-3\ta\\b\tP\t\n", "a\\b\tc\rd\\_"),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_that_text_is_put_together_by_the_offsets(tmp_path, body, text, ends, bom):
    article = _read(_file(tmp_path, bom + (HEAD + body).replace("\n", ends)))
    assert article.text == text
    assert [article.text[span.start : span.end] for span in article.spans] in (["Ia"], ["a\\b"])


def test_that_escapes_of_old_versions_are_javas(tmp_path):
    old = HEAD.replace("3.3", "3.1") + "#Text=\\u0041\\ud83d\\udc0e\\t.\n1-1\t0-1\tA\tP\t\n"
    assert _read(_file(tmp_path, old)).text == "A🐎\t."
    assert (
        _read(_file(tmp_path, old.replace("3.1", "3.2").replace("\tA\t", "\t\\\t"))).text == "\\u0041\\ud83d\\udc0e\t."
    )


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1-2\t5-99\tpergi\tP\t", "outside the text"),
        ("1-2\t5-999999999999999\tpergi\tP\t", "outside the text"),
        ("1-2\t5-9999999999999999999999\tpergi\tP\t", "no row with 1 columns"),
        ("1-2\t-5-10\tpergi\tP\t", "no row with 1 columns"),
        ("1-2\t10-5\tpergi\tP\t", "is not “pergi”"),
        ("1-2\t5-10\tpulang\tP\t", "is not “pulang”"),
        ("1-2.1\t6-6\t\tP\t", "its span of “Span” is empty"),
        ("1-2\t5-10\tpergi", "no row with 1 columns"),
        ("what is this", "no row with 1 columns"),
    ],
)
def test_that_a_wrong_row_is_refused_with_its_number_and_the_rest_is_there(tmp_path, row, reason):
    path = _file(tmp_path, f"{HEAD}#Text=Ratu pergi\n1-1\t0-4\tRatu\tP\t\n{row}\n")
    refused, article = webanno_reading.read(path, READ)
    assert (refused.file, refused.record) == ("a.tsv", "line 7")
    assert reason in refused.reason
    assert [(span.start, span.end) for span in article.spans] == [(0, 4)]


@pytest.mark.parametrize("cell", ["9-9", "1-9[0_1]", "1-1[7_0]", "nonsense", "[1_1]", ""])
def test_that_a_relation_to_nothing_is_refused(tmp_path, cell):
    text = HEAD.replace("\n\n\n", "\n#T_RL=a.R|value|BT_a.Span\n\n\n")
    path = _file(tmp_path, f"{text}#Text=Ratu pergi\n1-1\t0-4\tRatu\tP\tR\t{cell}\t\n")
    refused, article = webanno_reading.read(path, READ)
    assert "links something that is not in the file" in refused.reason
    assert len(article.spans) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "does not say that it is WebAnno TSV 3"),
        ("#FORMAT=WebAnno TSV 2.0\n", "does not say that it is WebAnno TSV 3"),
        (HEAD, "it holds no text"),
        (HEAD + "#Text= \n1-1\t0-1\t \t_\n", "it holds no text"),
        (HEAD + "#Text=Ratu\n1-1\t9999999999-9999999999\tRatu\t_\n", "where no text reaches"),
        (HEAD + "#Text=Ratu\n1-1\t0-4\tRatu\t_\n\n#Text=Ia\n2-1\t1-2\tIa\t_\n", "before the one above it ends"),
        (HEAD.encode() + b"#Text=\xff", "not text in the encoding utf-8"),
        (HEAD + "#Text=a\0", "binary"),
        ((HEAD + "#Text=Ratu").encode("utf-16"), "not text in the encoding utf-8"),
    ],
)
def test_that_what_is_no_such_file_is_refused(tmp_path, text, reason):
    try:
        (refused,) = webanno_reading.read(_file(tmp_path, text), READ)
    except BadInput as error:
        refused = error
    assert reason in refused.reason


def test_that_offsets_in_code_points_are_told_by_the_tokens(tmp_path):
    body = "#Text=🐎 Ratu.\n1-1\t0-1\t🐎\t_\n1-2\t2-6\tRatu\tP\n\n#Text=Ia\n2-1\t8-10\tIa\tP\n"
    article = _read(_file(tmp_path, HEAD + body))
    assert article.text == "🐎 Ratu.\nIa"
    assert [article.text[span.start : span.end] for span in article.spans] == ["Ratu", "Ia"]


CELLS = st.text(st.sampled_from("P*_|;[]1-2\\>.\t{}#🐎"), max_size=12)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["1-1", "1-2", "1-1.1", "2-1"]), st.integers(0, 12), st.integers(0, 12), CELLS, CELLS
        ).map(lambda row: f"{row[0]}\t{row[1]}-{row[2]}\tRatu\t{row[3]}\t{row[4]}\tc->1-1\tx\t1-1")
        | st.sampled_from(
            ["", "#Text=Ratu 🐎", "1-1\t0-4\tRatu\tP[1]\t_\t_\t_\tR\t1-1[1_1]", '#Sorot={"names":[],"meta":7}']
        )
        | st.text(max_size=10),
        max_size=8,
    )
)
def test_that_no_rows_do_more_than_be_refused(tmp_path_factory, lines):
    head = HEAD.replace(
        "\n\n\n", "\n#T_SP=webanno.custom.Span|facts\n#T_CH=a.C|referenceRelation\n#T_RL=a.R|v|BT_a.Span\n\n"
    )
    path = _file(tmp_path_factory.mktemp("webanno"), head + "\n".join(["#Text=Ratu 🐎 pergi", *lines]))
    try:
        records = list(webanno_reading.read(path, READ))
    except BadInput:
        return
    for record in records:
        if isinstance(record, ArticleRecord):
            assert all(0 <= span.start < span.end <= len(record.text) for span in record.spans)
            assert all(0 <= end < len(record.spans) for r in record.relations for end in (r.source, r.target))
