"""``according evaluate furniture``: words of the page that are marked in plain text, and words of the body lost."""

from pathlib import Path
from typing import Any

import click

from according.cli.printing import print_table
from according.cli.saying import Watch, harmless
from according.evaluate.events import Half
from according.evaluate.furniture import Standing, read_marks, run
from according.evaluate.pages import read_pages
from according.export import to_json


@click.command("furniture")
@click.argument("marks", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("corpora", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--pages",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Saved pages with their articles' text, to be read as if all of a page had been selected and copied.",
)
@click.option("--misses", is_flag=True, help="Print what is lost and missed (of pages: in the half for tuning).")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def furniture_command(marks: Path, corpora: Path, pages: Path | None, misses: bool, as_json: bool) -> None:
    """Furniture in plain text, by words.

    MARKS tells by offsets which stretches of articles are the page's and which count neither way (headlines, bylines,
    captions); the texts stand in the folders of CORPORA. "Body lost" is the part of the account's own words that is
    said to be furniture; "aside" more are said to be a caption, byline or repetition; "annotated" is how many words of
    furniture stand where the account tells.
    """
    articles = read_marks(marks, corpora)
    held = read_pages(pages) if pages is not None else ()
    with Watch("Cleaning") as watch:
        judged = run(articles, done=watch)
        ran = run([page for _, page in held], done=watch)
    rows: dict[str, tuple[int, Standing]] = {}
    for corpus in sorted({one.article.corpus for one in judged}):
        part = [one.standing for one in judged if one.article.corpus == corpus]
        rows[corpus] = len(part), sum(part, Standing())
    rows["all articles"] = len(judged), sum((one.standing for one in judged), Standing())
    for half in Half if held else ():
        part = [one.standing for (each, _), one in zip(held, ran, strict=True) if each is half]
        rows[f"pages, {half.value}"] = len(part), sum(part, Standing())
    if as_json:
        click.echo(to_json({name: _record(*row) for name, row in rows.items()}), nl=False)
        return
    print_table(
        ("", "texts", "furniture", "P", "R", "F1", "annotated", "body", "lost", "body lost %", "aside"),
        [(name, *_cells(*row)) for name, row in rows.items()],
    )
    shown = [*judged, *(one for (each, _), one in zip(held, ran, strict=True) if each is Half.TUNING)]
    for one in shown if misses else ():
        for why, stretches in (("lost", one.lost), ("missed", one.missed)):
            for words in stretches:
                click.echo(harmless(f"{why} in {one.article.corpus} {one.article.id}: {words}"))


def _cells(count: int, standing: Standing) -> tuple[str, ...]:
    tally = standing.words
    return (
        str(count),
        str(tally.gold),
        *(f"{figure:.1f}" for figure in (tally.precision, tally.recall, tally.f1)),
        str(standing.kept),
        str(standing.body),
        str(standing.lost),
        f"{standing.loss:.2f}",
        str(standing.set_aside),
    )


def _record(count: int, standing: Standing) -> dict[str, Any]:
    return {
        "texts": count,
        "words": standing.words.record(),
        "annotated": standing.kept,
        "body": standing.body,
        "body_lost": standing.lost,
        "body_lost_percent": standing.loss,
        "body_set_aside": standing.set_aside,
    }
