"""Repetitions: paragraphs that stand again; the later or lesser one is marked, so that nothing is counted twice."""

import re
from collections import Counter

from according.clean.parts import Paragraph
from according.core import RegionKind

_WORD = re.compile(r"\w+")
_AGAIN = frozenset({RegionKind.BODY, RegionKind.BLOCKQUOTE, RegionKind.CAPTION, RegionKind.SUBHEAD, RegionKind.HEADING})
#: Shorter paragraphs may well stand twice on purpose ("No comment.").
_FEWEST = 6
#: So many characters hold the first three words.
_OPENING = 80


def repetitions(found: list[Paragraph]) -> list[Paragraph]:
    """The paragraphs, those told as REPETITION whose words all stand in one earlier paragraph (or headline).

    A paragraph of the same words counts, and one whose words begin an earlier caption. A standfirst that stands again
    as a body paragraph is itself the repetition: the body is where an account tells.
    """
    looked = [p.kind in _AGAIN or p.kind is RegionKind.HEADLINE for p in found]
    openings = [_forms(p.words[:_OPENING])[:3] if again else () for p, again in zip(found, looked, strict=True)]
    # Most paragraphs begin as no other does: only the rest are read to their ends.
    common = {opening for opening, count in Counter(openings).items() if count > 1}
    forms = [_forms(p.words) if o and o in common else () for p, o in zip(found, openings, strict=True)]
    first: dict[tuple[str, ...], int] = {}
    captions: dict[tuple[str, ...], list[tuple[str, ...]]] = {}
    told = list(found)
    for i, paragraph in enumerate(found):
        form = forms[i]
        # An interviewer puts one question to several people.
        if paragraph.words.endswith("?"):
            continue
        if not form or (len(form) < _FEWEST and paragraph.kind is not RegionKind.HEADLINE):
            continue
        earlier = first.setdefault(form, i)
        opening = form[:_FEWEST]
        if earlier != i:
            lesser = earlier if found[earlier].kind is RegionKind.SUBHEAD and paragraph.kind is RegionKind.BODY else i
            told[lesser] = found[lesser].told(
                RegionKind.REPETITION, f"the same words as the {found[i + earlier - lesser].kind}"
            )
        elif any(whole[: len(form)] == form for whole in captions.get(opening, ())):
            told[i] = paragraph.told(RegionKind.REPETITION, "the words of a caption above")
        if paragraph.kind is RegionKind.CAPTION:
            captions.setdefault(opening, []).append(form)
    return told


def _forms(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(text.lower()))
