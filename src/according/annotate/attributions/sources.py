"""How a source is named, and by which medium its words came, as far as the phrase itself shows."""

import re
from collections.abc import Sequence

from according.annotate.attributions.reading import Found
from according.annotate.attributions.units import Unit
from according.annotate.cues import MEDIA
from according.core import SourceForm

_PRONOUNS = frozenset(
    """he she they it we i you who which that this his her their its he's she's they're others everyone
    someone both""".split()
)
_COLLECTIVE = frozenset(
    """group coalition council committee company government police administration organisation organization ministry
    department agency party campaign union team board court commission congress parliament senate house family
    movement army military force forces authority association federation foundation firm bank school university church
    community crowd panel jury cabinet office bureau league chapter outlet newspaper magazine media press network
    opposition delegation alliance city state country nation public institute centre center""".split()
)
_PEOPLE = frozenset(
    """sources officials students critics experts witnesses residents investigators authorities lawmakers supporters
    opponents neighbours neighbors analysts scientists researchers reporters prosecutors detectives lawyers activists
    protesters people parents teachers doctors workers voters economists historians observers organisers organizers
    advocates aides allies leaders members friends relatives""".split()
)
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def form_of(units: Sequence[Unit]) -> SourceForm:
    """Named, pronoun, unnamed, collective, document or none, by the words of the source's phrase."""
    words = [u for u in units if u.kind in "dpxZkotw#Tvrz2c" or u.kind == ","]
    if not words:
        return SourceForm.NONE
    if len(words) == 1 and words[0].form in _PRONOUNS:
        return SourceForm.PRONOUN
    head: Unit | None = None
    for unit in words:
        if unit.kind in "p,wt2" or (head is not None and unit.kind == "x" and unit.form.endswith("ed")):
            break
        head = unit
    if head is None:
        return SourceForm.UNNAMED
    noun = head.form.removesuffix("'s")
    if head is words[0] and head.kind == "Z" and (noun in _COLLECTIVE or noun in _PEOPLE):
        # Capitalised because it begins the sentence.
        return SourceForm.COLLECTIVE if noun in _COLLECTIVE else SourceForm.UNNAMED
    if noun in MEDIA or noun.removesuffix("s") in MEDIA:
        return SourceForm.DOCUMENT
    if noun in _COLLECTIVE or (noun.removesuffix("s") in _COLLECTIVE and head.kind != "Z"):
        named = any(u.kind == "Z" and u.form != "the" for u in words[: words.index(head) + 1])
        return SourceForm.NAMED if named and head.kind == "Z" else SourceForm.COLLECTIVE
    if any(u.kind == "Z" for u in words[: words.index(head) + 1]) and head.kind == "Z":
        return SourceForm.NAMED
    if any(u.kind == "Z" for u in words[words.index(head) + 1 :]) and any(u.kind == "," for u in words):
        return SourceForm.NAMED
    return SourceForm.UNNAMED


_MEDIUM = re.compile(
    r"\b(?:in|on|via|through|by|during)\s+(?:(?:an?|the|his|her|its|their|another|one|several)\s+)?(?:[\w’'.-]+\s+){0,4}?("
    + "|".join(sorted(MEDIA))
    + r"|twitter|facebook|instagram|tiktok|x|telegram)\b",
    re.IGNORECASE,
)
_TWEETS = {"tweet": "tweet", "retweet": "tweet", "post": "post", "blog": "blog", "email": "email", "text": "text"}


def medium_of(text: str, found: Found) -> str | None:
    """The word for the medium: in the source ("a petition by the group"), the cue ("tweeted"), or just after it."""
    if found.lemma in _TWEETS:
        return _TWEETS[found.lemma]
    for unit in found.source_units:
        if unit.kind in "p,w":
            break
        form = unit.form.removesuffix("s") if unit.form not in MEDIA else unit.form
        if form in MEDIA and unit is not None and unit.kind != "Z":
            return form
    roles = [*found.source, *found.cue]
    if not roles:
        return None
    end = max(span.end for span in roles)
    tail = text[end : end + 90]
    stop = re.search(r"[.\"“:]|\bthat\b", tail)
    match = _MEDIUM.search(tail[: stop.start()] if stop else tail)
    return match[1].lower() if match and not tail[: match.start()].strip(" ,") else None
