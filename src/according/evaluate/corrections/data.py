"""Corrected attributions as data: documents that people went through, in the form that corpora of attributions have.

Each line is a document as ``according evaluate attribution`` and the training read it: ``id``, ``text`` and
``attributions`` with ``source``, ``cue`` and ``content``. Only what a person judged is gold. ``reviewed`` is "wholly"
where every attribution was judged, and "in part" where some were not: there only what was judged is scored, what was
``rejected`` among it, and nothing should be trained on what lies between.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from according.core import Annotated, Attribution, Judged, Review, Span, SubjectKind, Verdict
from according.evaluate.opinions import ROLES, Thing

Record = dict[str, Any]

WHOLLY, IN_PART = "wholly", "in part"
_GOLD = frozenset({Verdict.ACCEPTED, Verdict.EDITED, Verdict.ADDED, Verdict.KEPT})


def corrections_records(
    documents: Sequence[Annotated],
    amended: Sequence[Annotated],
    reviews: Iterable[Review],
    judged: Iterable[Thing] = (),
    *,
    whole: bool = False,
) -> tuple[Record, ...]:
    """A record for each document of which people judged an attribution.

    Args:
        documents: as the tool annotated them.
        amended: the same as people corrected them.
        reviews: what people said, by the ids of ``documents`` and ``amended``.
        judged: the things of the log; those on which reviewers are at odds are no gold, and their documents are
            reviewed in part.
        whole: leave out documents that are reviewed in part, as for training.

    """
    verdicts = _verdicts(reviews)
    disputed = {
        opinion.step for thing in judged if thing.verdict is None for opinion in thing.opinions if thing.document
    }
    found = {annotated.id: annotated for annotated in documents}
    records = (_record(found.get(annotated.id), annotated, verdicts, disputed) for annotated in amended)
    return tuple(r for r in records if r is not None and (r["reviewed"] == WHOLLY or not whole))


def corrections_text(records: Iterable[Record]) -> str:
    """The records as JSON Lines."""
    return "".join(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n" for record in records)


def _verdicts(reviews: Iterable[Review]) -> dict[tuple[str, str], Judged]:
    return {
        (judged.document, judged.id): judged
        for review in reviews
        for judged in review.judged
        if judged.kind is SubjectKind.ATTRIBUTION and judged.document is not None
    }


def _record(
    before: Annotated | None,
    after: Annotated,
    verdicts: dict[tuple[str, str], Judged],
    disputed: set[int],
) -> Record | None:
    mine = {identity: judged for (document, identity), judged in verdicts.items() if document == after.id}
    if not mine:
        return None
    sure = {identity: judged for identity, judged in mine.items() if disputed.isdisjoint(judged.steps)}
    gold = [a for a in after.attributions if a.id in sure and sure[a.id].verdict in _GOLD]
    standing = {attribution.id for attribution in after.attributions}
    rejected = [
        a
        for a in (before.attributions if before is not None else ())
        if a.id in sure and sure[a.id].verdict is Verdict.REJECTED and a.id not in standing
    ]
    wholly = len(gold) == len(after.attributions) and len(sure) == len(mine)
    document = after.document
    return {
        "id": document.id,
        "outlet": document.outlet or "",
        "title": document.title or "",
        "date": document.published or "",
        "url": document.url or "",
        "text": document.text,
        "annotator": "; ".join(dict.fromkeys(who for judged in sure.values() for who in judged.who)),
        "reviewed": WHOLLY if wholly else IN_PART,
        "attributions": [_attribution(after, a, sure[a.id], {a.id for a in gold}) for a in gold],
        "rejected": [_attribution(before or after, a, sure[a.id], ()) for a in rejected],
    }


def _attribution(annotated: Annotated, attribution: Attribution, judged: Judged, gold: Collection[str]) -> Record:
    speaker = annotated.entity(attribution.speaker)
    return {
        "id": attribution.id,
        "type": "Attribution" if attribution.source else "Attribution-no-source",
        **{role: [_place(annotated, span) for span in getattr(attribution, role)] for role in ROLES},
        "parent": attribution.parent if attribution.parent in gold else None,
        "kind": attribution.kind.value,
        "speaker": None if speaker is None else speaker.name,
        "verdict": judged.verdict.value,
        "judged_by": list(judged.who),
    }


def _place(annotated: Annotated, span: Span) -> Record:
    return {"start": span.start, "end": span.end, "text": annotated.words(span)}
