"""Search: words in all accounts of the workspace, and what somebody said, each opening at its exact words."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import Span, UsageError
from according.store import Hit, Hits, parse_query
from according.web.places import at
from according.web.rendering import render

if TYPE_CHECKING:
    from according.store import DocumentRow, Snippet, Workspace

#: Hits of one page, and how far one can leaf.
_PAGE, _PAGES = 20, 50
#: What is asked, at most, in characters.
_LONGEST = 400
#: A part of what is asked: a word or a phrase, perhaps with "-" or "speaker:" before it.
_PART = re.compile(r"-?(?:[a-z]+:)?\"[^\"]*\"?|\S+", re.IGNORECASE)
_FILTER = re.compile(r"(speaker|outlet|kind|date):(.+)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a snippet; ``sought`` where they were asked for."""

    words: str
    sought: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A link that adds a filter to what is asked, or takes one away: its words, and the query that it leads to."""

    words: str
    address: str


def search(request: Request) -> Response:
    """What was asked, what was found of it, and ways to ask more narrowly or more widely."""
    asked = " ".join(request.query_params.get("q", "").split())[:_LONGEST]
    story = request.query_params.get("story", "")
    page = _page(request.query_params.get("page", "1"))
    found: Hits | None = None
    where: tuple[DocumentRow, ...] = ()
    error = ""
    with request.app.state.open() as workspace:
        stories = {each.id: each for each in workspace.stories()}
        row = stories.get(story)
        if asked:
            try:
                found = _found(workspace, asked, row.id if row else None, page)
            except UsageError as problem:
                error = str(problem)
        if found is not None:
            ids = tuple({hit.document for hit in found.documents} | {said.document for said in found.attributions})
            where = workspace.documents(ids=ids) if ids else ()
    return render(
        request,
        "search.html.j2",
        here="search",
        asked=asked,
        found=found,
        error=error,
        inside=row,
        filters=_taken(asked, story),
        further=_further(asked, story, found),
        at=at,
        pieces=pieces,
        first_place=first_place,
        stories_of={r.id: [stories[s] for s in r.stories if s in stories] for r in where},
        page=page,
        pages=min(_PAGES, -(-max(found.total, found.said) // _PAGE)) if found else 0,
        leaf=_address(asked, story) + "&page=",
        wider=_address(asked, ""),
    )


def pieces(snippet: "Snippet") -> tuple[Piece, ...]:
    """A snippet as pieces, those that were asked for told apart."""
    at, made = 0, []
    for span in snippet.spans:
        made.append(Piece(words=snippet.text[at : span.start], sought=False))
        made.append(Piece(words=span.of(snippet.text), sought=True))
        at = span.end
    made.append(Piece(words=snippet.text[at:], sought=False))
    return tuple(piece for piece in made if piece.words)


def first_place(hit: "Hit") -> Span:
    """Where in its document the first words stand that were asked for."""
    start, text = hit.snippet.start, hit.snippet.text
    span = hit.snippet.spans[0] if hit.snippet.spans else Span(0, max(1, len(text)))
    return Span(start + span.start, start + span.end)


def _found(workspace: "Workspace", asked: str, story: str | None, page: int) -> "Hits":
    return workspace.search(parse_query(asked, story=story, limit=_PAGE, offset=(page - 1) * _PAGE))


def _page(given: str) -> int:
    return min(max(int(given), 1), _PAGES) if given.isascii() and given.isdigit() and len(given) < 6 else 1


def _address(asked: str, story: str) -> str:
    return "/search?" + urlencode({"q": asked} | ({"story": story} if story else {}))


def _taken(asked: str, story: str) -> tuple[Choice, ...]:
    """The filters that hold, each as a link that takes it away."""
    parts = _PART.findall(asked)
    return tuple(
        Choice(words=part, address=_address(" ".join((*parts[:i], *parts[i + 1 :])), story))
        for i, part in enumerate(parts)
        if _FILTER.fullmatch(part) or part.startswith("-")
    )


def _further(asked: str, story: str, found: "Hits | None") -> tuple[tuple[str, tuple[Choice, ...]], ...]:
    """What the hits on this page have that one could narrow by: speakers, outlets, kinds and years."""
    if found is None or not found.documents:
        return ()
    parts = {part.casefold() for part in _PART.findall(asked)}
    named: dict[str, list[str | None]] = {
        "speaker": [said.speaker for said in found.attributions],
        "outlet": [hit.outlet for hit in found.documents],
        "kind": [str(hit.kind) for hit in found.documents if hit.kind != "unknown"],
        "date": [(hit.published or "")[:4] for hit in found.documents],
    }
    offered: list[tuple[str, tuple[Choice, ...]]] = []
    for name, values in named.items():
        if any(part.startswith(f"{name}:") for part in parts):
            continue
        # A value that all hits have in common narrows nothing; quotation marks cannot be asked for.
        several = list(dict.fromkeys(value for value in values if value and '"' not in value))
        if len(several) > 1 or (several and not all(values)):
            made = [(value, f'{name}:"{value}"' if " " in value else f"{name}:{value}") for value in several[:6]]
            offered.append((name, tuple(Choice(words=v, address=_address(f"{asked} {f}", story)) for v, f in made)))
    return tuple(offered)


routes = [Route("/search", search, methods=["GET"])]
