from by_hand import account, laid_out, place

from according.compare.accounts import Accounts
from according.compare.provenance.origins import independent, origins_of
from according.core import AlignedStatement, Annotated, CopiedPassage, Copy, OriginKind, Story


def _stated(annotated: Annotated, words: str) -> AlignedStatement:
    where = place(annotated.document.text, words)
    found = next(s for s in annotated.statements if s.span.overlaps(where))
    return AlignedStatement(document=annotated.id, statement=found.id, span=found.span)


def test_one_speaker_is_one_origin() -> None:
    """What two accounts have from one person has one origin, that person."""
    left = account("Ann Lee said the dam held.", persons=["Ann Lee"], said=[("Ann Lee", "said", "the dam held")])
    right = account(
        "The dam did hold, Ann Lee said.", persons=["Ann Lee"], said=[("Ann Lee", "said", "The dam did hold")]
    )
    found = origins_of(laid_out(left, right), [_stated(left, "dam held"), _stated(right, "dam did")])
    assert [(o.kind, o.name, len(o.documents)) for o in found] == [(OriginKind.SPEAKER, "Ann Lee", 2)]
    assert independent(found) == 1


def test_two_speakers_are_two_origins() -> None:
    """What one account has from one person and the other from another has two origins."""
    left = account("Ann Lee said the dam held.", persons=["Ann Lee"], said=[("Ann Lee", "said", "the dam held")])
    right = account("The dam held, Bo Marsh said.", persons=["Bo Marsh"], said=[("Bo Marsh", "said", "The dam held")])
    found = origins_of(laid_out(left, right), [_stated(left, "dam held"), _stated(right, "dam held")])
    assert independent(found) == 2


def test_an_account_that_names_no_source_is_no_origin() -> None:
    """What stands in an account's own voice without a source is not counted."""
    left, right = account("The dam held through the night."), account("All night the dam held.")
    found = origins_of(laid_out(left, right), [_stated(left, "dam"), _stated(right, "dam")])
    assert [o.kind for o in found] == [OriginKind.NOT_GIVEN, OriginKind.NOT_GIVEN]
    assert independent(found) == 0


def test_one_petition_is_one_origin() -> None:
    """Two accounts that both take the same thing from a petition have one origin, the document."""
    left = account(
        "The dam leaks, a petition says.",
        said=[("a petition", "says", "The dam leaks")],
        media={"a petition": "petition"},
    )
    right = account(
        "The petition of the farmers says the dam leaks.",
        said=[("The petition of the farmers", "says", "the dam leaks")],
        media={"The petition of the farmers": "petition"},
    )
    found = origins_of(laid_out(left, right), [_stated(left, "dam"), _stated(right, "dam")])
    assert independent(found) == 1
    assert "petition" in found[0].why


def test_a_copied_passage_is_one_origin() -> None:
    """A passage that stands in two accounts word for word has one origin."""
    left, right = account("The dam held through the night."), account("The dam held through the night.", outlet="Post")
    one, two = _stated(left, "dam"), _stated(right, "dam")
    copy = Copy(of=left.id, copy=right.id, share=1.0, passages=(CopiedPassage(left=one.span, right=two.span),))
    accounts = Accounts.of((left, right), (Story(id="s", documents=(left.id, right.id), copies=(copy,)),), ())
    found = origins_of(accounts, [one, two])
    assert [(o.kind, len(o.documents)) for o in found] == [(OriginKind.COPY, 2)]


def test_one_agency_behind_two_accounts_is_one_origin() -> None:
    """Two outlets that carry one agency's tag have what they tell in their own voice from the agency."""
    left = account("ROME (AP) — The dam held through the night.", outlet="Post")
    right = account("ROME (AP) — All night long the dam held.", outlet="Times")
    found = origins_of(laid_out(left, right), [_stated(left, "dam"), _stated(right, "dam")])
    assert [(o.kind, o.name) for o in found] == [(OriginKind.AGENCY, "AP")]


def test_a_credited_outlet_is_named() -> None:
    """Where the account says in whose report the source spoke, the origin names that outlet."""
    left = account(
        "“The dam held,” said Lee in a news report by Durham’s WRAL-TV.",
        persons=["Ann Lee"],
        said=[("Lee", "said", "“The dam held,”")],
    )
    (found,) = origins_of(laid_out(left), [_stated(left, "The dam")])
    assert found.kind is OriginKind.OUTLET
    assert found.name == "WRAL-TV, from Ann Lee"
