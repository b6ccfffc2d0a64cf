"""``according evaluate nesting``: who says that who says what, held against what people marked."""

from dataclasses import asdict
from pathlib import Path

import click

from according.annotate import annotate
from according.cli.options import reading_models
from according.cli.saying import Watch, harmless
from according.evaluate.attribution.run import plain_document
from according.evaluate.nesting.passages import Passage, links_of, read_passages
from according.evaluate.nesting.score import Score, by_kind, score
from according.export import to_json


@click.command("nesting")
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rules", is_flag=True, help="Find by rules alone, without the reading model.")
@click.option("--kinds", is_flag=True, help="Score each kind of passage by itself, too.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def nesting_command(data: Path, rules: bool, kinds: bool, as_json: bool) -> None:
    """Who says that who says what, in the file DATA.

    DATA holds passages with their attributions and the parents of these as JSON Lines (gzipped or not).
    """
    passages = read_passages(data)
    models, made_by = reading_models(rules)
    found = {}
    with Watch("Reading and annotating") as watch:
        for count, passage in enumerate(passages, 1):
            document = plain_document(passage.id, passage.text)
            found[passage.id] = links_of(annotate(document, models).attributions)
            watch(count, len(passages))
    rows = (("all", score(passages, found)), *(by_kind(passages, found) if kinds else ()))
    if as_json:
        click.echo(to_json([{"kind": name, **asdict(row)} for name, row in rows]), nl=False)
        return
    click.echo(f"{len(passages)} passages, by {made_by}.")
    for name, row in rows:
        if kinds:
            click.echo(f"\n{harmless(name) or 'no kind'}:")
        for line in _lines(row, passages):
            click.echo(line)


def _lines(row: Score, passages: tuple[Passage, ...]) -> list[str]:
    framed = any(passage.framed for passage in passages)
    named = [
        ("attributions", row.attributions),
        ("parent links", row.links),
        ("chains as wholes", row.chains),
        ("  of three and more", row.long),
    ]
    lines = [f"{'':<22}{'P':>6}{'R':>7}{'F1':>7}{'right':>8}{'found':>7}{'gold':>6}"]
    for name, tally in named:
        figures = f"{tally.precision:>6.1f}{tally.recall:>7.1f}{tally.f1:>7.1f}"
        lines.append(f"{name:<22}{figures}{tally.right:>8}{tally.found:>7}{tally.gold:>6}")
    lines.append(f"nested ones found, at whatever depth: {row.nested.right} of {row.nested.gold}")
    lines.append(f"denied ones found as denied: {row.denied.right} of {row.denied.gold}")
    if not framed:
        lines.append(f"flat passages in which nothing nested is found: {row.flat.right} of {row.flat.gold}")
    else:
        lines.append("what is found within one discourse unit is not in the gold: precision is a lower bound")
    return lines
