from copied_by_hand import told

from according.core import Annotated, content_id
from according.group.copies import copies

WIRE = (
    "The river rose four feet overnight and flooded the lower town, where firemen carried some thirty people out of "
    "their houses in boats before dawn. The mayor closed both bridges and asked residents to stay indoors."
)
OWN = (
    "Nobody at the market could remember such a night. Traders spoke of water that came without a sound, and of "
    "neighbours who knocked at every door while the lamps went out one after another along the quay."
)


def _document(text: str, **fields: str | None) -> Annotated:
    return told(content_id("d", text, *fields.values()), text, **fields)


def test_a_copied_passage_is_found_with_its_places_and_share() -> None:
    """A passage that stands in two documents is given with its exact words and the share of the copying telling."""
    left, right = _document(f"{WIRE}\n\n{OWN}"), _document(WIRE)
    (copy,) = copies((left, right))
    assert (copy.of, copy.copy, copy.share, copy.directed) == (left.id, right.id, 1.0, False)
    (passage,) = copy.passages
    assert passage.left.of(left.document.text) == passage.right.of(WIRE) == WIRE.removesuffix(".")


def test_a_few_changed_words_do_not_break_a_passage() -> None:
    """Gaps of up to three changed words are bridged."""
    (copy,) = copies((_document(f"{WIRE} {OWN}"), _document(WIRE.replace("some thirty", "about 30"))))
    assert len(copy.passages) == 1
    assert copy.share == 1.0


def test_quoting_one_source_alike_is_no_copying() -> None:
    """Words that both documents have in quotation marks do not make the one a copy of the other."""
    left = _document(f"The mayor said: “{WIRE}” {OWN}")
    right = _document(f"In a statement city hall wrote on Monday: “{WIRE}” Trains kept running to the south all day.")
    assert copies((left, right)) == ()


def test_chance_phrases_are_no_copying() -> None:
    """Documents that share a phrase or two are not copies."""
    right = _document(f"{OWN} The mayor closed both bridges.")
    assert copies((_document(WIRE), right)) == ()


def test_dates_tell_which_came_first() -> None:
    """Where both dates are known the later document is the copy, and the reasons say so."""
    early, late = _document(f"{WIRE} {OWN}", published="2024-05-02"), _document(WIRE, published="2024-05-01")
    (copy,) = copies((early, late))
    assert (copy.of, copy.copy, copy.directed) == (late.id, early.id, True)
    assert "published 2024-05-01 and 2024-05-02" in copy.why
    assert copy.share < 1


def test_an_agency_comes_before_those_who_carry_its_tag() -> None:
    """A document with an agency's tag is a copy of the agency's own, whatever their dates."""
    own = _document(f"PARIS (Reuters) - {WIRE}", outlet="Reuters", published="2024-05-03")
    reprint = _document(f"PARIS (Reuters) - {WIRE} {OWN}", outlet="Evening Post", published="2024-05-02")
    (copy,) = copies((reprint, own))
    assert (copy.of, copy.copy, copy.directed) == (own.id, reprint.id, True)


def test_two_reprints_of_one_agency_have_no_direction() -> None:
    """Two outlets that carry one agency's tag stem from the agency, not from each other."""
    left = _document(f"PARIS (AP) — {WIRE}", outlet="Evening Post", published="2024-05-01")
    right = _document(f"PARIS (AP) — {WIRE} {OWN}", outlet="Morning Post", published="2024-05-02")
    (copy,) = copies((left, right))
    assert not copy.directed
    assert "both carry the tag (AP)" in copy.why


def test_a_credit_line_tells_which_came_first() -> None:
    """A line such as "first published by" makes the named outlet the first."""
    left = _document(f"{WIRE}\n\nThis article was first published by The Evening Post.", outlet="Digest")
    right = _document(f"{WIRE} {OWN}", outlet="Evening Post")
    (copy,) = copies((left, right))
    assert (copy.of, copy.copy, copy.directed) == (right.id, left.id, True)


def test_empty_and_tiny_documents_are_no_trouble() -> None:
    """Documents without words or with fewer than eight have no copies."""
    assert copies(()) == ()
    assert copies((_document("Rain."), _document("Rain."), _document(WIRE))) == ()
