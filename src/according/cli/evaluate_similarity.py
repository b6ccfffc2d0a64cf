"""``according evaluate similarity``: what is measured of two articles, against how alike people find them."""

from dataclasses import asdict
from pathlib import Path

import click

from according import wiring
from according.cli.printing import print_table
from according.cli.saying import Watch
from according.evaluate.similarity import (
    ODDS,
    Agreement,
    agreement,
    fitted,
    kernel_ridge,
    measured,
    read_pairs,
    ridge,
)
from according.export import to_json


@click.command("similarity")
@click.argument("pairs", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--no-encoder", is_flag=True, help="Measure by words alone, without the shipped encoder.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def similarity_command(pairs: Path, no_encoder: bool, as_json: bool) -> None:
    """How alike two articles are, as people find them.

    PAIRS holds two articles a line with people's scores (SemEval-2022 task 8) as JSON Lines. Single measures are laid
    beside regressions over all of them, which are fitted on nine tenths of the pairs and asked of the last, ten times
    over. Nothing that is fitted here is part of the product.
    """
    told = read_pairs(pairs)
    with Watch("Annotating") as watch:
        names, rows = measured(told, wiring.models(encoder=not no_encoder, reader=False), done=watch)
    alone = {"words by rarity, cosine": "body", "log-odds of one event": ODDS}
    if not no_encoder:
        alone |= {"sense of the leads, cosine": "leads", "sense of the whole, cosine": "whole"}
    scores = {name: agreement(told, rows[:, names.index(column)]) for name, column in alone.items()}
    scores["ridge over all, out of fold"] = fitted(told, rows, ridge)
    scores["kernel ridge over all, out of fold"] = fitted(told, rows, kernel_ridge)
    if as_json:
        record = {"pairs": len(told), "measures": len(names), "encoder": not no_encoder}
        click.echo(to_json({**record, "scores": {name: asdict(score) for name, score in scores.items()}}), nl=False)
        return
    click.echo(f"{len(told)} pairs, {len(names)} measures.\n")
    print_table(("", "Pearson", "95 %", "spread", "Spearman"), [_row(name, score) for name, score in scores.items()])


def _row(name: str, score: Agreement) -> tuple[str, ...]:
    between = f"{score.low:.3f}–{score.high:.3f}"
    return name, f"{score.pearson:.3f}", between, f"{score.spread:.3f}", f"{score.spearman:.3f}"
