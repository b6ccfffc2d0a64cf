"""``according run``: a whole archive, story by story, into tables."""

import sys
from pathlib import Path

import click

from according.cli import options
from according.cli.saying import LEFT_OUT
from according.core import UsageError
from according.export import to_json
from according.store.shards import writable


@click.command("run")
@options.inputs
@click.option(
    "--out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder of the run: a new one, or one to go on in.",
)
@click.option(
    "--engine",
    type=click.Choice(("local", "spark")),
    default="local",
    show_default=True,
    help="Processes of this machine, or Apache Spark (pip install 'according[spark]').",
)
@click.option("--workers", type=click.IntRange(1, 4096), help="Processes or Spark cores; as many as this machine has.")
@click.option("--master", metavar="URL", help="The Spark cluster: spark://host:7077, say. Without it one here.")
@click.option(
    "--accounts",
    type=click.IntRange(2, 500),
    default=24,
    show_default=True,
    help="Documents of one story that are compared at most; copies are left out first.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object, as in DIR/report.json.")
@options.columns
@options.models
def command(
    inputs: tuple[str, ...],
    out: Path,
    engine: str,
    workers: int | None,
    master: str | None,
    accounts: int,
    as_json: bool,
    columns: str | None,
    no_encoder: bool,
    no_reader: bool,
) -> None:
    """Read, annotate and compare an archive: files, folders, tables, mailboxes, web archives of any size.

    Finds which documents tell one event and which copy which, compares each story, and writes tables as Parquet. A run
    that was interrupted goes on where it stopped; over a corpus that grew it does what is new.
    """
    from according.cli.run_said import print_report, report_text
    from according.cli.run_watch import RunWatch
    from according.wiring.archive import ArchiveSettings, run_archive, run_record

    if "-" in inputs:
        raise UsageError("an archive is read again when a run goes on, which standard input cannot be: name files")
    if master is not None and engine != "spark":
        raise click.UsageError("--master is for --engine spark")
    settings = ArchiveSettings(
        engine=engine, master=master, encoder=not no_encoder, reader=not no_reader, accounts=accounts,
        **({} if workers is None else {"workers": workers}),
    )  # fmt: skip
    with RunWatch() as watch:
        report = run_archive(inputs, out, settings, columns=options.columns_told(columns), watch=watch)
    opens = f"according open {out} {{story}} --output page.html"
    with writable(out):
        (out / "report.txt").write_text(report_text(report, opens), "utf-8")
    if as_json:
        click.echo(to_json(run_record(report)), nl=False)
    else:
        print_report(report, opens, sys.stdout)
    if report.missing:
        raise SystemExit(LEFT_OUT if report.documents else 2)
