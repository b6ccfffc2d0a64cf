"""``according evaluate differences``: where accounts differ in figures and moments, against a check by hand."""

from pathlib import Path
from typing import Any

import click

from according import wiring
from according.cli.printing import print_table
from according.cli.saying import LEFT_OUT, Watch, harmless, say
from according.core import Models
from according.evaluate.differences import GOAL, SORTS, Outcome, by_event, read_events, run, tallied
from according.evaluate.tally import Tally
from according.export import to_json


@click.command("differences")
@click.argument("pack", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("check", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rules", is_flag=True, help="Find by rules alone, without the reading model and the encoder.")
@click.option("--no-encoder", is_flag=True, help="Align statements by their words alone.")
@click.option("--events", "first", type=click.IntRange(1), help="Only the first so many.")
@click.option(
    "--together", is_flag=True, help="Take each event's accounts as accounts of one event, as the check does."
)
@click.option("--show", is_flag=True, help="Print what is wrong and what is missed, for reading on the spot.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def differences_command(
    pack: Path,
    check: Path,
    rules: bool,
    no_encoder: bool,
    first: int | None,
    together: bool,
    show: bool,
    as_json: bool,
) -> None:
    """Differing figures and moments between accounts of one event.

    PACK holds events with their accounts as JSON Lines (gzipped or not), CHECK the same events with what their accounts
    say of the killed, the injured and the day, and every difference that a careful reader finds.
    """
    models = Models() if rules else wiring.models(encoder=not no_encoder)
    made_by = "rules alone" if rules else "the models"
    events = read_events(pack, check)[:first]
    with Watch("Comparing") as watch:
        ran = run(events, models, together=together, done=watch)
    rows: list[tuple[str, tuple[str, ...]]] = [(sort, (sort,)) for sort in SORTS]
    rows.insert(len(GOAL), (", ".join(GOAL), GOAL))
    if as_json:
        record: dict[str, Any] = {"made_by": made_by, "events": len(ran)}
        record |= {name: tallied(ran, sorts).record() for name, sorts in rows}
        record["settled"] = {name: tallied(ran, sorts, settled=True).record() for name, sorts in rows}
        record["by_event"] = {name: by_event(ran, sorts).record() for name, sorts in rows}
        record["how"] = _how(ran)
        record["agreements"] = {role: _agreed(ran, role).record() for role in ("killed", "injured")}
        click.echo(to_json(record), nl=False)
    else:
        click.echo(f"{len(ran)} events, {sum(len(o.event.accounts) for o in ran)} accounts, by {made_by}.\n")
        heads = ("differences", "precision", "right", "found", "recall", "found", "of", "by event P", "R")
        print_table(heads, [_row(name, tallied(ran, sorts), by_event(ran, sorts)) for name, sorts in rows])
        click.echo("\nOnly those said to differ or to have changed:")
        print_table(heads[:7], [_row(name, tallied(ran, sorts, settled=True)) for name, sorts in rows[: len(GOAL) + 1]])
        how = _how(ran)
        click.echo(f"\nOf {how['right']} right ones {how['how_right']} are told to differ in the way the check has it.")
        click.echo()
        print_table(
            ("agreements", "precision", "right", "found", "events with two alike, found", "of"),
            [_agreement(role, _agreed(ran, role)) for role in ("killed", "injured")],
        )
    if show:
        _show(ran)
    failed = [o for o in ran if o.failed]
    for outcome in failed:
        say(f"failed, so that it scores nothing: {outcome.event.id}: {outcome.failed}")
    if failed:
        raise SystemExit(LEFT_OUT)


def _row(name: str, tally: Tally, events: Tally | None = None) -> tuple[str, ...]:
    recalled = tally.right if tally.recalled is None else tally.recalled
    cells = (
        f"{tally.precision:.1f}",
        str(tally.right),
        str(tally.found),
        f"{tally.recall:.1f}",
        str(recalled),
        str(tally.gold),
    )
    return (name, *cells) if events is None else (name, *cells, f"{events.precision:.1f}", f"{events.recall:.1f}")


def _how(ran: tuple[Outcome, ...]) -> dict[str, int]:
    right = [f for o in ran for f in o.found if f.right]
    return {"right": len(right), "how_right": sum(f.how_right for f in right)}


def _agreed(ran: tuple[Outcome, ...], role: str) -> Tally:
    each = [o.agreements[role] for o in ran if role in o.agreements]
    return Tally(
        right=sum(t.right for t in each),
        found=sum(t.found for t in each),
        gold=sum(t.gold for t in each),
        recalled=sum(t.recalled or 0 for t in each),
    )


def _agreement(role: str, tally: Tally) -> tuple[str, ...]:
    return (role, f"{tally.precision:.1f}", str(tally.right), str(tally.found), str(tally.recalled), str(tally.gold))


def _show(ran: tuple[Outcome, ...]) -> None:
    for outcome in ran:
        for found in outcome.found:
            mark = "right" if found.right else "wrong"
            click.echo(harmless(f"{mark}, {outcome.event.id}, {found.what} {found.how}: {found.title}"))
        for missed in outcome.missed:
            words = " | ".join(missed.words)
            click.echo(harmless(f"missed, {outcome.event.id}, {missed.what} {missed.how}: {words}"))
