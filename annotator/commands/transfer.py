"""`import`, `export` and `formats`: what comes in and what goes out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click

from annotator.app import export_report, exporting, import_report, importing, name_map, splitting
from annotator.commands.console import JSON, PROJECT, calmly, me, opened, said_as, show, teller, writable
from annotator.formats import registry
from annotator.formats.record import Refusal, Report
from annotator.storage.reader import Reader


def _columns(_: click.Context, __: click.Parameter, text: str) -> dict[str, str]:
    pairs = [part.split("=", 1) for part in text.split(",") if part]
    if any(len(pair) != 2 for pair in pairs):
        raise click.BadParameter("columns are said as text=isi,title=judul")
    return {ours.strip(): theirs.strip() for ours, theirs in pairs}


def _report(_: click.Context, __: click.Parameter, path: Path | None) -> Path | None:
    if path is not None and path.suffix.lower() not in (".json", ".txt"):
        raise click.BadParameter("a report ends in .json or .txt")
    if path is not None and not path.absolute().parent.is_dir():
        raise click.BadParameter(f"there is no folder {path.parent}")
    return path


@click.command(name="import")
@PROJECT
@click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--format", "format_", default="", help="A name that `formats` lists; else found out.")
@click.option("--annotator", default="", help="Whose spans they are where the file does not say.")
@click.option("--round", "round_", default=1, type=click.IntRange(1), help="The round they belong to.")
@click.option("--done", is_flag=True, help="Mark the articles done for that annotator.")
@click.option("--columns", default="", callback=_columns, help="A table's columns: text=isi,title=judul.")
@click.option("--encoding", default="", help="The encoding of plain text; else found out.")
@click.option(
    "--map",
    "names",
    type=click.Path(path_type=Path),
    help='JSON: their label to ours, or {"labels": {…}, "annotators": {…}}.',
)
@click.option(
    "--report",
    callback=_report,
    type=click.Path(path_type=Path),
    help="Write what became of each record: .json or .txt.",
)
@click.option("--partial", is_flag=True, help="Take the good records of files that also have broken ones.")
@click.option("--dry-run", is_flag=True, help="Say what would come in and change nothing.")
@JSON
@calmly
def import_(
    path: Path, paths: Sequence[Path], format_: str, annotator: str, round_: int, done: bool, as_json: bool, **more: Any
) -> None:
    """Bring articles and spans in."""
    with said_as(partial(_nothing_taken, str(path)), as_json=as_json):
        summary = _take_in(path, paths, format_, annotator, round_, done, **more)
    _say_import(summary, as_json=as_json)


def _nothing_taken(project: str, reason: str) -> dict[str, object]:
    return importing.Summary(refused=[Refusal(project, "", reason)]).as_json()


def _take_in(
    path: Path, paths: Sequence[Path], format_: str, annotator: str, round_: int, done: bool, **more: Any
) -> importing.Summary:
    names = name_map.load(more["names"]) if more["names"] else name_map.NameMap()
    options = importing.ImportOptions(
        format=format_,
        annotator=annotator,
        round=round_,
        done=done,
        labels=names.labels,
        people=names.annotators,
        **{key: more[key] for key in ("columns", "encoding", "partial")},
    )
    if format_:
        registry.named(format_)
    tell, end = teller("reading")
    with closing(opened(path, annotator, reading=more["dry_run"])) as project:
        prepared = importing.prepare(path, paths, options, project.me, tell)
        end()
        for record in prepared.records:
            if record.state in ("known", "copy"):
                click.echo(f"{record.name or record.file}: its text is here already", err=True)
            elif record.state == import_report.LEFT:
                click.echo(f"{record.file}: {record.remark}", err=True)
        _say_units(prepared.records)
        if more["report"]:
            import_report.save(more["report"], prepared.summary.as_json(), prepared.records)
        if more["dry_run"]:
            prepared.discard()
        else:
            if not annotator and prepared.is_others:
                project.be("")  # An account that is none of those who made the spans does not become one of them.
            importing.take(project, prepared)
    return prepared.summary


def _say_units(records: Iterable[import_report.Incoming]) -> None:
    """Say of each file what its offsets counted where that was no code points."""
    counts: Counter[tuple[str, str]] = Counter()
    for record in records:
        counts.update({(record.file, unit): count for unit, count in record.repaired.items()})
    for (file, unit), count in counts.items():
        click.echo(f"{file}: {count} offsets counted {unit}", err=True)


def _say_import(summary: importing.Summary, *, as_json: bool) -> None:
    for refusal in summary.refused:
        where = f", {refusal.record}" if refusal.record else ""
        click.echo(f"{refusal.file}{where}: {refusal.reason}", err=True)
    text = (
        f"{summary.documents_added} articles added, {summary.documents_known} known; {summary.spans_added} spans"
        f" added, {summary.spans_known} known, {summary.repaired} repaired; {len(summary.refused)} refused."
    )
    show(summary.as_json(), text, as_json=as_json)
    taken = summary.documents_added + summary.documents_known + summary.spans_added + summary.spans_known
    if not taken and summary.refused:
        sys.exit(1)


@click.command()
@PROJECT
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path))
@click.option("--format", "format_", required=True, help="A name that `formats` lists.")
@click.option("--layer", default="", help="An annotator's name, gold or all.")
@click.option("--round", "round_", default=1, type=click.IntRange(1), help="The round to take.")
@click.option("--done", is_flag=True, help="Finished articles alone.")
@click.option("--split", default="", help="Shares of train, dev and test: 80/10/10. OUT is then a folder.")
@click.option("--seed", default=0, help="Decides the sides of articles that have none yet.")
@click.option("--group", default="", help="A column whose equal values stay on one side.")
@click.option("--edges", default="drop", type=click.Choice(["drop", "expand"]), help="Spans off token edges.")
@click.option("--lang", default="xx", help="The tokenizer's language; xx is any.")
@click.option("--scheme", default="iob2", type=click.Choice(["iob2", "iob1", "bilou", "bioes"]), help="CoNLL's tags.")
@click.option("--no-text", is_flag=True, help="Hashes and lengths instead of texts, no quotes (csv, jsonl, w3c).")
@click.option("--card", is_flag=True, help="Write a dataset card beside the export.")
@click.option("--strict", is_flag=True, help="Fail where anything cannot be said in full.")
@click.option("--report", callback=_report, type=click.Path(path_type=Path), help="All that it said: .json or .txt.")
@JSON
@calmly
def export(path: Path, out: Path, format_: str, layer: str, round_: int, as_json: bool, **more: Any) -> None:
    """Write spans for training, sharing or keeping."""
    options = exporting.ExportOptions(
        format=format_,
        layer=layer,
        round=round_,
        done=more["done"],
        edges=more["edges"],
        language=more["lang"],
        scheme=more["scheme"],
        strict=more["strict"],
        text=not more["no_text"],
        card=more["card"],
    )
    sides = None
    if more["split"]:
        sides = _sides(path, options, splitting.SplitOptions(more["split"], more["seed"], more["group"]))
        options = replace(options, parts=sides.parts)
    tell, end = teller("writing")
    with closing(Reader.open(path)) as reader:
        report = exporting.export(reader, out, options, tell)
        report.split = splitting.told(reader, sides) if sides else []
    end()
    if more["report"]:
        export_report.save(more["report"], report)
    _say_export(report, as_json=as_json)


def _sides(path: Path, options: exporting.ExportOptions, split: splitting.SplitOptions) -> splitting.Sides:
    exporting.check(replace(options, parts={}))
    tell, end = teller("comparing")
    with closing(writable(path, me())) as project:
        sides = splitting.plan_export(project.reader, options, split, tell)
        end()
        splitting.keep(project, sides)
        _say_leaks(project.reader, sides)
        return sides


def _say_leaks(reader: Reader, sides: splitting.Sides) -> None:
    """Say which near-copies are on two sides, and how many were kept together."""
    for pair in sides.leaks:
        one, other = (reader.document(document_id) for document_id in (pair.one, pair.other))
        if one is not None and other is not None:
            names = " and ".join(f"{d.title or d.name or d.id} ({sides.parts[d.id]})" for d in (one, other))
            click.echo(f"leak: {names} are {pair.likeness:.0%} alike, and had their sides before", err=True)
    together = len(sides.copies) - len(sides.leaks)
    click.echo(f"{together} pairs of near-copies kept on one side, {len(sides.leaks)} on two.", err=True)


def _say_export(report: Report, *, as_json: bool) -> None:
    for lost in report.dropped:
        place = f"{lost.title or lost.document}, {lost.label} {lost.start}–{lost.end}"
        click.echo(f"{place}: left out, {lost.reason}", err=True)
    for reason, count in Counter(lost.reason for lost in report.reduced).items():
        click.echo(f"{count} × {reason}", err=True)
    for sentence in report.changed:
        click.echo(f"{sentence}.", err=True)
    found = {
        "documents": report.documents,
        "spans": report.spans,
        "dropped": [
            {key: getattr(lost, key) for key in ("document", "title", "start", "end", "label", "reason")}
            for lost in report.dropped
        ],
    }
    text = f"{report.documents} articles and {report.spans} spans written, {len(report.dropped)} spans left out."
    show(found, text, as_json=as_json)


@click.command()
@JSON
def formats(as_json: bool) -> None:
    """List the formats that can be read and written."""
    found = [
        {"name": f.name, "reads": f.reads, "writes": f.write is not None, "suffixes": list(f.suffixes)}
        for f in registry.formats()
    ]
    lines = [
        f"{f.name:12} {'reads' if f.reads else '':6} {'writes' if f.write else '':7} {f.title}"
        for f in registry.formats()
    ]
    show(found, "\n".join(lines), as_json=as_json)
    for problem in registry.problems():
        click.echo(problem, err=True)
