"""What every page shares: routes, messages, ways on, names, errors, and that looking changes nothing."""

import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from according.core import Action, InputError, ModelError, Step, Subject, SubjectKind, UsageError
from according.store import Conflict, Workspace
from according.web.addressed import is_page, onward, story_at
from according.web.app import App, WebSettings, create_app
from according.web.rendering import Message, back, name_cookie, render, working
from according.web.session import a_name

_BASE = "http://127.0.0.1:8137"


def _browser(app: App) -> TestClient:
    client = TestClient(app, base_url=_BASE, follow_redirects=False, headers={"sec-fetch-site": "same-origin"})
    client.get("/", params={"token": app.state.sessions.new_link()})
    return client


def _raising(error: Exception) -> Route:
    def fail(_: Request) -> PlainTextResponse:
        raise error

    return Route(f"/{type(error).__name__}", fail)


def _pages(*routes: Route, **messages: Message) -> SimpleNamespace:
    return SimpleNamespace(routes=list(routes), messages=messages)


def test_fixed_addresses_come_first(workspace_path: Path) -> None:
    """“/stories/new” is never taken for a story called “new”, whatever the order of the modules."""
    pages = _pages(
        Route("/stories/{id}", lambda _: PlainTextResponse("any")),
        Route("/{any}/new", lambda _: PlainTextResponse("vague")),
        Route("/stories/new", lambda _: PlainTextResponse("new")),
    )
    client = _browser(create_app(WebSettings(workspace=workspace_path), modules=(pages,)))
    assert client.get("/stories/new").text == "new"
    assert client.get("/stories/s-1").text == "any"
    assert client.get("/documents/new").text == "vague"


def test_two_pages_may_not_use_one_key_for_two_messages(workspace_path: Path) -> None:
    """A message's key means one thing in the whole app."""
    with pytest.raises(ValueError, match="taken"):
        create_app(
            WebSettings(workspace=workspace_path),
            modules=(_pages(taken=Message("One.")), _pages(taken=Message("Another."))),
        )


def test_messages_are_ours_and_never_the_addresss(workspace_path: Path) -> None:
    """What a page says after a form is chosen by key; nothing of the address is shown but a step's number."""
    page = Route(
        "/page", lambda request: render(request, "error.html.j2", status=200, title="T", why="w", remedy="", near=())
    )
    pages = _pages(page, undone=Message("Step {n} is undone.", link="/history#step-{n}", label="See it"))
    client = _browser(create_app(WebSettings(workspace=workspace_path), modules=(pages,)))
    assert "Step 12 is undone." in client.get("/page?said=undone&step=12").text
    for query in (
        "said=<b>no</b>",
        "said=undone&step=<b>no</b>",
        "said=undone&step=9999999999999",
        "said=undone&step=٣",
    ):
        shown = client.get(f"/page?{query}").text
        assert "no</b>" not in shown
        assert "999" not in shown
        assert "٣" not in shown


def test_back_leads_to_the_page_with_the_message() -> None:
    """After a form the browser asks for the page itself, its filters kept and an older message dropped."""
    answer = back("/stories/s-1/findings?kind=denies&said=old&step=3", "kept", step=4, fragment="f-2")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/stories/s-1/findings?kind=denies&said=kept&step=4#f-2"
    assert back("/history").headers["location"] == "/history"


@pytest.mark.parametrize(
    ("address", "good"),
    [
        ("/page", True),
        ("/stories/s-1?kind=denies&page=2", True),
        ("//evil.example", False),
        ("/\\evil.example", False),
        ("/page\\..\\..", False),
        ("\\/evil.example", False),
        ("https://evil.example/page", False),
        ("javascript:alert(1)", False),
        ("page", False),
        ("", False),
        ("/nowhere", False),
        ("/page\r\nset-cookie: a=b", False),
        ("/\tevil", False),
        ("/page?\u202e", False),
        ("///page", False),
        ("/only-post", False),
        ("/page?" + "a" * 2000, False),
    ],
)
def test_forms_lead_on_to_pages_of_ours_alone(workspace_path: Path, address: str, good: bool) -> None:
    """A form's “next” is followed only where it is the address of a page, and else the default is taken."""
    seen: list[tuple[bool, str]] = []

    def take(request: Request) -> PlainTextResponse:
        seen.append((is_page(request, address), onward(request, "/page")))
        return PlainTextResponse("")

    pages = _pages(
        Route("/take", take, methods=["POST"]),
        Route("/page", lambda _: PlainTextResponse("")),
        Route("/stories/{id}", lambda _: PlainTextResponse("")),
        Route("/only-post", lambda _: PlainTextResponse(""), methods=["POST"]),
    )
    client = _browser(create_app(WebSettings(workspace=workspace_path), modules=(pages,)))
    client.post("/take", data={"next": address})
    assert seen == [(good, address if good else "/page")]


def test_names_come_and_go_by_a_cookie(workspace_path: Path) -> None:
    """The name of who works is on one line, short, and the same after the way through the cookie."""
    seen: list[str] = []
    pages = _pages(Route("/who", lambda request: PlainTextResponse(seen.append(working(request)) or "")))
    client = _browser(create_app(WebSettings(workspace=workspace_path), modules=(pages,)))
    for typed, kept in (
        ("Ada Líndström", "Ada Líndström"),
        ("  a;\r\nb=c \u202e\x00 ", "a; b=c"),
        ("x" * 200, "x" * 80),
        ("", ""),
        ("记者; 李", "记者; 李"),
    ):
        cookie = name_cookie(typed).partition(";")[0]
        assert cookie.isascii()
        client.get("/who", headers={"cookie": f"{'; '.join(f'{k}={v}' for k, v in client.cookies.items())}; {cookie}"})
        assert seen[-1] == kept == a_name(typed)
    client.get(
        "/who", headers={"cookie": f"{'; '.join(f'{k}={v}' for k, v in client.cookies.items())}; according-name=%ff%zz"}
    )
    assert "\x00" not in seen[-1]


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [
        (InputError("a.pdf", "is locked", "save it without a password"), 422, ("a.pdf: is locked.", "Save it without")),
        (UsageError("there is no such story"), 422, ("There is no such story.", "Nothing was changed")),
        (ModelError("a file of the model is altered"), 500, ("A file of the model is altered.", "as it was")),
        (RuntimeError("Mayor Lind"), 500, ("fault of the program", "according doctor")),
        (sqlite3.OperationalError("no such table: Lind"), 500, ("fault of the program",)),
        (UsageError("<b>Lind</b> \u202e"), 422, ("&lt;b&gt;Lind&lt;/b&gt; ⟦U+202E⟧",)),
    ],
    ids=("input", "usage", "model", "fault", "sqlite", "hostile"),
)
def test_errors_say_what_and_what_to_do(
    workspace_path: Path, error: Exception, status: int, words: tuple[str, ...]
) -> None:
    """An error raised on purpose is told with its remedy; of a fault nothing is told but that it is one."""
    app = create_app(WebSettings(workspace=workspace_path), modules=(_pages(_raising(error)),))
    answer = _browser(app).get(f"/{type(error).__name__}")
    assert answer.status_code == status
    for each in words:
        assert each in answer.text
    assert "Traceback" not in answer.text
    assert "Mayor" not in answer.text


def test_what_is_the_matter_with_the_file_is_told(workspace_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full disk, a damaged file and one that was taken away are told as such, and pages of errors still work."""

    def show(request: Request) -> PlainTextResponse:
        with request.app.state.open() as held:
            held.new_story("The ferry")
        return PlainTextResponse("written")

    pages = _pages(Route("/page", show, methods=["GET", "POST"]))
    client = _browser(create_app(WebSettings(workspace=workspace_path), modules=(pages,)))
    assert client.post("/page").text == "written"
    full = InputError(str(workspace_path), "the disk is full, and nothing was changed", "make room, then do it again")
    with monkeypatch.context() as patch:
        patch.setattr(Workspace, "new_story", lambda *_: (_ for _ in ()).throw(full))
        answer = client.post("/page")
        assert answer.status_code == 503
        assert "according.db: the disk is full, and nothing was changed." in answer.text
        assert "Make room, then do it again." in answer.text
        assert str(workspace_path.parent) not in answer.text
    kept = workspace_path.read_bytes()
    for name in ("according.db-wal", "according.db-shm"):
        workspace_path.with_name(name).unlink(missing_ok=True)
    workspace_path.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    assert client.post("/page").status_code == 503
    workspace_path.unlink()
    answer = client.post("/page")
    assert answer.status_code == 503
    assert "no such file" in answer.text
    assert not workspace_path.exists()
    workspace_path.write_bytes(kept)
    assert client.post("/page").text == "written"


def test_conflict_is_told_as_one(workspace_path: Path) -> None:
    """Where a page leaves it to the app, a step that came in between is a conflict, with who took it."""
    step = Step(
        number=4,
        when="2026-01-01T00:00:00Z",
        who="Bo",
        action=Action.REJECT,
        subject=Subject(kind=SubjectKind.FINDING, id="f"),
    )
    app = create_app(WebSettings(workspace=workspace_path), modules=(_pages(_raising(Conflict(step))),))
    answer = _browser(app).get("/Conflict")
    assert answer.status_code == 409
    assert "Bo took a step" in answer.text
    assert "Nothing was changed" in answer.text


def test_errors_are_told_even_where_the_frame_is_broken(workspace_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the page of an error cannot be made, a plain one says the same."""
    monkeypatch.setattr("according.web.errors.render", lambda *_, **__: 1 / 0)
    app = create_app(WebSettings(workspace=workspace_path), modules=(_pages(_raising(UsageError("no account"))),))
    answer = _browser(app).get("/UsageError")
    assert answer.status_code == 422
    assert "No account." in answer.text


def test_story_that_was_removed_is_told_with_what_is_near(workspace_path: Path) -> None:
    """A story that is gone while it is open gives a page that says so, with the stories that there are."""
    with Workspace.open(workspace_path) as workspace:
        kept, gone = workspace.new_story("The ferry"), workspace.new_story("The bridge")
        workspace.remove_story(gone.id)

    def show(request: Request) -> PlainTextResponse:
        with request.app.state.open() as held:
            return PlainTextResponse(story_at(request, held).title)

    app = create_app(WebSettings(workspace=workspace_path), modules=(_pages(Route("/stories/{id}", show)),))
    client = _browser(app)
    assert client.get(f"/stories/{kept.id}").text == "The ferry"
    answer = client.get(f"/stories/{gone.id}")
    assert answer.status_code == 404
    assert "removed while you had it open" in answer.text
    assert f'href="/stories/{kept.id}"' in answer.text


def test_workspace_that_cannot_be_written_can_be_read(workspace_path: Path) -> None:
    """Where nothing may be written the pages are shown, and a form is answered with what to do."""
    with Workspace.open(workspace_path) as workspace:
        workspace.new_story("The ferry")

    def show(request: Request) -> PlainTextResponse:
        with request.app.state.open() as held:
            return PlainTextResponse(held.stories()[0].title)

    pages = _pages(Route("/page", show, methods=["GET", "POST"]))
    client = _browser(create_app(WebSettings(workspace=workspace_path, readonly=True), modules=(pages,)))
    assert client.get("/page").text == "The ferry"
    answer = client.post("/page")
    assert answer.status_code == 403
    assert "cannot be written" in answer.text


def test_pages_open_the_workspace_for_reading_alone(workspace_path: Path) -> None:
    """While a GET is answered nothing can be written, even by a page that tries."""

    def write(request: Request) -> PlainTextResponse:
        with request.app.state.open() as held:
            held.new_story("The ferry")
        return PlainTextResponse("written")

    pages = _pages(Route("/write", write, methods=["GET", "POST"]))
    client = _browser(create_app(WebSettings(workspace=workspace_path), modules=(pages,)))
    assert client.get("/write").status_code == 503
    assert client.head("/write").status_code == 503
    assert client.post("/write").text == "written"
    assert client.get("/write").status_code == 503
    with Workspace.open(workspace_path) as workspace:
        assert len(workspace.stories()) == 1
