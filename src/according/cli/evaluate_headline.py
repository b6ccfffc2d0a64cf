"""``according evaluate headline``: claims that do and do not say other or more than the article they stand over."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from according import wiring
from according.cli.printing import print_table
from according.cli.saying import Watch, harmless
from according.core import Models
from according.evaluate.events import Half
from according.evaluate.headline import THRESHOLD, Accuracy, Judged, accuracy, read_articles, run
from according.export import to_json
from according.wiring import Settings


@click.command("headline")
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rules", is_flag=True, help="Find by rules alone, without the encoder and the scorer of pairs.")
@click.option("--half", type=click.Choice([half.value for half in Half]), help="Only this half of the articles.")
@click.option("--misses", is_flag=True, help="Print the claims of the half for tuning that are judged wrong.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def headline_command(data: Path, rules: bool, half: str | None, misses: bool, as_json: bool) -> None:
    """Headlines: claims that say other or more than the article under them.

    DATA holds articles with claims over them as JSON Lines (gzipped or not). Half of the articles, by a hash of their
    ids, is for tuning: a threshold was chosen on it. "Shown" is what the comparison would print, where a false gap
    costs most. Chance is 50.
    """
    models = Models() if rules else wiring.models(reader=False)
    scorer = None if rules else wiring.pair_scorer(Settings())
    made_by = "rules alone" if rules else "rules and the scorer of pairs"
    articles = [one for one in read_articles(data) if half is None or one.half.value == half]
    with Watch("Judging") as watch:
        judged = run(articles, models, scorer, done=watch)
    parts = {each.value: [one for one in judged if one.article.half is each] for each in Half}
    rows = {name: part for name, part in {**parts, "all": judged}.items() if part}
    if as_json:
        record: dict[str, Any] = {"made_by": made_by, "threshold": THRESHOLD}
        record |= {name: {k: v.record() for k, v in _sides(part).items()} for name, part in rows.items()}
        click.echo(to_json(record | {"rules": _by_rule(judged), "changes": _by_change(judged)}), nl=False)
        return
    click.echo(f"{len(judged)} claims over {len(articles)} articles, by {made_by}.\n")
    print_table(
        (
            "",
            "claims",
            "doubted: found",
            "of",
            "left alone",
            "of",
            "balanced",
            "shown: found",
            "left alone",
            "balanced",
        ),
        [(name, str(len(part)), *_cells(_sides(part))) for name, part in rows.items()],
    )
    click.echo()
    rules_found = _by_rule(judged)
    print_table(("shown by", "right", "wrong"), [(k, str(v["right"]), str(v["wrong"])) for k, v in rules_found.items()])
    click.echo()
    changes = _by_change(judged)
    print_table(("change", "doubted", "of"), [(k, str(v["found"]), str(v["of"])) for k, v in changes.items()])
    for one in judged if misses else ():
        if one.article.half is Half.TUNING and one.doubted == one.claim.consistent:
            doubt = "" if one.doubt is None else f" ({one.doubt:.2f})"
            click.echo(harmless(f"{'wrong' if one.doubted else 'missed'}{doubt}: {one.claim.text}"))


def _sides(judged: Sequence[Judged]) -> dict[str, Accuracy]:
    sides: dict[str, Callable[[Judged], bool]] = {
        "doubted": lambda one: one.doubted,
        "shown": lambda one: bool(one.shown),
    }
    return {name: accuracy(judged, said) for name, said in sides.items()}


def _cells(sides: dict[str, Accuracy]) -> tuple[str, ...]:
    one, two = sides["doubted"], sides["shown"]
    return (
        *(str(count) for count in (one.found, one.other, one.quiet, one.borne)),
        f"{100 * one.balanced:.1f}",
        str(two.found),
        str(two.quiet),
        f"{100 * two.balanced:.1f}",
    )


def _by_rule(judged: Sequence[Judged]) -> dict[str, dict[str, int]]:
    every = sorted({rule for one in judged for rule in one.shown})
    return {
        rule: {
            "right": sum(rule in one.shown and not one.claim.consistent for one in judged),
            "wrong": sum(rule in one.shown and one.claim.consistent for one in judged),
        }
        for rule in every
    }


def _by_change(judged: Sequence[Judged]) -> dict[str, dict[str, int]]:
    changed = [one for one in judged if not one.claim.consistent]
    every = sorted({change for one in changed for change in one.claim.changes})
    return {
        change: {
            "found": sum(one.doubted for one in changed if change in one.claim.changes),
            "of": sum(change in one.claim.changes for one in changed),
        }
        for change in every
    }
