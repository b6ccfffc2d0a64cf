"""Texts that the reader is not made for: nothing breaks, nothing leaves its region, and what is unsuited is said."""

import random

import pytest

from according.core import Reading
from according.neural.reader.session import Session
from according.neural.reader.words import words as cut
from neural.read_by_hand import document, read, spans, tiny

TABLE = "\n".join(f"{name} {i} 1,{i}00 {i}.5 % {i + 3}" for i, name in enumerate("North South East West".split() * 8))
HOSTILE = {
    "German": "„Die Brücke ist alt“, sagte Anna Lopez. „Wir werden sie im Mai ausbessern“, fügte sie hinzu.",
    "Chinese": "市长说:“这座桥很旧。”他补充道,他们将在五月修理它。",
    "Arabic": "وقال العمدة: «الجسر قديم». وأضاف أنهم سيصلحونه في مايو.",
    "capitals": '"THE BRIDGE IS OLD," ANN LOPEZ SAID. "WE SHALL MEND IT BY MAY." CARL BELL TOLD REPORTERS. ' * 9,
    "no punctuation": "ann lopez said the bridge was old and carl bell told reporters that it was too late " * 30,
    "unbalanced marks": '"The bridge" is" old," Ann “Lopez” said”. «It "is” too late, \'Carl\' Bell" told ‘reporters.',
    "transcript": "LOPEZ: Well, I — I said it. Uh, you know?\nQ: And Bell?\nBELL: (inaudible) [crosstalk] said no.\n"
    * 20,
    "table": TABLE,
    "emoji": "🏛️ Ann 👩🏽‍🚒 said: “🔥🔥 It's 👍👍🏿!” 🇬🇧 @lopez told #bridge …",
    "one long word": "said " + "x" * 10_000 + " said",
    "long address": "said https://example.org/" + "a/" * 5000 + " told " + "a.b-" * 4000,
    "lone surrogates": 'Ann \ud800Lopez said: "\udfff bridge \ud83d is old".',
    "control characters": 'Ann\x00Lopez\x1b[31m said: "\x07old\u202e bridge\u200b"\ufeff.\x85',
    "combining signs": "said " + "a" + "\u0301" * 500 + " told",
    "brackets": "([{" * 3000,
    "dashes": "- – — " * 2000,
    "quotation marks": '"' * 4001,
    "no spaces": "Annsaid.Belltold," * 900,
    "many stops": "Ann said. " * 3000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_no_input_breaks_the_reader(kind: str) -> None:
    """Spans lie inside one region each, begin and end with a sign, and trees stay trees."""
    given = document(HOSTILE[kind])
    reading = read(given)
    for span in (*spans(reading), *reading.syntax.words):
        assert any(region.span.holds(span) for region in given.telling)
        words = span.of(given.text)
        assert words == words.strip()
    heads = reading.syntax.heads
    for at in range(len(heads)):
        steps = 0
        while heads[at] != at:
            at, steps = heads[at], steps + 1
            assert steps <= 256


@pytest.mark.parametrize(
    ("kind", "note"),
    [("capitals", "capitals"), ("no punctuation", "punctuation"), ("table", "tables"), ("transcript", None)],
)
def test_what_the_model_is_not_made_for_is_said(kind: str, note: str | None) -> None:
    """Capitals, missing punctuation and tables are named in the notes."""
    found = read(HOSTILE[kind]).notes
    assert (len(found) == 1 and note in found[0]) if note else found == ()


def test_another_language_is_said() -> None:
    """A document in another language gets a note, ordinary English none."""
    assert "English" in read(document(HOSTILE["German"], language="de")).notes[0]
    assert read('"The bridge is old," Ann Lopez said. ' * 20).notes == ()


def _windows(monkeypatch: pytest.MonkeyPatch, text: str) -> tuple[int, int, Reading]:
    """How many windows a text takes, and how many of their words."""
    sizes = []
    run = Session.run

    def counted(self: Session, window):
        sizes.append(len(window.ids))
        return run(self, window)

    with monkeypatch.context() as patched:
        patched.setattr(Session, "run", counted)
        reading = read(text)
    assert max(sizes) <= 256
    return len(sizes), sum(sizes), reading


@pytest.mark.parametrize("paragraphs", [True, False])
def test_time_is_linear_in_length(monkeypatch: pytest.MonkeyPatch, paragraphs: bool) -> None:
    """Four times the text takes four times the windows, and a fourth more pieces than it has at most."""
    rng = random.Random(1)  # noqa: S311
    text = "".join(
        rng.choice("the bridge was old and so are we".split()) + rng.choice([" ", " ", " ", ", ", ". ", ".\n"])
        for _ in range(6000)
    )
    text = text if paragraphs else text.replace(".", "").replace("\n", " ")
    few, _, _ = _windows(monkeypatch, text)
    many, fed, reading = _windows(monkeypatch, text * 4)
    assert few * 3.8 <= many <= few * 4.2
    assert len(reading.syntax.words) == len(cut(text * 4))
    own = len(tiny().session.tokenizer.encode(text, add_special_tokens=False).ids) * 4
    assert fed <= 1.3 * own + 0.1 * own * paragraphs
