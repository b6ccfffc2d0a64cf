"""How a finding on a denial words it: who denies, what they do, and the claim with whoever makes it."""

from collections.abc import Sequence

from according.compare.accounts import Accounts
from according.compare.alignment.views import View
from according.compare.denials import patterns
from according.compare.denials.pointing import sentence_at
from according.compare.denials.signs import Denial, Sign, denies
from according.compare.titles import listed
from according.core import Span, trimmed

#: So many words of a claim or a denial are shown in a title.
SHOWN = 45
#: A claim that begins so hangs on words before it.
_RELATIVE = frozenset("who whom whose which that".split())


def who(denied: Sequence[Denial]) -> str:
    """Who denies, as a title has it."""
    deniers = list(dict.fromkeys(d.name for d in denied if d.name))
    if not deniers:
        return "the account itself" if all(d.denier is None and d.sign is not Sign.VERB for d in denied) else "a voice"
    return listed(deniers[:3]) if len(deniers) <= 3 else f"{', '.join(deniers[:3])} and others"


def verb(denied: Sequence[Denial]) -> str:
    """What they do, in the past: it has one form for one denier and for several."""
    signs = {denial.sign for denial in denied}
    if signs == {Sign.NEGATION}:
        return "contradicted"
    cues = [d.cue for d in denied if d.sign is Sign.VERB] or [d.cue for d in denied if d.sign is Sign.PHRASE]
    found = {next((told for form, told in patterns.TOLD if form.search(cue.lower())), "denied") for cue in cues}
    return found.pop() if len(found) == 1 else "denied"


def claim_shown(accounts: Accounts, denied: Sequence[Denial], view: View) -> Span:
    """A claim with whoever makes it, where that is a stretch of one sentence, else the statement; up to a denial."""
    annotated = accounts.document(view.document)
    text = annotated.document.text
    span = view.statement.span
    sentence = sentence_at(annotated, span.start)
    attribution = annotated.attribution(view.statement.attribution)
    for denial in denied:
        if denial.view.document == view.document and span.start < denial.place.start < span.end:
            return trimmed(text, span.start, len(text[: denial.place.start].rstrip(" ,;—–-("))) or span
    if sentence is None or attribution is None:
        return span
    place = attribution.place
    if place.of(text).split()[0].lower() in _RELATIVE:
        place = sentence
    within = sentence.holds(place) and not denies(place.of(text))
    return place if within and len(place.of(text).split()) <= SHOWN else span
