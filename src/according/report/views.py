"""The view: every piece of the report of one comparison, each made when it is first asked for."""

from collections.abc import Mapping
from functools import cached_property

from according.core import Annotated, Comparison, Finding, FindingKind, Span, Voice
from according.report.account_lines import AccountLine, account_lines
from according.report.barcode import WIDTH, Barcode, barcode
from according.report.columns import Column, column
from according.report.cue_table import CueRow, cue_rows
from according.report.entries import Entry, entry
from according.report.labels import EVENT, LabelRow, label_rows
from according.report.leads import Lead, apart, leads
from according.report.limits import limits
from according.report.links import IN_PAGE, Links
from according.report.people import People, people
from according.report.places import Places
from according.report.readings import ListedChange, Reading, readings
from according.report.reviewed import Reviewed
from according.report.sections import Chapter, Numbered, chapters
from according.report.shares import ShareChart, share_charts
from according.report.sources_graph import ROW, Graph, sources_graph
from according.report.sources_tree import Branch, sources_tree
from according.report.titles import dates, matter
from according.report.unheard import UnheardRow, unheard_rows
from according.report.voice import VOICE_WORDS
from according.report.voices import VoiceMatrix, voice_matrix

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


class Entries:
    """The findings as the reader sees them, by their numbers, each made when it is first asked for."""

    def __init__(
        self, numbered: Mapping[int, Numbered], documents: dict[str, Annotated], accounts: dict[str, AccountLine]
    ) -> None:
        self._numbered, self._documents, self._accounts = numbered, documents, accounts
        self._made: dict[int, Entry] = {}

    def __getitem__(self, number: int) -> Entry:
        if number not in self._made:
            self._made[number] = entry(self._numbered[number], self._documents, self._accounts)
        return self._made[number]


class View:
    """Every piece of the report of one comparison, each made when it is first asked for, and once.

    Args:
        comparison: what is shown.
        links: where links lead; by default to anchors of the same page.

    """

    def __init__(self, comparison: Comparison, links: Links = IN_PAGE) -> None:
        self.comparison = comparison
        self.links = links

    @cached_property
    def context(self) -> dict[str, object]:
        """What the report's macros take from the context of the template that imports them, and ``view`` itself."""
        return {
            "view": self,
            "comparison": self.comparison,
            "links": self.links,
            "accounts": self.accounts,
            "by_id": self.by_id,
            "entries": self.entries,
            "readings": self.readings,
            "reviewed": self.reviewed,
            "partakers": self.partakers,
            "told_by": told_by,
            "alike": alike,
            "table": self.table,
            "own_voice": VOICE_WORDS[Voice.OUTLET],
            "event_name": EVENT,
            "graph_row": ROW,
            "barcode_width": WIDTH,
            "plain": PLAIN,
            "per_account": PER_ACCOUNT,
            "unfolded": UNFOLDED,
            "few": FEW,
        }

    @cached_property
    def accounts(self) -> tuple[AccountLine, ...]:
        """The accounts' lines, in the user's order."""
        return account_lines(self.comparison)

    @cached_property
    def by_id(self) -> dict[str, AccountLine]:
        """The accounts' lines by the ids of their documents."""
        return {account.id: account for account in self.accounts}

    @cached_property
    def by_letter(self) -> dict[str, AccountLine]:
        """The accounts' lines by their letters."""
        return {account.letter: account for account in self.accounts}

    @cached_property
    def documents(self) -> dict[str, Annotated]:
        """The annotated documents by their ids."""
        return {annotated.id: annotated for annotated in self.comparison.documents}

    @cached_property
    def title(self) -> str:
        """What the comparison is called: its largest event's first headline."""
        return matter(self.comparison, self.accounts)

    @cached_property
    def dates(self) -> str:
        """The first and last date of publication, in words."""
        return dates(self.comparison)

    @cached_property
    def dated(self) -> bool:
        """Whether any account has a date."""
        return any(account.date for account in self.accounts)

    @cached_property
    def table(self) -> bool:
        """Whether there are few enough accounts for tables with a column an account."""
        return len(self.accounts) <= WIDEST_TABLE

    @cached_property
    def leads_first(self) -> bool:
        """Whether there are so many accounts that what is to be read first stands before them."""
        return len(self.accounts) > LEADS_AFTER

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        """The sections with their findings, numbered through."""
        return chapters(self.comparison)

    @cached_property
    def numbered(self) -> dict[int, Numbered]:
        """The findings by their numbers."""
        return {n.number: n for chapter in self.chapters for n in chapter.findings}

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The findings' numbers by their ids."""
        return {n.finding.id: n.number for n in self.numbered.values()}

    @cached_property
    def entries(self) -> Entries:
        """The findings as the reader sees them, by their numbers."""
        return Entries(self.numbered, self.documents, self.by_id)

    def entry(self, finding: str) -> Entry | None:
        """The finding of this id as the reader sees it, or None."""
        return self.entries[self.numbers[finding]] if finding in self.numbers else None

    def chapter(self, anchor: str) -> Chapter:
        """The section with this anchor."""
        return next(chapter for chapter in self.chapters if chapter.section.anchor == anchor)

    @cached_property
    def apart(self) -> bool:
        """Whether there are several accounts and no two of them tell one event."""
        return apart(self.comparison, self.accounts)

    @cached_property
    def shown(self) -> tuple[Chapter, ...]:
        """The sections that make sense here: what accounts have in common is empty by nature where nothing is set."""
        set_against = len(self.accounts) > 1 and not self.apart
        return tuple(c for c in self.chapters if c.findings or not c.section.needs_two or set_against)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How much stands in each section, by its anchor."""
        return {chapter.section.anchor: self._count(chapter) for chapter in self.chapters}

    @cached_property
    def leads(self) -> tuple[Lead, ...]:
        """What to read first."""
        return leads(self.chapters, self.documents, self.by_id)

    @cached_property
    def barcodes(self) -> dict[str, Barcode]:
        """Each account's barcode, by the id of its document."""
        return {annotated.id: barcode(annotated, self.chapters) for annotated in self.comparison.documents}

    @cached_property
    def alone_in_event(self) -> frozenset[str]:
        """The documents that alone tell their event."""
        return frozenset(s.documents[0] for s in self.comparison.stories if len(s.documents) == 1)

    @cached_property
    def voices(self) -> VoiceMatrix:
        """Who speaks, a voice a row and an account a column."""
        return voice_matrix(self.comparison, self.accounts, self._places)

    @cached_property
    def charts(self) -> tuple[ShareChart, ...]:
        """How the words of each account divide."""
        return share_charts(self.comparison, self.accounts)

    @cached_property
    def unheard(self) -> tuple[UnheardRow, ...]:
        """Who is spoken of and heard in no account."""
        return unheard_rows(self.comparison, self.accounts, self._places)

    @cached_property
    def labels(self) -> tuple[LabelRow, ...]:
        """What each account calls the same people and things."""
        return label_rows(self.comparison, self.chapter("names").findings, self.accounts, self._places)

    @cached_property
    def people(self) -> People:
        """Who is who."""
        return people(self.comparison, self.accounts, self._places)

    @cached_property
    def cues(self) -> tuple[CueRow, ...]:
        """By which words each account introduces a speaker's words; none beyond a handful of accounts."""
        names = {shared.id: shared.name for shared in self.comparison.entities}
        found = self.chapter("wording").findings
        rows = cue_rows(found, self.documents, self.accounts, names, self._places)
        return rows if self.table else ()

    @cached_property
    def graph(self) -> Graph | None:
        """Which account draws on which origin."""
        return sources_graph(self.comparison, self.accounts)

    @cached_property
    def tree(self) -> tuple[Branch, ...]:
        """Through whose hands the words came."""
        return sources_tree(self.comparison, self.accounts, self._places)

    @cached_property
    def filled(self) -> frozenset[str]:
        """The anchors of those sections that have something to show without a finding."""
        tables = {"voices": self.voices, "names": self.labels, "people": self.people}
        return frozenset(anchor for anchor, rows in tables.items() if rows)

    @cached_property
    def limits(self) -> tuple[str, ...]:
        """What cannot be seen, in sentences."""
        return limits(self.comparison, self.accounts)

    @cached_property
    def reviewed(self) -> Reviewed:
        """What people said of all this; false where nobody said anything."""
        return Reviewed(self.comparison, self.by_id, self._places)

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The reading view of every account, with an anchor at each place that a table links to."""
        # The tables come first: they note the places that they link to.
        _ = (self.voices, self.unheard, self.tree, self.labels, self.people, self.cues)
        _ = (self.reviewed.set_aside, self.reviewed.strays)
        return tuple(self.column(account.id, self._places.spans(account.id)) for account in self.accounts)

    def column(
        self, document: str, others: tuple[Span, ...] = (), *, focus: str = "", here: Span | None = None
    ) -> Column:
        """The reading view of one account.

        ``others`` and ``here`` need an anchor too; the finding of the id ``focus`` and the words ``here`` are lit.
        """
        return column(
            self.documents[document],
            self.by_id[document],
            self.chapters,
            others,
            links=self.links,
            lit=self.numbers.get(focus),
            here=here,
        )

    def readings(self, finding: Finding) -> tuple[tuple[Reading, ...], tuple[ListedChange, ...]]:
        """The readings of a quotation variant, one under the other, and its changes."""
        return readings(finding, self.documents, self.by_id)

    def partakers(self, findings: tuple[Numbered, ...]) -> tuple[AccountLine, ...]:
        """The accounts that these findings speak of: one of another event has nothing to say, and no silence either."""
        named = {d for n in findings for d in (*n.finding.documents, *n.finding.absent)}
        return tuple(account for account in self.accounts if account.id in named)

    @cached_property
    def _places(self) -> Places:
        return Places(self.accounts)

    def _count(self, chapter: Chapter) -> int:
        if chapter.section.anchor == "voices":
            return len({t.entity for t in self.comparison.voices if t.entity is not None})
        if chapter.section.anchor == "people":
            return sum(len({m.document for m in shared.members}) > 1 for shared in self.comparison.entities)
        return len(chapter.findings)


def told_by(findings: tuple[Numbered, ...], account: AccountLine) -> list[Numbered]:
    """Those of ``findings`` whose words are this account's first."""
    return [n for n in findings if n.finding.documents[:1] == (account.id,)]


def alike(findings: list[Numbered]) -> bool:
    """Whether the same accounts are silent in all of these."""
    return len({n.finding.absent for n in findings}) == 1
