"""Which attribution stands in whose words, after some were changed: parents stay sound, without circles."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from according.core import Attribution, Span
from according.correct.overlap import joined


def nested(attributions: Sequence[Attribution], changed: Collection[str]) -> tuple[Attribution, ...]:
    """The attributions with parents set anew where ``changed`` ones, or ones that are gone, have a part in them.

    A parent is the attribution with the smallest content that wholly holds source, cue and content, and is longer than
    the child's. What has nothing to do with the changed ones keeps the parent that it has.
    """
    contents = {a.id: joined(a.content) for a in attributions}
    lengths = {identity: sum(map(len, spans)) for identity, spans in contents.items()}
    moved = set(changed)
    changers = [attribution for attribution in attributions if attribution.id in moved]
    out: list[Attribution] = []
    for attribution in attributions:
        affected = attribution.id in moved or (
            attribution.parent is not None and (attribution.parent in moved or attribution.parent not in contents)
        )
        holders = [
            (lengths[other.id], other.id)
            for other in (attributions if affected else changers)
            if lengths[other.id] > lengths[attribution.id] and _holds(contents[other.id], attribution)
        ]
        if affected:
            parent = min(holders)[1] if holders else None
        elif holders and (attribution.parent is None or min(holders)[0] < lengths[attribution.parent]):
            parent = min(holders)[1]
        else:
            parent = attribution.parent
        out.append(attribution if parent == attribution.parent else replace(attribution, parent=parent))
    return tuple(out)


def _holds(content: Sequence[Span], attribution: Attribution) -> bool:
    roles = (*attribution.source, *attribution.cue, *attribution.content)
    return all(any(span.holds(role) for span in content) for role in roles)
