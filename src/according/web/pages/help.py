"""Help: keys, search words, what the marks mean, and what stays on this machine."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.web.rendering import render

#: The keys of the list of findings, and what they do.
KEYS = (
    ("j", "the next finding"),
    ("k", "the finding before"),
    ("a", "accept it"),
    ("x", "set it aside"),
    ("e", "edit it"),
    ("n", "write a note on it"),
    ("u", "undo your last step"),
    ("Enter", "open it"),
    ("/", "go to the search"),
    ("?", "show the keys"),
)
#: What can be written into the search, and what it finds.
SEARCHES = (
    ("petition council", "accounts that have both words, in any form of capitals and accents"),
    ('"overnight camping"', "these words in this order"),
    ("budg*", "words that begin so: budget, budgets, budgetary"),
    ("petition -police", "the one word, and not the other"),
    ("speaker:lopez", "accounts in which somebody of this name speaks, and what they said"),
    ("budget speaker:lopez", "what they said with this word in it"),
    ('outlet:"Daily News"', "accounts of this outlet"),
    ("kind:release", "accounts of this kind: article, agency, release, statement, resolution, petition, letter, post"),
    ("kind:direct", "with speaker: only what was quoted word by word"),
    ("date:2024-03", "accounts dated in this month; a day or a year may stand there too"),
    ("date:2024-03..2024-05", "from the one to the other; either side may be left open"),
)


def guide(request: Request) -> Response:
    """The page."""
    return render(request, "help.html.j2", here="help", keys=KEYS, searches=SEARCHES)


routes = [Route("/help", guide, methods=["GET"])]
