"""A document that points at a document: "A tweet by the group linked to an article which …"."""

from according.annotate.attributions import phrases
from according.annotate.attributions.reading import Found, Reading
from according.core import AttributionKind, CueClass, Polarity


def pointing(reading: Reading, i: int) -> Found | None:
    """The citation that "link" or "linked" at ``i`` makes; None where no document or nothing pointed at is clear."""
    units = reading.units
    first = i
    if units[i].form == "link":
        while first > 0 and units[first - 1].kind in "dx" and units[first].kind != "k":
            first -= 1
            if units[first].form in {
                "included",
                "includes",
                "contained",
                "contains",
                "posted",
                "shared",
                "tweeted",
            }:
                break
        else:
            if units[first - 1].kind not in "vk" or first == 0:
                return None
            first -= 1
    subject = phrases.before(units, first, reading.floor_at(first))
    if subject is None:
        return None
    end = i + 2
    while end < reading.size and units[end].kind not in ",.;:!?Q-w":
        end += 1
    if end > i + 2 and units[i + 2].kind in "dZx#z":
        return Found(
            kind=AttributionKind.CITATION,
            source=[reading.span(*subject)],
            cue=[reading.span(first, i + 2)],
            content=[reading.span(i + 2, end)],
            cue_class=CueClass.NEUTRAL,
            polarity=Polarity.POSITIVE,
            score=0.7,
            lemma="link",
            source_units=units[subject[0] : subject[1]],
        )
    return None
