"""Every record that a command of a workspace prints holds to the schema that it names."""

import json
import os

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from according.cli import group
from according.export import NAMES, schema

COURIER = """Council votes to end the exchange

RIVERSIDE — The city council voted 6-0 on Tuesday to end its police exchange with Port Haven.

“We heard from 1,394 residents who signed the petition,” Mayor Ada Lind said. “This was about trust.”
"""
LEDGER = """Council drops exchange after petition

The Riverside city council decided on Tuesday, 5-1, to drop an exchange with the Port Haven police.

Some 1,200 residents had signed a petition against it. “This was about trust,” said Mayor Ada Lind.
"""


def run(*arguments):
    result = CliRunner().invoke(group, [str(argument) for argument in arguments])
    assert result.exit_code in (0, 3), result.output
    return result.stdout


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    (folder / "courier.txt").write_text(COURIER, encoding="utf-8")
    (folder / "ledger.txt").write_text(LEDGER, encoding="utf-8")
    path = folder / "according.db"
    printed = [run("init", path, "--json")]
    before = os.environ.get("ACCORDING_WORKSPACE")
    os.environ["ACCORDING_WORKSPACE"] = str(path)
    texts = (folder / "courier.txt", folder / "ledger.txt")
    printed.append(run("add", *texts, "--story", "Exchange", "--no-reader", "--no-encoder", "--json"))
    printed.append(run("compare", "--story", "Exchange", "--no-reader", "--no-encoder", "--json"))
    finding = json.loads(run("list", "findings", "--jsonl").splitlines()[0])["id"]
    printed.append(run("correct", "accept", finding, "--who", "Mara", "--why", "seen", "--json"))
    yield path, printed
    if before is None:
        del os.environ["ACCORDING_WORKSPACE"]
    else:
        os.environ["ACCORDING_WORKSPACE"] = before


def valid(text):
    """The records in what was printed, each held to the schema that it names."""
    try:
        found = json.loads(text)
    except ValueError:
        found = [json.loads(line) for line in text.splitlines()]
    records = found if isinstance(found, list) else [found]
    names = []
    for record in records:
        name = record["schema"].removeprefix("according.").removesuffix("/1")
        Draft202012Validator(schema(name)).validate(record)
        names.append(name)
    return names


def test_making_adding_comparing_and_correcting(workspace):
    """What init, add, compare and correct print with --json holds to its schema."""
    assert [valid(text)[0] for text in workspace[1]] == ["workspace", "added", "comparison", "step"]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("list", "stories"), "workspace-story"),
        (("list", "documents"), "workspace-document"),
        (("list", "findings"), "listed-finding"),
        (("list", "attributions"), "listed-attribution"),
        (("list", "people"), "listed-entity"),
        (("list", "groups"), "listed-group"),
        (("log",), "step"),
        (("search", "petition", "speaker:lind"), "search"),
        (("doctor",), "check"),
        (("export", "json"), "comparison"),
    ],
    ids=lambda value: "-".join(value) if isinstance(value, tuple) else None,
)
def test_what_is_listed_holds_to_its_schema(workspace, words, name):
    """Lists, the log, searches, checks and exports print records, and each holds to the schema that it names."""
    assert workspace
    form = () if words[0] == "export" else ("--json",)
    names = valid(run(*words, *form))
    assert names
    assert set(names) == {name}


@pytest.mark.usefixtures("workspace")
def test_the_page_is_told(tmp_path):
    """Where a page was written is told in a record."""
    assert valid(run("report", "-o", tmp_path / "page.html", "--json")) == ["report"]


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_printed(name):
    """Every schema that there is can be asked for by its name."""
    assert json.loads(run("schema", name))["$id"] == f"according.{name}/1"
