"""The shipped reader beside the torch model that it was made of, on a fixed sample."""

import json
from pathlib import Path

import numpy as np
import pytest

from according.annotate.quotations import quotations
from according.neural import load_reader
from according.neural.reader.inputs import LONGEST, Pieces, pieces, places, window
from according.neural.reader.layout import marks
from according.neural.reader.words import words
from neural.read_by_hand import document

REFERENCE = json.loads((Path(__file__).parent / "reader_reference.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def columns() -> np.ndarray:
    text = REFERENCE["text"]
    given = document(text)
    spans = [word for region in given.telling for word in words(text, region.span.start, region.span.end)]
    starts = {region.span.start for region in given.telling}
    session = load_reader().session
    forms = [text[a:b] for a, b in spans]
    whole: Pieces = pieces(
        session.tokenizer, forms, places(spans, marks(quotations(given))), np.array([a in starts for a, _ in spans])
    )
    assert [list(span) for span in spans] == REFERENCE["words"]
    total, first, out = np.cumsum(whole.sizes), 0, []
    while first < len(spans):
        begun = total[first - 1] if first else 0
        end = max(first + 1, int(np.searchsorted(total, begun + LONGEST - 2, "right")))
        out.append(session.run(window(whole, first, end)))
        first = end
    return np.concatenate(out)


def test_int8_keeps_the_scores_of_the_tags(columns: np.ndarray) -> None:
    """A word's scores differ from the original's by less than 0.15 on average, and its likeliest tag is the same."""
    ours, theirs = columns[:, load_reader().session.columns.tags], np.array(REFERENCE["tags"])
    assert np.abs(ours - theirs).mean() < 0.15
    assert (ours.argmax(1) == theirs.argmax(1)).mean() > 0.97


@pytest.mark.parametrize("head", ["names", "upos"])
def test_int8_keeps_names_and_parts_of_speech(columns: np.ndarray, head: str) -> None:
    """All but one word in fifty have the same name's class and part of speech as in the original."""
    ours = columns[:, getattr(load_reader().session.columns, head)].argmax(1)
    assert (ours == np.array(REFERENCE[head])).mean() > 0.98
