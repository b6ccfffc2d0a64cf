"""``according search``: words, speakers, outlets, kinds and dates in all that a workspace keeps."""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from according.cli import workspaces
from according.cli.completing import stories
from according.cli.kept import hit_lines, search_entry
from according.cli.referring import called, story_of
from according.cli.saying import harmless, say
from according.export import to_json

if TYPE_CHECKING:
    from according.store import Hits

#: What is put around the words that were found.
_MARK = ("›", "‹")
# A field whose value the shell has taken the quotation marks from: outlet:Daily News.
_BARE = re.compile(r"""(-?(?:speaker|outlet|kind|date):)([^"]*\s[^"]*)""")
# What may not be there; a single letter with a dash is an option.
_WITHOUT = re.compile(r"""-(?:[\w"]{2}|\W)(?<!--)""")
_FIELD = re.compile(r"\s-?(?:speaker|outlet|kind|date):")


class _Words(click.Command):
    """Takes "-word" for a word that may not be there, and no bundle of short options."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        return super().parse_args(ctx, [f" {part}" if _WITHOUT.match(part) else part for part in args])


@click.command("search", cls=_Words)
@click.argument("query", nargs=-1, required=True, metavar="QUERY…")
@workspaces.option
@click.option("--story", metavar="STORY", help="Look in this story alone.", shell_complete=stories)
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Hits at most.")
@click.option("--offset", type=click.IntRange(0), default=0, show_default=True, help="Hits passed over before.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object (the default when piped).")
def command(
    query: tuple[str, ...], told: Path | None, story: str | None, limit: int, offset: int, as_json: bool
) -> None:
    """Search all texts of a workspace.

    All words must be there; '"a phrase"' in marks, budg* for a beginning, -word for what may not be there. Filters:
    speaker:lopez, outlet:courier, kind:release or kind:direct, date:2024-03 or date:2024-03..2024-05.
    """
    from according.store import parse_query

    with workspaces.opened(told) as workspace:
        asked = replace(parse_query(_joined(query)), limit=limit, offset=offset)
        if story is not None:
            asked = replace(asked, story=story_of(workspace, story).id)
        hits = workspace.search(asked)
        found = {**{hit.document: 1 for hit in hits.documents}, **{said.document: 1 for said in hits.attributions}}
        names = {row.id: called(row) for row in workspace.documents(ids=tuple(found))}
    if as_json or not sys.stdout.isatty():
        click.echo(to_json(search_entry(_joined(query), hits, offset)), nl=False)
    else:
        for line in _listing(hits, names, limit, offset):
            click.echo(harmless(line))
    if not hits.documents and not hits.attributions:
        say("nothing was found" if not offset else f"nothing was found after the first {offset}")


def _joined(parts: Sequence[str]) -> str:
    """The query as one line; what the shell kept together as a field's value is put in marks again."""
    return " ".join(
        f'{bare[1]}"{bare[2]}"' if (bare := _BARE.fullmatch(part)) and not _FIELD.search(part) else part
        for part in parts
    )


def _listing(hits: "Hits", names: Mapping[str, str], limit: int, offset: int) -> Iterator[str]:
    if not hits.documents and not hits.attributions:
        return
    yield f"{'' if hits.exact else 'at least '}{hits.total:,} document{'s' * (hits.total != 1)}" + (
        f" · {hits.said:,} attribution{'s' * (hits.said != 1)}" if hits.said else ""
    )
    yield from hit_lines(hits, _MARK, names)
    if hits.total > offset + limit:
        yield ""
        yield f"and {hits.total - offset - limit:,} more: --offset {offset + limit}"
