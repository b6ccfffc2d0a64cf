"""Whether a source affirms, denies or does not say, and whether the text asserts that it said anything at all."""

import re

from according.annotate.attributions.cue_sorts import Sort
from according.annotate.attributions.settings import Setting, form
from according.core import Modality, Polarity

_NEGATIONS = frozenset("not never cannot neither nor without nobody none ain't".split())
_NOBODY = re.compile(r"(?:no|neither|none|nobody|few)\b", re.IGNORECASE)
#: Cues that deny, as against those that only keep from saying.
_DENIES = frozenset(
    """deny denial dispute refute rebut disavow contradict repudiate disclaim doubt recant retract gainsay reject
    dismiss rejection discount denials""".split()
)
#: Verbs whose negation denies what they bring: whoever does not believe it believes that it is not so.
_RAISING = frozenset(
    "think believe expect agree accept support see feel consider imagine suppose buy endorse want like".split()
)
_AFFIRMS = frozenset({"confirm", "confirmed", "confirms"})
_POSSIBLE = frozenset("would could might may will shall should 'd 'll".split())
#: After these a "would" or a "will" tells of the past or of a habit.
_AFTERWARDS = frozenset("later eventually subsequently often sometimes always soon ultimately repeatedly".split())
_CONDITIONS = frozenset({"if", "unless", "whether", "lest"})
_CONDITION = re.compile(
    r"(?:^|[\s,(])(?<!even )(?<!as )(?:if|unless|whether|supposing|in case)\s+(?:[^\s,;:.”\"]+\s+){0,2}?$",
    re.IGNORECASE,
)
#: What is still to be said: "plans to announce", "is expected to say", "was asked to explain".
_UNREALISED = frozenset(
    """plans plan planning planned expected expects expect likely unlikely set scheduled slated due wants want wanted
    hopes hope hoping intends intend intended ready prepared poised willing eager able unable supposed asked urged
    told needs need needed ought refuses refused declined declines failed fails tempted required waiting going free
    pressed forced invited encouraged threatening threatened threatens promises promised vowed vows pledged""".split()
)
_INVERTED = re.compile(
    r"[\"“‘'(]*(?:(?:and|but|so|then|or)\s+)?(?:did|does|do|has|have|had|is|are|was|were|will|would|can|could|should|"
    r"didn[’']t|doesn[’']t|hasn[’']t|won[’']t|who|what|when|where|why|how|which)\b",
    re.IGNORECASE,
)
#: How many words into a content its "to" may stand, and what shows that it is no "asked the mayor to leave".
_REACH = 9
_NO_DEED = frozenset("whether if who what when where why how which about question questions of that".split())
_OWN = frozenset("his her its their my our a an no any".split())
_QUESTION = frozenset("whether if who what when where why how which whom whose".split())


def outlook(setting: Setting) -> tuple[Polarity, Modality]:
    """The polarity and the modality of what source and cue do to the content.

    Denied ("denied that", "does not believe that"): negative, asserted. Not said ("declined to comment", "did not say
    whether", "would not confirm"): negative, supposed, since the content is left open. "Did not deny": positive and
    supposed. Asked and demanded contents, hypothetical and future sayings and questions about a saying are not
    asserted.
    """
    head = setting.head
    denies = head.lemma in _DENIES or (head.polarity is Polarity.NEGATIVE and head.sort is not Sort.SHUNNING)
    negated = _negated(setting)
    shuns = head.sort is Sort.SHUNNING or (negated and head.lemma in ("say", "respond", "comment", "answer", "reply"))
    modality = _modality(setting)
    if head.sort is Sort.SHUNNING:
        if head.then in _DENIES and not negated:
            return Polarity.POSITIVE, Modality.SUPPOSED
        return (Polarity.POSITIVE if negated else Polarity.NEGATIVE), Modality.SUPPOSED
    if negated and denies and _AFFIRMS.isdisjoint(setting.forms):
        return Polarity.POSITIVE, Modality.SUPPOSED
    if negated and head.sort in (Sort.ATTITUDE, Sort.INTENTION, Sort.DEED):
        return Polarity.NEGATIVE, modality
    if negated and head.lemma in _RAISING and not shuns:
        return Polarity.NEGATIVE, modality
    if negated:
        return Polarity.NEGATIVE, Modality.SUPPOSED
    return (Polarity.NEGATIVE if denies else Polarity.POSITIVE), modality


def _negated(setting: Setting) -> bool:
    group = setting.group
    # The second half of "has said nothing", "made no comment", "gave no reason" stands after the head.
    for at, word in enumerate(group):
        if word in _NEGATIONS or word.endswith("n't"):
            after = group[at + 1] if at + 1 < len(group) else ""
            if not (word == "not" and after in ("only", "just", "merely", "simply", "surprisingly")):
                return True
        if word == "no" and at + 1 < len(group) and group[at + 1] in ("longer", "comment", "evidence", "way"):
            return True
    after_head = setting.forms[setting.head.at + 1 :]
    if setting.head.at >= 0 and after_head[:1] in (("nothing",), ("no",)) and setting.head.sort is not Sort.UNKNOWN:
        return after_head[1:2] not in (("doubt",), ("secret",), ("bones",))
    source = setting.triple.source
    return bool(source) and _NOBODY.match(setting.text, source[0].start) is not None


def _modality(setting: Setting) -> Modality:
    head = setting.head
    if _hypothetical(setting):
        return Modality.SUPPOSED
    if _questioned(setting):
        return Modality.ASKED
    quoted = bool(setting.quoted)
    if head.sort is Sort.ASKING:
        if head.lemma == "ask" and not quoted and _to(setting):
            return Modality.DEMANDED
        asks = not quoted or _one_question(setting)
        return Modality.ASKED if asks else Modality.ASSERTED
    if head.lemma in ("question", "doubt", "wonder") and setting.first_words[:1] and not quoted:
        return Modality.ASKED if setting.first_words[0] in _QUESTION else Modality.ASSERTED
    if head.sort is Sort.DEMANDING and not quoted:
        return Modality.DEMANDED
    if head.lemma in ("tell", "warn", "remind", "advise", "invite") and not quoted and _to(setting):
        return Modality.DEMANDED
    if not setting.triple.source and _imperative(setting):
        return Modality.DEMANDED
    return Modality.ASSERTED


def _hypothetical(setting: Setting) -> bool:
    head, group = setting.head, setting.group
    if not head.verb and head.at < 0:
        return False
    if head.sort in (Sort.ATTITUDE, Sort.INTENTION, Sort.DEED, Sort.DEMANDING) and not setting.quoted:
        possible = False
    else:
        possible = any(word in _POSSIBLE or word.endswith(("'ll", "'d")) for word in group)
        if possible:
            first = setting.triple.source and form(setting.triple.source[0].of(setting.text)) in ("i", "we")
            possible = not first and not any(word in _AFTERWARDS for word in (*group, *setting.forms))
    if possible:
        return True
    if any(word in _UNREALISED for word in (*setting.governors, *group[:-1])) and "to" in group:
        return True
    if head.sort is Sort.INTENTION and head.then and "to" in setting.forms and not setting.quoted:
        return True
    if any(word in _CONDITIONS for word in group):
        return True
    text, start = setting.text, setting.start
    return _CONDITION.search(text, max(setting.sentence.start, start - 24), start) is not None


def _questioned(setting: Setting) -> bool:
    """Whether the sentence asks about the saying: "Did Smith say …?"; a question that is the content itself is none."""
    text, sentence = setting.text, setting.sentence
    if "?" not in text[max(sentence.start, sentence.end - 4) : sentence.end]:
        return False
    mark = text.rfind("?", sentence.start, sentence.end)
    if any(part.start <= mark < part.end for part in setting.triple.content):
        return False
    if any(q.span.start <= mark < q.span.end and not q.span.start <= setting.at < q.span.end for q in setting.quoted):
        return False
    return _INVERTED.match(text, sentence.start, setting.at + 1) is not None


def _one_question(setting: Setting) -> bool:
    """Whether a content in marks is one sentence and a question."""
    parts = setting.triple.content
    text = setting.text
    last = text[parts[-1].start : parts[-1].end + 1].rstrip("”’\"' ,.")
    words = "".join(part.of(text) for part in parts).rstrip("”’\"' ,.?")
    return last.endswith("?") and not any(stop in words for stop in ("?", ". ", "! "))


def _to(setting: Setting) -> bool:
    """Whether the content is what somebody is to do: "asked the mayor | to leave", "asked | him to leave"."""
    first = setting.first_words[:_REACH]
    if "to" not in first:
        return False
    before = first[: first.index("to")]
    if setting.head.lemma == "ask":
        return _NO_DEED.isdisjoint(before)
    return len(before) < 3 and before[:1] != ("of",) and _OWN.isdisjoint(before)


def _imperative(setting: Setting) -> bool:
    """Whether a cue in its base form begins the sentence: "Tell them that …"."""
    text = setting.text
    begins = text[setting.sentence.start : setting.cue.start].strip("\"“‘' ") in ("", "Please", "Let’s", "Let's")
    bare = setting.head.at == 0 and setting.head.shape == "base"
    return begins and bare and text[setting.cue.end : setting.cue.end + 1] not in (":", ",")
