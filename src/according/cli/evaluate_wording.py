"""``according evaluate wording``: charged words, against spans by which people say that an account colours."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from according.cli.options import reading_models
from according.cli.printing import print_table
from according.cli.saying import LEFT_OUT, Watch, say
from according.evaluate.events import Half
from according.evaluate.tally import Tally
from according.evaluate.wording import Listed, Standing, read_triples, run
from according.export import to_json


@click.command("wording")
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rules", is_flag=True, help="Find by rules alone, without the reading model.")
@click.option("--half", type=click.Choice([half.value for half in Half]), help="Only this half of the triples.")
@click.option("--triples", "first", type=click.IntRange(1), help="Only the first so many.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def wording_command(data: Path, rules: bool, half: str | None, first: int | None, as_json: bool) -> None:
    """Charged words, by the voice that they are listed in, and whether quoted words pass for the outlet's own.

    DATA holds triples of accounts with spans that people marked as JSON Lines (gzipped or not). Half of the triples, by
    a hash of their ids, is for tuning; both halves are shown.
    """
    models, made_by = reading_models(rules)
    triples = [triple for triple in read_triples(data) if half is None or triple.half.value == half][:first]
    with Watch("Reading and annotating") as watch:
        ran = run(triples, replace(models, encoder=None), done=watch)
    rows = {
        each.value: sum((standing for triple, standing in ran.triples if triple.half is each), Standing())
        for each in Half
        if any(triple.half is each for triple, _ in ran.triples)
    }
    rows["all"] = sum((standing for _, standing in ran.triples), Standing())
    if as_json:
        record: dict[str, Any] = {"made_by": made_by, "triples": len(ran.triples)}
        click.echo(to_json(record | {name: _record(standing) for name, standing in rows.items()}), nl=False)
    else:
        accounts = sum(len(triple.accounts) for triple, _ in ran.triples)
        click.echo(f"{len(ran.triples)} triples, {accounts} accounts, by {made_by}.")
        for name, standing in rows.items():
            _show(name, standing)
    for name, why in ran.failed:
        say(f"failed, so that it scores nothing: {name}: {why}")
    if ran.failed:
        raise SystemExit(LEFT_OUT)


def _show(name: str, standing: Standing) -> None:
    click.echo(f"\n{name[0].upper()}{name[1:]}. Charged words by the voice they are listed in:")
    found = [(voice.value, tally) for voice, tally in standing.voices]
    print_table(
        ("", "precision", "right", "found"),
        [(voice, f"{t.precision:.1f}", str(t.right), str(t.found)) for voice, t in found],
    )
    click.echo()
    spans = (
        ("in the account's words", standing.own),
        ("the same, found as the outlet's own", standing.own_as_own),
        ("in quoted words", standing.cited),
    )
    print_table(
        ("lexical spans", "recall", "found", "of"),
        [(name, f"{t.recall:.1f}", str(_recalled(t)), str(t.gold)) for name, t in spans],
    )
    click.echo()
    print_table(("listed as the outlet's own", "per cent", "wrong", "of"), _listed(standing))


def _listed(standing: Standing) -> list[tuple[str, ...]]:
    rows: Sequence[tuple[str, Listed]] = (
        ("quoted spans with a charged word", standing.quoted_as_own),
        *((f"{kind.value}, in a quoted span", listed) for kind, listed in standing.in_gold_quotes),
        *((f"{kind.value}, between marks", listed) for kind, listed in standing.in_marks),
    )
    return [(name, f"{listed.share:.1f}", str(listed.wrong), str(listed.whole)) for name, listed in rows]


def _recalled(tally: Tally) -> int:
    return tally.right if tally.recalled is None else tally.recalled


def _record(standing: Standing) -> dict[str, Any]:
    return {
        "charged_by_voice": {voice.value: tally.record() for voice, tally in standing.voices},
        "lexical_spans": {
            "own": standing.own.record(),
            "own_as_own": standing.own_as_own.record(),
            "quoted": standing.cited.record(),
        },
        "listed_as_own": {
            "quoted_spans": standing.quoted_as_own.record(),
            "in_quoted_spans": {kind.value: listed.record() for kind, listed in standing.in_gold_quotes},
            "between_marks": {kind.value: listed.record() for kind, listed in standing.in_marks},
        },
    }
