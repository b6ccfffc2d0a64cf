"""``according remove``: documents taken out of a workspace for good."""

import sys
from pathlib import Path

import click

from according.cli import options, workspaces
from according.cli.asking import agree
from according.cli.kept import document_entry
from according.cli.printing import print_records
from according.cli.referring import called, documents_of
from according.cli.saying import say


@click.command("remove")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT…")
@click.option("--yes", is_flag=True, help="Remove without asking; needed where nobody can be asked.")
@workspaces.option
@options.records
def command(documents: tuple[str, ...], yes: bool, told: Path | None, form: str | None) -> None:
    """Remove documents from the workspace for good: texts, raw bytes, and all that was found in them.

    The log of corrections stays, with the words that its steps quote.
    """
    with workspaces.opened(told, write=True) as workspace:
        rows = documents_of(workspace, documents)
        for row in rows:
            titles = [story.title for story in workspace.stories() if story.id in row.stories]
            say(called(row) + (f" (in {', '.join(titles)})" if titles else ""))
        if not yes:
            many = f"these {len(rows)} documents" if len(rows) > 1 else "this document"
            agree(f"Remove {many} for good?", what="remove", otherwise="nothing was removed")
        for row in rows:
            workspace.remove(row.id)
        said = any(workspace.log(document=row.id) for row in rows)
    say(f"removed: {len(rows)}{'; what was said of them stays in the log, with the words that it quotes' * said}")
    if form is not None:
        print_records(form, [document_entry(row) for row in rows], lambda: (), sys.stdout)
