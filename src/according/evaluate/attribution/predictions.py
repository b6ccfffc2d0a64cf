"""Predictions: what a system found in each article, as a file and as spans to be scored."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from according.core import Attribution, AttributionKind, InputError, Span, UsageError
from according.evaluate.attribution.corpus import ROLES, Article, Corpus, Marked, Places, places
from according.evaluate.lines import text_of

#: What was found, by article id.
Predictions = dict[str, tuple[Marked, ...]]


def of_attributions(found: tuple[Attribution, ...]) -> tuple[Marked, ...]:
    """Attributions as spans to be scored.

    An outlet through which a speaker's words came (a citation around the speaker's attribution) is a hand more than
    a flat gold has: it counts as nested, and the speaker's attribution as if it were not there.
    """
    holders = {a.parent for a in found}
    passing = {a.id: a.parent for a in found if a.kind is AttributionKind.CITATION and a.id in holders}
    return tuple(
        Marked(
            source=_pairs(a.source),
            cue=_pairs(a.cue),
            content=_pairs(a.content),
            nested=a.id in passing or _beyond(a.parent, passing) is not None,
        )
        for a in found
    )


def flat(predictions: Predictions) -> Predictions:
    """The predictions without those that stand inside another's content."""
    return {key: tuple(m for m in found if not m.nested) for key, found in predictions.items()}


def read_predictions(path: Path, corpus: Corpus, whole: Corpus | None = None) -> Predictions:
    """The predictions in a JSON file: ``{article id: [{"source": [[start, end], …], "cue": …, "content": …}, …]}``.

    Those for articles of ``whole`` that are not in ``corpus`` are left out; ``"nested": true`` is read too.

    Raises:
        UsageError: if an id is in neither.
        InputError: if the file cannot be read or is of another form; the message names it.

    """
    remedy = "give an object of article ids, each with a list of attributions"
    try:
        given = json.loads(text_of(path))
    except (ValueError, RecursionError) as error:
        raise InputError(str(path), f"is no JSON: {error}", remedy) from error
    if not isinstance(given, dict):
        raise InputError(str(path), "is no JSON object", remedy)
    known = {article.id for article in (whole or corpus).articles}
    strange = sorted(given.keys() - known)
    if strange:
        named = ", ".join(strange[:3]) + (" …" if len(strange) > 3 else "")
        raise UsageError(f"{path}: {len(strange)} ids are not in {corpus.name}: {named}")
    kept = {article.id for article in corpus.articles}
    out: Predictions = {}
    for key, items in given.items():
        try:
            found = tuple(_marked(item) for item in items)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise InputError(str(path), f"has at {key!r} an attribution of another form: {error}", remedy) from error
        if key in kept:
            out[key] = found
    return out


def predictions_text(predictions: Predictions) -> str:
    """The predictions as a file that :func:`read_predictions` and other scorers of this form read."""
    written = {
        key: [
            {role: [list(place) for place in m.places(role)] for role in ROLES} | ({"nested": True} if m.nested else {})
            for m in found
        ]
        for key, found in predictions.items()
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n"


def outside(articles: tuple[Article, ...], predictions: Predictions) -> tuple[int, int]:
    """How many spans were emitted, and how many of them are no stretch of words inside their text."""
    emitted = wrong = 0
    for article in articles:
        for marked in predictions.get(article.id, ()):
            for start, end in (*marked.source, *marked.cue, *marked.content):
                emitted += 1
                inside = 0 <= start < end <= len(article.text)
                wrong += not (inside and article.text[start:end].strip())
    return emitted, wrong


def _marked(item: Mapping[str, Any]) -> Marked:
    roles = {role: places(item.get(role)) for role in ROLES}
    return Marked(**roles, nested=item.get("nested") is True)


def _beyond(parent: str | None, passing: Mapping[str, str | None]) -> str | None:
    """The first of the attributions from ``parent`` on that is none of the ``passing`` ones."""
    while parent is not None and parent in passing:
        parent = passing[parent]
    return parent


def _pairs(spans: tuple[Span, ...]) -> Places:
    return tuple((span.start, span.end) for span in spans)
