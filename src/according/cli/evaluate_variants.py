"""``according evaluate variants``: quotations changed on purpose, and near misses that are different utterances."""

from collections.abc import Sequence
from pathlib import Path

import click

from according.cli.options import reading_models
from according.cli.printing import print_table
from according.cli.saying import Watch, harmless
from according.evaluate.events import Half
from according.evaluate.variants.cases import cases
from according.evaluate.variants.pool import read_articles
from according.evaluate.variants.score import Board, Judged, Row, board, run
from according.export import to_json


@click.command("variants")
@click.argument(
    "data", nargs=-1, required=True, metavar="FILE…", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--rules", is_flag=True, help="Read by rules alone, without the reading model.")
@click.option("--half", type=click.Choice([half.value for half in Half]), help="Only this half of the articles.")
@click.option(
    "--each", type=click.IntRange(1), default=40, show_default=True, help="Cases of each kind in either half."
)
@click.option("--kind", help="Only cases of the kinds whose names begin so.")
@click.option("--show", is_flag=True, help="Also print what was missed, taken for another, or called by a wrong name.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def variants_command(
    data: tuple[Path, ...], rules: bool, half: str | None, each: int, kind: str | None, show: bool, as_json: bool
) -> None:
    """Whether readings of one utterance are found in two accounts, and each change is called by its name.

    FILEs hold articles as JSON Lines (gzipped or not). Their quotations are changed in known ways and put into accounts
    of their own; near misses are other quotations that share words. Half of the articles, by a hash of their ids, is
    for tuning; the other is for reporting only.
    """
    models, made_by = reading_models(rules)
    made = [
        case
        for case in cases(read_articles(data), each)
        if (half is None or case.half.value == half) and case.kind.startswith(kind or "")
    ]
    with Watch("Comparing") as watch:
        judged = run(made, models, done=watch)
    halves = {h.value: board([j for j in judged if j.case.half is h]) for h in Half if half in (None, h.value)}
    if as_json:
        record = {"made_by": made_by, "cases": len(judged)}
        click.echo(to_json(record | {name: score.record() for name, score in halves.items()}), nl=False)
        return
    click.echo(f"{len(judged)} cases, by {made_by}.")
    for name, score in halves.items():
        _table(name, score)
    if show:
        for each_judged in judged:
            _failure(each_judged)


def _table(name: str, score: Board) -> None:
    click.echo(
        f"\n{name[0].upper()}{name[1:]}: recall {score.recall:.3f}, precision {score.precision:.3f}, "
        f"kinds of change named right {score.named:.3f}."
    )
    rows: Sequence[tuple[str, Row]] = (
        *score.rows.items(),
        ("all changed", score.changed),
        ("all near misses", score.missed),
    )
    print_table(
        ("", "cases", "found", "named right", "false findings"),
        [
            (
                kind,
                str(row.cases),
                "" if kind.startswith(("near", "all near")) else f"{row.hits / max(1, row.cases):.3f}",
                f"{row.named / row.hits:.3f}" if row.hits else "",
                str(row.alarms),
            )
            for kind, row in rows
        ],
    )


def _failure(judged: Judged) -> None:
    case = judged.case
    if not judged.alarms and (judged.named or not case.same):
        return
    what = "taken for another" if judged.alarms else "missed" if not judged.hit else "misnamed"
    click.echo(harmless(f"\n{what}: {case.kind} ({case.half.value})"))
    for side, laid in (("A", case.left), ("B", case.right)):
        click.echo(harmless(f"  {side}: {' … '.join(place.of(laid.text) for place in laid.places)}"))
    if judged.hit:
        for name, kinds in (("is", case.wanted), ("called", judged.found)):
            click.echo(f"  {name}: {', '.join(sorted(k.value for k in kinds)) or 'nothing changed'}")
    for title in judged.titles:
        click.echo(harmless(f"  {title}"))
