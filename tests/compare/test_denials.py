"""What denials must pair and must leave alone, on texts as newsrooms write them, read by the real stages."""

from pathlib import Path

from according.annotate import annotate
from according.clean import clean
from according.compare.accounts import Accounts
from according.compare.alignment.align import align
from according.compare.denials.denials import denials
from according.compare.entities import shared_entities
from according.core import Finding, FindingKind, Models, Relation, Story
from according.read import discover, extract


def _read(folder: Path, *texts: str) -> Accounts:
    """The texts as accounts of one event, without an encoder."""
    names = []
    for number, text in enumerate(texts):
        path = folder / f"{number}.txt"
        path.write_text(text, encoding="utf-8")
        names.append(str(path))
    documents = tuple(
        annotate(clean(extract(source)), Models())  # type: ignore[arg-type]
        for source in discover(names)
    )
    story = Story(id="s", documents=tuple(annotated.id for annotated in documents))
    return Accounts.of(documents, (story,), shared_entities(documents))


def _found(folder: Path, *texts: str) -> tuple[tuple[Finding, ...], Accounts]:
    accounts = _read(folder, *texts)
    return denials(accounts, align(accounts)), accounts


def _parts(accounts: Accounts, finding: Finding) -> list[tuple[str, str, str]]:
    return [
        (accounts.letter(e.document), e.role, accounts.document(e.document).words(e.span)) for e in finding.evidence
    ]


def test_a_denial_stands_beside_the_claim_of_another_account(tmp_path: Path) -> None:
    """A denial by "denied that" is paired with the account that tells what is denied."""
    (finding,), accounts = _found(
        tmp_path,
        "Guards at Marlow prison beat two inmates with batons on Sunday, three prisoners told the Herald.",
        "Warden Ruth Keane denied that guards had beaten inmates with batons. The prison holds 400 people.",
    )
    assert finding.kind is FindingKind.DENIES
    assert finding.relation is Relation.DENIES
    parts = _parts(accounts, finding)
    assert [(letter, role) for letter, role, _ in parts] == [("A", "claim"), ("B", "denial")]
    assert parts[1][2].startswith("Warden Ruth Keane denied that guards")
    assert finding.title.startswith("In B, Warden Ruth Keane denied what A tells: “Guards at Marlow prison beat")


def test_a_denial_that_points_finds_the_claim_told_before(tmp_path: Path) -> None:
    """Words such as "rejected the accusation" deny the accusation told just before it in the same account."""
    (finding,), accounts = _found(
        tmp_path,
        "The union accused the mill of dumping solvent into the Tarn river.\n\n"
        "Its owner, Paul Deering, rejected the accusation as baseless.",
        "The mill at Tarn employs 300 people, and its lease ends next year.",
    )
    assert [(letter, role) for letter, role, _ in _parts(accounts, finding)] == [("A", "claim"), ("A", "denial")]


def test_false_accusations_by_a_named_body_are_those_it_makes(tmp_path: Path) -> None:
    """Words that call a named body's accusations false are set beside what that body is told to accuse of."""
    found, accounts = _found(
        tmp_path,
        "The Harbour Trust accused the port of poisoning the bay, and claimed that “the port has dumped cadmium in "
        "the bay for years.”\n\n"
        "“These false accusations by the Harbour Trust are completely made up,” said Lena Falk, who runs the port.",
        "The port of Sund handles 4,000 ships a year.",
    )
    parts = [part for finding in found for part in _parts(accounts, finding)]
    assert ("A", "denial") in [(letter, role) for letter, role, _ in parts]
    assert any(role == "claim" and "cadmium" in words for _, role, words in parts)


def test_a_promise_is_no_denial(tmp_path: Path) -> None:
    """A promise not to begin denies nothing that others say of earlier promises."""
    found, _ = _found(
        tmp_path,
        "“We will not start until every bed we promised is there,” Mayor Carla Jessup said.",
        "“We've been promised beds before,” Denise Calloway said.",
    )
    assert found == ()


def test_a_rejected_motion_is_no_denial(tmp_path: Path) -> None:
    """A council that rejects a proposal, and a court that denies a request, deny no claim."""
    found, _ = _found(
        tmp_path,
        "The council rejected a proposal to close the Elm Street pool. A judge denied the union's request for a stay.",
        "The council voted on a proposal to close the Elm Street pool. The union filed a request for a stay.",
    )
    assert found == ()


def test_the_deniers_own_words_are_no_claim(tmp_path: Path) -> None:
    """What the denier says elsewhere is never shown as what is denied."""
    found, _ = _found(
        tmp_path,
        "Sheriff Tom Berg denied that deputies had searched the church.",
        "Sheriff Tom Berg said that deputies had searched the church yard.",
    )
    assert all(evidence.role == "denial" for finding in found for evidence in finding.evidence)


def test_an_outright_denial_without_its_claim_says_so(tmp_path: Path) -> None:
    """An outright denial of what no other voice tells is shown alone, and its title says so."""
    (finding,), _ = _found(
        tmp_path,
        "Sheriff Tom Berg denied that deputies had searched the Lutheran church.",
        "The county will hold its fair in August, with 40 stalls.",
    )
    assert finding.title.endswith("what is denied was not found in these accounts")
    assert [evidence.role for evidence in finding.evidence] == ["denial"]
    assert finding.score < 0.5


def test_no_evidence_that_denies_what_another_voice_affirms(tmp_path: Path) -> None:
    """Words such as "found no evidence that" deny what follows, if another voice affirms it."""
    found, accounts = _found(
        tmp_path,
        "Two former clerks said ballots were shredded in the courthouse basement in May.",
        "The state auditor reviewed the count and found no evidence that ballots were shredded in the courthouse.",
    )
    assert [(letter, role) for f in found for letter, role, _ in _parts(accounts, f)] == [
        ("A", "claim"),
        ("B", "denial"),
    ]


def test_an_account_that_reports_a_denial_does_not_make_the_claim(tmp_path: Path) -> None:
    """Words that stand behind a denying verb in another account are not shown as a claim."""
    found, _ = _found(
        tmp_path,
        "The company denied that its drivers had dumped asbestos in the quarry.",
        "A spokesman for the company disputed that its drivers dumped asbestos in the quarry.",
    )
    assert all(evidence.role == "denial" for finding in found for evidence in finding.evidence)


def _roles(accounts: Accounts, finding: Finding, role: str) -> list[str]:
    return [words for _, played, words in _parts(accounts, finding) if played == role]


def test_a_denial_of_ones_own_deed_needs_a_claim_about_the_denier(tmp_path: Path) -> None:
    """A statement with the words of what is denied, but about somebody else, is not what the denier denies."""
    (finding,), accounts = _found(
        tmp_path,
        "The county was shocked to see the budget office recommend a longer lease for the quarry.",
        "Sheriff Tom Berg denied that he had asked the county budget office to recommend a longer lease.",
    )
    assert _roles(accounts, finding, "claim") == []


def test_a_denial_of_the_deed_is_not_answered_by_the_matter(tmp_path: Path) -> None:
    """That people died is not what somebody denies who denies having a part in it."""
    found, accounts = _found(
        tmp_path,
        "In all, 41 people died when the ferry sank.",
        "The Halden line denied playing a role in the deaths of 41 people on the ferry.",
    )
    assert [words for finding in found for words in _roles(accounts, finding, "claim")] == []


def test_denied_this_points_at_the_words_before_it(tmp_path: Path) -> None:
    """A denial that only says "this" denies the words right before it."""
    (finding,), accounts = _found(
        tmp_path,
        "The union accused the mill of dumping solvent into the Tarn. The company denied this.",
        "The mill at Tarn employs 300 people.",
    )
    (claim,) = _roles(accounts, finding, "claim")
    assert "dumping solvent into the Tarn" in claim
    assert "denied" not in claim


def test_a_pronoun_is_not_set_against_the_nearest_words(tmp_path: Path) -> None:
    """Where the claim stands in the denial's own sentence but is no statement there, none is taken from before it."""
    found, accounts = _found(
        tmp_path,
        "Harbour pilot Eskild Thune said the tugs were late on Sunday. The minister was asked on Monday about the talk "
        "of a closure of the yard, and the owners have denied it.",
        "The yard at Sund builds ferries.",
    )
    assert not [words for finding in found for words in _roles(accounts, finding, "claim") if "tugs" in words]


def test_a_noun_that_takes_up_the_claim_finds_it(tmp_path: Path) -> None:
    """Words such as "denied the affair" deny what is told of somebody before with that noun."""
    (finding,), _ = _found(
        tmp_path,
        "Two former clerks said they had affairs with Mayor Carl Jessup. Jessup has denied the affairs.",
        "The town hall opens at nine.",
    )
    assert finding.title.startswith("In A, Carl Jessup denied what is told there: “Two former clerks said")


def test_a_rebuttal_is_paired_with_that_claim(tmp_path: Path) -> None:
    """Words such as "pushed back on that claim" and "disputed that account" reply to what another voice said before."""
    found, accounts = _found(
        tmp_path,
        "The mayor claimed that the two inspectors refused to enter the yard. A union official disputed that account.",
        "The yard at Sund builds ferries.",
    )
    assert any("refused to enter" in words for finding in found for words in _roles(accounts, finding, "claim"))
    assert any(" disputed what" in finding.title for finding in found)


def test_several_deniers_take_no_verb_in_the_singular(tmp_path: Path) -> None:
    """A title tells what was denied in the past, which is the same for one and for several."""
    (finding,), _ = _found(
        tmp_path,
        "Prisoners said that guards beat two inmates with batons at Marlow prison.",
        "The warden and the union both denied that guards beat inmates with batons at Marlow prison.",
    )
    assert " denied what A tells" in finding.title
    assert "denies" not in finding.title


def test_a_claim_is_shown_with_who_makes_it(tmp_path: Path) -> None:
    """The claim's line is whole: whoever makes it stands with it, and it is not cut after a few words."""
    (finding,), accounts = _found(
        tmp_path,
        "Three prisoners told the Herald that guards at Marlow prison beat two inmates from the east wing with batons "
        "on Sunday night after a quarrel over the telephone.",
        "Warden Ruth Keane denied that guards had beaten inmates with batons.",
    )
    (claim,) = _roles(accounts, finding, "claim")
    assert claim.startswith("Three prisoners told the Herald")
    assert claim.rstrip(".") in finding.title


def test_missing_is_said_only_where_nothing_is_near(tmp_path: Path) -> None:
    """A denial alone says that its claim was not found only if no statement may tell it in other words."""
    found, _ = _found(
        tmp_path,
        "Deputies went through the Lutheran church room by room on Sunday, the pastor said.",
        "Sheriff Tom Berg denied that deputies had searched the Lutheran church.",
    )
    alone = [finding for finding in found if not finding.origins and "“Sheriff" in finding.title]
    assert not [finding for finding in alone if finding.title.endswith("not found in these accounts")]


def test_a_concession_stands_beside_the_denial(tmp_path: Path) -> None:
    """What a denier grants in the same breath is shown with the denial."""
    (finding,), accounts = _found(
        tmp_path,
        "The union accused the mill of dumping solvent into the Tarn river.\n\n"
        "“These accusations by the union are completely false. It is true that the mill has a drain, but nobody ever "
        "poured solvent into it,” its owner, Paul Deering, said.",
        "The mill at Tarn employs 300 people.",
    )
    assert any("It is true that the mill has a drain" in words for words in _roles(accounts, finding, "concession"))
