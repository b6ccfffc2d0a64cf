"""Side by side: which accounts the reading page shows, and which finding's words are lit there."""

from collections.abc import Sequence
from dataclasses import dataclass

from according.core import Comparison, Finding, Span
from according.report import View
from according.report.account_lines import AccountLine
from according.report.columns import Column
from according.report.entries import Entry
from according.report.sections import Numbered
from according.web.story_links import Place, ReadingLinks

#: Accounts that stand side by side at most, and at first.
MOST, AT_FIRST = 4, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An account that may be shown: whether it is, and the address of the page with it put beside or taken away."""

    account: AccountLine
    shown: bool
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A finding whose words are marked in the texts that are shown, and the letters of all accounts that it has."""

    numbered: Numbered
    letters: str
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SideBySide:
    """The reading page: the accounts to choose from, those shown, the findings marked in them, and the one lit.

    ``chosen`` is whether somebody asked for these accounts; ``bare`` is the address of the page with nothing lit,
    ``aside`` a finding that was asked for and that people set aside: its words are shown, not counted.
    """

    view: View
    choices: tuple[Choice, ...]
    columns: tuple[Column, ...]
    marked: tuple[Marked, ...]
    lit: Entry | None
    before: Marked | None
    after: Marked | None
    chosen: bool
    bare: str
    aside: Finding | None

    @property
    def letters(self) -> tuple[str, ...]:
        """The letters of the accounts shown."""
        return tuple(column.account.letter for column in self.columns)


def side_by_side(
    comparison: Comparison, story: str, wanted: Sequence[str] = (), focus: str = "", at: Place | None = None
) -> SideBySide:
    """The reading page of a story.

    Args:
        comparison: what is shown.
        story: the story's id.
        wanted: the letters of the accounts that are asked for; none for those that the finding speaks of, or the first.
        focus: the id of the finding whose words are lit; "" or one that is not there for none.
        at: words that need an anchor.

    """
    finding = next((finding for finding in comparison.findings if finding.id == focus), None)
    aside = next((finding for finding in comparison.set_aside if finding.id == focus), None)
    view = View(comparison)
    letters = _letters(view, wanted, finding or aside, at)
    chosen = any(letter in view.by_letter for letter in wanted)
    links = ReadingLinks(story, letters, chosen=chosen)
    view.links = links
    shown = [view.by_letter[letter] for letter in letters]
    columns = tuple(
        view.column(
            account.id,
            focus=finding.id if finding is not None else "",
            here=_within(at, account, view) or _first(aside, account),
        )
        for account in shown
    )
    marked = tuple(
        Marked(
            numbered=numbered,
            letters=" ".join(view.by_id[document].letter for document in numbered.finding.documents),
            address=links.number(numbered.finding.id),
        )
        for numbered in view.numbered.values()
        # A finding of other accounts brings them, unless somebody chose these.
        if not chosen or any(account.id in numbered.finding.documents for account in shown)
    )
    here = next((i for i, one in enumerate(marked) if one.numbered.finding is finding), None)
    return SideBySide(
        view=view,
        choices=tuple(
            _choice(account, letters, links, focus if finding is not None else "") for account in view.accounts
        ),
        columns=columns,
        marked=marked,
        lit=view.entry(finding.id) if finding is not None else None,
        before=marked[here - 1] if here else None,
        after=marked[here + 1] if here is not None and here + 1 < len(marked) else None,
        chosen=chosen,
        bare=links.bare,
        aside=aside,
    )


def _letters(view: View, wanted: Sequence[str], finding: Finding | None, at: Place | None) -> tuple[str, ...]:
    """The accounts to show, in the user's order; one that is pointed at is among them."""
    known = [letter for letter in dict.fromkeys(wanted) if letter in view.by_letter]
    if not known and finding is not None:
        known = [view.by_id[document].letter for document in finding.documents if document in view.by_id]
    pointed = at.letter if at is not None and at.letter in view.by_letter else None
    if not known:
        # Beside one another stand accounts of one event: the largest, or that of the words that somebody came for.
        event = view.by_letter[pointed].event if pointed is not None else _largest(view)
        others = sorted((one for one in view.accounts if one.letter != pointed), key=lambda one: one.event != event)
        event_has = sum(one.event == event for one in view.accounts)
        known = [one.letter for one in others][: max(2, event_has) - (pointed is not None)]
        known = known[: AT_FIRST - (pointed is not None)]
    if pointed is not None and pointed not in known[:MOST]:
        known = [pointed, *known]
    return tuple(sorted(known[:MOST], key=lambda letter: view.by_letter[letter].place))


def _largest(view: View) -> int:
    events = [account.event for account in view.accounts]
    return max(dict.fromkeys(events), key=events.count)


def _within(at: Place | None, account: AccountLine, view: View) -> Span | None:
    """The words that somebody came for, where they are in this account."""
    if at is None or at.letter != account.letter or at.span.end > len(view.documents[account.id].document.text):
        return None
    return at.span


def _first(aside: Finding | None, account: AccountLine) -> Span | None:
    """The first words of a finding that was set aside, in this account."""
    evidence = aside.evidence if aside is not None else ()
    return next((piece.span for piece in evidence if piece.document == account.id), None)


def _choice(account: AccountLine, letters: tuple[str, ...], links: ReadingLinks, focus: str) -> Choice:
    shown = account.letter in letters
    if shown:
        others = [letter for letter in letters if letter != account.letter] or list(letters)
    else:
        others = [*letters[: MOST - 1], account.letter]
    return Choice(account=account, shown=shown, address=links.read(others, focus))
