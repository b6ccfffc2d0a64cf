"""What a shell offers where a story or a finding is asked for: quick, quiet, and safe to put on a command line."""

from typing import Any

import click
from click.shell_completion import CompletionItem

#: Titles longer than this are cut where a shell shows them.
_SHOWN = 60


def stories(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem[Any]]:  # noqa: ARG001
    """The workspace's stories, by their titles as one word each."""
    from according.cli.referring import slug
    from according.cli.saying import harmless

    try:
        with _opened(ctx) as workspace:
            rows = workspace.stories()
    except Exception:
        return []
    names = [slug(row.title) for row in rows]
    return [
        CompletionItem(name if name and names.count(name) == 1 else row.id, help=harmless(row.title)[:_SHOWN])
        for name, row in zip(names, rows, strict=True)
        if (name if name and names.count(name) == 1 else row.id).startswith(incomplete)
    ]


def findings(ctx: click.Context, parameter: click.Parameter, incomplete: str) -> list[CompletionItem[Any]]:  # noqa: ARG001
    """The numbers of the story's findings."""
    from according.cli.found import listed
    from according.cli.referring import story_of
    from according.cli.saying import harmless

    try:
        with _opened(ctx) as workspace:
            # As the tool made it: what people said changes no numbers, and a shell does not wait for it.
            kept = workspace.kept_comparison(story_of(workspace, ctx.params.get("story")).id)
        rows = listed(kept.comparison) if kept is not None else ()
    except Exception:
        return []
    return [
        CompletionItem(str(row.number), help=harmless(row.finding.title)[:_SHOWN])
        for row in rows
        if str(row.number).startswith(incomplete)
    ]


def _opened(ctx: click.Context) -> Any:
    from according.cli.workspaces import found
    from according.store import Workspace

    path = found(ctx.params.get("told"))
    if path is None:
        raise LookupError
    return Workspace.open(path, write=False)
