"""Labels: what accounts call the same person or body."""

from according.compare.accounts import Accounts
from according.compare.entities import shared_entities
from according.compare.labels.keys import key
from according.compare.labels.labels import labels
from according.compare.labels.table import label_table
from according.core import Finding, Story, Voice
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
        "Nordic Voice for Peace is called in A “anti-war Nordic Voice for Peace” and “that supports the strike”; "
        "named without a label in B"
    )
    assert [e.role for e in finding.evidence] == ["label (outlet)", "label (outlet)", "named without a label"]


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


def test_a_group_without_a_name() -> None:
    """Different words of one family for a group are shown side by side, the first of each account."""
    (finding,) = _labels(
        "Squatters have held the riverfront since last fall.",
        "Dozens of unhoused residents came to the hall.",
        "The plan helps our neighbors experiencing homelessness.",
    )
    assert finding.title == (
        "Called by different words: in A “Squatters”; in B “unhoused residents”; "
        "in C “our neighbors experiencing homelessness”"
    )


def test_plain_words_for_a_group_are_no_difference() -> None:
    """Plain words such as "protesters" and "demonstrators", or a word that only a quotation has, show nothing."""
    assert _labels("Protesters came to the hall.", "Demonstrators came to the hall.") == ()
    quoted = "<s>Ada Lind</s> <c>said</c> <q>“We saw rioters all over the old town that night.”</q>"
    assert _labels("Protesters came to the hall.", quoted) == ()


def test_who_did_the_same_deed() -> None:
    """Those who do the same in several accounts and are called otherwise are shown; two sides of a cause are not."""
    (finding,) = _labels(
        "Opponents handed the clerk a petition with many signatures.",
        "Activists brought a petition with fewer signatures.",
        "Residents like the park.",
    )
    assert finding.title == "Called by different words: in A “Opponents”; in B “Activists”"
    assert (
        _labels("Opponents brought a petition with signatures.", "Supporters brought a petition with signatures.") == ()
    )


def test_labels_are_one_but_for_order_inflection_and_spelling() -> None:
    """Labels of the same words in another order, form or spelling have one key; a prefix is no word of its own."""
    own = frozenset({"lind"})
    assert key("the Palestinian-rights group", own) == key("a group for Palestinian rights", own)
    assert key("former Sen. Lind", own) == key("the ex-senator", own)
    assert key("labor organizer", own) == key("an organiser of labour", own)
    assert key("anti-war group", own) != key("war group", own)


def test_the_table_has_all_labels_with_their_places_and_speakers() -> None:
    """Every account's labels of an entity stand in the text's order, plain ones too, each with all its places."""
    documents = (
        telling("They met the radical Open Streets League. The radical Open Streets League said no.", name="a.txt"),
        telling(
            "<s>Ada Lind</s> <c>said</c> <q>“I never trusted the extremist Open Streets League.”</q>", name="b.txt"
        ),
    )
    story = Story(id="s", documents=tuple(document.id for document in documents))
    accounts = Accounts.of(documents, (story,), shared_entities(documents))
    rows = [row for row in label_table(accounts) if row.entity is not None]
    assert [(row.document, [label.key for label in row.labels]) for row in rows] == [
        (documents[0].id, ["radic"]),
        (documents[1].id, ["extremist"]),
    ]
    first, second = rows[0].labels[0], rows[1].labels[0]
    assert (len(first.places), first.speaker) == (2, None)
    speaker = documents[1].entity(second.speaker)
    assert (second.voice, speaker.name if speaker else None) == (Voice.QUOTED, "Ada Lind")


def test_the_event_is_called_by_different_words() -> None:
    """A noun that says more than that it took place stands beside the others' plain one; two plain ones do not."""
    riot = "The riot in Marfield ended late on Monday. Police said the riot had begun at noon."
    march = "The march in Marfield ended late on Monday. Police said the march had begun at noon."
    protest = "The protest in Marfield ended late on Monday. Police said the protest had begun at noon."
    (finding,) = _labels(riot, march)
    assert finding.title == "The event is called by different words: in A “riot”; in B “march”"
    assert _labels(protest, march) == ()
