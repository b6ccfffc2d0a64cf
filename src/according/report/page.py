"""The page: one self-contained HTML file with the findings and the accounts side by side."""

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from according.core import Comparison, EntityType, Finding, FindingKind, Voice
from according.report.account_lines import AccountLine, account_lines
from according.report.barcode import WIDTH, barcode
from according.report.columns import column
from according.report.cue_table import cue_rows
from according.report.entries import entry
from according.report.labels import EVENT, label_rows
from according.report.leads import apart, leads
from according.report.limits import limits
from according.report.people import people
from according.report.places import Places
from according.report.readings import readings
from according.report.sections import Chapter, Numbered, chapters
from according.report.shares import percent, share_charts
from according.report.sources_graph import ROW, sources_graph
from according.report.sources_tree import sources_tree
from according.report.titles import dates, matter
from according.report.unheard import unheard_rows
from according.report.visible import one_line, visible_text
from according.report.voice import VOICE_WORDS
from according.report.voices import voice_matrix

#: Up to this many accounts, statements and labels stand in a table with a column an account; beyond, in a list.
WIDEST_TABLE = 6
#: What one account alone tells: this many findings an account are shown at once.
PER_ACCOUNT = 5
#: Up to this many accounts, they are named before what is to be read first; beyond, after it.
LEADS_AFTER = 8
#: Kinds whose relation their section already says.
PLAIN = (FindingKind.CORROBORATED,)
#: Findings of one section that are shown at once; the others are folded.
UNFOLDED = 12
#: Rows that are shown at once of what stands in second place: unnamed voices, who is spoken of only.
FEW = 6


def page(comparison: Comparison) -> str:
    """The comparison as one HTML file that needs no network, no server and no script.

    Its content security policy allows its own style and script alone, by their hashes. The same comparison gives the
    same page, byte for byte. Source texts are escaped, and characters that act instead of showing are made visible.
    """
    accounts = account_lines(comparison)
    by_id = {account.id: account for account in accounts}
    documents = {annotated.id: annotated for annotated in comparison.documents}
    parts = chapters(comparison)
    entries = {n.number: entry(n, documents, by_id) for chapter in parts for n in chapter.findings}
    style = "".join(
        [
            _asset("page.css"),
            _asset("people.css"),
            _widths(len(accounts)),
            _asset("print.css"),
            *(_column_switch(account) for account in accounts),
        ]
    )
    script = _asset("page.js")
    # The tables come first: the reading view gives an anchor to each place that they link to.
    places = Places(accounts)
    voices = voice_matrix(comparison, accounts, places)
    unheard = unheard_rows(comparison, accounts, places)
    tree = sources_tree(comparison, accounts, places)
    labels = label_rows(comparison, _of(parts, "names"), accounts, places)
    who = people(comparison, accounts, places)
    names = {shared.id: shared.name for shared in comparison.entities}
    cues = cue_rows(_of(parts, "wording"), documents, accounts, names, places)
    tables = {"voices": voices, "names": labels, "people": who}
    filled = {anchor for anchor, rows in tables.items() if rows}

    separate = apart(comparison, accounts)
    # Sections on what accounts have in common are empty by nature where there is nothing to set side by side.
    set_against = len(accounts) > 1 and not separate

    def in_reading(finding: Finding) -> Any:
        return readings(finding, documents, by_id)

    def partakers(findings: tuple[Numbered, ...]) -> tuple[AccountLine, ...]:
        # An account of another event has nothing to say in these rows, and no silence either.
        named = {d for n in findings for d in (*n.finding.documents, *n.finding.absent)}
        return tuple(account for account in accounts if account.id in named)

    def told_by(findings: tuple[Numbered, ...], account: AccountLine) -> list[Numbered]:
        return [n for n in findings if n.finding.documents[:1] == (account.id,)]

    def alike(findings: list[Numbered]) -> bool:
        return len({n.finding.absent for n in findings}) == 1

    return (
        _environment()
        .get_template("page.html.j2")
        .render(
            accounts=accounts,
            by_id=by_id,
            comparison=comparison,
            title=matter(comparison, accounts),
            dates=dates(comparison),
            chapters=parts,
            shown=[c for c in parts if c.findings or not c.section.needs_two or set_against],
            filled=filled,
            counts={chapter.section.anchor: _count(chapter, comparison) for chapter in parts},
            entries=entries,
            barcodes={annotated.id: barcode(annotated, parts) for annotated in comparison.documents},
            barcode_width=WIDTH,
            columns=[
                column(annotated, by_id[annotated.id], parts, places.spans(annotated.id))
                for annotated in comparison.documents
            ],
            voices=voices,
            charts=share_charts(comparison, accounts),
            unheard=unheard,
            people=who,
            cues=cues if len(accounts) <= WIDEST_TABLE else (),
            own_voice=VOICE_WORDS[Voice.OUTLET],
            event_name=EVENT,
            graph=sources_graph(comparison, accounts),
            graph_row=ROW,
            tree=tree,
            limits=limits(comparison, accounts),
            readings=in_reading,
            labels=labels,
            partakers=partakers,
            told_by=told_by,
            alike=alike,
            leads=leads(parts, documents, by_id),
            leads_after=LEADS_AFTER,
            apart=separate,
            alone_in_event={s.documents[0] for s in comparison.stories if len(s.documents) == 1},
            dated=any(account.date for account in accounts),
            plain=PLAIN,
            per_account=PER_ACCOUNT,
            table=len(accounts) <= WIDEST_TABLE,
            unfolded=UNFOLDED,
            few=FEW,
            style=Markup(style),  # noqa: S704 - our own file
            script=Markup(script),  # noqa: S704 - our own file
            style_hash=_digest(style),
            script_hash=_digest(script),
        )
    )


def _count(chapter: Chapter, comparison: Comparison) -> int:
    if chapter.section.anchor == "voices":
        return len({t.entity for t in comparison.voices if t.entity is not None})
    if chapter.section.anchor == "people":
        return sum(len({m.document for m in shared.members}) > 1 for shared in comparison.entities)
    return len(chapter.findings)


def _column_switch(account: AccountLine) -> str:
    """The rule by which an unticked account leaves the reading view, without script. Letters are A to Z alone."""
    return f"body:has(#show-{account.letter}:not(:checked)) #col-{account.letter}{{display:none}}\n"


def _of(parts: tuple[Chapter, ...], anchor: str) -> tuple[Numbered, ...]:
    return next(chapter.findings for chapter in parts if chapter.section.anchor == anchor)


def _widths(accounts: int) -> str:
    """Room for every account, which all have one scale: a table scrolls in its box rather than shrink them."""
    return (
        f"@media (min-width:44.01rem){{.voices{{min-width:{15 + 7.5 * accounts:g}rem}}"
        f".people{{min-width:{15 + 9 * accounts:g}rem}}}}\n"
        f".matrix.wide{{min-width:{11 * accounts:g}rem}}.people.wide{{min-width:{10 + 9 * accounts:g}rem}}\n"
        f".voices.squares{{min-width:{9 + 2.6 * accounts:g}rem}}\n"
    )


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _asset(name: str) -> str:
    return (files("according.report") / "static" / name).read_text("utf-8")


def _template(name: str) -> str:
    return (files("according.report") / "templates" / name).read_text("utf-8")


def _finalize(value: Any) -> Any:
    # Every plain string that a template prints passes here before it is escaped.
    if isinstance(value, str) and not isinstance(value, Markup):
        return visible_text(value)
    return value


def ahead() -> None:
    """Make the templates ready, so that the first page does not wait for it."""
    for name in ("page", "parts", "voices", "people"):
        _environment().get_template(f"{name}.html.j2")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        finalize=_finalize,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(FindingKind=FindingKind, EntityType=EntityType, one_line=one_line)
    environment.filters["percent"] = percent
    environment.filters["thousands"] = lambda number: f"{number:,}"
    environment.filters["plural"] = lambda number, word: f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
    return environment
