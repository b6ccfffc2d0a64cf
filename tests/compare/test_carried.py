"""What the findings on statements that several accounts carry, or one alone, promise."""

from collections.abc import Sequence

from told import one_event

from according.compare.accounts import Accounts
from according.compare.alignment.align import align
from according.compare.alignment.views import View
from according.compare.carried import alone, corroborated
from according.core import Finding

_CRACK = "Divers found a long crack in the northern pylon of the Ardal bridge."
_QUAY = "The Ardal council adopted the plan for a new ferry quay on Friday."


def _corroborated(accounts: Accounts) -> tuple[Finding, ...]:
    return corroborated(accounts, align(accounts))


def _alone(accounts: Accounts) -> tuple[Finding, ...]:
    return alone(accounts, align(accounts))


def _words(accounts: Accounts, finding: Finding) -> str:
    return " ".join(accounts.document(e.document).words(e.span) for e in finding.evidence)


def test_a_statement_of_two_accounts_is_carried() -> None:
    """A finding names the accounts that carry the statement, and its title ends with the origins."""
    accounts = one_event(_CRACK, f"{_CRACK} The weather was mild.")
    (found,) = _corroborated(accounts)
    assert found.title.startswith("A and B carry")
    assert found.title.endswith("no origin given")
    assert len(found.documents) == 2


def test_one_speaker_is_one_origin() -> None:
    """Two accounts that quote one person have one origin."""
    said = "“The northern pylon of the bridge is cracked from top to bottom,” engineer Olav Berg said."
    (found, *_) = _corroborated(one_event(said, said))
    assert "1 origin" in found.title


def test_headlines_join_what_the_texts_carry() -> None:
    """Where headlines and texts agree there is one finding, with the headlines as further evidence."""
    headline = "# Divers find long crack in northern pylon of Ardal bridge"
    accounts = one_event(f"{headline}\n{_CRACK}", f"{headline}\n{_CRACK}")
    (found,) = _corroborated(accounts)
    assert [e.role for e in found.evidence] == ["statement", "statement", "headline", "headline"]
    assert _CRACK in found.title


def test_headlines_alone_come_last() -> None:
    """A finding on headlines that no statements of the texts carry stands behind those on the texts."""
    accounts = one_event(
        f"# Ardal council adopts plan for a new ferry quay\n{_CRACK}",
        f"# Ardal council adopts plan for a new ferry quay\n{_CRACK}",
    )
    found = _corroborated(accounts)
    assert len(found) == 2
    assert "crack" in found[0].title


def test_more_accounts_come_first() -> None:
    """What three accounts carry stands before what two carry."""
    found = _corroborated(one_event(f"{_CRACK} {_QUAY}", f"{_CRACK} {_QUAY}", _QUAY))
    assert [len(finding.documents) for finding in found] == [3, 2]


def test_what_one_alone_tells() -> None:
    """A statement that no other account has is found in one only, and the others are named as without it."""
    accounts = one_event(_CRACK, f"{_CRACK}\nTwo fishermen drowned off Skagen last winter, the coastguard said.")
    (found,) = _alone(accounts)
    assert "drowned" in found.title
    assert found.title.startswith("Found in B only")
    assert found.absent == (accounts.documents[0].id,)


def test_nothing_is_alone_that_another_tells() -> None:
    """What the other account tells too is not listed, though in another order of words."""
    accounts = one_event(_CRACK, "In the northern pylon of the Ardal bridge, divers found a long crack.")
    assert _alone(accounts) == ()


def test_one_account_is_never_alone() -> None:
    """Without another account of the event nothing is found in one only."""
    assert _alone(one_event(_CRACK)) == ()
    assert _alone(one_event(_CRACK, "The wheat harvest in Jutland was poor this year.", events=False)) == ()


def test_deaths_and_figures_come_before_comments() -> None:
    """Deaths, money and figures stand first; what is thought of them stands last."""
    accounts = one_event(
        _CRACK,
        f"{_CRACK}\n"
        "Olav Berg thinks a proud history of shipbuilding obliges every household in the valley.\n"
        "Three welders were killed in the shipyard on May 3.\n"
        "The repairs cost 4 million kroner.",
    )
    titles = [finding.title for finding in _alone(accounts)]
    assert "welders" in titles[0]
    assert "kroner" in titles[1]


def test_a_differing_figure_is_no_single_account() -> None:
    """Figures that count the same thing and lie near each other are a difference, not what one alone tells."""
    accounts = one_event(
        f"{_CRACK} The petition against the toll gathered 1,394 signatures.",
        f"{_CRACK} Opponents of tolls handed over about 1,200 signatures in a petition.",
    )
    assert not [finding for finding in _alone(accounts) if "signatures" in _words(accounts, finding)]


def test_findings_are_the_same_on_every_run() -> None:
    """Two runs give equal findings."""
    texts = (f"{_CRACK} Three welders were killed.", f"{_CRACK}\nThe repairs cost 4 million kroner.")
    assert _alone(one_event(*texts)) == _alone(one_event(*texts))
    assert _corroborated(one_event(*texts)) == _corroborated(one_event(*texts))


def test_what_stands_in_a_table_or_caption_is_told() -> None:
    """Names and figures that stand anywhere in another account, in several sentences, are not found in one only."""
    accounts = one_event(
        f"{_CRACK} The firms Holm, Vik and Strand bid for the repairs.",
        f"{_CRACK}\nBidders: Holm 40, Vik 12, Strand 7.\nThree firms want the repairs. Bids closed on Monday.",
    )
    assert not [finding for finding in _alone(accounts) if finding.title.startswith("Found in A")]


def test_it_is_alone_only_if_no_other_account_may_tell_it() -> None:
    """What two of three accounts have in other words is not said to stand in one of them only."""
    accounts = one_event(
        f"{_CRACK} Two fishermen drowned off Skagen last winter.",
        f"{_CRACK} Off Skagen two fishermen, brothers from Frederikshavn, drowned in the winter.",
        f"{_CRACK} The weather was mild.",
    )
    assert not [finding for finding in _alone(accounts) if "drowned" in _words(accounts, finding)]


def test_every_finding_of_one_account_names_all_the_others() -> None:
    """A finding in one only names each other account of the event as without it."""
    accounts = one_event(
        f"{_CRACK} Two fishermen drowned off Skagen last winter.", _CRACK, f"{_QUAY} Ferries run daily."
    )
    found = [finding for finding in _alone(accounts) if "drowned" in _words(accounts, finding)]
    assert found
    assert all(finding.absent == tuple(a.id for a in accounts.documents[1:]) for finding in found)


def test_a_scorer_may_say_that_another_account_tells_it() -> None:
    """What a scorer holds for the same as something of another account is not found in one only."""
    accounts = one_event(
        f"{_CRACK} Two fishermen drowned off Skagen last winter.", f"{_CRACK} Off Skagen two lives were lost."
    )
    alignments = align(accounts)
    assert [f for f in alone(accounts, alignments) if "drowned" in _words(accounts, f)]

    def judged(pairs: Sequence[tuple[View, View]]) -> list[float]:
        return [0.9 if "drowned" in view.text and "lives" in other.text else 0.0 for view, other in pairs]

    assert not [f for f in alone(accounts, alignments, judged) if "drowned" in _words(accounts, f)]


def test_the_sort_of_thing_is_said() -> None:
    """A figure and a speaker that the others lack are called so, and stand before what is only background."""
    accounts = one_event(
        _CRACK,
        f"{_CRACK}\nThe repairs cost 4 million kroner.\n"
        "“Nobody has painted the girders since my grandfather kept the toll,” Ragnhild Moe said.\n"
        "A shipyard founded in 1871 built its ironwork near Drammen.",
    )
    titles = [finding.title for finding in _alone(accounts)]
    assert any(title.startswith("Found in B only (a figure)") and "kroner" in title for title in titles)
    assert any(title.startswith("Found in B only (a speaker): Ragnhild Moe: ") for title in titles)
    assert "background" in titles[-1]


def test_lines_that_are_no_telling_are_not_listed() -> None:
    """A way to reach the reporter, a heading, and words that only lead up to a quotation are not listed."""
    accounts = one_event(
        _CRACK,
        f"{_CRACK}\nShipyard Riveters Remember Their Welding Apprenticeships\n"
        "Bodil Krag can be reached at the Aalborg newsroom on weekdays.\n"
        "In an interview at the Aalborg fishmarket, harbour pilot Eskild Thune said: “It is cold.”",
    )
    assert _alone(accounts) == ()


def test_words_that_stand_twice_in_the_same_accounts_are_one_finding() -> None:
    """A caption that each account has several times is carried once."""
    accounts = one_event(f"{_CRACK}\n{_QUAY}\n{_CRACK}", f"{_CRACK}\n{_QUAY}\n{_CRACK}")
    assert len([finding for finding in _corroborated(accounts) if "crack" in finding.title]) == 1


def test_accounts_without_it_and_without_an_origin_are_named() -> None:
    """The title tells who carries it, which account names no origin, and in which nothing near was found."""
    accounts = one_event(
        "Divers found a long crack in the northern pylon of the Ardal bridge, engineer Olav Berg said.",
        _CRACK,
        "The wheat harvest in Jutland was poor this year.",
    )
    (found, *_) = _corroborated(accounts)
    assert found.title.startswith("A and B carry")
    assert "B gives none" in found.title
    assert found.title.endswith("not found in C")
