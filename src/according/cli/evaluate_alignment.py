"""``according evaluate alignment``: statements laid side by side, against groups that people marked by reading."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from according import wiring
from according.cli.options import reading_models
from according.cli.printing import print_table
from according.cli.saying import Watch
from according.evaluate.alignment import MarkedStory, Standing, read_marked, run
from according.evaluate.tally import Tally
from according.export import to_json
from according.wiring import Settings


@click.command("alignment")
@click.argument("marked", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("corpora", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--rules", is_flag=True, help="Read and judge by rules alone, without any model.")
@click.option("--no-pairs", is_flag=True, help="Judge pairs of statements by rules alone, without the trained scorer.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def alignment_command(marked: Path, corpora: Path, rules: bool, no_pairs: bool, as_json: bool) -> None:
    """Statements that several accounts carry: pairs found, and groups told.

    MARKED holds stories with their groups of statements as JSON Lines; CORPORA is the folder of the corpora that the
    accounts stand in. The accounts of a story are taken as telling one event.
    """
    models, made_by = reading_models(rules) if rules else (wiring.models(threads=2), "the shipped models")
    scorer = None if rules or no_pairs else wiring.pair_scorer(Settings())
    judged = "rules" if scorer is None else "the scorer of pairs joined with rules"
    with Watch("Annotating and comparing") as watch:
        ran = run(read_marked(marked), corpora, models, scorer, watch)
    whole = sum((standing for _, _, standing in ran), Standing())
    if as_json:
        record = {"made_by": made_by, "judged_by": judged, **_record(whole)}
        stories = {story.name: _record(standing) for story, _, standing in ran}
        click.echo(to_json({**record, "stories": stories}), nl=False)
        return
    click.echo(f"{len(ran)} stories, read by {made_by}, pairs judged by {judged}.\n")
    print_table(
        ("", "precision", "recall", "F1", "right", "found", "recalled", "there"),
        [
            _row("pairs of statements", whole.pairs),
            _row("things told, by two accounts", whole.told),
            *(_row(f"  pairs, {corpus}", _of(ran, corpus).pairs) for corpus in _corpora(ran)),
        ],
    )
    click.echo(
        f"\nDifferences marked: {whole.differs.gold}, with a finding of an unlike kind on both sides: "
        f"{whole.differs.right}; such findings in all: {whole.differs.found}."
    )


_Ran = Sequence[tuple[MarkedStory, Any, Standing]]


def _corpora(ran: _Ran) -> tuple[str, ...]:
    return tuple(dict.fromkeys(story.corpus for story, _, _ in ran))


def _of(ran: _Ran, corpus: str) -> Standing:
    return sum((standing for story, _, standing in ran if story.corpus == corpus), Standing())


def _row(name: str, tally: Tally) -> tuple[str, ...]:
    figures = (f"{tally.precision:.1f}", f"{tally.recall:.1f}", f"{tally.f1:.1f}")
    return name, *figures, str(tally.right), str(tally.found), str(tally.recalled), str(tally.gold)


def _record(standing: Standing) -> dict[str, Any]:
    return {
        "pairs": standing.pairs.record(),
        "told": standing.told.record(),
        "differs": {"met": standing.differs.right, "marked": standing.differs.gold, "found": standing.differs.found},
    }
