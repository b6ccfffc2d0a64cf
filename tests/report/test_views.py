"""The view: each piece of the report by itself, made when it is asked for, its links leading where they are told."""

import re

import pytest

from according.core import Comparison, Finding
from according.report import Links, View, asset, environment


class _Elsewhere(Links):
    def finding(self, finding: Finding) -> str:
        return f"/findings/{finding.id}"

    def place(self, anchor: str, finding: Finding | None = None) -> str:
        return f"/read{'?f=' + finding.id if finding is not None else ''}#{anchor}"

    def number(self, finding: str) -> str:
        return f"/read?f={finding}"

    def mark(self, finding: str) -> str:
        return f"/findings/{finding}"

    def attribution(self, document: str, attribution: str) -> str:
        return f"/documents/{document}/attributions/{attribution}"


def test_pieces_are_made_when_asked_for_and_once(comparison: Comparison) -> None:
    """Asking for the accounts makes no other piece; asked for again, a piece is the one made before."""
    view = View(comparison)
    assert [account.letter for account in view.accounts] == ["A", "B", "C", "D", "E"]
    assert not {"voices", "people", "labels", "chapters", "columns"} & set(vars(view))
    assert view.voices is view.voices
    assert view.entries[1] is view.entries[1]


def test_findings_are_found_by_their_ids(comparison: Comparison) -> None:
    """A finding's entry is found by its id; an id that is not there finds none."""
    view = View(comparison)
    for finding in comparison.findings:
        entry = view.entry(finding.id)
        assert entry is not None
        assert entry.finding is finding
        assert view.numbers[finding.id] == entry.number
    assert view.entry("finding-of-another-day") is None


@pytest.mark.parametrize("section", ["people.html.j2", "parts.html.j2", "voices.html.j2", "reviewed.html.j2"])
def test_context_has_what_the_macros_take(comparison: Comparison, section: str) -> None:
    """Templates of others import the report's macros with the view's context alone."""
    template = environment().from_string(f'{{% import "{section}" as them with context %}}there')
    assert template.render(**View(comparison).context) == "there"


def test_links_lead_where_they_are_told(comparison: Comparison) -> None:
    """With other links every finding and place in a macro's output leads to their addresses, none into the page."""
    view = View(comparison, _Elsewhere())
    template = environment().from_string(
        '{% import "parts.html.j2" as parts with context %}{% import "people.html.j2" as naming with context %}'
        '{{ parts.notes(view.chapter("differ").findings) }}{{ naming.people_table(view.people) }}'
        '{{ parts.matrix(view.chapter("carried").findings) }}'
    )
    html = template.render(**view.context)
    targets = set(re.findall(r'href="([^"]+)"', html))
    assert targets
    assert all(target.startswith(("/findings/", "/read")) for target in targets)


def test_column_leads_from_words_to_findings_and_attributions(comparison: Comparison) -> None:
    """In a column words lead to their finding and the word of saying to its attribution; a focused finding is lit."""
    view = View(comparison, _Elsewhere())
    finding = next(n.finding for n in view.chapter("differ").findings)
    courier = view.accounts[0].id
    body = view.column(courier, focus=finding.id).body
    assert f'<a class="to-it" href="/findings/{finding.id}" tabindex="-1"><mark' in body
    assert f'href="/documents/{courier}/attributions/a-1"' in body
    assert re.search(r'<mark class="[^"]*\blit" data-f="[^"]*\b1\b', body)
    assert "to-it" not in View(comparison).column(courier).body


def test_environment_shows_what_acts(comparison: Comparison) -> None:
    """What a template prints is escaped, and a character that acts instead of showing is made visible."""
    shown = environment().from_string("{{ words }}").render(words="<b>\u202eback")
    assert shown == "&lt;b&gt;⟦U+202E⟧back"
    assert ".chip" in asset("page.css")
    assert View(comparison).title
