"""Taking a step: who takes it, what happens when somebody else was faster, and the way back to the page."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from starlette.requests import Request
from starlette.responses import Response

from according.core import Step
from according.web.addressed import onward
from according.web.correcting.steps import step_lines
from according.web.errors import Told
from according.web.rendering import back, name_cookie, render, working
from according.web.session import a_name
from according.web.uploads import Form, form

if TYPE_CHECKING:
    from according.store import Workspace

#: The header by which a script asks for the pieces that changed, in place of the whole page.
PIECES = "according-pieces"
#: Fields that a form sends beside what it says.
_OWN = ("seen", "person")
#: What a person says in forms, as a page names it; whatever else a form sends says nothing to a reader.
_SAYS = {
    "kind": "kind",
    "relation": "relation",
    "aspect": "in respect of",
    "content": "what is said",
    "source": "who says it",
    "cue": "the word of saying",
    "speaker": "speaker",
    "speaker-new": "speaker",
    "name": "name",
    "type": "kind",
    "outlet": "outlet",
    "title": "title",
    "author": "author",
    "published": "published",
    "add": "further words",
    "why": "why",
}
#: Characters of a reason or a note.
_LONGEST = 10_000


def step(
    request: Request,
    take: "Callable[[Workspace, Form, str], Step]",
    done: "Callable[[Workspace, Step], Response]",
    *,
    what: str,
) -> Response:
    """The answer to a form that takes a step of the log.

    Args:
        request: with its form.
        take: takes the step under the person's name; it raises Conflict where somebody else was faster.
        done: makes the answer once the step stands in the log.
        what: what the person is about to do, as a page says it ("set this finding aside").

    Returns:
        ``done``'s answer; a page that asks for a name where none is known yet; or, where somebody else took a step on
        the same thing in the meantime, a page (409) with both words on it.

    """
    from according.store import Conflict

    sent = form(request)
    if len(sent.get("why")) > _LONGEST:
        raise Told(f"This is longer than {_LONGEST:,} characters.", "Go back and say it in fewer words.")
    known = working(request)
    who = known or a_name(sent.get("person"))
    if not who:
        return render(request, "who.html.j2", 200, fields=_fields(sent), what=what, action=request.scope["path"])
    try:
        with request.app.state.open() as workspace:
            taken = take(workspace, sent, who)
            answer = done(workspace, taken)
    except Conflict as conflict:
        return _conflict(request, sent, conflict.step, what, who)
    if not known:
        answer.headers.append("set-cookie", name_cookie(who))
    return answer


def in_pieces(request: Request) -> bool:
    """Whether a script sent the form, and wants the pieces of the page that change."""
    return PIECES in request.headers


def returned(request: Request, said: str, taken: Step, otherwise: str, fragment: str = "") -> Response:
    """Back to the page where the form stood, which says what was done."""
    return back(onward(request, otherwise), said, step=taken.number, fragment=fragment)


def _fields(sent: Form) -> list[tuple[str, str]]:
    return [(name, value) for name in sent.names() if name not in _OWN for value in sent.all(name)]


def _says(sent: Form) -> list[tuple[str, str]]:
    """What the person says in the form, each with its name: "words" for those of a finding's pieces."""
    rows = []
    for name, value in _fields(sent):
        words = name.startswith("words-") and not name.endswith(("-at", "-place", "-drop"))
        label = "words" if words else _SAYS.get(name)
        if label and value.strip():
            rows.append((label, " ".join(value.split())))
    return rows


def _conflict(request: Request, sent: Form, newer: Step, what: str, who: str) -> Response:
    return render(
        request,
        "conflict.html.j2",
        409,
        theirs=step_lines((newer,), (newer,), (newer,))[0],
        own=newer.who == who,
        what=what,
        says=_says(sent),
        fields=_fields(sent),
        seen=newer.number,
        action=request.scope["path"],
        leave=onward(request, "/"),
    )
