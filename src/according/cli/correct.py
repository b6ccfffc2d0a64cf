"""``according correct``: what the tool found put right, as steps of a log that keeps the tool's word and yours."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from according.cli import workspaces
from according.cli.completing import findings as complete_findings
from according.cli.completing import stories as complete
from according.cli.hands import Hand
from according.cli.taking import take_from
from according.core import Aspect, AttributionKind, EntityType, Relation, SubjectKind, UsageError

F = TypeVar("F", bound=Callable[..., Any])


def _taking(command: F) -> F:
    """Who takes the step, why, in which story; and how the answer looks."""
    for option in (
        click.option("--json", "form", flag_value="json", help="Print the steps as one indented list of records."),
        click.option("--jsonl", "form", flag_value="jsonl", help="Print the steps, one record a line."),
        click.option("--later", is_flag=True, help="Do not compare the story anew now, where the step asks for it."),
        click.option("--over", type=int, metavar="N", help="Take your step even though somebody else took step N."),
        click.option("--who", envvar="ACCORDING_WHO", metavar="NAME", help="Who you are; else $ACCORDING_WHO."),
        click.option("--why", default="", metavar="WORDS", help="Why; it is kept with the step."),
        click.option("--story", metavar="STORY", help="The story, where there are several.", shell_complete=complete),
        workspaces.option,
    ):
        command = option(command)
    return command


_several = click.argument("which", nargs=-1, required=True, metavar="WHICH…", shell_complete=complete_findings)
_one = click.argument("which", metavar="WHICH", shell_complete=complete_findings)


@click.group("correct", invoke_without_command=True)
@click.option(
    "--from",
    "log",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE.jsonl",
    help="Take the steps of a log that according log --jsonl printed, here or elsewhere.",
)
@workspaces.option
@click.option("--story", metavar="STORY", help="The story; with --from that of their words.", shell_complete=complete)
@click.pass_context
def command(ctx: click.Context, log: Path | None, told: Path | None, story: str | None) -> None:
    """Put findings, attributions, people and groups right. Every step is kept and can be taken back.

    WHICH is a finding's number or id, the id of an attribution, person or group, a person's name, or an account's
    letter; according list shows them. A document in no story goes by its id, file or outlet. Your name
    is kept with each step: --who, else $ACCORDING_WHO, else the system's.
    """
    if log is not None:
        if ctx.invoked_subcommand is not None:
            raise UsageError("--from takes the steps of a file; call it without another command")
        take_from(log, told, story)
    elif ctx.invoked_subcommand is None:
        click.echo(ctx.get_help())
    else:
        # What stands before the name of the command is meant for it.
        given = {name: value for name, value in (("told", told), ("story", story)) if value is not None}
        ctx.default_map = {ctx.invoked_subcommand: given}


@command.command("accept")
@_several
@_taking
def accept(which: tuple[str, ...], **told: Any) -> None:
    """Say that findings, attributions or groups are right."""
    from according.cli.correcting import judged

    with Hand(**told) as hand:
        for target in hand.targets(which):
            hand.take(target, lambda one: judged(hand, one, accept=True))


@command.command("reject")
@_several
@_taking
def reject(which: tuple[str, ...], **told: Any) -> None:
    """Say that findings, attributions or groups are wrong; what is wrong is set aside, and not counted."""
    from according.cli.correcting import judged

    with Hand(**told) as hand:
        for target in hand.targets(which):
            hand.take(target, lambda one: judged(hand, one, accept=False))


@command.command("note")
@_one
@click.argument("text")
@_taking
def note(which: str, text: str, **told: Any) -> None:
    """Write something beside a finding, an attribution, a person, a group or an account; it changes nothing.

    A reason, given with --why, is written behind it.
    """
    from according import wiring

    with Hand(**told) as hand:
        (target,) = hand.targets([which])
        if target.kind in (SubjectKind.ATTRIBUTION, SubjectKind.DOCUMENT):
            attribution = target.id if target.kind is SubjectKind.ATTRIBUTION else None
            subject = wiring.subject_in(hand.workspace, target.document or target.id, attribution)
        else:
            subject = wiring.subject_of(hand.workspace, hand.story.id, target.kind, target.id)
        words = f"{text.strip()} ({hand.why.strip()})" if hand.why.strip() else text
        hand.add(wiring.note(hand.workspace, subject, words, who=hand.who))


@command.command("edit")
@_one
@click.option("--kind", metavar="KIND", help="Of a finding, an attribution or an account.")
@click.option("--relation", type=click.Choice(tuple(each.value for each in Relation)), help="Of a finding or a group.")
@click.option("--aspect", type=click.Choice(tuple(each.value for each in Aspect)), help="Of a finding.")
@click.option("--evidence", multiple=True, metavar="ACCOUNT=WORDS", help="Of a finding: its words in this account.")
@click.option("--speaker", metavar="NAME", help='Of an attribution: who speaks; "" for nobody who is known.')
@click.option("--source", metavar="WORDS", help="Of an attribution: the words that name the source.")
@click.option("--cue", metavar="WORDS", help="Of an attribution: the words that tell that it is said.")
@click.option("--content", metavar="WORDS", help="Of an attribution: what is said; | between words that stand apart.")
@click.option("--name", metavar="NAME", help="Of a person, an organisation or a place.")
@click.option("--type", "sort", type=click.Choice(tuple(each.value for each in EntityType)), help="Of one of these.")
@click.option("--outlet", metavar="NAME", help='Of an account; "" for none.')
@click.option("--title", metavar="WORDS", help="Of an account.")
@click.option("--author", metavar="NAME", help="Of an account.")
@click.option("--published", metavar="DATE", help="Of an account: 2026-03-14, say.")
@_taking
def edit(which: str, **told: Any) -> None:
    """Put something right: words as they stand in the text, kinds, names."""
    from according.cli.correcting import FIELDS, edited

    new = {field: told.pop(field) for field in FIELDS}
    new = {field: value for field, value in new.items() if value is not None and value != ()}
    with Hand(**told) as hand:
        (target,) = hand.targets([which])
        hand.take(target, lambda one: edited(hand, one, new))


@command.command("add")
@click.option("--account", required=True, metavar="ACCOUNT", help="The account: its letter, file or outlet.")
@click.option("--content", required=True, metavar="WORDS", help="What is said; | between words that stand apart.")
@click.option("--source", default="", metavar="WORDS", help="The words that name the source.")
@click.option("--cue", default="", metavar="WORDS", help="The words that tell that it is said.")
@click.option("--speaker", metavar="NAME", help="Who speaks.")
@click.option(
    "--kind",
    type=click.Choice(tuple(each.value for each in AttributionKind)),
    default=AttributionKind.INDIRECT.value,
    show_default=True,
    help="How it is said.",
)
@_taking
def add(account: str, content: str, source: str, cue: str, speaker: str | None, kind: str, **told: Any) -> None:
    """Put in an attribution that was missed: who says what, by the words as they stand in the text."""
    from according import wiring

    with Hand(**told) as hand:
        document = hand.account(account).document
        said = wiring.places_of(document, content)
        near = said[0] if said else None
        step = wiring.add_attribution(
            hand.workspace,
            document.id,
            who=hand.who,
            why=hand.why,
            content=said,
            source=wiring.places_of(document, source, near),
            cue=wiring.places_of(document, cue, near),
            kind=kind,
            speaker=speaker,
        )
        hand.add(step)


@command.command("merge")
@click.argument("which", nargs=-1, required=True, metavar="WHICH WHICH…")
@_taking
def merge(which: tuple[str, ...], **told: Any) -> None:
    """Say that persons, organisations or places are one; or that groups of statements say one thing."""
    from according import wiring

    with Hand(**told) as hand:
        first, *others = hand.targets(which)
        kinds = {target.kind for target in (first, *others)}
        if not others or len(kinds) > 1 or first.kind not in (SubjectKind.ENTITY, SubjectKind.GROUP):
            raise UsageError("name two or more persons (organisations, places), or two or more groups of statements")
        put = wiring.merge_entities if first.kind is SubjectKind.ENTITY else wiring.merge_groups
        rest = [target.id for target in others]
        hand.take(first, lambda one: put(hand.workspace, hand.story.id, one.id, rest, **hand.said(one)))


@command.command("split")
@_one
@click.option("--account", multiple=True, metavar="ACCOUNT", help="All that this account has of it goes its own way.")
@click.option("--words", multiple=True, metavar="ACCOUNT=WORDS", help="These words go their own way.")
@click.option("--name", metavar="NAME", help="What the other person is called.")
@_taking
def split(which: str, account: tuple[str, ...], words: tuple[str, ...], name: str | None, **told: Any) -> None:
    """Say that one person is two, or that a statement does not belong to its group."""
    if not account and not words:
        raise UsageError("say what goes its own way: --account B, or --words 'B=the words as they stand'")
    from according.cli.correcting import parted

    with Hand(**told) as hand:
        (target,) = hand.targets([which])
        hand.take(target, lambda one: parted(hand, one, account, words, name))
