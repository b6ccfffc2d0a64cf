"""Chains of a text against those of people: corpora, heads, conventions, antecedents."""

import json
from pathlib import Path
from typing import Any

import pytest

from according.core import InputError, Models, Span, UsageError
from according.evaluate.coreference import run as module
from according.evaluate.coreference.corpus import Text, read_plain, read_texts
from according.evaluate.coreference.heads import head
from according.evaluate.coreference.predicted import Chains, disjoint, placed
from according.evaluate.coreference.pronouns import Accuracy, antecedents
from according.evaluate.coreference.run import Convention, at_heads, run, standing

TEXT = "The mayor of Leeds, Ada Lind, spoke. She said her office was shut. Its doors are locked, they say."


def _spans(*words: str, text: str = TEXT) -> tuple[Span, ...]:
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def _record(**parts: Any) -> dict[str, Any]:
    chains = {"ada": ["The mayor of Leeds", "Ada Lind", "She"], "office": ["her office", "Its"], "leeds": ["Leeds"]}
    mentions = [
        {"start": s.start, "end": s.end, "text": s.of(TEXT), "cluster": cluster}
        for cluster, words in chains.items()
        for s in _spans(*words)
    ]
    return {"id": "a", "text": TEXT, "genre": "news", "split": "dev", "mentions": mentions} | parts


def _write(path: Path, *records: Any) -> Path:
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def _text(*chains: tuple[str, ...]) -> Text:
    return Text(id="a", text=TEXT, chains=tuple(_spans(*chain) for chain in chains))


@pytest.mark.parametrize(
    ("phrase", "word"),
    [
        ("The mayor of Leeds", "mayor"),
        ("former Director James Harte, who resigned", "Harte"),
        ("the agency's deputy chief", "chief"),
        ("the council’s", "council"),
        ("the three officials’", "officials"),
        ("U.S. officials familiar with the matter", "officials"),
        ("a familiar face", "face"),
        ("some of the people", "some"),
        ("the U.S.", "U.S."),
        ("President Anna K. Roe (D-Va.)", "Roe"),
        ("a group that opposes the dam", "group"),
        ("this", "this"),
        ("those who stayed", "those"),
        ("Harte 's office", "office"),
        ("“the crowd”", "crowd"),
        ("…", "…"),
    ],
)
def test_the_head_of_a_phrase(phrase: str, word: str) -> None:
    """The last word before a comma, a preposition or a relative clause, without the possessive's ending."""
    assert head(phrase, Span(0, len(phrase))).of(phrase) == word


def test_a_corpus_is_read(tmp_path: Path) -> None:
    """Chains with their mentions in order, chains of one included; genre and part choose."""
    path = _write(tmp_path / "x.jsonl", _record(), _record(id="b", genre="bio", split="train"))
    (text,) = read_texts([path], genres=["news"])
    assert [[m.of(TEXT) for m in chain] for chain in text.chains] == [
        ["The mayor of Leeds", "Ada Lind", "She"],
        ["her office", "Its"],
        ["Leeds"],
    ]
    assert [m.of(TEXT) for m in text.mentions][:2] == ["The mayor of Leeds", "Leeds"]
    assert [t.id for t in read_texts([path, path], parts=["train"])] == ["b", "b"]
    assert len(read_texts([path], first=1)) == 1
    with pytest.raises(UsageError, match=r"bio \(train\), news \(dev\)"):
        read_texts([path], genres=["novel"])
    assert read_plain([path]) == {"a": TEXT, "b": TEXT}


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({"id": "a"}, "has no text"),
        (_record(mentions=[{"start": 0, "end": 3, "text": "Tha", "cluster": "1"}]), "other words than 'Tha'"),
        (_record(mentions=[{"start": 0, "end": 3}]), "no mentions with start, end and cluster"),
        (_record(mentions=[{"start": 5, "end": 999, "cluster": "1"}]), "other words"),
    ],
)
def test_a_corpus_that_is_off(tmp_path: Path, record: dict[str, Any], why: str) -> None:
    """File and line are named."""
    path = _write(tmp_path / "x.jsonl", _record(), record)
    with pytest.raises(InputError, match=f"line 2 .*{why}"):
        read_texts([path])


def test_an_empty_corpus(tmp_path: Path) -> None:
    """A file without a document says so, and one without ids cannot give texts."""
    with pytest.raises(InputError, match="has no documents"):
        read_texts([_write(tmp_path / "x.jsonl")])
    with pytest.raises(InputError, match="line 1 has no id or no text"):
        read_plain([_write(tmp_path / "y.jsonl", {"text": "x"})])


def test_conventions() -> None:
    """Chains of one count in one convention only; edges decide nothing where heads are compared."""
    gold = _text(("The mayor of Leeds", "Ada Lind", "She"), ("Leeds",))
    found = (_spans("mayor", "Ada Lind", "She"), _spans("Leeds"))
    scores = standing(gold, found).scores
    assert scores[Convention.SEVERAL].mentions.gold == 3
    assert scores[Convention.ALL].mentions.gold == 4
    assert scores[Convention.SEVERAL].mentions.recalled == 2
    assert scores[Convention.HEADS].conll == pytest.approx(100)
    assert standing(gold, gold.chains).conll == pytest.approx(100)


def test_one_head_takes_one_mention() -> None:
    """Of two found spans with one head the one with more in common takes the gold mention, and an exact one stays."""
    gold = _text(("The mayor of Leeds",), ("Ada Lind",))
    found: Chains = (_spans("mayor", "mayor of"), _spans("Ada Lind", "Lind"))
    assert at_heads(gold, found) == (_spans("mayor", "The mayor of Leeds"), _spans("Ada Lind", "Lind"))


def test_antecedents_are_judged_by_heads() -> None:
    """Right is the nearest earlier mention, no pronoun, of the gold chain; unresolved costs no precision."""
    gold = _text(("The mayor of Leeds", "Ada Lind", "She", "her"), ("her office", "Its"), ("they",))
    found = (_spans("mayor", "She"), _spans("Leeds", "Its"))
    scores = antecedents(gold, found)
    assert scores["she"] == Accuracy(right=1, resolved=1, counted=2)
    assert scores["it"] == Accuracy(right=0, resolved=1, counted=1)
    assert scores["they"].counted == 0, "nothing earlier is in its chain"
    assert (scores["she"].accuracy, scores["she"].precision) == (50, 100)


def test_a_pronoun_leads_to_one_only_where_nothing_else_is() -> None:
    """A chain of pronouns has the nearest of them as antecedent, and it counts where the gold chain has it."""
    gold = _text(("The mayor of Leeds", "She", "her"))
    assert antecedents(gold, (_spans("She", "her"),))["she"] == Accuracy(right=1, resolved=1, counted=2)


def test_given_mentions_are_placed() -> None:
    """Mentions that people marked go where the same head was found, and stand alone otherwise."""
    chains: Chains = (_spans("mayor", "She"), _spans("Leeds"))
    asked = _spans("The mayor of Leeds", "She", "Ada Lind", "Leeds")
    assert placed(TEXT, asked, chains) == (
        _spans("The mayor of Leeds", "She"),
        _spans("Ada Lind"),
        _spans("Leeds"),
    )


def test_no_span_is_in_two_chains() -> None:
    """A span stays in its first chain; chains stand in the order of the text."""
    a, b, c = _spans("The mayor", "Ada Lind", "She")
    assert disjoint([[c, b], [b, a]]) == ((a,), (b, c))


def test_a_run_names_what_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text that fails has nothing found, its gold counts, and the others go on."""
    texts = read_texts([_write(tmp_path / "x.jsonl", _record(), _record(id="b", genre="bio"))])

    def broken(document: Any, models: Models) -> Chains:  # noqa: ARG001
        if document.path == "b":
            raise RuntimeError("it broke")
        return texts[0].chains

    monkeypatch.setattr(module, "predicted", broken)
    ran = run(texts, Models())
    assert ran.failed == (("b", "RuntimeError: it broke"),)
    assert ran.standing("news").conll == pytest.approx(100)
    assert ran.standing().scores[Convention.ALL].mentions.recall == pytest.approx(50)
    assert ran.standing().antecedents.counted == 2 * ran.standing("news").antecedents.counted == 4


@pytest.mark.parametrize("gold_mentions", [True, False])
def test_the_product_itself_is_asked(tmp_path: Path, gold_mentions: bool) -> None:
    """Rules find the name in a text, given the places of mentions or not."""
    texts = read_texts([_write(tmp_path / "x.jsonl", _record())])
    ran = run(texts, Models(), gold_mentions=gold_mentions)
    assert not ran.failed
    detected = ran.standing().scores[Convention.ALL].mentions
    assert detected.recall == 100 if gold_mentions else 0 < detected.recall < 100
