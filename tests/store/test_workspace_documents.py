"""Documents in a workspace: they come in once, in editions, and go out without a trace of their words."""

from dataclasses import replace

import numpy as np
import pytest
from spoken import account, compared, edited, incoming

from according.core import Container, UsageError
from according.store import Outcome, Workspace

LIND = "<s>Ada Lind</s> <c>said</c> <q>“We counted 1,394 signatures.”</q>"


def test_a_document_comes_back_as_it_went_in(workspace):
    """A document, its annotations with their vectors, and its raw bytes come back equal."""
    given = account(LIND, outlet="Courier", url="https://courier.example/a", published="2031-05-04")
    (stored,) = workspace.add([incoming(given)])
    assert (stored.document, stored.outcome, stored.of) == (given.id, Outcome.ADDED, None)
    back = workspace.annotated(given.id)
    assert back == given
    assert np.array_equal(back.vectors, given.vectors)
    assert workspace.document(given.id) == given.document
    assert workspace.raw(given.document.raw.sha256) == given.document.text.encode()
    assert workspace.raw("0" * 64) is None


def test_a_row_tells_a_document_without_its_text(workspace):
    """A light row has what a list shows: title, outlet, date, words, model, stories."""
    given = account(LIND, outlet="Courier", title="Signatures", published="2031-05-04", path="lind.txt")
    workspace.add([incoming(given, fetched="2031-05-05T06:00:00Z", address="https://courier.example/lind")])
    story = workspace.new_story("Signatures", [given.id])
    (row,) = workspace.documents()
    assert (row.id, row.title, row.outlet, row.published, row.path) == (
        given.id,
        "Signatures",
        "Courier",
        "2031-05-04",
        "lind.txt",
    )
    assert (row.words, row.model, row.current, row.raw, row.stories) == (7, "first", True, True, (story.id,))
    assert (row.address, row.fetched) == ("https://courier.example/lind", "2031-05-05T06:00:00Z")


def test_the_same_again_adds_nothing(workspace):
    """The same document, and the same text under the same name, outlet or address, are there once."""
    given = account(LIND, outlet="Courier", url="https://courier.example/a")
    workspace.add([incoming(given)])
    by_outlet = replace(given, document=replace(given.document, id="d-other", path="saved.html", url=None))
    tracked = replace(
        given,
        document=replace(given.document, id="d-2", outlet=None, url="http://www.courier.example/a/?utm_source=x#b"),
    )
    stored = workspace.add([incoming(given), incoming(by_outlet), incoming(tracked)])
    assert {one.outcome for one in stored} == {Outcome.SAME}
    assert {one.document for one in stored} == {given.id}
    assert len(workspace.documents()) == 1


def test_the_same_twice_in_one_batch_is_there_once(workspace):
    """What comes twice in one call is added once."""
    given = account(LIND, outlet="Courier")
    twin = replace(given, document=replace(given.document, id="d-twin"))
    outcomes = [one.outcome for one in workspace.add([incoming(given), incoming(given), incoming(twin)])]
    assert outcomes == [Outcome.ADDED, Outcome.SAME, Outcome.SAME]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param({"outlet": "Courier"}, {"outlet": "Ledger"}, id="two outlets"),
        pytest.param({"url": "https://a.example/1"}, {"url": "https://b.example/1"}, id="two addresses"),
        pytest.param({"path": "courier.txt"}, {"path": "ledger.txt"}, id="two files"),
    ],
)
def test_two_who_carry_one_text_are_two_accounts(workspace, first, second):
    """A wire's text that two print word for word is two documents: that they carry it is what is to be seen."""
    one, other = account(LIND, **{"path": "a.txt", **first}), account(LIND, **{"path": "b.txt", **second})
    other = replace(other, document=replace(other.document, id="d-second"))
    assert [s.outcome for s in workspace.add([incoming(one), incoming(other)])] == [Outcome.ADDED, Outcome.ADDED]


def test_another_model_puts_its_annotations_beside(workspace):
    """A document that another model annotated keeps both; the newest are given."""
    given = account(LIND)
    bare = replace(given, attributions=(), entities=())
    workspace.add([incoming(given, model="first")])
    assert workspace.add([incoming(bare, model="second")])[0].outcome is Outcome.ANNOTATED
    assert workspace.add([incoming(bare, model="second")])[0].outcome is Outcome.SAME
    assert workspace.annotated(given.id).attributions == ()
    assert workspace.documents()[0].model == "second"


def test_a_model_that_is_gone_back_to_gives_the_newest_annotations_again(workspace):
    """What a model made counts again when it is added after another's; what was compared before keeps its own."""
    given = account(LIND)
    bare = replace(given, attributions=(), entities=())
    workspace.add([incoming(given, model="first")])
    story = workspace.new_story("Vote", (given.id,))
    workspace.keep_comparison(story.id, "first", compared(given))
    workspace.add([incoming(bare, model="second")])
    assert workspace.add([incoming(given, model="first")])[0].outcome is Outcome.ANNOTATED
    assert workspace.annotated(given.id).attributions == given.attributions
    assert workspace.documents()[0].model == "first"
    assert workspace.add([incoming(given, model="first")])[0].outcome is Outcome.SAME
    kept = workspace.kept_comparison(story.id)
    assert kept is not None
    assert kept.comparison.documents[0].attributions == given.attributions
    assert all(check.ok for check in workspace.doctor())


def test_another_text_at_one_address_is_another_edition(workspace):
    """A page whose text changed is kept in both editions, the later one current, and says which it follows."""
    first = account(LIND, outlet="Courier", url="https://courier.example/a")
    second = edited(first, "Ada Lind said: “We counted 1,401 signatures.”")
    workspace.add([incoming(first)])
    (stored,) = workspace.add([incoming(second)])
    assert (stored.outcome, stored.of) == (Outcome.EDITION, first.id)
    assert [(row.id, row.current, row.edition_of) for row in workspace.editions(first.id)] == [
        (first.id, False, None),
        (second.id, True, first.id),
    ]
    assert workspace.successors([first.id, second.id]) == {first.id: second.id}


def test_an_older_edition_that_comes_later_is_not_the_current_one(workspace):
    """Editions stand in the order in which they were fetched, whenever they came in."""
    first = account(LIND, url="https://courier.example/a")
    older = edited(first, "Ada Lind said nothing of signatures.")
    workspace.add([incoming(first, fetched="2031-05-04T10:00:00Z")])
    (stored,) = workspace.add([incoming(older, fetched="2031-05-04T08:00:00Z")])
    assert (stored.outcome, stored.of) == (Outcome.EDITION, first.id)
    assert [row.id for row in workspace.editions(older.id)] == [older.id, first.id]
    assert workspace.successors([older.id]) == {older.id: first.id}


@pytest.mark.parametrize(
    "url", ["https://courier.example/", "https://courier.example", "https://www.courier.example/#top"]
)
def test_the_first_page_of_a_site_is_no_address_of_a_text(workspace, url):
    """Badly made pages all give their site's first page as theirs: two such are two documents."""
    first = account(LIND, url=url)
    stored = workspace.add([incoming(first), incoming(edited(first, "Something else happened."))])
    assert [one.outcome for one in stored] == [Outcome.ADDED, Outcome.ADDED]


def test_parts_of_one_file_are_no_editions_of_each_other(workspace):
    """Entries of a feed that all point at one page are documents beside each other, in one batch or in two."""
    url = "https://courier.example/live"
    parts = [
        account(f"Entry {number} of the day.", url=url, within=Container(sha256="f" * 64, place=f"entry {number}"))
        for number in range(3)
    ]
    outcomes = [one.outcome for one in workspace.add([incoming(parts[0]), incoming(parts[1])])]
    assert outcomes == [Outcome.ADDED, Outcome.ADDED]
    assert workspace.add([incoming(parts[2])])[0].outcome is Outcome.ADDED


def test_a_document_goes_out_without_its_words(tmp_path):
    """What was taken out is gone from every table and from the file's bytes; the log stays."""
    path = tmp_path / "w.db"
    with Workspace.create(path) as workspace:
        given = account("<s>Ada Lind</s> <c>said</c> <q>“Zanzibarquartz is missing.”</q>", outlet="Courier")
        other = account("<s>Bo Kern</s> <c>said</c> <q>“Nothing is.”</q>", outlet="Ledger")
        workspace.add([incoming(given), incoming(other)])
        story = workspace.new_story("Quartz", [given.id, other.id])
        workspace.remove(given.id)
        assert [row.id for row in workspace.documents()] == [other.id]
        assert workspace.story(story.id).documents == (other.id,)
        assert workspace.raw(given.document.raw.sha256) is None
        with pytest.raises(UsageError, match=given.id):
            workspace.document(given.id)
        assert all(check.ok for check in workspace.doctor())
    assert b"anzibarquartz" not in path.read_bytes()


def test_bytes_that_another_document_was_read_from_stay(workspace):
    """Raw bytes go with the last document that was read from them."""
    first = account(LIND, outlet="Courier")
    second = replace(first, document=replace(first.document, id="d-2", outlet="Ledger"))
    workspace.add([incoming(first), incoming(second)])
    workspace.remove(first.id)
    assert workspace.raw(first.document.raw.sha256) is not None
    workspace.remove("d-2")
    assert workspace.raw(first.document.raw.sha256) is None


def test_when_the_current_edition_goes_the_one_before_is_current(workspace):
    """Taking out an edition mends the order of those that are left."""
    first = account(LIND, url="https://courier.example/a")
    second = edited(first, "Another text.")
    workspace.add([incoming(first), incoming(second)])
    workspace.remove(second.id)
    assert [(row.id, row.current) for row in workspace.editions(first.id)] == [(first.id, True)]


def test_documents_come_in_the_order_that_was_asked_for(workspace):
    """Ids asked for come in their order, all of them or an error that names the missing one."""
    rows = [account(f"Number {number}.", path=f"{number}.txt") for number in range(5)]
    workspace.add([incoming(row) for row in rows])
    ids = [rows[number].id for number in (3, 0, 4)]
    assert [row.id for row in workspace.documents(ids=ids)] == ids
    assert [row.id for row in workspace.annotated_many(ids)] == ids
    with pytest.raises(UsageError, match="d-nowhere"):
        workspace.annotated_many([*ids, "d-nowhere"])


def test_half_a_character_is_told(workspace):
    """A text with a lone surrogate cannot be stored; it is told, and nothing else of the batch is kept."""
    good, bad = account(LIND), account("half of an emoji")
    bad = replace(bad, document=replace(bad.document, text="half \ud83d of an emoji"))
    with pytest.raises(Exception, match="surrogate") as caught:
        workspace.add([incoming(good), replace(incoming(good), annotated=bad)])
    assert type(caught.value).__name__ == "InputError"
    assert workspace.documents() == ()


def test_a_name_that_is_no_utf8_is_kept_readable(workspace):
    """A file whose name has bytes that are no UTF-8 is kept under a name that says so."""
    given = account(LIND)
    given = replace(given, document=replace(given.document, path="caf\udce9.txt"))
    workspace.add([incoming(given)])
    assert workspace.documents()[0].path == "caf\\udce9.txt"
