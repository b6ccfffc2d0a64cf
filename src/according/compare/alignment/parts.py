"""Whether what one statement tells is a part of what a fuller one tells, or only its words are."""

import re

from according.compare.alignment.clashes import equal
from according.compare.alignment.synonyms import telling
from according.compare.alignment.views import View
from according.core import FUNCTION_WORDS, Figure, FigureKind, words

#: Words in common that are no names must weigh so much together.
_LEAST_WEIGHT = 0.6
#: So many words that are no names must be common to both: two weighty ones and the deed.
_LEAST_COMMON = 3
#: With so many in common the deed may be told by another verb; beside an equal figure so few are enough.
_MANY, _LEAST_WITH_FIGURE = 5, 1
#: From so much weight in common on, names included, two words that are none are enough.
_MUCH = 2.0
#: From this likeness in sense on, a deed may be told by another verb, or by fewer words.
_OTHER_WORDS = 0.74
_COUNTED = 12
_TELLING = frozenset({FigureKind.MONEY, FigureKind.PERCENT, FigureKind.VOTE, FigureKind.RATE})
_VERBAL = frozenset(
    """am is are was were be been being has have had do does did will would can could may might must shall should to
    i he she it we they you who isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't
    can't cannot couldn't not never""".split()
)
_PAST = frozenset(
    """made went took came found gave told left kept held brought began wrote stood heard meant met ran paid sat spoke
    led grew lost fell sent built drew broke spent rose won shot chose fought sought knew saw got became shrank shrunk
    struck stole flew threw swore taught caught bought sold hid bore wore tore laid fled hit cut set put let""".split()
)
_NEVER_DEEDS = frozenset("said says according united".split())
_DESPITE = re.compile(
    r"\b(?:despite|in spite of|regardless of|notwithstanding|although|even though|even as|though)\b", re.IGNORECASE
)
_BECAUSE = re.compile(
    r"\b(?:because|due to|owing to|thanks to|as a result of|reasons? (?:for|why|behind)|on account of|prompted by)\b",
    re.IGNORECASE,
)
_DEMANDING = re.compile(
    r"\b(?:urg|call|demand|press|want|ask|insist|require|recommend|oblig|order)(?:s|es|ed|e|ing|ged|ging)?\b|"
    r"\bwhether\b|\bha(?:ve|s|d) to\b|\bneeds? to\b|\bcritical\b",
    re.IGNORECASE,
)
_OUGHT = frozenset("must ought".split())


def only_names(view: View) -> bool:
    """Whether a statement only names who and what is seen or listed, as a caption does: no verb, nothing told.

    Headlines have capitals throughout, so they are never called so here.
    """
    if view.headline:
        return False
    lower = [word.form for word in words(view.text) if view.text[word.start].islower()]
    return not any(form not in FUNCTION_WORDS or form in _VERBAL for form in lower)


def tells_of(narrow: View, wide: View, sense: float, shared: float) -> bool:
    """Whether the deed of ``narrow`` stands in ``wide``, with two weighty words beside it that are no names.

    A figure that is the news of the one must not be missing where the other gives figures of its own; nothing must
    set the two apart. ``sense`` is their likeness in sense, ``shared`` the weight of all words in common.
    """
    if apart(narrow, wide) or _lacks_figure(narrow, wide):
        return False
    if sense >= _OTHER_WORDS:
        return True
    named = {key for view in (narrow, wide) for name in view.firm.values() for key in name.keys}
    common = [key for key in narrow.keys if key in wide.key_weights and key not in named]
    if any(_tells(one) and equal(one, other) for one in narrow.figures for other in wide.figures):
        return len(common) >= _LEAST_WITH_FIGURE
    if shared >= _MUCH and len(common) >= _LEAST_COMMON - 1:
        return True
    done = deeds(narrow)
    deed = not done or any(key in wide.key_weights for key in done)
    if len(common) < _LEAST_COMMON or sum(narrow.key_weights[key] for key in common) < _LEAST_WEIGHT:
        return False
    return deed or len(common) >= _MANY


def apart(left: View, right: View) -> bool:
    """Whether one only names, tells as a hindrance what the other tells as a cause, or alone says what must be."""
    # Where both have capitals throughout they are two titles, which may well say the same.
    if only_names(left) is not only_names(right):
        return True
    return _connected_otherwise(left, right) or _ought_in_one(left, right)


def deeds(view: View) -> tuple[str, ...]:
    """The keys of the words that look like a statement's verbs: behind an auxiliary or pronoun, or a past form."""
    found: dict[str, None] = {}
    forms = [word.form for word in words(view.text)]
    before = {word.start: forms[place - 1] if place else "" for place, word in enumerate(words(view.text))}
    for item in telling(view.text, 0, len(view.text)):
        form = item.word.form
        if form in _NEVER_DEEDS or not (view.headline or view.text[item.word.start].islower()):
            continue
        if before.get(item.word.start) in _VERBAL or form in _PAST or (len(form) > 4 and form.endswith("ed")):
            found.setdefault(item.key, None)
    return tuple(found)


def _connected_otherwise(left: View, right: View) -> bool:
    despite = [bool(_DESPITE.search(view.text)) for view in (left, right)]
    because = [bool(_BECAUSE.search(view.text)) for view in (left, right)]
    return (despite[0] and because[1] and not because[0] and not despite[1]) or (
        despite[1] and because[0] and not because[1] and not despite[0]
    )


def _ought_in_one(left: View, right: View) -> bool:
    """Whether one says what must be and the other speaks of no such thing."""
    ought = [bool(_OUGHT & frozenset(view.forms)) for view in (left, right)]
    other = right if ought[0] else left
    return ought[0] is not ought[1] and not _DEMANDING.search(other.text)


def _lacks_figure(narrow: View, wide: View) -> bool:
    """Whether ``narrow`` has telling figures, ``wide`` has figures too, and none of them is equal."""
    own = [figure for figure in narrow.figures if _tells(figure)]
    return bool(own) and bool(wide.figures) and not any(equal(one, other) for one in own for other in wide.figures)


def _tells(figure: Figure) -> bool:
    return figure.kind in _TELLING or (figure.kind is FigureKind.COUNT and figure.value > _COUNTED)
