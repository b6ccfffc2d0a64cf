"""``according evaluate coreference`` and ``labels``: who is who, and what accounts call them, held against marks."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from according.annotate import annotate
from according.cli.options import reading_models
from according.cli.printing import print_table
from according.cli.saying import LEFT_OUT, Watch, harmless, say
from according.core import Annotated, Models
from according.evaluate.attribution.run import cleaned_document, plain_document
from according.evaluate.coreference.corpus import read_plain, read_texts
from according.evaluate.coreference.measures import Scores
from according.evaluate.coreference.pronouns import Accuracy
from according.evaluate.coreference.run import Convention, Ran, Standing, run
from according.evaluate.coreference.speakers import FORMS, Answers, by_form, read_sources, told
from according.evaluate.events import Half, read_events
from according.evaluate.labels import Chains, Scored
from according.evaluate.labels import Standing as EventStanding
from according.evaluate.labels import run as run_events
from according.export import to_json

_MEASURES = (("mentions", "mentions"), ("MUC", "muc"), ("B³", "b_cubed"), ("CEAF-e", "ceaf_e"), ("LEA", "lea"))


@click.command("coreference")
@click.argument(
    "data", nargs=-1, required=True, metavar="DATA…", type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@click.option("--genre", "genres", multiple=True, help="Only texts of this genre (several times for several).")
@click.option("--part", "parts", multiple=True, help="Only texts of this part of the corpus (several times likewise).")
@click.option("--texts", "first", type=click.IntRange(1), help="Only the first so many.")
@click.option("--gold-mentions", is_flag=True, help="Tell where mentions stand; only joining them is measured.")
@click.option("--rules", is_flag=True, help="Find by rules alone, without the reading model.")
@click.option("--plain", is_flag=True, help="Do not clean the texts first as inputs are: nothing is set apart.")
@click.option(
    "--speakers",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Measure the speakers of this check set instead; DATA holds its texts.",
)
@click.option(
    "--gold-sources", is_flag=True, help="With --speakers: give the sources that no attribution was found for."
)
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def coreference_command(
    data: tuple[Path, ...],
    genres: tuple[str, ...],
    parts: tuple[str, ...],
    first: int | None,
    gold_mentions: bool,
    rules: bool,
    plain: bool,
    speakers: Path | None,
    gold_sources: bool,
    as_json: bool,
) -> None:
    """Who is who in a document: chains of mentions, antecedents of pronouns, and speakers.

    DATA holds documents with mentions and their clusters as JSON Lines (gzipped or not); with ``--speakers`` any
    documents with ``id`` and ``text``.
    """
    models, made_by = reading_models(rules)
    if speakers is not None:
        _speakers(data, speakers, models, made_by, plain=plain, given=gold_sources, as_json=as_json)
        return
    texts = read_texts(data, genres=genres, parts=parts, first=first)
    with Watch("Reading and annotating") as watch:
        ran = run(texts, models, gold_mentions=gold_mentions, cleaned=not plain, done=watch)
    if as_json:
        click.echo(to_json(_record(ran, made_by, gold_mentions)), nl=False)
    else:
        _show(ran, made_by, gold_mentions)
    _failed(ran.failed)


def _show(ran: Ran, made_by: str, gold_mentions: bool) -> None:
    where = "mentions given" if gold_mentions else "mentions found"
    click.echo(f"{len(ran.texts)} texts, by {made_by}, {where}.")
    whole = ran.standing()
    for convention in Convention:
        scores = whole.scores[convention]
        click.echo(f"\n{convention[0].upper()}{convention[1:]}: CoNLL {scores.conll:.1f}")
        print_table(("", "P", "R", "F1"), _measures(scores))
    click.echo("\nAntecedents of third-person pronouns:")
    rows = [_accuracy(name, accuracy) for name, accuracy in (*whole.pronouns.items(), ("all", whole.antecedents))]
    print_table(("", "accuracy", "precision", "right", "resolved", "counted"), rows)
    if len(_genres(ran)) > 1:
        click.echo("\nBy genre:")
        print_table(
            ("", "CoNLL", "with chains of one", "by heads", "antecedents", "texts"),
            [_genre(ran, genre) for genre in _genres(ran)],
        )


def _measures(scores: Scores) -> list[tuple[str, ...]]:
    ratios = ((name, getattr(scores, field)) for name, field in _MEASURES)
    return [(name, f"{r.precision:.1f}", f"{r.recall:.1f}", f"{r.f1:.1f}") for name, r in ratios]


def _accuracy(name: str, a: Accuracy) -> tuple[str, ...]:
    return name, f"{a.accuracy:.1f}", f"{a.precision:.1f}", str(a.right), str(a.resolved), str(a.counted)


def _genres(ran: Ran) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text.genre for text, _ in ran.texts))


def _genre(ran: Ran, genre: str) -> tuple[str, ...]:
    standing = ran.standing(genre)
    figures = (*(standing.scores[convention].conll for convention in Convention), standing.antecedents.accuracy)
    return genre or "none", *(f"{figure:.1f}" for figure in figures), str(sum(t.genre == genre for t, _ in ran.texts))


def _record(ran: Ran, made_by: str, gold_mentions: bool) -> dict[str, Any]:
    return {
        "made_by": made_by,
        "gold_mentions": gold_mentions,
        "texts": len(ran.texts),
        **_standing_record(ran.standing()),
        "genres": {genre: _standing_record(ran.standing(genre)) for genre in _genres(ran)},
        "failed": [{"id": name, "why": why} for name, why in ran.failed],
    }


def _standing_record(standing: Standing) -> dict[str, Any]:
    return {
        "scores": {convention.value: standing.scores[convention].record() for convention in Convention},
        "antecedents": {
            **{group: accuracy.record() for group, accuracy in standing.pronouns.items()},
            "all": standing.antecedents.record(),
        },
    }


def _failed(failed: Sequence[tuple[str, str]]) -> None:
    for name, why in failed:
        say(f"failed, so that nothing was found in it: {name}: {why}")
    if failed:
        raise SystemExit(LEFT_OUT)


def _speakers(
    data: Sequence[Path], path: Path, models: Models, made_by: str, *, plain: bool, given: bool, as_json: bool
) -> None:
    texts = read_plain(data)
    sources = read_sources(path, texts)
    named = list(dict.fromkeys(source.document for source in sources))
    documents: dict[str, Annotated] = {}
    failed = []
    with Watch("Reading and annotating") as watch:
        for count, name in enumerate(named, 1):
            try:
                document = (plain_document if plain else cleaned_document)(name, texts[name])
                if given:
                    places = [source.place for source in sources if source.document == name]
                    documents[name] = told(document, models, places)
                else:
                    documents[name] = annotate(document, replace(models, encoder=None))
            except Exception as error:
                failed.append((name, f"{type(error).__name__}: {error}"))
            watch(count, len(named))
    answers = by_form(sources, documents)
    both = sum((answers[form] for form in FORMS), Answers())
    rows: Mapping[str, Answers] = {**answers, "pronouns and descriptions": both}
    if as_json:
        record = {"made_by": made_by, "sources": len(sources), **{name: row.record() for name, row in rows.items()}}
        click.echo(to_json(record), nl=False)
    else:
        click.echo(f"{len(sources)} sources in {len(named)} texts, by {made_by}.")
        heads = ("", "accuracy", "of found", "precision", "named", "right", "wrong", "open", "not found", "unnamed",
                 "misnamed")  # fmt: skip
        print_table(heads, [_answer(name, row) for name, row in rows.items()])
    _failed(failed)


def _answer(name: str, a: Answers) -> tuple[str, ...]:
    counts = (a.named, a.right, a.wrong, a.open, a.missing, a.unnamed, a.misnamed)
    return name, f"{a.accuracy:.1f}", f"{a.of_found:.1f}", f"{a.precision:.1f}", *map(str, counts)


@click.command("labels")
@click.argument("data", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--rules", is_flag=True, help="Find by rules alone, without the reading model.")
@click.option("--rows", type=click.IntRange(1), help="Print so many labels of the tuning half, to be read.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def labels_command(data: Path, rules: bool, rows: int | None, as_json: bool) -> None:
    """What accounts of one event call the same people, groups and countries.

    DATA holds events with their accounts and what people coded in these as JSON Lines (gzipped or not). Half of the
    events, by a hash of their ids, is for tuning; both halves are shown.
    """
    models, made_by = reading_models(rules)
    events = read_events(data)
    with Watch("Reading and comparing") as watch:
        ran = run_events(events, models, done=watch)
    scored = ran.events
    halves = {
        half.value: sum((s.standing for s in scored if s.event.half is half), EventStanding())
        for half in Half
        if any(s.event.half is half for s in scored)
    }
    whole = {**halves, "all": sum((s.standing for s in scored), EventStanding())}
    if as_json:
        click.echo(to_json(_labels_record(scored, whole, made_by)), nl=False)
        _failed(ran.failed)
        return
    click.echo(f"{len(scored)} events, {sum(len(e.accounts) for e in events)} accounts, by {made_by}.")
    click.echo("\nPersons, groups and countries across the accounts of an event, chains of one counted:")
    named = {**{f"{s.event.id} ({s.event.half})": s.standing for s in scored}, **whole}
    heads = ("", "CoNLL", "MUC", "B³", "CEAF-e", "placed", "apart", "same head", "without chains of one", "apart",
             "same head")  # fmt: skip
    print_table(heads, [_chains(name, standing) for name, standing in named.items()])
    click.echo("\nOther things, each type by itself, chains of one counted: CoNLL of ours")
    print_table(
        ("", *(name for name, _ in EventStanding().others)),
        [(name, *(f"{c.all.conll:.1f}" for _, c in standing.others)) for name, standing in whole.items()],
    )
    click.echo("\nPhrases that describe, shown as labels under the right entity:")
    columns = ("", "recall", "shown at all", "of phrases", "precision", "of labels", "not coded")
    print_table(columns, [row for name, standing in whole.items() for row in _shown(name, standing)])
    if rows is not None:
        tuning = [row for s in scored if s.event.half is Half.TUNING for row in s.rows]
        step = max(1, len(tuning) // rows)
        click.echo()
        for row in tuning[::step][:rows]:
            fits = {None: "not coded", True: "right", False: "wrong"}[row.fits]
            click.echo(harmless(f"{fits:<10}{row.outlet}: {row.words} → {row.entity} ({row.concept or 'nothing'})"))
    _failed(ran.failed)


def _chains(name: str, standing: EventStanding) -> tuple[str, ...]:
    ours, plain = standing.ours, standing.plain
    figures = (ours.all.conll, ours.all.muc.f1, ours.all.b_cubed.f1, ours.all.ceaf_e.f1, standing.placed.precision,
               standing.apart.all.conll, plain.all.conll, ours.several.conll, standing.apart.several.conll,
               plain.several.conll)  # fmt: skip
    return name, *(f"{figure:.1f}" for figure in figures)


def _shown(name: str, standing: EventStanding) -> list[tuple[str, ...]]:
    return [
        (
            f"{name}, {where}",
            f"{shown.recall:.1f}",
            str(shown.found),
            str(shown.phrases),
            f"{shown.precision:.1f}",
            str(shown.coded),
            str(shown.labels - shown.coded),
        )
        for where, shown in (("label tables", standing.in_table), ("findings", standing.in_findings))
    ]


def _labels_record(scored: Sequence[Scored], whole: Mapping[str, EventStanding], made_by: str) -> dict[str, Any]:
    return {
        "made_by": made_by,
        "events": [{"id": s.event.id, "half": s.event.half.value, **_event_record(s.standing)} for s in scored],
        **{name: _event_record(standing) for name, standing in whole.items()},
    }


def _event_record(standing: EventStanding) -> dict[str, Any]:
    shown = {"label_tables": standing.in_table, "findings": standing.in_findings}
    return {
        "found": _chains_record(standing.ours),
        "found_apart": _chains_record(standing.apart),
        "same_head": _chains_record(standing.plain),
        "placed": standing.placed.precision,
        "others": {name: _chains_record(chains) for name, chains in standing.others},
        "labels": {name: row.record() for name, row in shown.items()},
    }


def _chains_record(chains: Chains) -> dict[str, Any]:
    return {"with_chains_of_one": chains.all.record(), "without_chains_of_one": chains.several.record()}
