"""``according open``: the stories of a run, and one of them as a page, a terminal report, or data."""

import sys
from pathlib import Path

import click

from according.cli import options
from according.cli.compared import print_comparison, report_ahead, write_page
from according.cli.printing import print_records
from according.cli.saying import say


@click.command("open")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), metavar="DIR")
@click.argument("story", required=False)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="Where the story's page goes.")
@click.option("--csv", "form", flag_value="csv", help="Print the story's findings, a row for each piece of evidence.")
@options.records
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="How many stories are listed.")
@click.option("--width", type=click.IntRange(40, 400), help="Columns of the terminal report.")
def command(
    folder: Path, story: str | None, output: Path | None, form: str | None, most: int, width: int | None
) -> None:
    """List the stories of a run (DIR is its --out), or open one of them by its id or the beginning of it."""
    from according.wiring.archive import compare_opened, open_stories

    stories = open_stories(folder)
    if story is None:
        if output is not None or form == "csv":
            raise click.UsageError("name the story, too; without one the stories are listed")
        found = stories.list(most)
        records = [
            {
                "story": s.id,
                "title": s.title,
                "documents": s.documents,
                "independent": s.independent,
                "settled": s.settled,
            }
            for s in found
        ]
        print_records(form, records, lambda: [_line(record) for record in records], sys.stdout)
        return
    wanted = stories.id(story)
    if output is not None or form is None:
        report_ahead()
    comparison = compare_opened(stories, wanted)
    if output is not None:
        write_page(output, comparison)
    if not stories.settled(wanted):
        say("whether these documents tell one event is not settled: most such stories are of one matter only")
    if len(comparison.documents) < stories.size(wanted):
        say(f"{len(comparison.documents)} of the story's {stories.size(wanted)} documents are compared, as in the run")
    print_comparison(comparison, form if form != "jsonl" else "json", None, width, output)
    if form is None and output is None:
        say(f"the whole page: according open {folder} {wanted} --output page.html")


def _line(record: dict[str, object]) -> str:
    alone = record["documents"] == record["independent"]
    copies = "" if alone else f", {record['independent']} of them no copies"
    doubt = "" if record["settled"] else ", not settled whether of one event"
    return f"{record['story']}  {record['documents']} documents{copies}{doubt}  {record['title']}"
