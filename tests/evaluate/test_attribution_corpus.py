"""Corpora and predictions as files: what is read, and what is said of files that are off."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from according.core import InputError, UsageError
from according.evaluate.attribution.corpus import Corpus, Marked, read_corpus
from according.evaluate.attribution.predictions import flat, outside, predictions_text, read_predictions

TEXT = "The mayor said no."


def _spans(*words: str) -> list[dict[str, Any]]:
    return [{"start": TEXT.index(w), "end": TEXT.index(w) + len(w), "text": w} for w in words]


def _document(identity: str = "a", **parts: Any) -> dict[str, Any]:
    said = {"source": _spans("The mayor"), "cue": _spans("said"), "content": _spans("no"), "parent": None}
    return {"id": identity, "text": TEXT, "attributions": [said | parts]}


def _write(path: Path, *rows: Any, packed: bool = False) -> Path:
    data = "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows).encode()
    path.write_bytes(gzip.compress(data) if packed else data)
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_gzip_is_told_by_content(tmp_path: Path, packed: bool) -> None:
    """A file is unpacked where its bytes are gzip's, whatever its name says."""
    corpus = read_corpus(_write(tmp_path / "news.jsonl", _document(), packed=packed))
    assert (corpus.name, corpus.own_words, corpus.nested) == ("news", True, False)
    assert corpus.articles[0].gold == (Marked(source=((0, 9),), cue=((10, 14),), content=((15, 17),)),)


def test_a_folder_with_words_and_labels(tmp_path: Path) -> None:
    """Beside a part, its words and CofeNet's labels are taken where they are; an article may have none."""
    _write(tmp_path / "dev.jsonl.gz", _document(), _document("b"), packed=True)
    rows = [[0, 3, 0, "DT", "the", "O", 1, "det"], [4, 9, 0, "NN", "mayor", "PERSON", 2, "nsubj"]]
    _write(tmp_path / "tokens-dev.jsonl", {"id": "a", "tokens": rows})
    labels = {"id": "a", "tok_start": 0, "tok_end": 2, "labels": ["B-source", "I-source"]}
    _write(tmp_path / "cofenet-dev.jsonl", labels)
    corpus = read_corpus(tmp_path)
    assert [article.tokens is None for article in corpus.articles] == [False, True]
    assert corpus.instances is not None
    assert (corpus.own_words, len(corpus.instances)) == (False, 1)
    assert len(corpus.first(1).articles) == 1


def test_nested_gold_and_frames_are_known(tmp_path: Path) -> None:
    """A parent makes the gold nested; frames in place of source and cue are taken for sources."""
    frame = {"frame": _spans("The mayor"), "content": _spans("no"), "parent": "A1"}
    corpus = read_corpus(_write(tmp_path / "x.jsonl", {"id": "a", "text": TEXT, "attributions": [frame]}))
    assert (corpus.framed, corpus.nested) == (True, True)
    assert corpus.articles[0].gold[0].source == ((0, 9),)


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("{", "line 2 is no JSON"),
        ("[1]", "line 2 is no record"),
        ({"id": "b"}, "line 2 has no id or no text"),
        ({"id": "b", "text": "x"}, "line 2 has no 'attributions'"),
        ({"id": "b", "text": "x", "attributions": [{"source": [], "cue": []}]}, "line 2 has no 'content'"),
        ({"id": "b", "text": "x", "attributions": [7]}, "line 2 has an attribution of another form"),
        (_document("b", content=[{"start": 3, "end": 900}]), "does not lie inside its text"),
        (_document("b", content=[{"start": 0, "end": 3, "text": "no"}]), "the text has 'The' at 0–3, not 'no'"),
        (_document("b", content=[{"start": "0", "end": 3}]), "is no place"),
        (_document("a"), "line 2 has the id 'a' for the second time"),
    ],
)
def test_a_malformed_file_is_named_with_its_line(tmp_path: Path, row: Any, message: str) -> None:
    """What is off is told in one message that names the file and the line."""
    path = _write(tmp_path / "x.jsonl", _document(), row)
    with pytest.raises(InputError) as error:
        read_corpus(path)
    assert message in str(error.value)
    assert str(path) in str(error.value)


def test_files_that_are_no_text(tmp_path: Path) -> None:
    """A damaged gzip file, bytes that are no UTF-8, and a file without documents are named."""
    damaged = tmp_path / "a.jsonl.gz"
    damaged.write_bytes(gzip.compress(b"{}" * 500)[:20])
    strange = tmp_path / "b.jsonl"
    strange.write_bytes(b"\xff\xfe\x00")
    empty = _write(tmp_path / "c.jsonl", "")
    for path, message in ((damaged, "damaged gzip"), (strange, "no text in UTF-8"), (empty, "has no documents")):
        with pytest.raises(InputError, match=message) as error:
            read_corpus(path)
        assert str(path) in str(error.value)


def test_a_folder_names_its_parts(tmp_path: Path) -> None:
    """A folder with several parts, without the one that was asked for, or without any says what there is."""
    for part in ("dev", "train", "tokens-dev"):
        _write(tmp_path / f"{part}.jsonl", _document())
    with pytest.raises(UsageError, match=r"name one of its parts: dev, train$"):
        read_corpus(tmp_path)
    with pytest.raises(UsageError, match=r"no part 'test': dev, train$"):
        read_corpus(tmp_path, "test")
    with pytest.raises(UsageError, match="can be named of a folder only"):
        read_corpus(tmp_path / "dev.jsonl", "dev")
    (tmp_path / "none").mkdir()
    with pytest.raises(UsageError, match="has no file"):
        read_corpus(tmp_path / "none")


def test_labels_that_do_not_fit_their_words(tmp_path: Path) -> None:
    """CofeNet's labels of an article without words, or more than it has words, are refused."""
    _write(tmp_path / "dev.jsonl", _document())
    _write(tmp_path / "tokens-dev.jsonl", {"id": "a", "tokens": [[0, 3]]})
    _write(tmp_path / "cofenet-dev.jsonl", {"id": "b", "tok_start": 0, "tok_end": 1, "labels": ["O"]})
    with pytest.raises(InputError, match="of which no words are given"):
        read_corpus(tmp_path)
    _write(tmp_path / "cofenet-dev.jsonl", {"id": "a", "tok_start": 0, "tok_end": 2, "labels": ["O", "O"]})
    with pytest.raises(InputError, match="2 labels for the words 0–2"):
        read_corpus(tmp_path)


def _corpus(tmp_path: Path) -> Corpus:
    return read_corpus(_write(tmp_path / "x.jsonl", _document(), _document("b")))


def test_predictions_are_read_as_they_were_written(tmp_path: Path) -> None:
    """A file of predictions gives back what was written; other articles than the first are left out."""
    corpus = _corpus(tmp_path)
    found = {"a": (Marked(source=((0, 9),), content=((15, 17),), nested=True),), "b": (Marked(cue=((10, 14),)),)}
    path = tmp_path / "p.json"
    path.write_text(predictions_text(found), encoding="utf-8")
    assert read_predictions(path, corpus) == found
    assert read_predictions(path, corpus.first(1), corpus) == {"a": found["a"]}
    assert flat(found) == {"a": (), "b": found["b"]}


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ("{", InputError, "is no JSON"),
        ("[]", InputError, "is no JSON object"),
        ('{"a": [7]}', InputError, "has at 'a' an attribution of another form"),
        ('{"a": [{"source": [[1]]}]}', InputError, "has at 'a' an attribution of another form"),
        ('{"a": [{"source": [[1, "2"]]}]}', InputError, "is no place"),
        ('{"c": []}', UsageError, "1 ids are not in x: c"),
    ],
)
def test_malformed_predictions_are_named(tmp_path: Path, given: str, error: type[Exception], message: str) -> None:
    """A file of predictions of another form, or for articles that are not there, is one clear message."""
    path = tmp_path / "p.json"
    path.write_text(given, encoding="utf-8")
    with pytest.raises(error, match=message) as raised:
        read_predictions(path, _corpus(tmp_path))
    assert str(path) in str(raised.value)


def test_spans_outside_their_text_are_counted(tmp_path: Path) -> None:
    """A span that runs over the end, is empty or turned round, or holds white space only is outside."""
    found = {"a": (Marked(source=((0, 9),), cue=((10, 99), (4, 4)), content=((9, 3), (9, 10), (-2, 3))),)}
    assert outside(_corpus(tmp_path).articles, found) == (6, 5)
