"""Groups of statements: what several accounts are taken to say alike, to be split, merged, dissolved and named."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import AlignedStatement, Alignment, Evidence, Judged, Note, Relation, Step, SubjectKind
from according.job import correcting
from according.report.account_lines import AccountLine
from according.web.correcting.frame import frame, uncompared
from according.web.correcting.past import Trail
from according.web.correcting.restale import compare_anew
from according.web.correcting.room import Room, room
from according.web.correcting.taking import returned, step
from according.web.errors import Missing, Told
from according.web.rendering import Message, render
from according.web.uploads import Form, form

if TYPE_CHECKING:
    from according.store import Workspace

_ANEW = "The story is compared anew."
_STEP = {"link": "/history?at={n}#step-{n}", "label": "See it in the log"}
messages = {
    "group-merged": Message(f"One group from now on. {_ANEW}", **_STEP),
    "group-split": Message(f"Split off. {_ANEW}", **_STEP),
    "group-accepted": Message("Accepted.", **_STEP),
    "group-rejected": Message(f"Dissolved: these statements say nothing in common. {_ANEW}", **_STEP),
    "group-related": Message(f"Put right. {_ANEW}", **_STEP),
    "group-noted": Message("Your note is kept.", **_STEP),
}
_DEEDS = {
    "split": ("group-split", "split statements off"),
    "accept": ("group-accepted", "accept this group of statements"),
    "dissolve": ("group-rejected", "dissolve this group of statements"),
    "relation": ("group-related", "say how these statements stand to each other"),
    "note": ("group-noted", "write a note on this group of statements"),
}
#: Groups on one page.
_PAGE = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A statement of a group: ``key`` is how a form names it."""

    key: str
    account: AccountLine
    words: str
    link: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of statements with what was said of it."""

    id: str
    name: str
    relation: str
    question: str | None
    members: tuple[Member, ...]
    judged: Judged | None
    notes: tuple[Note, ...]
    trail: Trail


def groups(request: Request) -> Response:
    """All groups of a story."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
        if here.comparison is None:
            return uncompared(request, here, "groups")
        words = " ".join(request.query_params.get("words", "").split())[:200]
        found = [each for each in here.view.comparison.alignments if _has(here, each, words)]
        pages = max(1, -(-len(found) // _PAGE))
        asked = request.query_params.get("page", "")
        page = min(max(int(asked), 1), pages) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
        query = f"?words={words}&" if words else "?"
        back = f"{here.address}/groups" + (f"?page={page}" if page > 1 else "")
        return render(
            request,
            "groups.html.j2",
            **here.view.context,
            **frame(here, back),
            groups=[_group(here, each) for each in found[(page - 1) * _PAGE : page * _PAGE]],
            total=len(found),
            all=len(here.view.comparison.alignments),
            words=words,
            relations=[(each.value, each.value) for each in Relation if each is not Relation.ALONE],
            page=page,
            pages=pages,
            page_address=f"{here.address}/groups{query}page=",
        )


def said(request: Request) -> Response:
    """Split statements off a group, accept or dissolve it, say its relation, or write a note on it."""
    deed, identity = request.path_params["deed"], request.path_params["group"]
    if deed not in _DEEDS:
        raise Missing("There is no such page.")
    message, what = _DEEDS[deed]

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        here = room(request, workspace)
        one = _one(here, identity)
        why, seen, story = sent.get("why").strip(), sent.seen, here.story.id
        if deed == "note":
            subject = correcting.subject_of(workspace, story, SubjectKind.GROUP, one.id)
            return correcting.note(workspace, subject, why, who=who)
        if deed == "split":
            apart = _ticked(here, one, sent)
            return correcting.split_group(workspace, story, one.id, apart, who=who, why=why, seen=seen)
        relation = sent.get("relation") if deed == "relation" and sent.get("relation") in list(Relation) else None
        return correcting.judge_group(
            workspace, story, one.id, who=who, accept=deed != "dissolve", relation=relation, why=why, seen=seen
        )

    return _taken(request, take, message, what, identity)


def merged(request: Request) -> Response:
    """Make one of the groups that are ticked."""
    ticked = tuple(dict.fromkeys(form(request).all("group")))
    if len(ticked) < 2:
        raise Told("One group alone cannot be merged.", "Go back and tick two or more.")

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        here = room(request, workspace)
        first = _one(here, ticked[0])
        # What was seen of the first is what the form's page had of it.
        return correcting.merge_groups(
            workspace,
            here.story.id,
            first.id,
            ticked[1:],
            who=who,
            why=sent.get("why").strip(),
            seen=sent.number(f"seen-{first.id}") if "seen" not in sent else sent.seen,
        )

    return _taken(request, take, "group-merged", "merge groups of statements", ticked[0])


def _taken(
    request: Request, take: "Callable[[Workspace, Form, str], Step]", message: str, what: str, identity: str
) -> Response:
    def done(workspace: "Workspace", taken: Step) -> Response:
        compare_anew(request, workspace, taken)
        here = room(request, workspace)
        return returned(request, message, taken, f"{here.address}/groups", identity)

    return step(request, take, done, what=what)


def _one(here: Room, identity: str) -> Alignment:
    found = next((each for each in here.view.comparison.alignments if each.id == identity), None)
    if found is not None:
        return found
    raise Missing(
        "The present comparison has no such group of statements: it may have been merged, split or dissolved.",
        "Look at the list of groups.",
        ((f"{here.address}/groups", "Groups"), (f"{here.address}/history", "The history")),
    )


def _group(here: Room, found: Alignment) -> Group:
    review = here.view.comparison.review
    members = tuple(_member(here, each) for each in found.statements)
    return Group(
        id=found.id,
        name=members[0].words if members else "",
        relation=found.relation.value,
        question=found.question,
        members=tuple(sorted(members, key=lambda m: m.account.place)),
        judged=review.of(SubjectKind.GROUP, found.id),
        notes=tuple(n for n in review.notes if n.kind is SubjectKind.GROUP and n.id == found.id),
        trail=here.past.trail(SubjectKind.GROUP, found.id),
    )


def _member(here: Room, statement: AlignedStatement) -> Member:
    account = here.view.by_id[statement.document]
    words = " ".join(here.view.documents[statement.document].words(statement.span).split())
    place = f"{statement.span.start}-{statement.span.end}"
    return Member(
        key=f"{account.letter}:{place}",
        account=account,
        words=words,
        link=f"/documents/{statement.document}?at={place}#at",
    )


def _ticked(here: Room, one: Alignment, sent: Form) -> tuple[Evidence, ...]:
    wanted = set(sent.all("statement"))
    keys = {_member(here, each).key: each for each in one.statements}
    apart = tuple(
        Evidence(document=each.document, span=each.span, role="statement")
        for key, each in keys.items()
        if key in wanted
    )
    if not apart:
        raise Told("No statement was ticked, so that nothing would be split off.", "Go back and tick one or more.")
    return apart


def _has(here: Room, found: Alignment, words: str) -> bool:
    if not words:
        return True
    text = " ".join(here.view.documents[s.document].words(s.span) for s in found.statements).casefold()
    return all(word in text for word in words.casefold().split())


routes = [
    Route("/stories/{id}/groups", groups, methods=["GET"]),
    Route("/stories/{id}/groups/merge", merged, methods=["POST"]),
    Route("/stories/{id}/groups/{group}/{deed}", said, methods=["POST"]),
]
