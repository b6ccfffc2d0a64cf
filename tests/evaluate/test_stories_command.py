"""``according evaluate stories`` on small files of our own, and B-cubed on the values that its authors printed."""

import json

import pytest
from click.testing import CliRunner

from according.cli import group
from according.core import InputError
from according.evaluate.stories import Event, bcubed, mixed, read_pool, streamed

#: The example of Bagga and Baldwin (1998): three chains of five, two and five links.
CHAINS = ("12345", "67", "89ABC")
COUNCIL = "The Larkford city council voted 6-0 on Monday to bar its police from training abroad, said mayor Ada Lind."
COUNCIL_TOO = "By a 6-0 vote on Monday the council of Larkford, led by mayor Ada Lind, forbade police training abroad."
FLOOD = "The river Osk rose by two metres at Westhaven, and four bridges were closed, the harbour master Ole Berg said."
FLOOD_TOO = "Four bridges in Westhaven were closed as the river Osk rose two metres, said Ole Berg, the harbour master."


@pytest.mark.parametrize(
    ("found", "precision"),
    [
        pytest.param(("12345", "6789ABC"), 16 / 21, id="a short chain joined to a long one"),
        pytest.param(("1234589ABC", "67"), 7 / 12, id="two long chains joined"),
    ],
)
def test_bcubed_gives_the_values_that_its_authors_printed(found: tuple[str, ...], precision: float) -> None:
    """Joining two long chains costs more than joining a short one to a long one; recall stays whole."""
    assert bcubed(CHAINS, found) == pytest.approx((precision, 1.0))
    assert bcubed(found, CHAINS) == pytest.approx((1.0, precision))


def test_bcubed_refuses_other_elements() -> None:
    """Groupings of different elements are not compared."""
    with pytest.raises(ValueError, match="same elements"):
        bcubed(("12",), ("13",))


def test_a_pool_and_a_stream_are_scored() -> None:
    """A pool is scored by B-cubed, a stream by the editors' pairs and the mean size of the groups above one."""
    events = (Event(id="a", accounts=("1", "2")), Event(id="b", accounts=("3",)))
    assert mixed(events, [("1", "2"), ("3",)]).f1 == pytest.approx(1.0)
    score = streamed(events, [("1", "2", "4"), ("3",), ("5",)])
    assert (score.recall, score.groups, score.size) == (1.0, 1, 3.0)


def _write(path, rows) -> str:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def _accounts(*texts: str) -> list[dict[str, str]]:
    return [{"id": text[:12], "title": "", "text": text, "date": "2031-05-05"} for text in texts]


def test_stories_of_a_pool(tmp_path) -> None:
    """The accounts of all events are mixed, and a file of kept annotations gives the same scores."""
    rows = [
        {"id": "council", "accounts": _accounts(COUNCIL, COUNCIL_TOO)},
        {"id": "flood", "accounts": _accounts(FLOOD, FLOOD_TOO)},
    ]
    call = ["evaluate", "stories", _write(tmp_path / "pool.jsonl", rows), "--json", "--kept", str(tmp_path / "kept")]
    first, second = (json.loads(CliRunner().invoke(group, call).stdout)["all"] for _ in range(2))
    assert (first["documents"], first["f1"]) == (4, 1.0)
    assert second["f1"] == 1.0
    half = Event(id="council", accounts=()).half
    told = json.loads(CliRunner().invoke(group, [*call, "--half", half.value]).stdout)
    assert list(told) == [half.value]
    assert told[half.value]["documents"] >= 2


def test_stories_of_a_stream(tmp_path) -> None:
    """Of a stream the named pairs count, and every group above one for the mean size."""
    stream = _write(tmp_path / "stream.jsonl", _accounts(COUNCIL, FLOOD, COUNCIL_TOO, FLOOD_TOO))
    groups = _write(tmp_path / "groups.jsonl", [{"id": "c", "articles": [COUNCIL[:12], COUNCIL_TOO[:12]]}])
    ran = CliRunner().invoke(group, ["evaluate", "stories", groups, stream])
    assert ran.exit_code == 0
    assert [line.split()[:4] for line in ran.stdout.splitlines() if line.startswith("all")] == [
        ["all", "1", "1", "1.000"]
    ]


def test_a_group_that_names_an_unknown_article(tmp_path) -> None:
    """An id that the stream does not hold is named with its line."""
    _write(tmp_path / "stream.jsonl", _accounts(COUNCIL))
    _write(tmp_path / "groups.jsonl", [{"id": "c", "articles": ["nobody"]}])
    with pytest.raises(InputError, match="line 1 names nobody"):
        read_pool(tmp_path / "groups.jsonl", tmp_path / "stream.jsonl")
