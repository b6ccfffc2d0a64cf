"""Worded fields: the words of a form, one stretch a line, and the places in a text that they stand for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from according.core import Document, Span
from according.web.correcting.exact_words import Unplaced, place_of, span_of
from according.web.uploads import Form

#: Stretches of one field: more are a mistake, and each is looked for in the whole text.
MOST = 40
_TOO_MANY = f"These are more than {MOST} stretches of words."


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """A line of a field for which no one place was found; ``field`` names the choice between the places."""

    field: str
    unplaced: Unplaced


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A field for words in a text.

    ``value`` are the words as the form shows them, one stretch a line, and ``at`` their places, as far as they are
    known ("120-154 180-190"). ``spans`` are those found, ``troubles`` what was not.
    """

    name: str
    label: str
    value: str
    at: str
    spans: tuple[Span, ...] = ()
    troubles: tuple[Trouble, ...] = ()


def shown(name: str, label: str, document: Document, spans: Sequence[Span]) -> Worded:
    """The field as a page shows it first: with the words that stand at ``spans``."""
    return Worded(
        name=name,
        label=label,
        value="\n".join(" ".join(span.of(document.text).split()) for span in spans),
        at=" ".join(f"{span.start}-{span.end}" for span in spans),
        spans=tuple(spans),
    )


def read(sent: Form, name: str, label: str, document: Document, former: Sequence[Span] = ()) -> Worded:
    """The field as it was sent, with the places of its words; ``former`` are the places that they are to replace."""
    lines = [line.strip() for line in sent.get(name).splitlines() if line.strip()]
    field = Worded(name=name, label=label, value="\n".join(lines), at=sent.get(f"{name}-at"))
    if len(lines) > MOST:
        return replace(field, troubles=(Trouble(field=name, unplaced=Unplaced(words="", why=_TOO_MANY)),))
    places = [span_of(part) for part in field.at.split()[:MOST]]
    # Places are told by script for all lines, or they tell nothing of which line they belong to.
    places = places if len(places) == len(lines) else [None] * len(lines)
    spans, troubles = [], []
    for number, line in enumerate(lines):
        picked = span_of(sent.get(f"{name}-{number}-place"))
        chosen = picked if picked is not None and picked.end <= len(document.text) else places[number]
        if picked is not None and chosen is picked:
            spans.append(picked)
            continue
        near = former[number] if number < len(former) else former[-1] if former else None
        found = place_of(document, line, near=near, chosen=chosen)
        if isinstance(found, Span):
            spans.append(found)
        else:
            troubles.append(Trouble(field=f"{name}-{number}", unplaced=found))
    return replace(field, spans=tuple(sorted(dict.fromkeys(spans))), troubles=tuple(troubles))
