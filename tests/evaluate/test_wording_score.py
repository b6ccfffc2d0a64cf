"""The scoreboard of wording on a small file of our own."""

import json
from pathlib import Path
from typing import Any

import pytest

from according.core import InputError, Span, Voice, Wording, WordingKind
from according.evaluate.wording import Account, Coloured, Triple, read_triples, scored

TEXT = "Police ended the brutal raid. “It was a reckless idea,” Ada Lind said. The mayor slammed the port."


def _span(words: str, bias: str = "lexical", *, quoted: bool = False) -> dict[str, Any]:
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "text": words, "bias": bias, "in_quote": quoted}


def _file(folder: Path, *spans: dict[str, Any]) -> Path:
    path = folder / "triples.jsonl"
    account = {"id": "a", "outlet": "courier", "text": TEXT, "spans": list(spans)}
    path.write_text(json.dumps({"id": "t", "accounts": [account]}) + "\n", encoding="utf-8")
    return path


def _noted(words: str, voice: Voice, kind: WordingKind = WordingKind.CHARGED) -> Wording:
    start = TEXT.index(words)
    return Wording(span=Span(start, start + len(words)), kind=kind, voice=voice)


def test_charged_words_are_right_where_people_marked_them() -> None:
    """A charged word is right where it shares a character with a lexical span, and counts under its voice."""
    spans = (
        Coloured(span=Span(TEXT.index("brutal raid"), TEXT.index("brutal raid") + 11), lexical=True, quoted=False),
        Coloured(span=Span(TEXT.index("reckless"), TEXT.index("reckless") + 8), lexical=True, quoted=True),
    )
    standing = scored(
        Account(id="a", text=TEXT, spans=spans),
        [_noted("brutal", Voice.OUTLET), _noted("slammed", Voice.OUTLET), _noted("reckless", Voice.QUOTED)],
    )
    voices = dict(standing.voices)
    assert (voices[Voice.OUTLET].right, voices[Voice.OUTLET].found) == (1, 2)
    assert (voices[Voice.QUOTED].right, voices[Voice.QUOTED].found) == (1, 1)
    assert (standing.own.right, standing.own_as_own.right, standing.cited.right) == (1, 1, 1)
    assert standing.quoted_as_own.share == 0


def test_quoted_words_listed_as_own_are_counted() -> None:
    """A quoted span with a charged word that is listed as the outlet's own counts against it."""
    quoted = Coloured(span=Span(TEXT.index("It was"), TEXT.index(" idea") + 5), lexical=False, quoted=True)
    standing = scored(Account(id="a", text=TEXT, spans=(quoted,)), [_noted("reckless", Voice.OUTLET)])
    assert (standing.quoted_as_own.wrong, standing.quoted_as_own.whole) == (1, 1)
    assert dict(standing.in_gold_quotes)[WordingKind.CHARGED].wrong == 1
    assert dict(standing.in_marks)[WordingKind.CHARGED].wrong == 1


def test_a_triples_half_is_its_own() -> None:
    """A triple's half follows from its id alone."""
    assert [Triple(id=name, accounts=()).half for name in ("a", "b", "t")] == [
        Triple(id=name, accounts=()).half for name in ("a", "b", "t")
    ]
    assert len({Triple(id=str(n), accounts=()).half for n in range(20)}) == 2


def test_a_file_of_another_form_is_named(tmp_path: Path) -> None:
    """A span whose words are not those of the text is an error with file and line."""
    path = _file(tmp_path, {**_span("brutal"), "text": "gentle"})
    with pytest.raises(InputError, match="line 1"):
        read_triples(path)
