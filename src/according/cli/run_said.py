"""What a run says at its end: what it found, what it left out and the way out, and where to look."""

import re
import shlex
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, TextIO

from according.cli.run_watch import spell
from according.cli.saying import harmless
from according.core import CopyKind, FindingKind, StoryChangeKind
from according.job.archive.told import LeftOut, RunReport

#: How many reasons for leaving out, and how many stories, are told; the report as a record has all that it knows.
_REASONS, _STORIES = 12, 5
#: The narrowest and the widest that the report is set, in columns.
_NARROW, _WIDE = 60, 110
#: The column in which words begin that stand behind a count.
_COUNT = 13

_COPIES: Mapping[str, tuple[str, str]] = {
    CopyKind.FULL: ("full copy", "full copies"),
    CopyKind.EDITED: ("edited copy", "edited copies"),
    CopyKind.PART: ("text used in part", "texts used in part"),
}
_CHANGES: Mapping[str, tuple[str, str]] = {
    StoryChangeKind.NEW: ("new story", "new stories"),
    StoryChangeKind.JOINED: ("story that documents joined", "stories that documents joined"),
    StoryChangeKind.LEFT: ("story that documents left", "stories that documents left"),
    StoryChangeKind.MERGED: ("story that others went on in", "stories that others went on in"),
    StoryChangeKind.SPLIT: ("story that was parted", "stories that were parted"),
    StoryChangeKind.GONE: ("story that is gone", "stories that are gone"),
}
_FINDINGS: Mapping[str, str] = {
    FindingKind.DIFFERS: "where accounts differ",
    FindingKind.DENIES: "what one says and another denies",
    FindingKind.FIGURE_VARIANT: "one figure told in several ways",
    FindingKind.NOT_SETTLED: "where they may differ",
    FindingKind.CORROBORATED: "what several carry",
    FindingKind.QUOTATION_VARIANT: "quotations and their variants",
    FindingKind.VOICES: "who speaks",
    FindingKind.LABEL: "what people and things are called",
    FindingKind.AGENCY: "who acts and who is acted upon",
    FindingKind.CHARGED_WORDING: "charged words",
    FindingKind.SCARE_QUOTE: "words in distancing marks",
    FindingKind.CUE: "verbs of speech that take a stand",
    FindingKind.HEADLINE_GAP: "headlines against the words under them",
    FindingKind.PARAPHRASE_GAP: "paraphrases against the words under them",
    FindingKind.UNSOURCED_FIGURE: "figures without a source",
    FindingKind.SINGLE_ACCOUNT: "found in one account only",
    FindingKind.PROVENANCE: "where it comes from",
    FindingKind.COPIED: "copied passages",
    FindingKind.CIRCULAR: "accounts that have it from each other",
}


class Line(NamedTuple):
    """A line of the report; a heading stands out where the terminal can show it."""

    words: str
    heading: bool = False


def print_report(report: RunReport, opens: str, out: TextIO, width: int | None = None) -> None:
    """Print the closing report as wide as the terminal; its headings stand out there."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=out, highlight=False, markup=False, emoji=False)
    for line in report_lines(report, opens, width or (console.width if console.is_terminal else 80)):
        console.print(Text(line.words, "bold" if line.heading else ""), soft_wrap=True)


def report_text(report: RunReport, opens: str, width: int = 100) -> str:
    """The closing report as a text file."""
    return "".join(f"{line.words}\n" for line in report_lines(report, opens, width))


def report_lines(report: RunReport, opens: str, width: int = 80) -> Iterator[Line]:
    """The closing report in lines of at most ``width`` columns; names and commands are never cut.

    ``opens`` is the command that opens a story, with ``{story}`` where its id goes.
    """
    width = max(_NARROW, min(width, _WIDE))
    for line in _lines(report, opens, width):
        yield Line(harmless(line.words), line.heading)


def _lines(report: RunReport, opens: str, width: int) -> Iterator[Line]:
    yield from _head(report, width)
    if report.documents:
        yield from _stories(report, width)
        copied = _called(report.copies, _COPIES)
        yield from _counts("Copies", copied, "No text was found that copies another.", width)
        yield from _findings(report, width)
        if report.edition > 1:
            changed = _called(report.changes, _CHANGES)
            yield from _counts(f"Since edition {report.edition - 1}", changed, "No story changed.", width)
    yield from _left_out(report.left_out, report.missing, width)
    yield from _look(report, opens, width)


def _head(report: RunReport, width: int) -> Iterator[Line]:
    told = f"{_many(report.documents, 'document')} in {_many(report.stories, 'story', 'stories')}"
    yield Line(told if report.documents else "No document could be read.", heading=True)
    how = {"spark": "on Spark", "local": "on this machine"}.get(report.engine, f"on {report.engine}")
    yield from _hung("  from ", ", ".join(report.corpus), width)
    yield from _hung("  into ", f"{report.out}, edition {report.edition}", width)
    yield from _hung("  in   ", f"{spell(report.seconds)}, {_many(report.workers, 'worker')} {how}", width)


def _stories(report: RunReport, width: int) -> Iterator[Line]:
    counted = [
        (report.several, "told by several accounts that are no copies of each other"),
        (report.unsettled, "of these, where it is not settled whether they tell one event"),
        (report.stories - report.several, "told by one account, its copies aside"),
        (report.links, "pairs of stories on one wider matter that were kept apart"),
    ]
    yield from _counts("Stories", counted, "", width)
    for story in report.largest[:_STORIES]:
        copies = story.documents - story.independent
        also = f" and {_many(copies, 'copy', 'copies')}" if copies else ""
        yield Line("")
        yield from _hung(" " * _COUNT, story.title, width)
        doubt = "" if story.settled else " · not settled whether of one event"
        yield Line(f"{' ' * _COUNT}{_many(story.independent, 'account')}{also} · {story.id}{doubt}")


def _findings(report: RunReport, width: int) -> Iterator[Line]:
    yield from _heading("Findings", sum(count for _, count in report.findings))
    if not report.findings:
        yield from _hung("  ", "No story is told by several accounts that could be laid side by side.", width)
    names = max((len(kind) for kind, _ in report.findings), default=0)
    for kind, count in report.findings:
        yield Line(f"{count:>{_COUNT - 2},}  {kind:<{names}}  {_FINDINGS.get(kind, '')}".rstrip())


def _left_out(reasons: Sequence[LeftOut], missing: int, width: int) -> Iterator[Line]:
    yield from _heading("Left out", missing)
    if not reasons:
        yield Line("  Nothing was left out.")
    hang = " " * _COUNT
    for reason in reasons[:_REASONS]:
        yield from _hung(f"{reason.count:>{_COUNT - 2},}  ", f"{reason.why} ({reason.stage.value})", width)
        yield from _hung(hang, reason.remedy, width)
        names = ["standard input" if name == "-" else name for name in reason.examples]
        more = reason.count - len(names)
        yield from _hung(hang, ", ".join(names) + (f" and {more:,} more" if more > 0 else ""), width)
    rest = reasons[_REASONS:]
    if rest:
        told = f"for {_many(len(rest), 'other reason')}, which the table left_out has"
        yield from _hung(f"{sum(one.count for one in rest):>{_COUNT - 2},}  ", told, width)


def _look(report: RunReport, opens: str, width: int) -> Iterator[Line]:
    if not report.tables:
        return
    yield from _heading("Where to look")
    size = sum(table.bytes for table in report.tables)
    where = f"{report.out}/tables has a folder of Parquet files for each table, {_size(size)} in all:"
    yield from _hung("  ", where, width)
    for each in report.tables:
        yield Line(f"{each.rows:>{_COUNT - 2},}  {each.name}")
    if report.documents:
        table = "findings" if report.findings else "documents"
        yield Line("")
        yield Line("  " + _duckdb(report.out, table))
    if report.largest:
        yield Line("  " + opens.replace("{story}", report.largest[0].id))


def _duckdb(out: str, table: str) -> str:
    """A command that counts what a table has, for a shell."""
    files = f"{out}/tables/{table}/*.parquet"
    what = "count(DISTINCT finding)" if table == "findings" else "count(*)"
    asked = f"SELECT kind, {what} FROM '{files.replace(chr(39), chr(39) * 2)}' GROUP BY kind"  # noqa: S608 - for reading, and quoted
    plain = re.fullmatch(r"[\w./ ~+,:@%=-]+", out) is not None
    return f'duckdb -c "{asked}"' if plain else f"duckdb -c {shlex.quote(asked)}"


def _counts(title: str, counted: Sequence[tuple[int, str]], empty: str, width: int) -> Iterator[Line]:
    """A heading and a line for each count above 0."""
    yield from _heading(title)
    if empty and not any(count for count, _ in counted):
        yield Line(f"  {empty}")
    for count, words in counted:
        if count:
            yield from _hung(f"{count:>{_COUNT - 2},}  ", words, width)


def _called(counted: Sequence[tuple[str, int]], names: Mapping[str, tuple[str, str]]) -> list[tuple[int, str]]:
    """What was counted by kind, with each kind in the singular or plural."""
    return [(count, names.get(kind, (kind, kind))[count != 1]) for kind, count in counted]


def _heading(title: str, count: int = 0) -> Iterator[Line]:
    yield Line("")
    yield Line(f"{title}  {count:,}" if count else title, heading=True)


def _hung(lead: str, words: str, width: int) -> Iterator[Line]:
    """Words behind ``lead``; what goes on in another line hangs from it."""
    lines = textwrap.wrap(words, width - len(lead), break_long_words=False, break_on_hyphens=False) or [""]
    for place, line in enumerate(lines):
        yield Line((lead if place == 0 else " " * len(lead)) + line)


def _many(count: int, one: str, many: str = "") -> str:
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def _size(count: int) -> str:
    size, unit = float(count), "bytes"
    for unit in ("bytes", "kB", "MB", "GB", "TB"):
        if size < 999.5 or unit == "TB":
            break
        size /= 1000
    return f"{size:.0f} {unit}" if unit == "bytes" or size >= 9.95 else f"{size:.1f} {unit}"
