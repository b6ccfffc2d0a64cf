"""The tray: what people said that could not be carried over, each with its old words and the best guess of today."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import Action, Anchor, Draft, Orphan, Step, Subject, SubjectKind
from according.job import correcting
from according.report.account_lines import AccountLine
from according.web.correcting.frame import frame, uncompared
from according.web.correcting.passage import Passage, passage
from according.web.correcting.restale import compare_anew
from according.web.correcting.room import Room, room
from according.web.correcting.steps import StepLine
from according.web.correcting.taking import returned, step
from according.web.errors import Told
from according.web.rendering import Message, render
from according.web.uploads import Form

if TYPE_CHECKING:
    from according.store import Workspace

_STEP = {"link": "/history?at={n}#step-{n}", "label": "See it in the log"}
messages = {
    "tray-taken": Message("Carried over to the place that you chose.", **_STEP),
    "tray-rests": Message("It rests: it stays in the tray, and changes nothing.", **_STEP),
}
_DEEDS = {"take": ("tray-taken", "carry a step over to another place"), "rest": ("tray-rests", "let a step rest")}
#: How the note begins by which a step rests.
_RESTS = "Rests in the tray"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A step that waits: in words, the words that it was about, and the best guess in its passage."""

    number: int
    line: StepLine
    why: str
    old: tuple[tuple[str, str], ...]
    account: AccountLine | None
    passage: Passage | None
    guessed: str
    sure: int
    rests: str
    seen: int


def tray(request: Request) -> Response:
    """What waits, and what was let rest."""
    with request.app.state.open() as workspace:
        here = room(request, workspace)
        if here.comparison is None:
            return uncompared(request, here, "tray")
        rows = [_waiting(here, old, each) for each in here.orphans if (old := _step(here, each.step)) is not None]
        return render(
            request,
            "tray.html.j2",
            **here.view.context,
            **frame(here, f"{here.address}/tray"),
            waiting=[each for each in rows if not each.rests],
            resting=[each for each in rows if each.rests],
            undoable=here.past.undoable(here.steps),
        )


def said(request: Request) -> Response:
    """Take the guess, or let the step rest."""
    deed, number = request.path_params["deed"], request.path_params["number"]
    if deed not in _DEEDS:
        raise Told("The tray takes no such request.", "Go back and use its buttons.", 404)
    message, what = _DEEDS[deed]

    def take(workspace: "Workspace", sent: Form, who: str) -> Step:
        here = room(request, workspace)
        orphans = {each.step: each for each in here.orphans}
        old = _step(here, number)
        if number not in orphans or old is None:
            raise Told(f"Step {number} is not in the tray any more.", "Somebody may have carried it over or undone it.")
        why = sent.get("why").strip()
        if deed == "rest":
            return correcting.note(workspace, old.subject, f"{_RESTS}: {why}" if why else f"{_RESTS}.", who=who)
        return workspace.append_many(_moved(workspace, here, old, orphans[number], who, why, sent.seen))[-1]

    def done(workspace: "Workspace", taken: Step) -> Response:
        compare_anew(request, workspace, taken)
        here = room(request, workspace)
        return returned(request, message, taken, f"{here.address}/tray")

    return step(request, take, done, what=what)


def _waiting(here: Room, old: Step, orphan: Orphan) -> Waiting:
    guess = orphan.guess
    known = guess is not None and guess.document in here.view.documents
    return Waiting(
        number=old.number,
        line=here.lines((old,))[0],
        why=orphan.why,
        old=tuple((here.letters.get(a.document, ""), " ".join(a.exact.split())) for a in old.subject.anchors),
        account=here.view.by_id[guess.document] if guess is not None and known else None,
        passage=passage(here.view.documents[guess.document], [(guess.span, "p-words")]) if guess and known else None,
        guessed=here.link(replace(old, subject=replace(old.subject, id=orphan.guessed))) if orphan.guessed else "",
        sure=round(orphan.score * 100),
        rests=_rests(here.steps, old),
        seen=max((s.number for s in here.steps if s.subject == old.subject), default=0),
    )


def _rests(steps: Sequence[Step], old: Step) -> str:
    """The note by which a step rests; "" where none does."""
    notes = [s for s in steps if s.action is Action.NOTE and s.number > old.number and s.subject == old.subject]
    return next((n.why for n in reversed(notes) if n.why.startswith(_RESTS)), "")


def _moved(
    workspace: "Workspace", here: Room, old: Step, orphan: Orphan, who: str, why: str, seen: int | None
) -> tuple[Draft, Draft]:
    """The old step taken back, and the same step on what stands in the place of the guess."""
    if orphan.guess is None:
        raise Told(f"There is no guess where step {old.number} belongs.", "Let it rest, or undo it.")
    said = f"carried over from step {old.number}" + (f": {why}" if why else f": {old.why}" if old.why else "")
    return (
        Draft(
            who=who,
            action=Action.UNDO,
            subject=old.subject,
            why=f"carried over{f': {why}' if why else ''}",
            undoes=old.number,
            seen=seen,
        ),
        Draft(
            who=who,
            action=old.action,
            subject=_subject(workspace, here, old, orphan.guess, orphan.guessed),
            before=old.before,
            after=old.after,
            why=said,
            model=old.model,
        ),
    )


def _subject(workspace: "Workspace", here: Room, old: Step, guess: Anchor, guessed: str) -> Subject:
    subject = old.subject
    if guessed and subject.kind is SubjectKind.ATTRIBUTION:
        return correcting.subject_in(workspace, guess.document, guessed)
    if guessed and subject.kind is not SubjectKind.DOCUMENT:
        return correcting.subject_of(workspace, here.story.id, subject.kind, guessed)
    # Only words were found: they take the place of those that they are like.
    role = next(
        (a.role for a in subject.anchors if a.role == guess.role), subject.anchors[0].role if subject.anchors else ""
    )
    kept = tuple(a for a in subject.anchors if a.role != role)
    return replace(subject, anchors=(*kept, replace(guess, role=role)))


def _step(here: Room, number: int) -> Step | None:
    return next((each for each in here.steps if each.number == number), None)


routes = [
    Route("/stories/{id}/tray", tray, methods=["GET"]),
    Route("/stories/{id}/tray/{number:int}/{deed}", said, methods=["POST"]),
]
