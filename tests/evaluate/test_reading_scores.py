"""Syntax and names against small treebanks written for it."""

from pathlib import Path

import pytest

from according.core import EntityType, InputError, Name, Span
from according.evaluate.attribution.corpus import Article, Corpus, Token
from according.evaluate.names import Marked as MarkedText
from according.evaluate.names import find_names, read_names, score_names, silver_names
from according.evaluate.syntax import Sentence, read_treebank, score_syntax

CONLLU = """# text = It didn't rain.
1\tIt\tit\tPRON\tPRP\t_\t4\texpl\t_\t_
2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_
3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_
4\train\train\tVERB\tVB\t_\t0\troot\t_\t_
4.1\tagain\tagain\tADV\tRB\t_\t_\t_\t_\t_
5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

1\tSeen\tsee\tVERB\tVBN\t_\t0\troot\t_\t_
2\tonce\tonce\tADV\tRB\t_\t1\tadvmod:emph\t_\t_
"""


@pytest.fixture
def treebank(tmp_path: Path) -> tuple[Sentence, ...]:
    path = tmp_path / "x.conllu"
    path.write_text(CONLLU, encoding="utf-8")
    return read_treebank(path)


def test_words_of_a_treebank(treebank: tuple[Sentence, ...]) -> None:
    """Multiword tokens and empty nodes are passed over; the root is its own head."""
    assert [sentence.words for sentence in treebank] == [("It", "did", "n't", "rain", "."), ("Seen", "once")]
    assert treebank[0].heads == (3, 3, 3, 3, 3)


def test_parts_of_speech_heads_and_relations(treebank: tuple[Sentence, ...]) -> None:
    """Every word counts, punctuation too; a relation counts with its head; subtypes count in the stricter figure."""
    parses = [
        (
            ("PRON", "AUX", "PART", "NOUN", "PUNCT"),
            treebank[0].tags,
            (3, 3, 1, 3, 3),
            ("nsubj", *treebank[0].relations[1:]),
        ),
        (treebank[1].pos, ("VBN", "IN"), (0, 0), ("root", "advmod")),
    ]
    score = score_syntax(treebank, parses)
    assert (score.sentences, score.words) == (2, 7)
    assert (score.pos, score.tags, score.heads, score.labelled, score.subtyped) == (6, 6, 6, 5, 4)
    assert score.share(score.heads) == pytest.approx(600 / 7)


def test_a_parse_that_does_not_fit_is_refused(treebank: tuple[Sentence, ...]) -> None:
    """A parse with more or fewer entries than words, or no parse for a sentence, is an error and never half a score."""
    with pytest.raises(ValueError, match="5 words, but"):
        score_syntax(treebank, [(("X",), ("X",), (0,), ("root",))] * 2)
    with pytest.raises(ValueError, match="zip"):
        score_syntax(treebank, [])


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1\tonly\n", "line 1 has 2 columns"),
        ("1\ta\ta\tX\tX\t_\t9\tdep\t_\t_\n", "line 1 has the head '9'"),
        ("# nothing\n", "has no sentences"),
    ],
)
def test_a_malformed_treebank_is_named(tmp_path: Path, text: str, message: str) -> None:
    """What is off is told in one message that names the file."""
    path = tmp_path / "x.conllu"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message) as error:
        read_treebank(path)
    assert str(path) in str(error.value)


def _name(start: int, end: int, kind: EntityType) -> Name:
    return Name(span=Span(start, end), type=kind)


def test_names_are_exact_with_their_class() -> None:
    """Only the same characters with the same class count; other classes are left out; spans alone stand beside."""
    place = frozenset({(0, 3, EntityType.PERSON), (8, 13, EntityType.PLACE)})
    gold = [MarkedText(id="a", text="Ada met Leeds. Dove.", names=place)]
    found = [_name(0, 3, EntityType.PERSON), _name(8, 13, EntityType.PERSON), _name(15, 19, EntityType.EVENT)]
    score = score_names(gold, [found])
    assert dict(score.types)[EntityType.PERSON].precision == 50
    assert dict(score.types)[EntityType.PLACE].recall == 0
    assert (score.all.right, score.all.found, score.all.gold, score.spans.right) == (1, 2, 2, 2)


def test_names_in_a_file(tmp_path: Path) -> None:
    """Classes of several corpora are understood; what is no person, organisation or place is left out."""
    path = tmp_path / "x.jsonl"
    entities = (
        '[{"start": 0, "end": 3, "text": "Ada", "type": "PER"}, {"start": 8, "end": 13, "type": "creative-work"}]'
    )
    path.write_text('{"id": "a", "text": "Ada met Leeds.", "entities": ' + entities + "}", encoding="utf-8")
    assert read_names(path)[0].names == {(0, 3, EntityType.PERSON)}
    path.write_text('{"id": "a", "text": "Ida", "entities": [{"start": 0, "end": 3, "text": "Ada", "type": "PER"}]}')
    with pytest.raises(InputError, match="line 1 has other words than 'Ada'"):
        read_names(path)
    path.write_text('{"id": "a"}')
    with pytest.raises(InputError, match="line 1 has no text, or no entities"):
        read_names(path)


def test_silver_names_are_runs_of_one_class() -> None:
    """Adjoining words of one class are one name; an article without words has no part."""
    tokens = (
        Token(start=0, end=3, name="PERSON"),
        Token(start=4, end=8, name="PERSON"),
        Token(start=9, end=12),
        Token(start=13, end=18, name="LOCATION"),
        Token(start=19, end=23, name="DATE"),
    )
    articles = (Article(id="a", text="Ada Lind met Leeds 1999", tokens=tokens), Article(id="b", text="x"))
    (marked,) = silver_names(Corpus(name="x", articles=articles))
    assert marked.names == {(0, 8, EntityType.PERSON), (13, 18, EntityType.PLACE)}


def test_rules_find_names_too() -> None:
    """Without a model the rules' mentions by name are measured."""
    text = "Mayor Ada Lind spoke. Lind left, and the mayor did not return."
    names = find_names(MarkedText(id="a", text=text, names=frozenset()), None)
    assert "Lind" in {name.span.of(text) for name in names if name.type is EntityType.PERSON}
