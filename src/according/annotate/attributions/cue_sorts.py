"""What a cue tells of its source: words, a thought, an attitude, an intention, a demand, or a mere deed."""

from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from according.annotate.cues import CUE_NOUNS, CUES, Frame, Shape
from according.core import CueClass, Polarity, stem


class Sort(StrEnum):
    """What a cue tells. Citing: pointing at a text. Shunning: keeping from saying. Unknown: the content tells."""

    SAYING = "saying"
    THINKING = "thinking"
    DEEMING = "deeming"
    ATTITUDE = "attitude"
    INTENTION = "intention"
    DEMANDING = "demanding"
    ASKING = "asking"
    CITING = "citing"
    SHUNNING = "shunning"
    DEED = "deed"
    UNKNOWN = "unknown"


class Head(NamedTuple):
    """The word of a cue that carries its meaning: its place among the cue's words (-1: a mark or a preposition).

    ``verb`` is False for a noun or an adjective; ``shape`` is None where the lexicon of cues does not know the form.
    """

    at: int
    lemma: str
    sort: Sort
    cue_class: CueClass = CueClass.NEUTRAL
    polarity: Polarity = Polarity.POSITIVE
    verb: bool = True
    shape: Shape | None = None
    #: What a cue of shunning or intention goes on to: the "comment" of "declined to comment".
    then: str = ""


_SORTS: dict[Sort, str] = {
    Sort.SAYING: """
        describe call name term label dub discuss mention express voice convey relay outline detail summarise
        summarize characterise characterize portray depict paint liken compare identify accuse blame charge tell speak
        talk inform notify brief list warn caution credit dedicate address articulate spell lay communicate pledge
        promise vow swear threaten assure reassure boast brag complain joke lie quote announce declare publish issue
        publicise publicize pronounce phrase greet apologise apologize plead testify chant sing preach lecture rant
        remind invite invoke suggest propose recommend advise nickname brand bill tag cast frame
    """,
    Sort.THINKING: """
        think believe know feel understand fear worry suspect assume presume suppose reckon figure doubt imagine
        envision envisage conceive realise realize recognise recognize remember learn forget guess mean interpret see
        notice perceive anticipate expect trust convince dream ponder contemplate foresee mull
    """,
    Sort.DEEMING: "consider deem regard view judge rate rank perceive hold",
    Sort.ATTITUDE: """
        support back endorse oppose favor favour advocate welcome condemn denounce criticise criticize praise applaud
        laud hail commend congratulate thank celebrate cheer reject dismiss disavow repudiate rebuff attack assail
        slam blast bash savage rip lambast lambaste excoriate skewer decry deplore mock ridicule deride taunt insult
        smear malign disparage belittle chide berate castigate chastise scold rebuke reprimand fault embrace defend
        champion trumpet tout hype love like hate dislike loathe despise resent admire respect adore approve
        disapprove resist fight protest object snub shun disown distance side vote nominate elect value honor honour
        salute salut rail inveigh lash knock pan challenge question envy distrust detest scorn vilify demonise
        demonize impugn accept adopt renounce abandon abhor bemoan bewail boo heckle jeer laugh enjoy appreciate trash
        torch hammer rap pillory downplay discount reverse flip agree disagree concern worried mind care tolerate
        forgive rebut root relish backtrack sour warm gush fawn swipe
    """,
    Sort.INTENTION: """
        want plan seek hope intend aim wish prefer decide try attempt look push need strive choose opt prepare offer
        agree prefer vie resolve willing eager ready poised expect long yearn mull weigh desire determine scramble
        consent volunteer
    """,
    Sort.DEMANDING: """
        demand urge request order plead petition press implore beseech exhort beg command instruct pressure lobby
        encourage appeal recommend
    """,
    Sort.ASKING: "ask inquire enquire query wonder probe grill quiz",
    Sort.CITING: "cite reference link footnote quote refer point invoke mention credit",
    Sort.SHUNNING: """
        decline refuse fail avoid dodge duck sidestep evade deflect skirt demur omit hesitate neglect ignore abstain
        refrain unable unwilling reluctant shy stop
    """,
    Sort.DEED: """
        appear seem look sound act watch meet visit focus pass sign file cast cover capture include release deliver
        design appoint hire rally block restrict display draw win lead make give put take hold use move run receive go
        come get send bring set turn keep start begin continue have do be let help work play pay stand sit walk leave
        return join enter host hold organise organize travel push force allow limit ban approve record post share
        retweet gather collect obtain
    """,
}
_IRREGULAR = {
    "thought": "think", "knew": "know", "known": "know", "felt": "feel", "understood": "understand", "saw": "see",
    "seen": "see", "forgot": "forget", "forgotten": "forget", "meant": "mean", "foresaw": "foresee", "sought": "seek",
    "chose": "choose", "chosen": "choose", "fought": "fight", "held": "hold", "told": "tell", "spoke": "speak",
    "spoken": "speak", "sang": "sing", "swore": "swear", "sworn": "swear", "pled": "plead", "begged": "beg",
    "made": "make", "makes": "make", "gave": "give", "given": "give", "took": "take", "taken": "take", "met": "meet",
    "drew": "draw", "drawn": "draw", "won": "win", "led": "lead", "ran": "run", "went": "go", "gone": "go",
    "came": "come", "got": "get", "sent": "send", "shown": "show", "brought": "bring", "kept": "keep",
    "began": "begin", "begun": "begin", "did": "do", "done": "do", "stood": "stand", "left": "leave",
    "said": "say", "wrote": "write", "written": "write", "found": "find", "laid": "lay", "lied": "lie", "lying": "lie",
    "shied": "shy", "tried": "try", "tries": "try", "wanna": "want", "hid": "hide", "shrugged": "shrug",
}  # fmt: skip
#: Adjectives and nouns that stand with "is" or after "expressed" and tell a thought, an attitude or an intention.
_NOUNS: dict[str, tuple[Sort, CueClass]] = {
    **dict.fromkeys("confident sure certain convinced aware afraid hopeful optimistic sceptical skeptical".split(),
                    (Sort.THINKING, CueClass.NEUTRAL)),
    **dict.fromkeys("opposition opponent opponents opposed critical criticism attack attacks critic critics".split(),
                    (Sort.ATTITUDE, CueClass.ACCUSING)),
    **dict.fromkeys("support supporter supporters supportive endorsement praise approval backing fan favorite "
                    "favourite vote votes glad happy proud pleased angry furious upset reaction love".split(),
                    (Sort.ATTITUDE, CueClass.NEUTRAL)),
    **dict.fromkeys("plan plans intention intentions desire effort efforts attempt goal aim bid keen".split(),
                    (Sort.INTENTION, CueClass.NEUTRAL)),
    **dict.fromkeys("demand demands request requests call calls order".split(), (Sort.DEMANDING, CueClass.NEUTRAL)),
    **dict.fromkeys("silent silence mum tight-lipped".split(), (Sort.SHUNNING, CueClass.NEUTRAL)),
    **dict.fromkeys("clear known reportedly allegedly".split(), (Sort.SAYING, CueClass.NEUTRAL)),
    "allegedly": (Sort.SAYING, CueClass.DOUBTING),
}  # fmt: skip
_AUXILIARIES = frozenset(
    """is are was were be been being am has have had having do does did will would can could may might shall should must
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't shouldn't
    cannot mustn't gonna ain't not never n't no nor neither also to of that it he she they we i you his her their its
    'd 'll 've 's he's she's they're it's we're i'm he'd she'd they'd i've they've we've he'll she'll the a an and or
    but as in on at by for from with about against into out up down off over this these those who which whom all just
    then later again still now only even so too very more most once""".split()
)
#: Forms of verbs that in a cue are nouns before nouns: "a press conference", "a news release".
_MODIFIERS = frozenset({"press", "news", "interview", "video", "joint", "phone", "direct"})
#: Verbs that lend their meaning to the one after them: "went on to say", "came out to condemn", "was heard saying".
_LIGHT = frozenset(
    """go come continue begin start take make give put get try attempt seek use keep have do issue release send deliver
    publish post hold proceed manage move help work hear see show quick turn stop fire hit shoot file record
    appear let""".split()
)
_SAYING_FRAMES = Frame.QUOTE | Frame.CLAUSE | Frame.THAT
_BY_STEM: dict[str, tuple[str, Sort]] = {}
for _sort, _verbs in _SORTS.items():
    for _verb in _verbs.split():
        _BY_STEM.setdefault(stem(_verb), (_verb, _sort))
#: What a verb tells with the word after it.
_WITH: dict[tuple[str, str], Sort] = {
    **{(verb, "for"): Sort.DEMANDING for verb in ("call", "ask", "push", "press")},
    **{("call", particle): Sort.DEMANDING for particle in ("on", "upon")},
    ("insist", "on"): Sort.DEMANDING,
    ("point", "out"): Sort.SAYING, ("weigh", "in"): Sort.SAYING, ("speak", "out"): Sort.ATTITUDE,
    ("cast", "vote"): Sort.ATTITUDE, ("cast", "votes"): Sort.ATTITUDE, ("cast", "ballots"): Sort.ATTITUDE,
    ("argue", "for"): Sort.ATTITUDE, ("argue", "against"): Sort.ATTITUDE, ("rally", "behind"): Sort.ATTITUDE,
    ("take", "issue"): Sort.ATTITUDE, ("take", "aim"): Sort.ATTITUDE, ("go", "after"): Sort.ATTITUDE,
    ("come", "out"): Sort.ATTITUDE, ("find", "out"): Sort.DEED, ("expect", "to"): Sort.INTENTION,
    ("believe", "in"): Sort.ATTITUDE, ("like", "to"): Sort.INTENTION, ("love", "to"): Sort.INTENTION,
}  # fmt: skip
_LINKS = frozenset({"link", "links"})
_BACK = frozenset("shot hit fired pushed fought struck punched clapped fire shoot push fight".split())


@lru_cache(maxsize=1 << 14)
def read_word(form: str) -> Head | None:
    """A word of a cue by itself: what it would tell as the cue's head; None for a word that carries no meaning."""
    adverb = form.endswith("ly") and form not in _NOUNS and form not in ("rally", "rely", "reply")
    if adverb or form in _AUXILIARIES or form in _MODIFIERS:
        return None
    noun = _NOUNS.get(form)
    known = CUES.get(form)
    lemma, sort = _BY_STEM.get(_IRREGULAR.get(form) or stem(form), ("", Sort.UNKNOWN))
    if known is not None:
        cue, shape = known
        if sort is Sort.UNKNOWN or (sort is Sort.DEED and cue.frames & Frame.QUOTE):
            sort = Sort.SAYING if cue.frames & _SAYING_FRAMES else Sort.UNKNOWN
        if noun is not None and form in CUES and noun[0] is not Sort.SAYING and shape is not Shape.PAST and cue.noun:
            sort = noun[0]
        return Head(0, cue.lemma, sort, cue.cue_class, cue.polarity, True, shape)
    if noun is not None:
        return Head(0, form, noun[0], noun[1], verb=False)
    if form in CUE_NOUNS:
        denying = CUE_NOUNS[form] is CueClass.DENYING
        polarity = Polarity.NEGATIVE if denying else Polarity.POSITIVE
        return Head(0, form, Sort.SAYING, CUE_NOUNS[form], polarity, verb=False)
    if sort is not Sort.UNKNOWN:
        return Head(0, lemma, sort)
    return Head(0, form, Sort.UNKNOWN, verb=form.endswith(("ed", "ing", "s")))


def head_of(forms: tuple[str, ...], following: str = "") -> Head:
    """The head of a cue by its words in lower case: the first verb that is more than a carrier of another.

    ``following`` is the first word of the content after it, a particle perhaps ("called" | "for a vote").

    "Has repeatedly claimed" → claim; "went on to say" → say; "declined to comment" → decline, then comment; "issued a
    statement saying" → say; a mark or "according to" → a saying without a verb.
    """
    if "according" in forms or not any(form[0].isalnum() for form in forms):
        return Head(-1, "according" if forms else ":", Sort.SAYING, verb=False)
    head = _first(forms)
    if head.at < 0:
        return head
    rest = forms[head.at + 1 :]
    for after in (*rest[:2], *(() if rest else (following,)), *rest[2:4]):
        sort = _WITH.get((head.lemma, after))
        if sort is not None:
            return head._replace(sort=sort)
    if head.sort is Sort.DEED and not _LINKS.isdisjoint(rest[:3]):
        # "Included a link to"
        return head._replace(sort=Sort.CITING)
    return head


def _first(forms: tuple[str, ...]) -> Head:
    found: Head | None = None
    light: Head | None = None
    noun: Head | None = None
    for at, form in enumerate(forms):
        read = read_word(form)
        if read is None or (form == "back" and at and forms[at - 1] in _BACK):
            continue
        read = read._replace(at=at)
        if found is not None:
            if read.verb and read.sort in _WORDS:
                return found._replace(then=read.lemma)
            continue
        if read.lemma in _LIGHT and read.sort is not Sort.SHUNNING and len(forms) > at + 1:
            light = light or read
        elif read.verb and read.sort is not Sort.UNKNOWN:
            found = read
            if read.sort not in (Sort.SHUNNING, Sort.INTENTION) and read.lemma != "expect":
                break
        elif noun is None or (noun.sort is Sort.UNKNOWN and read.sort is not Sort.UNKNOWN):
            noun = read
    if found is not None:
        return found
    if noun is not None and (noun.sort is not Sort.UNKNOWN or light is None):
        return noun
    if light is not None:
        return light
    return Head(-1, forms[0], Sort.SAYING, verb=False)


_WORDS = (Sort.SAYING, Sort.ASKING, Sort.CITING, Sort.THINKING)
