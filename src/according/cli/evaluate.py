"""``according evaluate``: what is found, held against a gold standard."""

import json
from dataclasses import asdict
from pathlib import Path

import click

from according import wiring
from according.cli.evaluate_alignment import alignment_command
from according.cli.evaluate_attribution import attribution_command
from according.cli.evaluate_corrections import agreement_command, corrections_command
from according.cli.evaluate_differences import differences_command
from according.cli.evaluate_figures import figures_command
from according.cli.evaluate_furniture import furniture_command
from according.cli.evaluate_headline import headline_command
from according.cli.evaluate_nesting import nesting_command
from according.cli.evaluate_people import coreference_command, labels_command
from according.cli.evaluate_reading import names_command, syntax_command
from according.cli.evaluate_scope import scope_command
from according.cli.evaluate_similarity import similarity_command
from according.cli.evaluate_stories import stories_command
from according.cli.evaluate_variants import variants_command
from according.cli.evaluate_wording import wording_command
from according.cli.saying import Watch, harmless, leave
from according.core import UsageError
from according.evaluate.gold import Row, score
from according.export import to_json
from according.wiring import Settings


@click.group("evaluate")
def command() -> None:
    """Measure what is found against a gold standard."""


for scoreboard in (
    attribution_command,
    syntax_command,
    names_command,
    nesting_command,
    coreference_command,
    labels_command,
    wording_command,
    alignment_command,
    variants_command,
    figures_command,
    headline_command,
    scope_command,
    stories_command,
    similarity_command,
    differences_command,
    furniture_command,
    corrections_command,
    agreement_command,
):
    command.add_command(scoreboard)


@command.command("gold")
@click.argument("gold", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("inputs", nargs=-1, required=True, metavar="FILE…")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
@click.option("--no-encoder", is_flag=True, help="Align statements by their words alone.")
@click.option("--no-reader", is_flag=True, help="Find attributions by rules alone.")
def gold_command(gold: Path, inputs: tuple[str, ...], as_json: bool, no_encoder: bool, no_reader: bool) -> None:
    """Hold a comparison of accounts against a file that says what is planted in them (according.gold/1)."""
    settings = Settings(encoder=not no_encoder, reader=not no_reader)
    try:
        planted = json.loads(gold.read_text(encoding="utf-8"))
    except ValueError as error:
        raise UsageError(f"{gold} is no JSON: {error}") from error
    with Watch("Reading and annotating") as watch:
        comparison = wiring.compare(wiring.annotate(inputs, settings, done=watch), settings)
    rows = score(comparison, planted)
    if as_json:
        click.echo(to_json([asdict(row) for row in rows]), nl=False)
    else:
        for line in _lines(rows):
            click.echo(harmless(line))
    leave(comparison.skipped, done=bool(comparison.documents))


def _lines(rows: tuple[Row, ...]) -> list[str]:
    lines = [f"{'':<20} {'recall':>15} {'precision':>17}"]
    for row in rows:
        precision = "" if row.precision is None else f"{row.right}/{row.found} = {row.precision:.2f}"
        lines.append(f"{row.name:<20} {f'{row.recalled}/{row.gold} = {row.recall:.2f}':>15} {precision:>17}")
    for row in rows:
        lines += [f"missed, {row.name}: {note}" for note in row.missed]
        lines += [f"wrong, {row.name}: {note}" for note in row.wrong]
    return lines
