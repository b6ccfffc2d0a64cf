"""How far reviewers mark the same words: alpha over the characters of the passages that they went through.

Each character is a unit; its value is the part that it plays (source, cue, content, nothing), so that every overlap
counts for its length and a near miss for little: Krippendorff's alpha for unitised text (Krippendorff, Mathet, Bouvry
and Widlöcher, *On the reliability of unitizing textual continua: Further developments*, Quality & Quantity 50, 2016),
in the form for values that exclude each other. Where attributions lie in each other a source hides a cue, and both
hide a content.

The passages are the paragraphs that hold an attribution which two reviewers judged. What only one of two judged there
is missing for the other. What one put in and the other did not counts as nothing for the other, if that one judged all
else that was judged in the document; otherwise it is missing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from according.core import Anchor, SubjectKind, Verdict
from according.evaluate.agreement.alpha import Agreement, weighted
from according.evaluate.opinions import ROLES, Thing, Version

#: The value of a character: nothing, a role's place in ROLES, or none at all where it is missing or in no passage.
_NOTHING, _MISSING, _OUTSIDE = len(ROLES), len(ROLES) + 1, len(ROLES) + 2


def marks_agreement(given: Sequence[Thing], who: Sequence[str], texts: Mapping[str, str]) -> Agreement:
    """The agreement of these reviewers on the words of attributions; ``texts`` are those of the documents by id.

    Of a document whose text is not there the passages are the attributions themselves, with what lies between their
    parts.
    """
    documents: dict[str, list[Thing]] = {}
    for thing in given:
        if thing.kind is SubjectKind.ATTRIBUTION and thing.document is not None:
            documents.setdefault(thing.document, []).append(thing)
    units: Counter[tuple[int | None, ...]] = Counter()
    for identity, some in documents.items():
        units.update(_units(identity, some, who, texts.get(identity)))
    return weighted(units.items())


def _units(
    document: str, given: Sequence[Thing], who: Sequence[str], text: str | None
) -> Iterator[tuple[int | None, ...]]:
    """The values that the reviewers give to each character of the document's passages."""
    shared = [thing for thing in given if sum(thing.by(name) is not None for name in who) > 1]
    passages = _passages(shared, document, text)
    if not passages:
        return
    end = passages[-1][1]
    rows = [_row(document, given, name, end) for name in who]
    for start, stop in passages:
        for values in zip(*(row[start:stop] for row in rows), strict=True):
            yield tuple(None if value == _MISSING else value for value in values)


def _row(document: str, given: Sequence[Thing], who: str, end: int) -> bytearray:
    """What this reviewer marked, character by character."""
    row = bytearray([_NOTHING]) * end
    through = all(thing.by(who) is not None for thing in given if not _added(thing))
    for thing in given:
        if thing.by(who) is None and not (_added(thing) and through):
            for version in (thing.given, *(opinion.version for opinion in thing.opinions)):
                for _, start, stop in _places(version, document):
                    row[start : min(stop, end)] = bytes([_MISSING]) * max(0, min(stop, end) - start)
    marked = [
        place
        for thing in given
        for opinion in (thing.by(who),)
        if opinion is not None and opinion.verdict is not Verdict.REJECTED
        for place in _places(opinion.version, document)
    ]
    # Contents first, then cues, then sources: what is laid on later hides what was there.
    for role, start, stop in sorted(marked, reverse=True):
        row[start : min(stop, end)] = bytes([role]) * max(0, min(stop, end) - start)
    return row


def _added(thing: Thing) -> bool:
    return any(opinion.verdict is Verdict.ADDED for opinion in thing.opinions)


def _places(version: Version, document: str) -> Iterator[tuple[int, int, int]]:
    for role, name in enumerate(ROLES):
        for anchor in version.of(name):
            if anchor.document == document:
                yield role, anchor.span.start, anchor.span.end


def _passages(given: Sequence[Thing], document: str, text: str | None) -> list[tuple[int, int]]:
    """The paragraphs that hold any of these attributions in any reviewer's version, joined where they meet."""
    stretches = sorted(
        _widened(min(start for _, start, _ in places), max(stop for _, _, stop in places), text)
        for thing in given
        for version in (thing.given, *(opinion.version for opinion in thing.opinions))
        if (places := list(_places(version, document)))
    )
    joined: list[tuple[int, int]] = []
    for start, stop in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = joined[-1][0], max(stop, joined[-1][1])
        else:
            joined.append((start, stop))
    return joined


def _widened(start: int, stop: int, text: str | None) -> tuple[int, int]:
    if text is None or stop > len(text):
        return start, stop
    after = text.find("\n", stop)
    return text.rfind("\n", 0, start) + 1, len(text) if after < 0 else after


def words(anchors: Sequence[Anchor]) -> str:
    """The words themselves, in one line."""
    return " … ".join(" ".join(anchor.exact.split()) for anchor in anchors)
