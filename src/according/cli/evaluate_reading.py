"""``according evaluate syntax`` and ``according evaluate names``: the reading model's other heads against treebanks."""

from pathlib import Path
from typing import Any

import click

from according import wiring
from according.cli.printing import print_table
from according.cli.saying import Watch
from according.core import Tagger, UsageError
from according.evaluate.attribution.corpus import read_corpus
from according.evaluate.names import NameScore, find_names, read_names, score_names, silver_names
from according.evaluate.syntax import Parse, Parser, SyntaxScore, read_treebank, score_syntax
from according.evaluate.tally import Tally
from according.export import to_json

# Sentences that are parsed at once: enough to fill the model's windows, few enough that the bar moves.
_AT_ONCE = 200


@click.command("syntax")
@click.argument(
    "treebanks",
    nargs=-1,
    required=True,
    metavar="CONLLU…",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
@click.option("--sentences", type=click.IntRange(1), help="Only the first so many of each file.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def syntax_command(treebanks: tuple[Path, ...], sentences: int | None, as_json: bool) -> None:
    """Parts of speech and dependencies, against treebanks in CoNLL-U (gzipped or not), on their words.

    Every word counts, punctuation too. LAS compares universal relations, as CoNLL 2018 does; the last column compares
    subtypes ("nsubj:pass") as well.
    """
    reader = _reader()
    if not isinstance(reader, Parser):
        raise UsageError("the reading model that is installed parses no sentences; install According anew")
    scores: list[tuple[str, SyntaxScore]] = []
    for path in treebanks:
        gold = read_treebank(path)[:sentences]
        found: list[Parse] = []
        with Watch("Parsing") as watch:
            for first in range(0, len(gold), _AT_ONCE):
                found += reader.parse([sentence.words for sentence in gold[first : first + _AT_ONCE]])
                watch(min(first + _AT_ONCE, len(gold)), len(gold))
        scores.append((path.name, score_syntax(gold, found)))
    if as_json:
        click.echo(to_json([_syntax_record(name, score) for name, score in scores]), nl=False)
        return
    heads = ("", "UPOS", "XPOS", "UAS", "LAS", "LAS with subtypes", "words", "sentences")
    print_table(
        heads,
        [
            (
                name,
                *(f"{s.share(count):.1f}" for count in (s.pos, s.tags, s.heads, s.labelled, s.subtyped)),
                str(s.words),
                str(s.sentences),
            )
            for name, s in scores
        ],
    )


@click.command("names")
@click.argument("data", type=click.Path(exists=True, path_type=Path))
@click.argument("part", required=False)
@click.option("--rules", is_flag=True, help="Find by rules alone, without the reading model.")
@click.option("--texts", type=click.IntRange(1), help="Only the first so many.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def names_command(data: Path, part: str | None, rules: bool, texts: int | None, as_json: bool) -> None:
    """Persons, organisations and places, exact to the character.

    DATA is a file of texts with their entities (JSON Lines), or a folder with a PART whose tokens-PART gives each word
    a class; such classes were put there by another program, and so the figure tells how far the two agree.
    """
    silver = data.is_dir()
    gold = (silver_names(read_corpus(data, part)) if silver else read_names(data))[:texts]
    if not any(marked.names for marked in gold):
        raise UsageError(f"{data} marks no names of persons, organisations or places")
    tagger = None if rules else _reader()
    found = []
    with Watch("Reading") as watch:
        for count, marked in enumerate(gold, 1):
            found.append(find_names(marked, tagger))
            watch(count, len(gold))
    scored = score_names(gold, found)
    if as_json:
        click.echo(to_json(_names_record(scored, len(gold), silver)), nl=False)
        return
    click.echo(f"{len(gold)} texts{', classes put there by another program' if silver else ''}; names exact.")
    rows = [
        *((kind.value, tally) for kind, tally in scored.types),
        ("all", scored.all),
        ("whatever class", scored.spans),
    ]
    print_table(("", "P", "R", "F1", "gold", "found"), [(name, *_cells(tally)) for name, tally in rows])


def _reader() -> Tagger:
    tagger = wiring.models(encoder=False).tagger
    if tagger is None:
        raise UsageError("the reading model is not installed; only what rules find can be measured")
    return tagger


def _cells(tally: Tally) -> tuple[str, ...]:
    return (*(f"{f:.1f}" for f in (tally.precision, tally.recall, tally.f1)), str(tally.gold), str(tally.found))


def _syntax_record(name: str, score: SyntaxScore) -> dict[str, Any]:
    return {
        "treebank": name,
        "sentences": score.sentences,
        "words": score.words,
        "upos": score.share(score.pos),
        "xpos": score.share(score.tags),
        "uas": score.share(score.heads),
        "las": score.share(score.labelled),
        "las_subtypes": score.share(score.subtyped),
    }


def _names_record(scored: NameScore, texts: int, silver: bool) -> dict[str, Any]:
    rows = [*((kind.value, tally) for kind, tally in scored.types), ("all", scored.all), ("spans", scored.spans)]
    return {"texts": texts, "silver": silver, "types": {name: tally.record() for name, tally in rows}}
