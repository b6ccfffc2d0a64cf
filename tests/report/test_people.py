"""People on the page: how words divide, who speaks and is only named, who is who, and what each account calls whom."""

import re
from dataclasses import replace

from according.core import Comparison, SourceKind, VoiceTally
from according.report import page
from according.report.account_lines import account_lines
from according.report.labels import label_rows
from according.report.people import people
from according.report.places import Places
from according.report.sections import chapters
from according.report.shares import percent, share_charts
from according.report.unheard import unheard_rows
from according.report.voices import voice_matrix


def _tables(comparison: Comparison):  # type: ignore[no-untyped-def]
    accounts = account_lines(comparison)
    return comparison, accounts, Places(accounts)


def test_shares_sum_up_and_have_one_scale(comparison: Comparison) -> None:
    """Quoted, reported and own words make 100 per cent, and the longest bar of all accounts is the scale's whole."""
    charts = share_charts(*_tables(comparison)[:2])
    assert [chart.account.letter for chart in charts] == ["A", "B", "C", "D"]
    assert all(round(chart.quoted + chart.reported + chart.own) == 100 for chart in charts)
    assert max(kind.quoted_bar + kind.reported_bar for chart in charts for kind in chart.kinds) == 100
    assert len({tuple(kind.name for kind in chart.kinds) for chart in charts}) == 1


def test_a_little_is_not_nothing() -> None:
    """A share under half a per cent is not printed as none."""
    assert [percent(share) for share in (0, 0.2, 0.6, 99.6)] == ["0 %", "under 1 %", "1 %", "100 %"]


def test_a_voice_has_a_cell_for_hearing_naming_and_silence(comparison: Comparison) -> None:
    """An account that hears a voice shows its words; one of another event shows nothing and is not called silent."""
    matrix = voice_matrix(*_tables(comparison))
    (roth,) = (row for row in matrix.rows if row.name == "Edda Roth")
    heard = [cell.quoted + cell.reported if cell and cell.times else None for cell in roth.cells]
    assert heard == [24, 9, 9, None, None]
    assert roth.cells[3] is None
    assert roth.cells[4] is not None
    assert roth.cells[4].elsewhere


def test_who_is_named_and_not_heard_has_a_place(comparison: Comparison) -> None:
    """An account that names a voice of another account without hearing it says so, with the place of the name."""
    (tally,) = (t for t in comparison.voices if t.entity == "x-clear")
    moved = replace(tally, entity="x-authority", document=comparison.documents[2].id, places=(tally.places[0],))
    matrix = voice_matrix(*_tables(replace(comparison, voices=(moved,))))
    (row,) = matrix.rows
    assert [cell.named if cell else 0 for cell in row.cells[:2]] == [1, 1]


def test_what_is_not_settled_stands_apart(comparison: Comparison) -> None:
    """Sources that nothing settles are no voices: they stand last, and nobody counts them."""
    matrix = voice_matrix(*_tables(comparison))
    assert [row.name for row in matrix.unsettled] == ["officials"]
    assert "officials" not in [row.name for row in (*matrix.named, *matrix.unnamed)]
    assert 'href="#voices"><b>2</b>' in page(comparison)


def test_a_document_is_shown_with_whose_it_is(comparison: Comparison) -> None:
    """A document that speaks for a body is named with the body."""
    first = comparison.documents[0]
    petition = VoiceTally(
        document=first.id,
        entity="x-roth",
        name="the petition",
        source_kind=SourceKind.DOCUMENT,
        form=comparison.voices[0].form,
        quoted_words=4,
        reported_words=0,
        attributions=1,
        position=0.1,
        places=comparison.voices[0].places,
        through="x-authority",
    )
    (row,) = voice_matrix(*_tables(replace(comparison, voices=(petition,)))).rows
    assert (row.what, row.behind) == ("document", "harbour authority")


def test_who_is_spoken_of_and_heard_in_none(comparison: Comparison) -> None:
    """Who is heard in no account is listed with how often each account names them."""
    (row,) = unheard_rows(*_tables(comparison))
    assert row.name == "harbour authority"
    assert [cell.times if cell else 0 for cell in row.cells] == [1, 1, 0, 0, 0]


def test_who_is_who_says_why_and_how_to_undo_it(comparison: Comparison) -> None:
    """Each merge shows the words of both sides, its reasons, and what to write to keep the two apart."""
    found = people(*_tables(comparison))
    (roth,) = (row for row in found.several if row.name == "Edda Roth")
    (merge,) = roth.merges
    assert (merge.left.letter, merge.right.letter) == ("A", "C")
    assert [reason.name for reason in merge.reasons] == ["same name", "same words said"]
    assert [len(reason.sides) for reason in merge.reasons] == [0, 2]
    assert merge.undo == '--apart "Edda Roth@A=Edda Roth@C"'
    html = page(comparison)
    assert "compare again with" in html
    assert "--apart &#34;Edda Roth@A=Edda Roth@C&#34;" in html


def test_names_are_counted_apart_from_pronouns(comparison: Comparison) -> None:
    """A pronoun is neither a name nor counted as one."""
    (row,) = (row for row in people(*_tables(comparison)).several if row.name == "harbour authority")
    cell = row.cells[1]
    assert cell is not None
    assert [(name.words, name.times) for name in cell.names] == [("harbour authority", 1)]
    assert cell.besides == "1 pronoun"


def test_labels_stand_with_their_voice(comparison: Comparison) -> None:
    """The event's words come with whose they are; an entity's labels stand in the account that uses them."""
    _, accounts, places = _tables(comparison)
    names = next(c.findings for c in chapters(comparison) if c.section.anchor == "names")
    rows = label_rows(comparison, names, accounts, places)
    event = next(row for row in rows if row.name == "The event itself")
    assert [(label.words, label.voice) for label in event.cells[0].first] == [("historic vote", "reported: Edda Roth")]
    authority = next(row for row in rows if row.name == "harbour authority")
    assert [label.words for label in authority.cells[1].first] == ["The harbour authority"]
    assert authority.cells[0].named


def test_every_table_links_to_words_in_the_texts(comparison: Comparison) -> None:
    """Each link of the new tables has its place in the reading view."""
    html = re.sub(r"<(script|style)>.*?</\1>", "", page(comparison), flags=re.DOTALL)
    ids = set(re.findall(r'\bid="([^"]+)"', html))
    for section in ("voices", "names", "people", "wording"):
        part = re.search(rf'<section id="{section}".*?</section>', html, flags=re.DOTALL)
        assert part is not None
        links = re.findall(r'href="#(a-[^"]+)"', part[0])
        assert links
        assert set(links) <= ids


def test_pictures_have_tables_beside_them(comparison: Comparison) -> None:
    """Each picture is a figure with a caption, a title where it is one drawing, and a table with the same figures."""
    html = page(comparison)
    figures = re.findall(r'<figure class="(?:shares|who-speaks)".*?</figure>', html, flags=re.DOTALL)
    assert len(figures) == 2
    for figure in figures:
        assert "<figcaption" in figure
        assert '<table class="flat">' in figure
    assert "<title>A: 24 % quoted, 0 % reported, 76 % in its own voice</title>" in figures[0]


def test_many_accounts_get_squares(comparison: Comparison) -> None:
    """Beyond a handful of accounts the matrix has narrow columns with squares instead of bars."""
    first = comparison.documents[0]
    documents = tuple(
        replace(first, document=replace(first.document, id=f"d-{i}", path=f"{i}.txt", outlet=None)) for i in range(40)
    )
    tallies = tuple(replace(comparison.voices[0], document=f"d-{i}") for i in range(40))
    html = page(replace(comparison, documents=documents, stories=(), findings=(), voices=tallies, account_voices=()))
    assert html.count('<svg class="square"') == 40
    assert "AN" in html
