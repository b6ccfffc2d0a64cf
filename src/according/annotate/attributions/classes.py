"""What a cue does to the words it carries: the class of its verb, noun or phrase, where its use is a saying at all."""

from according.annotate.attributions.settings import Setting, word_at, words_in
from according.annotate.cue_lexicon import ADJECTIVES, ADVERBS, NOUNS, PHRASES, VERBS, CueEntry
from according.core import CueClass

#: How many words after a cue are looked at for its object, and how far a phrase's second word may stand from the first.
_OBJECT, _APART = 5, 2
_CONJUNCTIONS = frozenset("that how what why whether who whom whose when where which if".split())
_SUBJECTS = frozenset("he she it they we i there you this".split())
_FINITE = frozenset(
    """is are was were am be been has have had do does did will would can could may might shall should must isn't
    aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot""".split()
)
#: Nouns for what is said, and for what somebody admits to.
_SAID = frozenset(
    """claim claims allegation allegations accusation accusations assertion assertions suggestion
    suggestions notion idea argument arguments report reports reporting rumor rumors rumour rumours speculation
    criticism criticisms complaint complaints concern concerns theory theories characterization characterisation
    description story stories account accounts statement statements comments remarks contention finding findings
    conclusion conclusions warning warnings fears premise narrative comparison comparisons label talk""".split()
)
_ADMITTED = frozenset(
    """guilt wrongdoing mistake mistakes error errors fault faults failure failures failing failings responsibility
    liability involvement complicity role shortcomings shortcoming lapse lapses misconduct abuse affair crime crimes
    offence offences offense offenses charges problem problems difficulty difficulties flaws killing murder theft
    existence use limits risk risks concerns""".split()
)
#: Verbs that with nobody to say them tell what a thing shows: "The vote underscored …".
_EVIDENT = frozenset(
    "underline underscore highlight demonstrate illustrate prove establish show expose emphasise emphasize".split()
)


def cue_class(setting: Setting) -> CueClass:
    """The class of a cue in its use; neutral where the list does not know it, or where it tells of no words.

    "Claimed that it rained" is doubting, "claimed responsibility" is not; "snapped" is emotive only with words in
    marks; "the alleged theft" has an adjective and no cue.
    """
    entry = _listed(setting)
    if entry is None or entry.cue_class is CueClass.NEUTRAL or _adjective(setting, entry):
        return CueClass.NEUTRAL
    if not setting.triple.source and entry.entry in _EVIDENT:
        return CueClass.NEUTRAL
    return entry.cue_class if _used(setting, entry) else CueClass.NEUTRAL


def _listed(setting: Setting) -> CueEntry | None:
    """What the list has of a cue: a phrase before a word, an adverb where the cue has nothing else."""
    head, forms = setting.head, setting.forms
    after = _after(setting, 0)
    for at, word in enumerate(forms):
        for rest, entry in PHRASES.get(word, ()):
            for gap in range(_APART + 1):
                start = at + 1 + gap
                if after[start : start + len(rest)] == rest:
                    return entry
    if not 0 <= head.at < len(forms):
        return next((ADVERBS[word] for word in forms if word in ADVERBS), None)
    word = forms[head.at]
    if word in ADVERBS:
        return ADVERBS[word]
    if _is_noun(setting):
        return NOUNS.get(word) or VERBS.get(word)
    return VERBS.get(word) or NOUNS.get(word)


def _after(setting: Setting, start: int) -> tuple[str, ...]:
    """The words of the cue from ``start`` on, with the first of a content that follows it."""
    content = setting.triple.content
    follows = bool(content) and content[0].start >= setting.cue.end
    return (*setting.forms[start:], *(setting.first_words if follows else ()))


def _is_noun(setting: Setting) -> bool:
    at = word_at(setting.syntax, setting.at) if setting.syntax.words else -1
    return setting.syntax.pos[at] == "NOUN" if at >= 0 else not setting.head.verb


def _adjective(setting: Setting, entry: CueEntry) -> bool:
    """Whether a participle stands before its noun ("the alleged theft", "the accused man")."""
    word = setting.forms[setting.head.at] if 0 <= setting.head.at < len(setting.forms) else ""
    at = word_at(setting.syntax, setting.at) if setting.syntax.words else -1
    if at >= 0:
        return setting.syntax.relations[at] == "amod"
    if entry.kind == "verb" and word in ADJECTIVES:
        return not (_clause(setting) or "of" in _after(setting, setting.head.at + 1))
    return entry.kind == "adjective"


def _used(setting: Setting, entry: CueEntry) -> bool:
    """Whether a cue carries what its class supposes, and none of the things with which it tells of no words."""
    near = _after(setting, setting.head.at + 1)[:_OBJECT]
    if entry.unless and not _that(setting) and not entry.unless.isdisjoint(near):
        return False
    if not entry.use or setting.quoted:
        return True
    if entry.use == "quote":
        return False
    if entry.use == "that":
        return _that(setting)
    if _clause(setting):
        return True
    if entry.use == "clause":
        return False
    if entry.use == "claims":
        return not _SAID.isdisjoint(near) or "as" in setting.first_words
    opens = near[:1]
    return (
        opens == ("to",)
        or (bool(opens) and opens[0].endswith("ing"))
        or not (_SAID.isdisjoint(near) and _ADMITTED.isdisjoint(near))
    )


def _trails(setting: Setting) -> bool:
    """Whether the words stand before their cue: "It rained, Lund claimed"; a lone "which" is an object."""
    content = setting.triple.content
    return bool(content) and content[0].start < setting.cue.start and len(setting.first_words) > 1


def _that(setting: Setting) -> bool:
    """Whether a conjunction or a question word leads to the words."""
    opens = _after(setting, setting.head.at + 1)[:1]
    return bool(opens) and opens[0] in _CONJUNCTIONS and (len(setting.first_words) > 1 or len(setting.forms) > 1)


def _clause(setting: Setting) -> bool:
    if _that(setting) or _trails(setting):
        return True
    syntax = setting.syntax
    head = word_at(syntax, setting.at) if syntax.words else -1
    if head >= 0:
        return any(
            syntax.relations[k] in ("ccomp", "parataxis") and syntax.heads[k] == head
            for part in setting.triple.content
            for k in words_in(syntax, part)
        )
    words = setting.first_words
    return words[:1] != () and (words[0] in _SUBJECTS or not _FINITE.isdisjoint(words))
