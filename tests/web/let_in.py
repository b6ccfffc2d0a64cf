"""A browser that was let in, for the tests of pages."""

from starlette.testclient import TestClient

from according.web.app import App

#: Where the apps of the tests believe to be served.
BASE = "http://127.0.0.1:8137"
#: What a browser says of a form that came from a page of ours.
OWN = {"sec-fetch-site": "same-origin", "sec-fetch-mode": "navigate", "sec-fetch-dest": "document", "origin": BASE}


def let_in(app: App, *, raise_server_exceptions: bool = True) -> TestClient:
    """A browser that has opened the link of this app; it follows no redirect by itself."""
    client = TestClient(app, base_url=BASE, follow_redirects=False, raise_server_exceptions=raise_server_exceptions)
    client.headers.update(OWN)
    answer = client.get("/", params={"token": app.state.sessions.new_link()})
    assert answer.status_code == 303
    return client
