"""``according evaluate attribution``: who says what, held against what people marked."""

from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from according.cli.options import reading_models
from according.cli.printing import print_table
from according.cli.saying import LEFT_OUT, Watch, harmless, say
from according.core import UsageError
from according.evaluate.attribution.corpus import Corpus, read_corpus
from according.evaluate.attribution.links import Stratum
from according.evaluate.attribution.predictions import Predictions, flat, predictions_text, read_predictions
from according.evaluate.attribution.run import Effort, Ran, run
from according.evaluate.attribution.score import Score, score
from according.evaluate.tally import Tally
from according.export import to_json

_STRATUM = ("", "content P", "R", "F1", "exact", "touched", "+ source P", "R", "F1", "right source", "gold", "found")


@click.command("attribution")
@click.argument("data", type=click.Path(exists=True, path_type=Path))
@click.argument("part", required=False)
@click.option("--rules", is_flag=True, help="Find by rules alone, without the reading model.")
@click.option(
    "--flat/--nested",
    "flat_only",
    default=None,
    help="Leave out attributions that stand inside another's content, or count them. Without either, what is found is "
    "left out where the gold has none, and what a file of predictions has is counted.",
)
@click.option("--articles", type=click.IntRange(1), help="Only the first so many.")
@click.option("--plain", is_flag=True, help="Do not clean the texts first as inputs are: nothing is set apart.")
@click.option(
    "--predictions",
    "given",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Score this file of predictions instead of running anything.",
)
@click.option(
    "--write", "written", type=click.Path(dir_okay=False, path_type=Path), help="Write what was scored to this file."
)
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def attribution_command(
    data: Path,
    part: str | None,
    rules: bool,
    flat_only: bool | None,
    articles: int | None,
    plain: bool,
    given: Path | None,
    written: Path | None,
    as_json: bool,
) -> None:
    """Who says what, in the file DATA or the PART of the folder DATA.

    DATA holds documents with their attributions as JSON Lines (gzipped or not); tokens-PART and cofenet-PART beside
    it, where there are, give the words and CofeNet's labels.
    """
    if given is not None and (rules or plain):
        raise UsageError("--predictions runs nothing, so that --rules and --plain do not go with it")
    whole = read_corpus(data, part)
    corpus = whole.first(articles)
    ran: Ran | None = None
    if given is not None:
        predictions, made_by = read_predictions(given, corpus, whole), f"the predictions in {given}"
    else:
        models, made_by = reading_models(rules)
        with Watch("Reading and annotating") as watch:
            ran = run(corpus, models, cleaned=not plain, done=watch)
        predictions = ran.predictions
    # A file of predictions is scored as it is.
    leave_out = (ran is not None and not corpus.nested) if flat_only is None else flat_only
    if leave_out:
        predictions = flat(predictions)
    if written is not None:
        _write(written, predictions)
    scored = score(corpus, predictions)
    if as_json:
        click.echo(to_json(_record(corpus, scored, ran, made_by, leave_out)), nl=False)
    else:
        _show(corpus, scored, ran, made_by, leave_out)
    failed = ran.failed if ran is not None else ()
    for name, why in failed:
        say(f"failed, so that nothing was found in it: {name}: {why}")
    if failed:
        raise SystemExit(LEFT_OUT)


def _write(path: Path, predictions: Predictions) -> None:
    try:
        path.write_text(predictions_text(predictions), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({(error.strerror or 'unknown reason').lower()})") from error


def _show(corpus: Corpus, scored: Score, ran: Ran | None, made_by: str, leave_out: bool) -> None:
    click.echo(harmless(f"{corpus.name}: {scored.articles} articles, by {made_by}."))
    nested = "Left out: what stands inside another's content" if leave_out else "Counted: nested attributions too"
    why = "" if corpus.nested else " (the gold has nothing nested)"
    click.echo(f"{nested}{why}.")
    if scored.unscored:
        click.echo(harmless(f"Not scored, no words given: {', '.join(scored.unscored)}."))
    if scored.in_part:
        click.echo(
            f"Articles of which people judged only a part: {scored.in_part}. Only that part is scored; of what was "
            f"found there, {scored.unjudged} attributions that nobody judged are passed over."
        )
    click.echo()
    if scored.roles:
        click.echo(f"Each role by itself: {scored.convention}.")
        roles = [
            (r.role, *_prf(r.exact), *_prf(r.begin), f"{r.jaccard:.1f}", str(r.exact.gold), str(r.exact.found))
            for r in scored.roles
        ]
        heads = ("", "exact P", "R", "F1", "begin P", "R", "F1", "Jaccard", "gold", "found")
        print_table(heads, roles)
    else:
        click.echo(f"{scored.convention[0].upper()}{scored.convention[1:]}.")
    links = scored.links
    click.echo("\nWhole attributions: contents matched one to one, at least half of their words in common.")
    named = [("content", links.content)]
    if corpus.framed:
        named.append(("content + frame", links.source))
    else:
        named += [("content + source", links.source), ("all three", links.all_three)]
        named.append(("content + source exact", links.exact))
    rows = [(name, *_prf(tally), str(tally.gold), str(tally.found)) for name, tally in named]
    print_table(("", "P", "R", "F1", "gold", "found"), rows)
    for title, strata in (("By quotation marks", links.kinds), ("By source", links.types)):
        if corpus.framed and strata is links.types:
            continue
        click.echo(f"\n{title}:")
        print_table(_STRATUM, [_stratum_row(stratum) for stratum in strata])
    direct = links.kinds[0]
    click.echo(
        f"\nDirect quotations in marks: {direct.content.recall:.1f} % of {direct.content.gold} contents matched "
        f"({direct.touched:.1f} % touched by any found content); of the matched, {direct.right_source:.1f} % have the "
        "right source.",
    )
    click.echo(f"Spans that are words inside their text: {scored.inside:.1f} % of {scored.spans:,}.")
    if ran is not None:
        for line in _effort_lines(ran.effort):
            click.echo(line)


def _effort_lines(effort: Effort) -> list[str]:
    reading = (
        f", {1000 * effort.reading / max(effort.words, 1):.3f} of it the reading model's" if effort.reading else ""
    )
    lines = [
        f"Seconds per 1,000 words on one core: {effort.per_thousand:.3f}{reading} "
        f"({effort.words:,} words, the whole annotation but for the encoder)."
    ]
    if effort.peak is not None:
        lines.append(f"Peak memory: {effort.peak / 1e6:.0f} MB.")
    return lines


def _stratum_row(stratum: Stratum) -> tuple[str, ...]:
    content, source = stratum.content, stratum.source
    exact, touched, right = (f"{f:.1f}" for f in (stratum.exact, stratum.touched, stratum.right_source))
    of = (str(content.gold), str(content.found))
    return (stratum.name, *_prf(content), exact, touched, *_prf(source), right, *of)


def _prf(tally: Tally) -> tuple[str, str, str]:
    return f"{tally.precision:.1f}", f"{tally.recall:.1f}", f"{tally.f1:.1f}"


def _record(corpus: Corpus, scored: Score, ran: Ran | None, made_by: str, leave_out: bool) -> dict[str, Any]:
    links = scored.links
    record: dict[str, Any] = {
        "corpus": corpus.name,
        "made_by": made_by,
        "flat": leave_out,
        "articles": scored.articles,
        "unscored": list(scored.unscored),
        "convention": scored.convention,
        "roles": [
            {"role": r.role, "exact": r.exact.record(), "begin": r.begin.record(), "jaccard": r.jaccard}
            for r in scored.roles
        ],
        "linked": {
            "content": links.content.record(),
            "content+source": links.source.record(),
            "all-three": links.all_three.record(),
            "exact-content+source": links.exact.record(),
        },
        "kinds": [_stratum_record(stratum) for stratum in links.kinds],
        "sources": [_stratum_record(stratum) for stratum in links.types],
        "reviewed_in_part": {"articles": scored.in_part, "passed_over": scored.unjudged},
        "spans": {"emitted": scored.spans, "outside": scored.outside, "inside": scored.inside},
    }
    if ran is not None:
        record["effort"] = asdict(ran.effort) | {"seconds_per_1000_words": ran.effort.per_thousand}
        record["failed"] = [{"id": name, "why": why} for name, why in ran.failed]
    return record


def _stratum_record(stratum: Stratum) -> dict[str, Any]:
    return {
        "name": stratum.name,
        "content": stratum.content.record(),
        "content+source": stratum.source.record(),
        "exact": stratum.exact,
        "touched": stratum.touched,
        "right_source": stratum.right_source,
    }
