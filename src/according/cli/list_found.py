"""``according list``'s lists of what was found in a story: findings, attributions, people, groups, the tray."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli import options, workspaces
from according.cli.completing import findings as complete_findings
from according.cli.completing import stories as complete
from according.cli.found import (
    OPEN,
    attribution_entry,
    finding_entry,
    finding_of,
    group_entry,
    listed,
    orphan_entry,
    person_entry,
)
from according.cli.found_lines import attribution_lines, finding_lines, group_lines, orphan_lines, person_lines
from according.cli.printing import print_records
from according.cli.referring import called, slug, story_of
from according.cli.saying import say
from according.cli.targets import account_of
from according.core import AttributionKind, Comparison, EntityType, FindingKind, Step, UsageError, Verdict

if TYPE_CHECKING:
    from according.store import StoryRow, Workspace

_VERDICTS = (OPEN, *(verdict.value for verdict in Verdict))
_story = click.option(
    "--story",
    metavar="STORY",
    help="The story, where there are several.",
    shell_complete=complete,
)
_document = click.option("--document", metavar="DOCUMENT", help="Those of this account: a letter, a name, an id.")


def shown(workspace: "Workspace", story: "StoryRow") -> Comparison:
    """What the story's last comparison says, with everything that people said of it.

    Raises:
        UsageError: if it was never compared.

    """
    from according.job.stories import shown as shown_by_anybody

    view = shown_by_anybody(workspace, story.id)
    named = slug(story.title) or story.id
    if view.comparison is None:
        raise UsageError(f"{story.title!r} was not compared yet; do so with according compare --story {named}")
    if view.stale:
        say(f"this is as it was compared before: {view.stale}; compare anew with according compare --story {named}")
    return view.comparison


@click.command("findings")
@click.argument("which", nargs=-1, metavar="[FINDING…]", shell_complete=complete_findings)
@workspaces.option
@_story
@click.option("--kind", type=click.Choice(tuple(kind.value for kind in FindingKind)), help="Those of this kind.")
@click.option("--verdict", type=click.Choice(_VERDICTS), help="Those of which this was said; open: nothing yet.")
@_document
@options.records
def findings(
    which: tuple[str, ...],
    told: Path | None,
    story: str | None,
    kind: str | None,
    verdict: str | None,
    document: str | None,
    form: str | None,
) -> None:
    """List a story's findings with their numbers; those you name, by number or id, with their words."""
    with workspaces.opened(told) as workspace:
        row = story_of(workspace, story)
        comparison = shown(workspace, row)
        only = {account_of(comparison, document).id} if document is not None else set()
    every = listed(comparison)
    rows = [
        each
        for each in every
        if (kind is None or each.finding.kind.value == kind)
        and (verdict is None or each.verdict == verdict)
        and (not only or only & set(each.finding.documents))
    ]
    if which:
        chosen = []
        for one in which:
            found = finding_of(every, one)
            if found is None:
                raise UsageError(f"there is no finding {one!r} in {row.title!r}; it has {len(every)}")
            chosen.append(found)
        rows = [each for each in rows if each in chosen]
    print_records(
        form,
        [finding_entry(comparison, each) for each in rows],
        lambda: finding_lines(comparison, rows, whole=bool(which)),
        sys.stdout,
    )
    if len(rows) < len(every):
        say(f"{len(rows)} of {len(every)} findings")


@click.command("attributions")
@workspaces.option
@_story
@_document
@click.option("--kind", type=click.Choice(tuple(kind.value for kind in AttributionKind)), help="Those of this kind.")
@click.option("--speaker", metavar="WORDS", help="Those of speakers whose names have this in them.")
@options.records
def attributions(
    told: Path | None,
    story: str | None,
    document: str | None,
    kind: str | None,
    speaker: str | None,
    form: str | None,
) -> None:
    """List who says what in a story's accounts, with the ids by which they can be put right."""
    from dataclasses import replace

    with workspaces.opened(told) as workspace:
        row = story_of(workspace, story)
        comparison = shown(workspace, row)
        only = {account_of(comparison, document).id} if document is not None else set()
    rows = []
    for annotated in comparison.documents:
        if only and annotated.id not in only:
            continue
        held = []
        for each in annotated.attributions:
            entity = annotated.entity(each.speaker)
            name = entity.name if entity is not None else " ".join(annotated.words(span) for span in each.source)
            if (kind is None or each.kind.value == kind) and (speaker is None or speaker.casefold() in name.casefold()):
                held.append(each)
        rows.append(replace(annotated, attributions=tuple(held)))
    entries = [attribution_entry(comparison, annotated, each) for annotated in rows for each in annotated.attributions]
    print_records(form, entries, lambda: attribution_lines(comparison, rows), sys.stdout)


@click.command("people")
@workspaces.option
@_story
@click.option("--type", "sort", type=click.Choice(tuple(each.value for each in EntityType)), help="Those of this type.")
@click.option("--alone", is_flag=True, help="Those, too, whom one account alone names.")
@options.records
def people(told: Path | None, story: str | None, sort: str | None, alone: bool, form: str | None) -> None:
    """List who is who: persons, organisations and places that several accounts name."""
    with workspaces.opened(told) as workspace:
        comparison = shown(workspace, story_of(workspace, story))
    rows = [
        each
        for each in comparison.entities
        if (sort is None or each.type.value == sort) and (alone or len(each.members) > 1)
    ]
    print_records(
        form, [person_entry(comparison, each) for each in rows], lambda: person_lines(comparison, rows), sys.stdout
    )


@click.command("groups")
@workspaces.option
@_story
@options.records
def groups(told: Path | None, story: str | None, form: str | None) -> None:
    """List the groups of statements that several accounts carry."""
    with workspaces.opened(told) as workspace:
        comparison = shown(workspace, story_of(workspace, story))
    rows = comparison.alignments
    print_records(
        form, [group_entry(comparison, each) for each in rows], lambda: group_lines(comparison, rows), sys.stdout
    )


@click.command("tray")
@workspaces.option
@_story
@options.records
def tray(told: Path | None, story: str | None, form: str | None) -> None:
    """List corrections that could not be carried over, each with the best guess where it belongs."""
    with workspaces.opened(told) as workspace:
        row = story_of(workspace, story)
        comparison = shown(workspace, row)
        steps: dict[int, Step] = {step.number: step for step in workspace.log()}
        names = {each.id: called(each) for each in workspace.documents(story=row.id)}
    rows = [(orphan, steps[orphan.step]) for orphan in comparison.review.orphans if orphan.step in steps]
    print_records(
        form, [orphan_entry(orphan, step) for orphan, step in rows], lambda: orphan_lines(rows, names), sys.stdout
    )
    if not rows:
        say("the tray is empty: every correction found its place")


COMMANDS = (findings, attributions, people, groups, tray)
