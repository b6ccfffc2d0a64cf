"""Annotated documents in one piece: what goes in comes out."""

import zlib

import msgspec
import pytest

from according.annotate import annotate
from according.core import Models
from according.pipeline import cleaned
from according.read import discover, extract
from according.store.codec import annotated_of_piece, annotated_piece


def _annotated(tmp_path):
    path = tmp_path / "account.txt"
    path.write_text('Bridge closed\n\nMayor Ada Lind said on Monday: "It stays closed until 4 June." She left.\n')
    (source,) = discover([str(path)])
    return annotate(cleaned(extract(source)), Models())


def test_an_annotated_document_comes_back_as_it_was(tmp_path):
    """A document's piece gives the same document with all that was found in it."""
    annotated = _annotated(tmp_path)
    assert annotated.attributions
    back = annotated_of_piece(annotated_piece(annotated))
    assert annotated_piece(back) == annotated_piece(annotated)
    assert (back.document, back.attributions, back.statements) == (
        annotated.document,
        annotated.attributions,
        annotated.statements,
    )


@pytest.mark.parametrize("spoilt", ["cut", "packed wrongly"])
def test_a_damaged_piece_is_refused(tmp_path, spoilt):
    """A piece that is damaged raises ValueError, whatever is wrong with it."""
    piece = annotated_piece(_annotated(tmp_path))
    if spoilt == "cut":
        piece = piece[: len(piece) // 2]
    else:
        piece = msgspec.msgpack.encode((zlib.compress(b"no record"), 0, b""))
    with pytest.raises(ValueError, match=r"."):
        annotated_of_piece(piece)
