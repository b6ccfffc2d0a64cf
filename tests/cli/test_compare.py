"""The command line: what it prints, where, and with which exit code."""

import json
import re

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from according.cli import COMMANDS, group
from according.export import schema

COURIER = """Council votes to end the exchange

RIVERSIDE — The city council voted 6-0 on Tuesday to end its police exchange with Port Haven.

“We heard from 1,394 residents who signed the petition,” Mayor Ada Lind said. “This was about trust.”

The police chief, Tom Berg, denied that officers had been trained in crowd control.
"""
LEDGER = """Council drops exchange after petition

The Riverside city council decided on Tuesday, 6-0, to drop an exchange with the Port Haven police.

Some 1,200 residents had signed a petition against it. “This was about trust,” said Mayor Ada Lind.

Officers had been trained in crowd control, according to the Riverside Watch group.
"""


@pytest.fixture
def accounts(tmp_path):
    (tmp_path / "courier.txt").write_text(COURIER)
    (tmp_path / "ledger.txt").write_text(LEDGER)
    return [str(tmp_path / "courier.txt"), str(tmp_path / "ledger.txt")]


def run(*arguments, **kwargs):
    return CliRunner().invoke(group, [str(argument) for argument in arguments], **kwargs)


def test_compare_leaves_a_page_and_says_where(accounts, tmp_path):
    """Two accounts give a page, a report on standard output that ends with the page's path, and exit code 0."""
    page = tmp_path / "out" / "report.html"
    result = run("compare", *accounts, "-o", page)
    assert result.exit_code == 0, result.output
    assert result.stderr == ""
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert "report.html" in result.stdout.splitlines()[-1]
    assert "\x1b" not in result.stdout


def test_json_is_the_contract(accounts):
    """What --json prints alone on standard output holds to the shipped schema."""
    result = run("compare", *accounts, "--json")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    Draft202012Validator(schema("comparison")).validate(record)
    assert [document["path"] for document in record["documents"]] == accounts
    assert record["findings"]


@pytest.mark.parametrize(("verb", "name"), [("read", "document"), ("annotate", "annotated"), ("group", "story")])
def test_every_record_holds_to_its_schema(accounts, verb, name):
    """Each verb prints a record a line when piped, and each holds to its schema."""
    result = run(verb, *accounts)
    assert result.exit_code == 0, result.output
    for line in result.stdout.splitlines():
        Draft202012Validator(schema(name)).validate(json.loads(line))


def test_every_span_opens_at_its_words(accounts):
    """Spans count code points of the text that stands in the same record, which is the file itself."""
    record = json.loads(run("compare", *accounts, "--json").stdout)
    texts = {document["id"]: document["text"] for document in record["documents"]}
    assert list(texts.values()) == [COURIER, LEDGER]
    for finding in record["findings"]:
        for evidence in finding["evidence"]:
            start, end = evidence["span"]
            assert 0 <= start < end <= len(texts[evidence["document"]])


def test_the_order_is_the_users(accounts):
    """Accounts stand in the order in which they were named."""
    record = json.loads(run("compare", *reversed(accounts), "--json").stdout)
    assert [document["path"] for document in record["documents"]] == accounts[::-1]


def test_findings_as_rows(accounts):
    """--csv prints a row for each piece of evidence, with its words."""
    result = run("compare", *accounts, "--csv")
    assert result.exit_code == 0
    assert result.stdout.startswith("finding,kind,relation")
    assert "1,394" in result.stdout


@pytest.mark.parametrize("table", ["voices", "shares", "people", "labels"])
def test_table_prints_the_table_that_is_named(accounts, table):
    """--table prints another table as CSV, with its own columns and a row a place."""
    result = run("compare", *accounts, "--table", table)
    assert result.exit_code == 0, result.output
    head = result.stdout.splitlines()[0].split(",")
    assert {"document", "path", "outlet"} <= set(head)


def test_table_is_for_csv(accounts):
    """--table beside --json is a wrong use, said in a sentence."""
    result = run("compare", *accounts, "--json", "--table", "voices")
    assert result.exit_code == 2
    assert "--table is for --csv" in result.stderr


def test_files_have_no_table_of_what_people_said(accounts):
    """--table offers none of the tables that only a workspace fills."""
    for table in ("log", "notes", "set-aside"):
        assert run("compare", *accounts, "--table", table).exit_code == 2


def test_standard_input_is_an_account(accounts, tmp_path):
    """A dash reads an account from standard input."""
    result = run("compare", accounts[0], "-", "-o", tmp_path / "r.html", input=LEDGER)
    assert result.exit_code == 0, result.output


def test_help_tells_every_command():
    """Help lists the commands, and each answers to --help."""
    listing = run("--help").stdout
    for name in COMMANDS:
        assert re.search(rf"^  {name} ", listing, re.MULTILINE)
        assert run(name, "--help").exit_code == 0


def test_a_near_miss_is_suggested():
    """A command that does not exist gets the nearest one suggested, and exit code 2."""
    result = run("compaer", "x")
    assert result.exit_code == 2
    assert "Did you mean 'compare'?" in result.stderr


def test_a_page_that_cannot_be_written_is_said(accounts, tmp_path):
    """Where the page cannot be written, the message names the place and the way out."""
    (tmp_path / "file").write_text("x")
    result = run("compare", *accounts, "-o", tmp_path / "file" / "report.html")
    assert result.exit_code != 0
    assert "cannot be written" in str(result.exception)


def test_one_account_is_shown_and_said(accounts, tmp_path):
    """One account alone has its page, and the message and exit code say that there was nothing to compare it with."""
    result = run("compare", accounts[0], "-o", tmp_path / "r.html")
    assert result.exit_code == 3
    assert "is the only account" in result.stderr
    assert (tmp_path / "r.html").exists()


def test_people_can_be_kept_apart(accounts):
    """What --apart says is done and recorded: the names are of two, with the reasons of what is still joined."""
    joined = json.loads(run("compare", *accounts, "--json", "--no-reader", "--no-encoder").output)
    mayor = next(entity for entity in joined["entities"] if entity["name"] == "Ada Lind")
    assert len(mayor["members"]) == 2
    assert mayor["joins"][0]["why"][0]["name"] == "same name"
    parted = json.loads(
        run(
            "compare", *accounts, "--json", "--no-reader", "--no-encoder", "--apart", "Ada Lind@A=Ada Lind@ledger.txt"
        ).output
    )
    assert [len(e["members"]) for e in parted["entities"] if e["name"] == "Ada Lind"] == [1, 1]
    assert parted["corrections"] == [{"kind": "apart", "left": "Ada Lind@A", "right": "Ada Lind@ledger.txt"}]
    assert parted["made_with"]["kept apart by you"] == "Ada Lind@A and Ada Lind@ledger.txt"
    Draft202012Validator(schema("comparison")).validate(parted)


@pytest.mark.parametrize(
    ("pair", "told"),
    [("Ada Lind", "needs two names with a = between them"), ("Ada Lind=Olga Brandt", "no account has the name")],
)
def test_a_correction_that_cannot_be_made(accounts, pair, told):
    """A correction without two names, or with a name that no account has, is one clear error and no report."""
    result = run("compare", *accounts, "--no-reader", "--no-encoder", "--no-page", "--same", pair)
    assert told in str(result.exception)
    assert not result.output
