"""What a run says at its end: what it found, what it left out and the way out, and where to look."""

import io
import shlex
from dataclasses import replace

import duckdb
import pytest
from jsonschema import Draft202012Validator

from according.cli.run_said import print_report, report_lines, report_text
from according.core import CopyKind, FindingKind, Skipped, StoryChangeKind
from according.export import schema
from according.export.archive_files import table_bytes
from according.job.archive.run_record import run_record
from according.job.archive.told import LargeStory, Reasons, RunReport, Stage, StageRun, TableFiles

OPENS = "according compare --run out --story {story}"


def _reasons():
    reasons = Reasons()
    for number in range(617):
        name = f"archive/2031/{number}.bin"
        reasons.add(Stage.INTAKE, Skipped(name=name, why="is of no kind that is read", remedy="save it as text"))
    for size in (20, 21):
        why = f"is too large ({size} MB; a page may have 10 MB)"
        reasons.add(
            Stage.INTAKE, Skipped(name=f"archive/{size}.html", why=why, remedy="cut it into one file an account")
        )
    reasons.add(Stage.ANNOTATE, Skipped(name="-", why="ended its process three times", remedy="read it by itself"))
    return reasons.told()


REPORT = RunReport(
    corpus=("archive", "feeds.jsonl"),
    out="out",
    engine="local",
    workers=2,
    edition=2,
    documents=12_345,
    words=6_000_000,
    stories=8_000,
    several=812,
    copies=(("full copy", 345), ("edited copy", 1), ("used in part", 120)),
    findings=(("differs", 1_234), ("single-account", 1)),
    changes=(("new", 12), ("joined", 1)),
    links=3,
    left_out=_reasons(),
    largest=(
        LargeStory(id="s-1", title="Market hall burns; eleven hurt", documents=43, independent=12),
        LargeStory(id="s-2", title="Vote put off", documents=1, independent=1),
    ),
    tables=(
        TableFiles(name="documents", rows=12_345, files=40, bytes=91_000_000),
        TableFiles(name="findings", rows=3_000, files=8, bytes=1_200_000),
    ),
    stages=(StageRun(stage=Stage.ANNOTATE, tasks=40, kept=3, documents=12_345, seconds=7_000.5),),
    seconds=8_040,
    settings=(("according", "0.1.0"),),
)


def test_the_report_tells_what_was_found_left_out_and_where_to_look():
    """The closing report counts what was found and what changed, and has a way out for whatever was left out."""
    assert (
        report_text(REPORT, OPENS, 80)
        == """\
12,345 documents in 8,000 stories
  from archive, feeds.jsonl
  into out, edition 2
  in   2 h 14 min, 2 workers on this machine

Stories
        812  told by several accounts that are no copies of each other
      7,188  told by one account, its copies aside
          3  pairs of stories on one wider matter that were kept apart

             Market hall burns; eleven hurt
             12 accounts and 31 copies · s-1

             Vote put off
             1 account · s-2

Copies
        345  full copies
          1  edited copy
        120  texts used in part

Findings  1,235
      1,234  differs         where accounts differ
          1  single-account  found in one account only

Since edition 1
         12  new stories
          1  story that documents joined

Left out  620
        617  is of no kind that is read (intake)
             save it as text
             archive/2031/0.bin, archive/2031/1.bin, archive/2031/2.bin and 614
             more
          2  is too large (… MB; a page may have 10 MB) (intake)
             cut it into one file an account
             archive/20.html, archive/21.html
          1  ended its process three times (annotate)
             read it by itself
             standard input

Where to look
  out/tables has a folder of Parquet files for each table, 92 MB in all:
     12,345  documents
      3,000  findings

  duckdb -c "SELECT kind, count(DISTINCT finding) FROM 'out/tables/findings/*.parquet' GROUP BY kind"
  according compare --run out --story s-1
"""
    )


@pytest.mark.parametrize("width", [40, 80, 200])
def test_lines_stay_within_the_width(width):
    """Lines keep to the width, from 60 columns up; only what is copied as a whole, a name or a command, is longer."""
    for line in report_lines(REPORT, OPENS, width):
        whole = line.words.lstrip().startswith(("duckdb", "according", "12,345 documents"))
        assert len(line.words) <= max(60, width) or whole, line.words


def test_a_run_that_could_read_nothing_says_so():
    """Without a document the report has what was left out, and nothing of stories, copies and findings."""
    text = report_text(RunReport(corpus=("a",), out="out", engine="local", workers=1, left_out=_reasons()), OPENS)
    assert text.startswith("No document could be read.\n")
    assert "Left out  620" in text
    assert "Stories" not in text
    assert "Findings" not in text


def test_a_run_that_found_nothing_to_lay_side_by_side_says_so():
    """Empty parts speak: no copy, nothing compared, nothing left out."""
    text = report_text(RunReport(corpus=("a",), out="out", engine="spark", workers=8, documents=1, stories=1), OPENS)
    assert "1 document in 1 story\n" in text
    assert "8 workers on Spark" in text
    assert "No text was found that copies another." in text
    assert "No story is told by several accounts that could be laid side by side." in text
    assert "Nothing was left out." in text
    assert "Since" not in text


def test_names_cannot_steer_the_terminal():
    """A name or title with control characters shows them as their code points."""
    report = replace(REPORT, largest=(LargeStory(id="s", title="a\x1b[31mb\u202ec", documents=1, independent=1),))
    out = io.StringIO()
    print_report(report, OPENS, out)
    assert "a\\u001b[31mb\\u202ec" in out.getvalue()
    assert "\x1b" not in out.getvalue()


@pytest.mark.parametrize(
    "name", ["out", "my run", "Ada's run", 'a "run" $HOME'], ids=["plain", "space", "quote", "shell"]
)
def test_the_command_for_duckdb_works_in_a_shell(name, tmp_path, monkeypatch):
    """What the report offers for DuckDB counts the findings by kind, whatever the folder is called."""
    folder = tmp_path / name / "tables" / "findings"
    folder.mkdir(parents=True)
    (folder / "0.parquet").write_bytes(table_bytes("findings", [{"finding": "f", "kind": "differs"}] * 2))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", "elsewhere")
    lines = [line.words for line in report_lines(replace(REPORT, out=name), OPENS)]
    command, flag, asked = shlex.split(next(line for line in lines if line.startswith("  duckdb")))
    assert (command, flag) == ("duckdb", "-c")
    assert duckdb.connect().sql(asked).fetchall() == [("differs", 1)]


@pytest.mark.parametrize("kinds", [CopyKind, FindingKind, StoryChangeKind], ids=["copies", "findings", "changes"])
def test_every_kind_has_its_words(kinds):
    """No kind of copy, finding or change is told by its bare name."""
    counted = tuple((kind.value, 2) for kind in kinds)
    told = [f"          2  {kind.value}" for kind in kinds]
    for field in ("copies", "findings", "changes"):
        lines = [line.words for line in report_lines(replace(REPORT, **{field: counted}), OPENS)]
        if field == {CopyKind: "copies", FindingKind: "findings", StoryChangeKind: "changes"}[kinds]:
            assert not set(told) & {line.rstrip() for line in lines}


def test_the_record_holds_to_its_schema():
    """What stands in report.json is a record according.run/1, of an empty run too."""
    validator = Draft202012Validator(schema("run"))
    for report in (REPORT, RunReport(corpus=(), out="out", engine="local", workers=1)):
        validator.validate(run_record(report))


def test_only_how_it_went_differs_between_runs_that_find_the_same():
    """Engine, workers and times stand apart from what was found."""
    other = replace(REPORT, engine="spark", workers=8, seconds=1.0, stages=())
    first, second = run_record(REPORT), run_record(other)
    assert first.pop("run") != second.pop("run")
    assert first == second
