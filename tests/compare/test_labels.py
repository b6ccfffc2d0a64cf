"""Labels: what accounts call the same person or body."""

from according.compare.accounts import Accounts
from according.compare.entities import shared_entities
from according.compare.labels import labels
from according.core import Finding, Story
from telling import telling


def _labels(*texts: str) -> tuple[Finding, ...]:
    documents = tuple(telling(text, name=f"{place}.txt") for place, text in enumerate(texts))
    story = Story(id="s", documents=tuple(document.id for document in documents))
    return labels(Accounts.of(documents, (story,), shared_entities(documents)), ())


def test_a_label_in_one_account_and_none_in_another() -> None:
    """A label is shown with its words and its voice, beside the account that names without one."""
    (finding,) = _labels(
        "It includes the anti-war Nordic Voice for Peace that supports the strike.",
        "It includes the Nordic Voice for Peace.",
    )
    assert finding.title == (
        "Nordic Voice for Peace is called in A “anti-war Nordic Voice for Peace that supports the strike”; "
        "named without a label in B"
    )
    assert [e.role for e in finding.evidence] == ["label (outlet)", "named without a label"]


def test_the_same_label_is_no_difference() -> None:
    """Accounts that use the same label in another order or inflection do not differ."""
    assert (
        _labels("They met the radical Open Streets League.", "They met the Open Streets League, a radical group.") == ()
    )


def test_a_label_in_a_quotation_is_the_speakers() -> None:
    """A label inside a quotation is shown as quoted."""
    (finding,) = _labels(
        "<s>Ada Lind</s> <c>said</c> <q>“I never trusted the extremist Open Streets League at all.”</q>",
        "They met the Open Streets League.",
    )
    assert finding.evidence[0].role == "label (quoted)"
    assert "(in a quotation)" in finding.title


def test_plain_names_make_no_finding() -> None:
    """Offices and plain names are no labels."""
    assert _labels("Mayor Ada Lind left.", "Ada Lind, the mayor of Marfield, left.") == ()
