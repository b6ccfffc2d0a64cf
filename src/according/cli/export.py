"""``according export``: what was found and what people said, for other programs."""

import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli import workspaces
from according.cli.compared import written
from according.cli.completing import stories as complete
from according.cli.hands import compared, view_of
from according.cli.referring import story_of
from according.cli.saying import say
from according.core import Comparison, Document, Step, UsageError
from according.export import (
    TABLES,
    comparison_record,
    csl_json,
    step_record,
    table_rows,
    to_bibtex,
    to_csv,
    to_json,
    to_json_line,
    to_parquet,
    to_ris,
    web_annotations,
)

if TYPE_CHECKING:
    from according.store import DocumentRow, StoryRow, Workspace

#: The formats, with what each is of.
_TABLED = ("csv", "jsonl", "parquet")
_OF_STORY = ("json", "web-annotations")
_REFERENCES = ("csl-json", "bibtex", "ris")


@click.command("export")
@click.argument("form", metavar="FORMAT", type=click.Choice((*_TABLED, *_OF_STORY, *_REFERENCES)))
@workspaces.option
@click.option("--story", metavar="STORY", help="The story, where there are several.", shell_complete=complete)
@click.option("--table", type=click.Choice(tuple(TABLES)), help="The table: findings unless you name another.")
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path, allow_dash=True),
    help="The file; else standard output.",
)
def command(form: str, told: Path | None, story: str | None, table: str | None, output: Path | None) -> None:
    """Export what was found, and what people said of it.

    \b
    csv, jsonl, parquet     a table (--table) of a story; jsonl --table log can be taken over by correct --from
    json                    a story's comparison, whole, as compare --json prints it
    web-annotations         W3C Web Annotations (JSON-LD): findings and attributions at their words
    csl-json, bibtex, ris   references: a story's accounts, or all documents
    """  # noqa: D301 - click's own mark, by which lines stay as they are
    if table is not None and form not in _TABLED:
        raise click.UsageError(f"--table is for {', '.join(_TABLED)}; {form} has no tables")
    with workspaces.opened(told) as workspace:
        data = _data(workspace, told, form, story, table or "findings")
    if output is None or str(output) == "-":
        if form == "parquet" and sys.stdout.isatty():
            raise UsageError("Parquet is nothing for a terminal; name a file with -o")
        click.echo(data, nl=False)
    else:
        written(output, data, "the export")
        say(f"exported: {output}")


def _data(workspace: "Workspace", told: Path | None, form: str, story: str | None, table: str) -> bytes:
    if form in _REFERENCES:
        return _references(workspace, form, story).encode()
    if form in _TABLED and table == "log" and story is None:
        # The log is the workspace's; no story is needed for it.
        return _tabled(form, table, Comparison(id="", documents=(), stories=()), workspace.log())
    row = story_of(workspace, story)
    comparison, steps = _compared(workspace, told, row)
    if form == "json":
        return to_json(comparison_record(comparison)).encode()
    if form == "web-annotations":
        rows = workspace.documents(ids=[annotated.id for annotated in comparison.documents])
        fetched = {each.id: each.fetched for each in rows if each.fetched is not None}
        return to_json(web_annotations(comparison, steps, fetched)).encode()
    return _tabled(form, table, comparison, steps)


def _tabled(form: str, table: str, comparison: Comparison, steps: tuple[Step, ...]) -> bytes:
    if form == "jsonl" and table == "log":
        return "".join(to_json_line(step_record(step)) for step in steps).encode()
    rows = table_rows(comparison, table, steps)
    if form == "csv":
        return to_csv(rows, TABLES[table]).encode()
    if form == "jsonl":
        return "".join(map(to_json_line, rows)).encode()
    return to_parquet(table, rows, TABLES[table])


def _references(workspace: "Workspace", form: str, story: str | None) -> str:
    row = story_of(workspace, story) if story is not None else None
    rows = workspace.documents(story=row.id) if row is not None else workspace.documents()
    rows = tuple(each for each in rows if each.current or row is not None)
    documents: list[Document] = [_as_told(workspace.document(each.id), each) for each in rows]
    accessed: Mapping[str, str] = {each.id: each.fetched for each in rows if each.fetched is not None}
    if form == "csl-json":
        return to_json(csl_json(documents, accessed))
    return to_bibtex(documents, accessed) if form == "bibtex" else to_ris(documents, accessed)


def _as_told(document: "Document", row: "DocumentRow") -> "Document":
    """The document with what people put right of it."""
    return replace(
        document, outlet=row.outlet, title=row.title, author=row.author, published=row.published, kind=row.kind
    )


def _compared(workspace: "Workspace", told: Path | None, row: "StoryRow") -> tuple[Comparison, tuple[Step, ...]]:
    """The story's comparison as people left it, anew if need be, and the steps that concern it."""
    view = view_of(workspace, row)
    if view.comparison is not None and not view.stale:
        return view.comparison, view.steps
    with workspaces.opened(told, write=True) as writing:
        made = compared(writing, row.id)
        return made, view.steps
