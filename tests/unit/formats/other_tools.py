"""Other tools at work: answers each line of JSON that comes in, a deed and what it needs, with one of what came of it.

It runs in the environment of requirements-tools.txt, not in ours, and imports nothing of ours.
"""

import json
import logging
import sys
import types
from html import escape
from importlib.util import find_spec
from pathlib import Path


def label_studio_reads(tasks, config, out):
    """Return whether Label Studio finds each annotation of a file good; its converter then writes what it writes."""
    from label_studio_sdk.converter import Converter
    from label_studio_sdk.label_interface import LabelInterface

    known = LabelInterface(Path(config).read_text("utf-8"))
    known.validate()
    for kind in ("JSON_MIN", "CSV", "TSV", "CONLL2003"):
        Converter(config, project_dir=None).convert(tasks, f"{out}/{kind}", kind, is_dir=False)
    works = [work for task in json.loads(Path(tasks).read_bytes()) for work in task["annotations"]]
    return [known.validate_annotation(work) for work in works]


def label_studio_writes(config, text, spans, relations, choices, path):
    """Write a task as Label Studio's own objects say it; a span is start, end and label."""
    from label_studio_sdk.label_interface import LabelInterface
    from label_studio_sdk.label_interface.objects import AnnotationValue, TaskValue

    known = LabelInterface(config)
    control = known.get_control("label")
    marks = [control.label(label=label, start=start, end=end) for start, end, label in spans]
    for source, target, label in relations:
        marks[source].add_relation(region=marks[target], label=[label])
    said = [known.get_control(name).label(value) for name, value in choices]
    task = TaskValue(data={"text": text}, annotations=[AnnotationValue(completed_by=1, result=[*marks, *said])])
    Path(path).write_text(json.dumps([task.model_dump()], ensure_ascii=False, indent=1), "utf-8")


def taguette_page(text):
    """Return a document with this text as Taguette keeps it, and the text that its highlights are counted in."""
    from bs4 import BeautifulSoup
    from taguette.convert import get_html_body

    contents = get_html_body(f"<h1>Kabar</h1><p>{escape(text)}</p><ul><li>{escape(text)}</li></ul>")
    return contents, BeautifulSoup(contents, "html5lib").get_text()


def taguette_writes(contents, highlights, path):
    """Write a project with one document; a highlight is start and end in bytes, and the paths of its tags."""
    from taguette import database, extract

    session = database.connect(f"sqlite:///{path}")()
    project = database.Project(name="P", description="")
    document = database.Document(
        name="D", description="", filename="d.html", project=project,
        text_direction=database.TextDirection.LEFT_TO_RIGHT, contents=contents,
    )  # fmt: skip
    paths = {name for _, _, names in highlights for name in names}
    tags = {name: database.Tag(project=project, path=name, description="") for name in sorted(paths)}
    for start, end, names in highlights:
        snippet = extract.extract(contents, start, end)
        found = database.Highlight(document=document, start_offset=start, end_offset=end, snippet=snippet)
        found.tags.extend(tags[name] for name in names)
        session.add(found)
    session.commit()
    session.close()


def taguette_writes_codebook(names, path):
    """Write a codebook in REFI-QDA's format with these tags."""
    from taguette import database, export

    export.codebook_xml([database.Tag(path=name, description="") for name in names], path)


def brat_reads(folder):
    """Return for each article what brat found in its lines, what it could not read and what its check objects to."""
    annotation, projectconfig, verify = _brat()
    config = projectconfig.ProjectConfiguration(folder)
    found = {}
    for path in sorted(Path(folder).glob("*.ann")):
        lines = path.read_bytes().decode()
        document = annotation.TextAnnotations(text=path.with_suffix(".txt").read_bytes().decode(), source=lines)
        found[path.stem] = {
            "spans": [[mark.id, mark.type, mark.spans, mark.text] for mark in document.get_textbounds()],
            "relations": [[link.type, link.arg1, link.arg2] for link in document.get_relations()],
            "attributes": [[fact.target, fact.type, fact.value] for fact in document.get_attributes()],
            "unread": [str(line) for line in document.failed_lines],
            "issues": [issue.human_readable_str() for issue in verify.verify_annotation(document, config)],
            "same": str(document) == lines,
        }
    return found


def brat_writes(text, spans, events, relations, path):
    """Write the lines of an article; a span is type and ranges, an event trigger, type and arguments."""
    annotation, _, _ = _brat()
    document = annotation.TextAnnotations(text=text, source="")
    for number, (kind, ranges) in enumerate(spans, 1):
        quote = annotation.DISCONT_SEP.join(text[start:end] for start, end in ranges)
        mark = annotation.TextBoundAnnotationWithText(ranges, f"T{number}", kind, quote)
        document.add_annotation(mark)
        document.add_annotation(annotation.AttributeAnnotation(mark.id, f"A{number}", "Sure", "", True))
        document.add_annotation(
            annotation.OnelineCommentAnnotation(mark.id, f"#{number}", "AnnotatorNotes", f"\tno {number}")
        )
    for number, (trigger, kind, arguments) in enumerate(events, 1):
        document.add_annotation(annotation.EventAnnotation(trigger, arguments, f"E{number}", kind, ""))
    for number, (kind, source, target) in enumerate(relations, 1):
        link = annotation.BinaryRelationAnnotation(f"R{number}", kind, "Arg1", source, "Arg2", target, "")
        document.add_annotation(link)
    Path(path).write_bytes(str(document).encode())


def _brat():
    """Import brat's modules, which lie beside each other in a folder and look for a server's settings."""
    if "annotation" not in sys.modules:
        sys.path.insert(0, str(Path(find_spec("brat").submodule_search_locations[0]) / "server" / "src"))
        sys.modules["config"] = types.SimpleNamespace(BASE_DIR="/")
        import annotation

        # Its way to open files asks for the mode "U", which Python 3.11 no longer has.
        annotation.open_textfile = lambda name, mode="r": open(name, mode, encoding="utf-8")  # noqa: SIM115, PTH123
    import annotation
    import projectconfig
    import verify_annotations

    return annotation, projectconfig, verify_annotations


def main():
    """Answer until nobody asks any more."""
    logging.disable(logging.WARNING)
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        deed, *given = json.loads(line)
        print(json.dumps(globals()[deed](*given)), file=answers, flush=True)


if __name__ == "__main__":
    main()
