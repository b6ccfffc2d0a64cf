"""``according evaluate stories``: accounts of many events mixed together, and whether each is found again."""

import time
from pathlib import Path
from typing import Any

import click

from according.cli.printing import print_table
from according.cli.saying import Watch
from according.core import Models
from according.evaluate.events import Half
from according.evaluate.stories import Mixed, Streamed, annotated, mixed, read_pool, streamed
from according.export import to_json
from according.group.events import events


@click.command("stories")
@click.argument("groups", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("stream", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--half", type=click.Choice([each.value for each in Half]), help="Only the groups of this half.")
@click.option("--kept", type=click.Path(dir_okay=False, path_type=Path), help="Annotations of an earlier run.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def stories_command(groups: Path, stream: Path | None, half: str | None, kept: Path | None, as_json: bool) -> None:
    """Which documents of a mixed pool tell one event.

    GROUPS holds events as JSON Lines (gzipped or not). Where its lines hold the accounts themselves, those of a half
    are mixed into one pool and scored by B-cubed. Where they name articles of STREAM, all of the stream is grouped, and
    the score is the recall of the named pairs beside the mean size of the groups above one. Half of the groups, by a
    hash of their ids, is for tuning. KEPT is a file in which annotations are kept from run to run.
    """
    gold, accounts = read_pool(groups, stream)
    halves = [Half(half)] if half is not None else [*Half, None]
    if stream is None and half is not None:
        gold = tuple(event for event in gold if event.half is Half(half))
        accounts = {name: accounts[name] for event in gold for name in event.accounts}
    with Watch("Annotating") as watch:
        told = annotated(accounts, Models(), kept=kept, done=watch)
    rows: dict[str, dict[str, Any]] = {}
    found: list[tuple[str, ...]] = []
    for part in halves:
        chosen = [event for event in gold if part is None or event.half is part]
        name = part.value if part is not None else "all"
        pool = list(told) if stream is not None else [account for event in chosen for account in event.accounts]
        if not found or stream is None:
            started = time.process_time()
            found = [members for members, _ in events(tuple(told[account] for account in pool))]
            spent = time.process_time() - started
        scored = streamed(chosen, found) if stream is not None else mixed(chosen, found)
        rows[name] = {**_record(scored), "seconds": round(spent, 1)}
    if as_json:
        click.echo(to_json(rows), nl=False)
        return
    heads = list(next(iter(rows.values())))
    print_table(
        ("", *(head.replace("_", " ") for head in heads)),
        [(name, *(_words(row[head]) for head in heads)) for name, row in rows.items()],
    )


def _record(score: Mixed | Streamed) -> dict[str, Any]:
    if isinstance(score, Mixed):
        return {
            "documents": score.documents,
            "events": score.events,
            "found": score.found,
            "precision": score.precision,
            "recall": score.recall,
            "f1": score.f1,
        }
    return {
        "pairs": score.pairs,
        "together": score.together,
        "recall": score.recall,
        "groups_above_one": score.groups,
        "mean_size": score.size,
    }


def _words(value: float) -> str:
    return str(value) if isinstance(value, int) else f"{value:.3f}"
