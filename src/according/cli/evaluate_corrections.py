"""``according evaluate corrections`` and ``agreement``: the tool against one's corrections, and reviewers compared."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from according.cli import workspaces
from according.cli.evaluate_lines import agreement_lines, correction_lines
from according.cli.saying import LEFT_OUT, harmless, say
from according.core import Annotated, Review, Skipped, Step, UsageError
from according.evaluate.agreement.score import score as agreement_score
from according.evaluate.corrections.data import WHOLLY, corrections_records, corrections_text
from according.evaluate.corrections.score import score as correction_score
from according.evaluate.opinions import Thing, reviewers, things
from according.export import log_from, to_json

if TYPE_CHECKING:
    from according.store import Workspace

_SQLITE = b"SQLite format 3\x00"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Log:
    """What is measured: the log, what it says of the comparisons and documents that there are, and these documents."""

    name: str
    steps: tuple[Step, ...]
    judged: tuple[Thing, ...]
    reviews: tuple[Review, ...] = ()
    documents: tuple[Annotated, ...] = ()
    amended: tuple[Annotated, ...] = ()
    left_out: tuple[Skipped, ...] = ()


_source = click.argument("source", required=False, type=click.Path(path_type=Path), metavar="[WORKSPACE|FILE]")


@click.command("corrections")
@_source
@click.option("--by", "names", multiple=True, metavar="NAME", help="Only what these people said.")
@click.option(
    "--data",
    "written",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the corrected attributions to this file, as data for according evaluate attribution.",
)
@click.option("--whole", is_flag=True, help="With --data: only documents of which every attribution was judged.")
@click.option("--json", "as_json", is_flag=True, help="Print the scores as JSON.")
def corrections_command(
    source: Path | None, names: tuple[str, ...], written: Path | None, whole: bool, as_json: bool
) -> None:
    """How often the tool was right, by your own corrections.

    Of the WORKSPACE (without a name, the nearest one) or of a log that was exported to FILE. Only what somebody judged
    counts; what reviewers are at odds about is told apart.
    """
    if names and written is not None:
        raise UsageError("--data takes what everybody said: it does not go with --by")
    log = _log(source, names)
    records = corrections_records(log.documents, log.amended, log.reviews, log.judged)
    wholly = sum(record["reviewed"] == WHOLLY for record in records)
    if written is not None:
        if not log.documents:
            raise UsageError("data need the texts: give the workspace, or judge an attribution first")
        kept = [record for record in records if not whole or record["reviewed"] == WHOLLY]
        _write(written, corrections_text(kept))
        say(f"{len(kept)} documents written to {written}")
    elif whole:
        raise UsageError("--whole goes with --data")
    scored = correction_score(log.judged)
    if as_json:
        click.echo(to_json(_corrections_record(log, scored, wholly, len(records) - wholly)), nl=False)
    else:
        for line in correction_lines(log.name, len(log.steps), scored, reviewers(log.judged)):
            click.echo(harmless(line))
        if log.documents:
            click.echo(
                f"\nDocuments: {wholly} wholly reviewed (every attribution judged), {len(records) - wholly} in part."
            )
    _leave(log)


@click.command("agreement")
@_source
@click.option(
    "--between", nargs=2, multiple=True, metavar="NAME NAME", help="Only these two; again for more. Else everybody."
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def agreement_command(source: Path | None, between: tuple[tuple[str, str], ...], as_json: bool) -> None:
    """How far reviewers agree: Krippendorff's alpha over verdicts and marked words, and what they disagree on.

    Of the WORKSPACE (without a name, the nearest one) or of a log that was exported to FILE.
    """
    log = _log(source)
    texts = {annotated.id: annotated.document.text for annotated in log.documents}
    scored = agreement_score(log.judged, texts, tuple(name for pair in between for name in pair))
    if as_json:
        rows = [_row_record(row) for row in (scored.together, *scored.pairs)]
        differing = [
            {
                "kind": one.thing.kind.value,
                "id": one.thing.id,
                "document": one.thing.document,
                "sort": one.thing.sort,
                "name": one.thing.name,
                "said": [{"who": who, "said": told} for who, told in one.said],
            }
            for one in scored.disagreements
        ]
        click.echo(to_json({"agreement": rows, "disagreements": differing, "judged_by_one": scored.single}), nl=False)
    else:
        for line in agreement_lines(log.name, scored):
            click.echo(harmless(line))
    _leave(log)


def _log(source: Path | None, names: Sequence[str] = ()) -> _Log:
    """The log that is meant: a workspace's, or one that was exported."""
    if source is not None and source.is_file() and not _workspace(source):
        try:
            text = source.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise UsageError(f"{source} is neither a workspace nor a log in UTF-8") from error
        steps, left_out = log_from(text, name=str(source))
        if not steps:
            told = f"; {left_out[0].name} {left_out[0].why}" if left_out else ""
            raise UsageError(f"{source} is neither a workspace nor a log of corrections{told}")
        mine = _by(steps, names)
        return _Log(name=str(source), steps=mine, judged=things(mine), left_out=left_out)
    with workspaces.opened(source) as workspace:
        return _of_workspace(workspace, names)


def _of_workspace(workspace: "Workspace", names: Sequence[str]) -> _Log:
    from according import wiring
    from according.pipeline import amended

    every = workspace.log()
    steps = _by(every, names)
    stories = (wiring.shown(workspace, story.id).comparison for story in workspace.stories())
    reviews = [comparison.review for comparison in stories if comparison is not None]
    alone = sorted({thing.document for thing in things(steps) if thing.document is not None})
    successors = workspace.successors(alone)
    known = {row.id for row in workspace.documents()}
    ids = [key for key in dict.fromkeys(successors.get(one, one) for one in alone) if key in known]
    documents = workspace.annotated_many(ids)
    said = amended(documents, tuple(step for step in every if step.subject.story is None), successors)
    reviews.append(Review(judged=said.judged))
    return _Log(
        name=str(workspace.path),
        steps=steps,
        judged=things(steps, reviews),
        reviews=tuple(reviews),
        documents=documents,
        amended=said.documents,
    )


def _by(steps: Sequence[Step], names: Sequence[str]) -> tuple[Step, ...]:
    """The steps of these people, of everybody where none is named; whoever undoes one of them is heard as well."""
    wanted = {name.casefold() for name in names}
    theirs = [step for step in steps if not wanted or step.who.casefold() in wanted]
    if wanted and not theirs:
        who = ", ".join(dict.fromkeys(step.who for step in steps)) or "nobody"
        raise UsageError(f"none of the steps is by {' or '.join(names)}; there are steps by {who}")
    kept = {step.number for step in theirs}
    for step in steps:
        if step.undoes in kept:
            kept.add(step.number)
    return tuple(step for step in steps if step.number in kept)


def _workspace(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_SQLITE)) == _SQLITE


def _write(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"{path} cannot be written ({(error.strerror or 'unknown reason').lower()})") from error


def _leave(log: _Log) -> None:
    for skipped in log.left_out:
        say(f"left out: {skipped.name}: {skipped.why}; {skipped.remedy}")
    if log.left_out:
        raise SystemExit(LEFT_OUT)


def _corrections_record(log: _Log, scored: Any, wholly: int, in_part: int) -> dict[str, Any]:
    def line(given: Any) -> dict[str, Any]:
        return {
            "name": given.name,
            "accepted": given.accepted,
            "edited": given.edited,
            "rejected": given.rejected,
            "missed": given.missed,
            "precision": given.precision.record(),
            "kept": given.kept.record(),
        }

    return {
        "steps": len(log.steps),
        "reviewers": list(reviewers(log.judged)),
        "findings": [line(one) for one in scored.findings],
        "all_findings": line(scored.all_findings),
        "finding_models": [line(one) for one in scored.finding_models],
        "attributions": line(scored.attributions),
        "attribution_parts": [{"name": part.name, "unchanged": part.unchanged.record()} for part in scored.parts],
        "attribution_models": [line(one) for one in scored.attribution_models],
        "unsettled": [
            {
                "kind": thing.kind.value,
                "id": thing.id,
                "name": thing.name,
                "said": [{"who": opinion.who, "verdict": opinion.verdict.value} for opinion in thing.opinions],
            }
            for thing in scored.unsettled
        ],
        "documents": {"wholly": wholly, "in_part": in_part},
    }


def _row_record(row: Any) -> dict[str, Any]:
    def figures(found: Any) -> dict[str, Any]:
        return {"alpha": found.alpha, "agreed": found.agreed, "units": found.units, "values": found.values}

    return {
        "who": list(row.who),
        "findings": figures(row.findings),
        "attributions": figures(row.attributions),
        "marked_characters": figures(row.marks),
    }
