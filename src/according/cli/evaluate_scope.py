"""``according evaluate scope``: one event, or only the same people at another time."""

from pathlib import Path
from typing import Any

import click

from according.cli.printing import print_table
from according.cli.saying import Watch
from according.core import Models
from according.evaluate.events import Half
from according.evaluate.scope import Standing, pairs, read_stream, read_triples, run, standing
from according.export import to_json


@click.command("scope")
@click.argument("triples", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("stream", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--triples", "first", type=click.IntRange(1), help="Only the first so many triples.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def scope_command(triples: Path, stream: Path | None, first: int | None, as_json: bool) -> None:
    """Which articles tell one event, and which only speak of the same people at another time.

    TRIPLES holds accounts of one event each as JSON Lines (gzipped or not); against every account stand the two likest
    articles of another week on the same people, from the other triples and from STREAM. Each pair is judged by itself:
    with the days of publication, and without them. Half of the triples, by a hash of their ids, is for tuning.
    """
    chosen = pairs(read_triples(triples)[:first], read_stream(stream) if stream is not None else ())
    with Watch("Annotating") as watch:
        ran = run(chosen, Models(), done=watch)
    rows: dict[str, Standing] = {}
    for name, dated in (("with days", True), ("without days", False)):
        for half in (*Half, None):
            part = [(pair, one if dated else two) for pair, one, two in ran if half is None or pair.half is half]
            if part:
                rows[f"{half.value if half is not None else 'all'}, {name}"] = standing(part)
    if as_json:
        click.echo(to_json({name: _record(score) for name, score in rows.items()}), nl=False)
        return
    print_table(
        ("", "accuracy", "one event: together", "of", "two events: apart", "of"),
        [
            (name, f"{s.accuracy:.1f}", f"{s.put_together:.1f}", str(s.same), f"{s.kept_apart:.1f}", str(s.other))
            for name, s in rows.items()
        ],
    )


def _record(score: Standing) -> dict[str, Any]:
    return {
        "accuracy": score.accuracy,
        "put_together": score.put_together,
        "one_event": score.same,
        "kept_apart": score.kept_apart,
        "two_events": score.other,
    }
