"""``according evaluate figures``: values, units and what is counted, against sentences with their quantities."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from according.cli.options import reading_models
from according.cli.printing import print_table
from according.cli.saying import Watch, harmless
from according.evaluate.events import Half
from according.evaluate.figures import Standing, read_sentences, run
from according.export import to_json


@click.command("figures")
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rules", is_flag=True, help="Find by rules alone, without the reading model.")
@click.option("--half", type=click.Choice([half.value for half in Half]), help="Only this half of the sentences.")
@click.option("--sentences", "first", type=click.IntRange(1), help="Only the first so many.")
@click.option("--misses", is_flag=True, help="Print what is wrong in the half that is for tuning.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def figures_command(data: Path, rules: bool, half: str | None, first: int | None, misses: bool, as_json: bool) -> None:
    """Figures: their values, their units, and what is counted.

    DATA holds sentences with their quantities as JSON Lines (gzipped or not). Half of the sentences, by a hash of their
    ids, is for tuning; both halves are shown. A unit is compared by its name, a count by the noun that is counted; the
    last column wants the whole phrase about the noun as well.
    """
    models, made_by = reading_models(rules)
    sentences = [one for one in read_sentences(data) if half is None or one.half.value == half][:first]
    with Watch("Reading and annotating") as watch:
        ran = run(sentences, replace(models, encoder=None), done=watch)
    rows = {
        each.value: (
            sum(1 for one in ran if one.sentence.half is each),
            sum((one.standing for one in ran if one.sentence.half is each), Standing()),
        )
        for each in Half
        if any(one.sentence.half is each for one in ran)
    }
    rows["all"] = (len(ran), sum((one.standing for one in ran), Standing()))
    if as_json:
        record: dict[str, Any] = {"made_by": made_by}
        click.echo(to_json(record | {name: _record(*row) for name, row in rows.items()}), nl=False)
        return
    click.echo(f"{len(ran)} sentences, by {made_by}.")
    print_table(
        ("", "sentences", "gold", "found", "value P", "R", "F1", "+ unit P", "R", "F1", "+ phrase F1"),
        [(name, str(count), str(s.value.gold), str(s.value.found), *_cells(s)) for name, (count, s) in rows.items()],
    )
    for one in ran if misses else ():
        if one.wrong and one.sentence.half is Half.TUNING:
            click.echo(harmless(f"\n{one.sentence.text}"))
            for wrong in one.wrong:
                click.echo(harmless(f"    {wrong}"))


def _cells(standing: Standing) -> tuple[str, ...]:
    return (
        *(f"{t:.1f}" for tally in (standing.value, standing.unit) for t in (tally.precision, tally.recall, tally.f1)),
        f"{standing.phrase.f1:.1f}",
    )


def _record(count: int, standing: Standing) -> dict[str, Any]:
    return {
        "sentences": count,
        "value": standing.value.record(),
        "value_and_unit": standing.unit.record(),
        "value_and_phrase": standing.phrase.record(),
    }
