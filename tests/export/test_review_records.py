"""What people said in records and rows: held to the schemas, in full words, with who judged what and how."""

import csv
import io
import json

import pytest
from jsonschema import Draft202012Validator

from according.core import AttributionKind, Comparison, DocumentKind, Span, UsageError
from according.export import (
    NAMES,
    TABLES,
    check_record,
    comparison_record,
    hit_record,
    job_record,
    said_record,
    schema,
    search_record,
    step_record,
    table_rows,
    to_csv,
    to_json_line,
    workspace_document_record,
    workspace_story_record,
)
from accounts_by_hand import annotated
from judged_by_hand import COMPARISON, LEDGER, STEPS


@pytest.mark.parametrize("name", NAMES)
def test_every_schema_is_one(name):
    """Each schema that is named ships with the package, is a JSON Schema, and names the record that it is of."""
    loaded = schema(name)
    Draft202012Validator.check_schema(loaded)
    assert loaded["properties"]["schema"]["const"] == f"according.{name}/1"


def test_a_reviewed_comparison_holds_to_its_schema():
    """A comparison's record carries the review and the findings that were set aside, and holds to its schema."""
    record = comparison_record(COMPARISON)
    Draft202012Validator(schema("comparison")).validate(record)
    assert [judged["verdict"] for judged in record["review"]["judged"]] == [
        "accepted",
        "rejected",
        "accepted",
        "edited",
    ]
    assert record["review"]["notes"][0]["text"] == "ask the hospital"
    assert record["review"]["orphans"][0]["guess"]["exact"] == "Nine people were hurt"
    assert [finding["id"] for finding in record["set_aside"]] == ["finding-2"]


@pytest.mark.parametrize("step", STEPS, ids=[f"{step.number}-{step.action}" for step in STEPS])
def test_steps_hold_to_their_schema(step):
    """A step's record has its words in their places and both sides in full words, and holds to its schema."""
    record = json.loads(to_json_line(step_record(step)))
    Draft202012Validator(schema("step")).validate(record)
    for anchor in record["subject"]["anchors"]:
        assert len(anchor["exact"]) == anchor["span"][1] - anchor["span"][0]


def test_a_record_of_a_step_has_only_what_is_set():
    """What a step leaves as it is does not stand in its record."""
    edit = step_record(STEPS[3])
    assert list(edit["before"]) == ["speaker", "content"]
    assert edit["after"]["content"][0]["exact"] == "Nine people were hurt"
    assert step_record(STEPS[2])["before"] is None


def test_records_of_a_workspace_hold_to_their_schemas():
    """Stories, documents, searches, checks and jobs each hold to their schema."""
    found = hit_record(
        document="d-1",
        title=None,
        outlet="Courier",
        published="2031",
        kind=DocumentKind.POST,
        snippet="a fire",
        start=3,
        spans=[Span(2, 6)],
    )
    said = said_record(
        document="d-1",
        attribution="a-1",
        kind=AttributionKind.DIRECT,
        speaker="Ada Lind",
        cue="said",
        content="a fire",
        place=Span(2, 9),
        title=None,
        outlet=None,
        published=None,
    )
    records = [
        workspace_story_record(id="s-1", title="Fire", documents=("d-1",), created="2031", changed="2031"),
        workspace_document_record(
            id="d-1",
            path="a.txt",
            title=None,
            outlet=None,
            author=None,
            url=None,
            published=None,
            language=None,
            kind=DocumentKind.ARTICLE,
            words=3,
            added="2031",
            sha256="0" * 64,
            model="",
        ),
        search_record(query="fire", total=1, documents=[found], attributions=[said], said=1),
        check_record(name="integrity", ok=True, words="all pages are sound"),
        job_record(id="j-1", kind="compare", state="running", payload={"secret": 1}, process=7, done=1, total=3),
    ]
    for record in records:
        Draft202012Validator(schema(record["schema"].removeprefix("according.").removesuffix("/1"))).validate(record)
    assert "secret" not in json.dumps(records)


@pytest.mark.parametrize("table", TABLES)
def test_rows_have_their_columns(table):
    """Every table's rows have the columns that it names, all of them, in their order."""
    rows = table_rows(COMPARISON, table, STEPS)
    assert rows or table in ("voices", "shares", "people", "labels", "figures", "moments")
    for row in rows:
        assert set(TABLES[table]) == set(row)


def test_rows_tell_who_judged_what_and_how():
    """Findings and attributions end with the verdict, who gave it and why; what nobody judged has empty cells."""
    assert TABLES["findings"][-4:] == ("verdict", "judged_by", "why", "judged_when")
    finding = table_rows(COMPARISON, "findings")[0]
    assert (finding["verdict"], finding["judged_by"], finding["why"]) == ("accepted", "Mara", "read both")
    attributions = table_rows(COMPARISON, "attributions")
    assert [row["verdict"] for row in attributions] == ["accepted", "edited"]
    assert table_rows(COMPARISON, "statements")[0]["verdict"] is None


def test_what_was_rejected_is_a_table_of_its_own():
    """Findings that were set aside are in no row of the findings, and have the same columns beside them."""
    assert {row["finding"] for row in table_rows(COMPARISON, "findings")} == {"finding-1"}
    (row,) = table_rows(COMPARISON, "set-aside")
    assert (row["verdict"], row["words"]) == ("rejected", "Nobody died.")


def test_the_log_as_rows_reads_without_the_workspace():
    """The log's rows tell what it was and what it became in words, and no reason that a person gave is a formula."""
    rows = table_rows(COMPARISON, "log", STEPS)
    edit = rows[3]
    assert edit["before"] == "speaker: Ada Lind; content: Nine people were hurt in a fire"
    assert edit["after"] == "speaker: Ada Lind; content: Nine people were hurt"
    assert rows[6]["undoes"] == 6
    assert LEDGER[edit["start"] : edit["end"]] == "chief Ada Lind"
    printed = list(csv.DictReader(io.StringIO(to_csv(rows, TABLES["log"]))))
    assert printed[1]["why"] == "'=it is in A too"
    assert printed[1]["before"] == "finding: only B: Nobody died"


def test_notes_survive_as_rows():
    """A note stands in its table with the name of what it is about; one that was undone does not."""
    (row,) = table_rows(COMPARISON, "notes", STEPS)
    assert (row["name"], row["who"], row["text"]) == ("A gives eleven, B nine", "Theo", "ask the hospital")


def test_an_unknown_table_is_named():
    """A table that there is not is an error that names those there are."""
    with pytest.raises(UsageError, match="statements, documents, figures, moments, notes, log"):
        table_rows(COMPARISON, "speeches")


def test_no_operator_is_a_formula():
    """How a figure bounds its quantity is told in words, since a spreadsheet would take the sign for a formula."""
    rows = table_rows(Comparison(id="c", documents=(annotated(),), stories=()), "figures")
    assert [row["operator"] for row in rows] == ["equal"]
    assert "'" not in to_csv(rows, TABLES["figures"])
