"""Every format the program reads or writes, and which of them a file is in."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from annotator.domain.errors import AnnotatorError, BadInput
from annotator.domain.wording import to_word, worded
from annotator.formats import (
    archive,
    brat,
    brat_reading,
    card,
    child,
    conll,
    conll_reading,
    csv_spans,
    doccano,
    huggingface,
    huggingface_reading,
    json_lines,
    jsonl,
    label_studio,
    label_studio_reading,
    medtator,
    plain,
    plugins,
    prodigy,
    prodigy_reading,
    qualcoder,
    refi_qda,
    refi_reading,
    spacy_docbin,
    table,
    taguette,
    tei,
    tei_reading,
    tei_stream,
    w3c,
    w3c_reading,
    webanno,
    webanno_reading,
    xmi,
    xmi_reading,
)
from annotator.formats.record import Format, Sidecar

_JSON = (".jsonl", ".ndjson", ".json")
_TABLES = (".csv", ".tsv")


def _document(name: str, title: str, suffixes: tuple[str, ...], module: str) -> Format:
    return Format(name, title, suffixes, child.reader(module), carries_spans=False, original=child.original(module))


FORMATS: tuple[Format, ...] = (
    Format("jsonl", to_word("Sorot JSON Lines, without loss"), (".jsonl",), jsonl.read, jsonl.write, without_text=True),
    Format("csv", to_word("Spans as a table (CSV)"), _TABLES, csv_spans.read, csv_spans.write, without_text=True),
    Format("doccano", "doccano JSON Lines", _JSON, doccano.read, doccano.write),
    Format("prodigy", "Prodigy JSON Lines", _JSON, prodigy_reading.read, prodigy.write),
    Format(
        "label-studio",
        to_word("Label Studio JSON with a labelling configuration"),
        (".json", ".jsonl"),
        label_studio_reading.read,
        label_studio.write,
        sidecars=(Sidecar(label_studio.CONFIG, ".json"),),
    ),
    Format(
        "spacy",
        to_word("spaCy DocBin with a training config"),
        (".spacy",),
        spacy_docbin.read,
        spacy_docbin.write,
        sidecars=(Sidecar(spacy_docbin.CONFIG),),
    ),
    Format(
        "brat",
        to_word("brat, a folder of .txt and .ann"),
        (".ann",),
        brat_reading.read,
        brat.write,
        folder=True,
        sidecars=(
            Sidecar(".ann", ".txt"),
            *(Sidecar(f"{name}.conf") for name in ("annotation", "visual", "tools", "kb_shortcuts")),
        ),
    ),
    Format("refi-qda", to_word("REFI-QDA project"), (".qdpx",), refi_reading.read, refi_qda.write),
    Format(
        "huggingface",
        to_word("Hugging Face datasets, a folder of Parquet with its card"),
        (huggingface.SUFFIX,),
        huggingface_reading.read,
        huggingface.write,
        folder=True,
    ),
    Format("tei", "TEI P5", (".xml",), tei_reading.read, tei.write),
    Format("w3c", to_word("Web Annotations (JSON-LD)"), (".jsonld",), w3c_reading.read, w3c.write, without_text=True),
    Format(
        "conll",
        to_word("CoNLL, a token and its tag a line"),
        (".conll", ".iob", ".iob2", ".bio", ".bilou", ".bioes"),
        conll_reading.read,
        conll.write,
        sidecars=(Sidecar(conll.OFFSETS, ""),),
    ),
    Format(
        "webanno",
        to_word("WebAnno TSV 3.3 of INCEpTION, a folder"),
        (".tsv",),
        webanno_reading.read,
        webanno.write,
        folder=True,
    ),
    Format(
        "xmi",
        to_word("UIMA XMI, a folder with its type system"),
        (".xmi",),
        xmi_reading.read,
        xmi.write,
        folder=True,
        sidecars=(Sidecar(xmi.TYPES),),
    ),
    Format("taguette", to_word("Taguette project"), (".sqlite3",), taguette.read),
    Format("qualcoder", to_word("QualCoder project"), (".qda",), qualcoder.read),
    Format("medtator", to_word("MedTator or MAE XML"), (".xml",), medtator.read),
    Format("text", to_word("Plain text"), (".txt",), plain.read_text, carries_spans=False),
    Format("markdown", "Markdown", (".md", ".markdown"), plain.read_markdown, carries_spans=False),
    Format("table", to_word("Table of articles"), (*_TABLES, *_JSON), table.read, carries_spans=False),
    Format("xlsx", to_word("Excel workbook of articles"), (table.WORKBOOK,), table.read, carries_spans=False),
    _document("html", to_word("Saved web page"), (".html", ".htm", ".xhtml", ".mhtml", ".mht"), "saved_page"),
    _document("docx", to_word("Word document"), (".docx",), "docx"),
    _document("odt", to_word("OpenDocument text"), (".odt",), "odt"),
    _document("epub", to_word("EPUB book"), (".epub",), "epub"),
    _document("pdf", "PDF", (".pdf",), "pdf"),
    Format("zip", to_word("Zip archive of any of these"), (archive.SUFFIX,), carries_spans=False, archive=True),
)
_OBJECTS = (
    ("jsonl", jsonl.is_header),
    ("label-studio", label_studio_reading.is_label_studio),
    ("prodigy", prodigy_reading.is_prodigy),
    ("doccano", doccano.is_doccano),
    ("w3c", w3c_reading.is_w3c),
)
"""How the first object of a JSON file tells its format, asked in this order."""

_BY_NAME = {known.name: known for known in FORMATS}


@cache
def _others() -> plugins.Plugins:
    return plugins.load(_BY_NAME)


def formats() -> tuple[Format, ...]:
    """Return every format, those of other packages last."""
    return (*FORMATS, *_others().formats)


def problems() -> list[str]:
    """Return in sentences which formats of other packages cannot be used, and why."""
    return _others().problems


def named(name: str) -> Format:
    """Return the format of this name."""
    found = _BY_NAME.get(name) or next((known for known in formats() if known.name == name), None)
    if found is None:
        raise AnnotatorError(
            worded(
                "There is no format “{name}”; there are {names}.",
                name=name,
                names=", ".join(known.name for known in formats()),
            )
        )
    return found


def suffixes() -> tuple[str, ...]:
    """Return the suffixes of all files that can be read."""
    return tuple(dict.fromkeys(suffix for known in formats() if known.reads for suffix in known.suffixes))


def for_reading(path: Path, name: str = "", encoding: str = "") -> Format:
    """Return the format to read a file with: the named one, else by its suffix and first line.  BadInput for none."""
    if name and not (known := named(name)).archive:
        if known.read is None:
            raise AnnotatorError(worded("The format “{name}” can be written, but not read.", name=name))
        return known
    suffix = path.suffix.lower()
    if suffix == ".tsv" and webanno_reading.is_webanno(path):
        return named("webanno")
    if suffix in _TABLES:
        return named(_of_table(table.csv_header(path, encoding)))
    if suffix in _JSON:
        return _of_json(path, encoding)
    if suffix == ".xml":
        return named("tei" if tei_stream.is_tei(path) else "medtator")
    if suffix == ".txt" and path.with_suffix(".ann").is_file():
        return named("brat")
    if suffix == ".txt" and conll_reading.is_conll(path):
        return named("conll")
    found = next((known for known in formats() if known.read and suffix in known.suffixes), None)
    if found is None:
        raise BadInput(
            path.name,
            worded("files ending in “{suffix}” cannot be read", suffix=suffix)
            if suffix
            else worded("what it is cannot be told"),
        )
    return found


def is_whole_folder(path: Path) -> bool:
    """Whether a file holds all that its folder is about, so that what stands beside and below it is not read too."""
    return path.name == qualcoder.PROJECT


def read_instead(path: Path) -> Path | None:
    """Return the file to read where this one is named: itself or the one it is a sidecar of; None: mere settings."""
    if card.is_card(path):
        return None
    for sidecar in (sidecar for known in formats() for sidecar in known.sidecars):
        if sidecar.of is None:
            if path.name == sidecar.ending:
                return None
        elif path.name.endswith(sidecar.ending):
            main = path.with_name(path.name.removesuffix(sidecar.ending) + sidecar.of)
            if main.is_file():
                return main
    return path


def _of_table(columns: list[str]) -> str:
    if label_studio_reading.is_table_of_label_studio(columns):
        return "label-studio"
    return "csv" if csv_spans.is_spans(columns) else "table"


def _of_json(path: Path, encoding: str) -> Format:
    if w3c_reading.names_context(json_lines.first_bytes(path)):
        return named("w3c")
    try:
        entry = next(iter(json_lines.objects(path, encoding)), None)
    except BadInput as error:
        if isinstance(error.__cause__, OSError):  # the next look might succeed, and take it for something else
            raise
        entry = None  # whoever reads it says what is wrong with it
    first = entry[1] if isinstance(entry, tuple) else {}
    return named(next((name for name, fits in _OBJECTS if fits(first)), "table"))
