"""The page of help."""

import pytest
from starlette.testclient import TestClient

from according.store import parse_query
from according.web.pages.help import KEYS, SEARCHES


@pytest.mark.parametrize("asked", [asked for asked, _ in SEARCHES])
def test_every_search_that_is_explained_can_be_asked(client: TestClient, asked: str) -> None:
    """The examples of the help are questions that the search takes, and links to their answers."""
    parse_query(asked)
    assert client.get("/search", params={"q": asked}).status_code == 200


def test_help_names_keys_and_what_stays(client: TestClient) -> None:
    """Keys, marks and what stays on the machine are on one page, by their anchors."""
    page = client.get("/help").text
    for anchor in ("keys", "search", "marks", "stays"):
        assert f'id="{anchor}"' in page
    assert all(f"<kbd>{key}</kbd>" in page for key, _ in KEYS)
