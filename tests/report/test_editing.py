"""What the report leaves for later: what comes first, what is said once, and what is folded."""

import io
from dataclasses import replace

from rich.console import Console

from according.core import Annotated, Change, ChangeKind, Comparison, Evidence, Finding, FindingKind, Span, Story
from according.report import page, show
from according.report.account_lines import AccountLine, account_lines
from according.report.entries import entry
from according.report.leads import MOST, leads
from according.report.sections import Numbered, chapters


def _finding(kind: FindingKind, title: str, *evidence: Evidence, **more: object) -> Finding:
    return Finding(id=f"f-{title}", kind=kind, rule="A rule.", title=title, evidence=evidence, **more)  # type: ignore[arg-type]


def _whole(annotated: Annotated, start: int = 0, end: int | None = None) -> Evidence:
    return Evidence(document=annotated.id, span=Span(start, end or len(annotated.document.text.rstrip())))


def _by_id(comparison: Comparison) -> dict[str, AccountLine]:
    return {account.id: account for account in account_lines(comparison)}


def _entry(comparison: Comparison, finding: Finding):  # type: ignore[no-untyped-def]
    accounts = _by_id(comparison)
    documents = {annotated.id: annotated for annotated in comparison.documents}
    return entry(Numbered(number=1, finding=finding), documents, accounts)


def test_what_is_denied_or_differs_is_read_first(comparison: Comparison) -> None:
    """The head of the page names a few findings, denials and differences before all others."""
    documents = {annotated.id: annotated for annotated in comparison.documents}
    first = leads(chapters(comparison), documents, _by_id(comparison))
    assert 2 <= len(first) <= MOST
    assert [lead.finding.kind for lead in first[:2]] == [FindingKind.DENIES, FindingKind.DIFFERS]
    # A bare figure is named with the words around it.
    assert "1,394 residents" in first[1].gist
    assert len(first[1].gist) > len("1,394 residents")
    html = page(comparison)
    assert html.index('id="short"') < html.index('id="differ"')
    assert f'<li><a href="#{first[0].finding.id}">' in html


def test_unrelated_accounts_are_not_set_against_each_other(accounts: tuple[Annotated, ...]) -> None:
    """Where every account tells another event, the head of the page says so, and shows no barcode."""
    stories = tuple(Story(id=f"s-{i}", documents=(a.id,)) for i, a in enumerate(accounts[:2]))
    html = page(Comparison(id="c-1", documents=accounts[:2], stories=stories))
    assert "No two of these accounts were recognised as telling the same event" in html
    assert 'class="barcode"' not in html
    assert 'id="carried"' not in html


def test_variants_that_turn_the_sense_stand_first(comparison: Comparison) -> None:
    """Of the variants a lost negation stands first, other words next, the same words last."""
    a, b = comparison.documents[:2]

    def variant(title: str, *kinds: ChangeKind) -> Finding:
        changes = tuple(Change(kind=kind, base=_whole(a, 0, 4), other=None) for kind in kinds)
        return _finding(FindingKind.QUOTATION_VARIANT, title, _whole(a, 0, 4), _whole(b, 0, 4), changes=changes)

    given = (
        variant("same"),
        variant("marks", ChangeKind.PUNCTUATION),
        variant("cut", ChangeKind.CUT, ChangeKind.CAPITAL),
        variant("not", ChangeKind.CUT, ChangeKind.NEGATION),
    )
    found = next(c for c in chapters(replace(comparison, findings=given)) if c.section.anchor == "quotations")
    assert [numbered.finding.title for numbered in found.findings] == ["not", "cut", "marks", "same"]


def test_same_words_are_shown_once(comparison: Comparison) -> None:
    """Accounts with the very same words share a row; a figure alone is shown with each account's context."""
    a, b = comparison.documents[:2]
    twin = replace(b, document=replace(b.document, text=a.document.text, regions=a.document.regions))
    both = replace(comparison, documents=(a, twin, *comparison.documents[2:]))
    long = _entry(both, _finding(FindingKind.CORROBORATED, "long", _whole(a, 0, 60), _whole(twin, 0, 60)))
    assert [(same.words.account.letter, len(same.others)) for same in long.together] == [("A", 1)]
    short = _entry(both, _finding(FindingKind.CORROBORATED, "short", _whole(a, 0, 6), _whole(twin, 0, 6)))
    assert len(short.together) == 2


def test_long_passages_are_cut_in_the_middle_and_kept_whole(comparison: Comparison) -> None:
    """Long evidence shows its beginning and end; all of it stands folded, and its anchor is exact."""
    a = comparison.documents[0]
    evidence = _whole(a)
    made = _entry(comparison, _finding(FindingKind.SINGLE_ACCOUNT, "long", evidence))
    piece = made.words[0].first[0]
    assert " […] " in piece.words
    assert len(piece.words) < len(piece.whole)
    assert piece.whole == " ".join(a.words(evidence.span).split())
    assert piece.anchor == f"a-A-{evidence.span.start}-{evidence.span.end}"


def test_citation_names_words_account_date_and_place(comparison: Comparison) -> None:
    """A citation has the exact words, the outlet and file, the date, and the place in the text."""
    a = comparison.documents[0]
    account = account_lines(comparison)[0]
    cited = _entry(comparison, _finding(FindingKind.SINGLE_ACCOUNT, "One.", _whole(a, 4, 20))).citation
    assert f"“{' '.join(a.document.text[4:20].split())}”" in cited
    assert account.name in cited
    assert account.file in cited
    assert (account.date or "no date given") in cited
    assert "characters 4–20" in cited


def test_no_line_of_the_terminal_ends_in_spaces(comparison: Comparison) -> None:
    """Lines are not filled up with spaces, at any width."""
    for width in (80, 160):
        out = io.StringIO()
        show(comparison, Console(file=out, width=width, highlight=False), "report.html")
        assert not [line for line in out.getvalue().splitlines() if line != line.rstrip()]


def test_limits_shared_by_accounts_are_said_once(comparison: Comparison) -> None:
    """A note on several accounts stands once, with all their letters."""
    bare = tuple(
        replace(a, document=replace(a.document, published=None, notes=("no date of publication is given",)))
        for a in comparison.documents
    )
    assert page(replace(comparison, documents=bare)).count("no date of publication is given") == 1


def test_difference_within_one_account_comes_after_those_between_accounts(comparison: Comparison) -> None:
    """What one account both tells and lets deny is no difference between accounts, and is named after those."""
    a, b = comparison.documents[:2]
    given = (
        _finding(FindingKind.DENIES, "within", _whole(a, 0, 9), _whole(a, 10, 20)),
        _finding(FindingKind.FIGURE_VARIANT, "between", _whole(a, 0, 9), _whole(b, 0, 9)),
    )
    documents = {annotated.id: annotated for annotated in comparison.documents}
    first = leads(chapters(replace(comparison, findings=given)), documents, _by_id(comparison))
    assert [lead.finding.title for lead in first] == ["between", "within"]
