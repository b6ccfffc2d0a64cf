"""The review on the page: what people said beside each finding, what they set aside, what was not carried over."""

import io
import re
from dataclasses import replace

import pytest
from rich.console import Console

from according.core import (
    Anchor,
    Comparison,
    FindingKind,
    Judged,
    Note,
    Orphan,
    Review,
    Span,
    SubjectKind,
    Verdict,
)
from according.report import View, page, show

_WHEN = "2026-05-12T10:11:12Z"


def _said(identity: str, verdict: Verdict, why: str = "", **more: object) -> Judged:
    told = {"kind": SubjectKind.FINDING, "who": ("Ada Lind",), "when": _WHEN, "steps": (1,)} | more
    return Judged(id=identity, verdict=verdict, why=why, **told)  # type: ignore[arg-type]


@pytest.fixture
def reviewed(comparison: Comparison) -> Comparison:
    """The comparison with a verdict of every sort, notes, a finding set aside, and two steps that fit nowhere."""
    differs, denies, carried = (
        comparison.findings_of(kind)[0] for kind in (FindingKind.DIFFERS, FindingKind.DENIES, FindingKind.CORROBORATED)
    )
    label = comparison.findings_of(FindingKind.LABEL)[0]
    rejected = comparison.findings_of(FindingKind.CHARGED_WORDING)[0]
    courier = comparison.documents[0]
    return replace(
        comparison,
        findings=tuple(finding for finding in comparison.findings if finding is not rejected),
        set_aside=(rejected,),
        review=Review(
            judged=(
                _said(differs.id, Verdict.ACCEPTED),
                _said(denies.id, Verdict.EDITED, "a denial of <b>another</b> report"),
                _said(carried.id, Verdict.KEPT, who=("Ada Lind", "Ben Roe", "Cy Dow")),
                _said(label.id, Verdict.ADDED),
                _said(rejected.id, Verdict.REJECTED, "the minutes say so too"),
                _said("a-1", Verdict.EDITED, kind=SubjectKind.ATTRIBUTION, document=courier.id),
                _said("x-roth", Verdict.EDITED, kind=SubjectKind.ENTITY),
            ),
            notes=(
                Note(step=8, kind=SubjectKind.FINDING, id=differs.id, who="Ben Roe", when=_WHEN, text="Ask the clerk."),
                Note(step=9, kind=SubjectKind.STORY, id="s-1", who="Ben Roe", when=_WHEN, text="Due on Friday."),
            ),
            orphans=(
                Orphan(
                    step=10,
                    why="its words do not stand in the text any more",
                    guess=Anchor(document=courier.id, span=Span(5, 12), exact=courier.words(Span(5, 12))),
                ),
                Orphan(step=11, why="the account was taken out"),
            ),
            steps=11,
            head="ab12" * 16,
        ),
    )


def _text(html: str) -> str:
    bare = re.sub(r"<(script|style)>.*?</\1>|<[^>]*>", "", html, flags=re.DOTALL)
    return " ".join(bare.split())


def _finding(html: str, identity: str) -> str:
    """A finding's own part of the page, from its id to that of the next finding."""
    part = html.split(f'id="{identity}"', 1)[1]
    return re.split(r'class="finding[^>]* id="', part)[0]


def test_nothing_is_said_where_nobody_said_anything(comparison: Comparison) -> None:
    """A comparison without a review has no word, rule or section of one on its page."""
    html = page(comparison)
    assert not re.search(r"verdict|jotting|judged|Set aside by people|carried over|corrections", html)


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        pytest.param(FindingKind.DIFFERS, "accepted by Ada Lind, 12 May 2026", id="accepted"),
        pytest.param(
            FindingKind.DENIES,
            "edited by Ada Lind, 12 May 2026: a denial of &lt;b&gt;another&lt;/b&gt; report",
            id="edited",
        ),
        pytest.param(
            FindingKind.CORROBORATED,
            "kept by Ada Lind, Ben Roe and Cy Dow, 12 May 2026; this model does not find it",
            id="kept",
        ),
        pytest.param(FindingKind.LABEL, "added by Ada Lind, 12 May 2026", id="added"),
    ],
)
def test_a_finding_tells_what_people_said_of_it(reviewed: Comparison, kind: FindingKind, line: str) -> None:
    """Beside a finding that somebody judged stand the verdict, who gave it when, and why."""
    finding = reviewed.findings_of(kind)[0]
    assert line in _text(_finding(page(reviewed), finding.id))


def test_notes_stand_under_their_finding(reviewed: Comparison) -> None:
    """A note stands under what it is about; one on the story stands in a section of its own."""
    html = page(reviewed)
    assert "Ask the clerk. Ben Roe, 12 May 2026" in _text(
        _finding(html, reviewed.findings_of(FindingKind.DIFFERS)[0].id)
    )
    assert "note on the story Due on Friday." in _text(html)


def test_what_was_rejected_counts_nowhere_and_is_listed(reviewed: Comparison) -> None:
    """A rejected finding has no number, is in no count, and stands folded near the end, with who and why."""
    html = page(reviewed)
    aside = re.search(r'<section id="set-aside".*?</section>', html, flags=re.DOTALL)
    assert aside is not None
    assert '<details class="more">' in aside[0]
    assert "rejected by Ada Lind, 12 May 2026: the minutes say so too" in _text(aside[0])
    assert f'id="{reviewed.set_aside[0].id}"' in aside[0]
    assert "data-n" not in aside[0]
    assert View(reviewed).counts["wording"] == len(
        reviewed.findings_of(*View(reviewed).chapter("wording").section.kinds)
    )
    assert html.index('id="reading"') < html.index('id="set-aside"') < html.index('id="made"')


def test_what_was_not_carried_over_is_visible(reviewed: Comparison) -> None:
    """A step that fits nowhere is told with its number, why, and the nearest words, which lead to their place."""
    html = page(reviewed)
    part = re.search(r'<section id="strays".*?</section>', html, flags=re.DOTALL)
    assert part is not None
    assert "step 10 its words do not stand in the text any more The nearest words in A: to main" in _text(part[0])
    assert 'href="#a-A-5-12"' in part[0]
    assert 'id="a-A-5-12"' in html
    assert "step 11 the account was taken out" in _text(part[0])


def test_attributions_and_names_put_right_are_told(reviewed: Comparison) -> None:
    """An attribution put right is listed under its account, and a name beside who is who."""
    text = _text(page(reviewed))
    assert "1 attribution put right by people" in text
    assert "Mayor Edda Roth · said · “We have listened" in text


def test_how_it_was_made_tells_the_corrections(reviewed: Comparison) -> None:
    """The page tells how many corrections took part, and the head of their log."""
    text = _text(page(reviewed))
    assert "11 corrections by people took part: 1 finding accepted, 1 finding rejected, 1 finding edited" in text
    assert "2 notes, 2 not carried over" in text
    assert "ab12" * 16 in text


def test_reviewed_pages_hold_together(reviewed: Comparison) -> None:
    """With a review too every id stands once and every link inside the page arrives."""
    html = re.sub(r"<(script|style)>.*?</\1>", "", page(reviewed), flags=re.DOTALL)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)


def test_a_rejected_finding_of_an_account_that_left_is_shown(reviewed: Comparison) -> None:
    """Of a rejected finding whose account is not compared any more its sentence is left."""
    gone = replace(
        reviewed.set_aside[0],
        evidence=tuple(replace(e, document="d-gone") for e in reviewed.set_aside[0].evidence),
        absent=("d-gone",),
    )
    assert "A calls the vote historic" in _text(page(replace(reviewed, set_aside=(gone,))))


def test_terminal_tells_the_review(reviewed: Comparison) -> None:
    """The terminal report has a line beside a judged finding, and at its end how many corrections took part."""
    file = io.StringIO()
    show(reviewed, Console(file=file, width=100))
    text = " ".join(file.getvalue().split())
    assert "accepted by Ada Lind, 12 May 2026" in text
    assert "11 corrections by people took part" in text
    assert "set aside: A calls the vote historic (by Ada Lind, 12 May 2026: the minutes say so too)" in text
    bare = io.StringIO()
    show(replace(reviewed, review=Review(), set_aside=()), Console(file=bare, width=100))
    assert "What people said" not in bare.getvalue()
