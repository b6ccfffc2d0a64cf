"""Cues: the verbs and nouns that attribute, each with what it may carry and what it does to the words it carries."""

from dataclasses import dataclass
from enum import IntFlag, StrEnum

from according.annotate.cue_lexicon import NOUNS, VERBS
from according.annotate.verb_forms import ing, past, third
from according.core import CueClass, Polarity


class Frame(IntFlag):
    """What a cue takes as its content."""

    QUOTE = 1
    CLAUSE = 2  # with or without "that": said she would go
    THAT = 4  # only with "that" or a question word: argued that she would
    INFINITIVE = 8  # vowed to go
    OBJECT = 16  # condemned the vote
    PERSON = 32  # may name whom it addresses first: told reporters that
    PARTICLE = 64  # with a particle of its own: called for
    SPEECH = 128  # utters: may stand after the words it carries, in either order: "…," said Lopez


class Shape(StrEnum):
    """The form in which a verb stands."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Cue:
    """A verb of attribution: its lemma, frames, the class and polarity it gives, and the particles it goes with."""

    lemma: str
    frames: Frame
    cue_class: CueClass
    polarity: Polarity
    particles: tuple[str, ...] = ()
    noun: bool = False


_LETTERS = {
    "q": Frame.QUOTE,
    "c": Frame.CLAUSE | Frame.THAT,
    "t": Frame.THAT,
    "i": Frame.INFINITIVE,
    "n": Frame.OBJECT,
    "o": Frame.PERSON,
    "p": Frame.PARTICLE,
    "s": Frame.SPEECH,
}

# lemma, frames, particles; a doubled last letter before -ed and -ing is marked *, a form that is a noun as well ^.
# Of several entries for one verb the first holds.
_VERBS = """
    say qcs; tell qcosi; add* qts; ask^ qtoisnp about,for; write qcsp about,of; tweet^ qcs; retweet n; post^ qcs;
    note^ qcs; state^ qts; report^ qcsn; announce qcsn; suggest qcs; argue qcsp for,against; explain qts; describe
    n; continue qs; comment^ qsp on; remark^ qtsp on; observe qts; mention^ tn; discuss n; reply^ qts; respond qtsp
    to; answer^ qs; declare qcs; conclude qcs; testify qts; recount qtn; recite qn; read q; call^ np for,on; name^
    n; term^ n; label^ n; dub* n; refer* p to; cite tn; quote^ n; reference^ n; list^ n; outline^ tn; detail^ tn;
    summarise tn; summarize tn; express n; voice^ n; relay tn; convey tn; inform to; notify to; advise tio; brief*
    o; email^ qts; text^ qs; blog* qts; estimate^ cn; calculate t; predict cn; forecast^ tn; project^ tn; expect
    cin; anticipate tn; believe qctp in; think^ cts; consider n; view^ n; regard n; deem n; feel ct; understand tn;
    assume t; suppose ct; reckon cs; figure^ c; conceive n; envision n; imagine ct; propose tni; recommend tn;
    request^ tn; offer^ i; plan^ ip on; intend i; decide ti; determine tn; rule^ qt; order^ tno; seek i; aim^ i;
    want in; wish^ ti; hope^ cip for; prefer* in; agree tip with,to,on; support^ n; back^ n; endorse n; favor^ n;
    favour^ n; advocate^ np for; welcome^ n; accept tn; approve np of; identify n; characterise n; characterize n;
    portray n; depict n; liken n; compare n; propound n; opine qts; muse qts; quip* qts; joke^ qtsp about; reiterate
    qtsn; repeat^ qtsn; restate tn; echo^ n; clarify qtsn; specify t; elaborate qsp on; stipulate t; indicate qts;
    signal^ tn; imply t; hint^ tp at; allude p to; convince to; persuade toi; invite oi; interview^ x; pledge^ tin;
    promise^ tino; vow^ qti; swear ti; undertake i; guarantee^ t; assure to; reassure to; remind qto; commend n;
    credit^ n; thank n; congratulate n; ponder tn; speculate tp about,on; theorise t; theorize t; hypothesise t;
    hypothesize t; contemplate n; interpret n; publish x; issue^ x; pen* x; chant^ q; sing q; pray ti; counsel^ oi;
    urge^ toins; encourage noi; appeal^ p for,to; petition^ oi; demand^ qtni; speak p of,about,against; talk^ p
    about,of; lecture^ x; chime q; interject qs; venture qs; begin x; muse qs; recap* tn; rate^ n; bet^ c; reason^
    qts; posit t; surmise t; portend t; presume t; wonder^ qts; know t; learn t; realise t; realize t; forget t;
    recognise tn; recognize tn; allow qts; accept t; grant^ t; oppose n; challenge^ n; love^ in; hate^ n; celebrate
    n; laugh^ qs; smile^ qs; refuse^ i; decline^ i; claim^ qcsi; allege cs; assert qtsn; contend qcs; insist qcsp
    on; maintain qts; purport i; profess ti; profess in; suspect^ t; doubt^ tn; question^ qtn; query^ qtn; pretend
    ti; boast^ qtsp about,of; brag* tp about,of; tout^ n; hype^ n; opine qts; theorise t; insinuate t; postulate t;
    reveal qts; show^ ct; find t; point^ qtp out,to; confirm qcsn; recall qtsn; remember qtsn; discover t; disclose
    qtn; demonstrate t; prove t; establish t; document^ t; notice^ t; stress^ qtsn; emphasise qtsn; emphasize qtsn;
    underline^ tn; underscore^ tn; highlight^ tn; affirm qts; reaffirm tn; verify t; certify t; uncover t; expose n;
    explain qts; detail^ tn; illustrate t; reflect qs; warrant^ t; attest tp to; admit* qctsp to; acknowledge qctsn;
    concede qcts; confess qtsp to; apologise p for; apologize p for; own^ x; accuse n; blame^ n; charge^ qt; condemn
    n; denounce n; slam* n; blast^ n; criticise n; criticize n; attack^ n; assail n; decry n; rebuke^ n; chide qn;
    berate n; lambaste n; lambast n; castigate n; deride n; mock n; ridicule^ n; belittle n; disparage n; vilify n;
    excoriate n; skewer^ n; scold n; chastise n; admonish qno; reprimand^ n; deplore n; fault^ n; lash p out; rail p
    against; inveigh p against; hit^ p back,out; object^ tp to; protest^ qtn; impugn n; malign n; smear^ n; taunt^
    qn; insult^ n; demonise n; demonize n; savage^ n; pan* n; knock^ x; deny tn; reject^ n; dismiss n; dispute^ tn;
    refute tn; rebut* tn; disavow n; contradict n; disagree tp with; repudiate n; rebuff^ n; disclaim n; discount^
    n; downplay n; disown n; renounce n; recant n; retract n; demur* q; counter^ qtsn; retort^ qts; object^ tp to;
    withhold x; gainsay n; lament^ qtsn; bemoan tn; warn qctsop of,against,about; caution^ qtsop against; fear^ ct;
    worry^ qtp about; complain qtsp of,about; fume^ qs; rage^ qs; shout^ qts; yell^ qts; scream^ qts; cry^ qs;
    exclaim qts; whisper^ qts; mutter qts; murmur^ qts; mumble qs; sob* qs; sigh^ qs; snap* qs; bark^ qs; hiss^ qs;
    thunder^ qs; roar^ qs; plead qtip for; beg* oi; implore oi; beseech oi; exhort oi; threaten ti; rejoice ts;
    hail^ n; praise^ n; applaud n; laud n; cheer^ qn; extol* n; lionise n; lionize n; trumpet^ n; proclaim qtsn;
    gush qs; rave q; bristle q; grumble qts; gripe^ qts; whine^ qs; moan^ qts; joke^ qts; tease^ qs; marvel^ qtsp
    at; regret^* tn; resent n; defend n; champion^ n; rally^ x; vent^ qs; crow^ qts; gloat^ qs; stammer qs; swear
    qti; sneer^ qs; scoff^ qsp at; bellow^ qs; blurt qsp out; stutter qs; intone qs; chuckle qs; jeer^ q; heckle q;
    prod* oi;
"""

_IRREGULAR: dict[str, tuple[str, ...]] = {
    "say": ("said",),
    "tell": ("told",),
    "write": ("wrote", "written"),
    "read": ("read",),
    "speak": ("spoke", "spoken"),
    "think": ("thought",),
    "feel": ("felt",),
    "see": ("saw", "seen"),
    "understand": ("understood",),
    "find": ("found",),
    "know": ("knew", "known"),
    "swear": ("swore", "sworn"),
    "seek": ("sought",),
    "show": ("showed", "shown"),
    "forget": ("forgot", "forgotten"),
    "beseech": ("besought", "beseeched"),
    "hit": ("hit",),
    "bet": ("bet",),
    "sing": ("sang", "sung"),
    "undertake": ("undertook", "undertaken"),
    "forecast": ("forecast",),
    "learn": ("learned", "learnt"),
    "begin": ("began", "begun"),
    "withhold": ("withheld",),
    "gainsay": ("gainsaid",),
    "plead": ("pleaded", "pled"),
}
_NEGATIVE = frozenset(
    """deny reject refuse decline dismiss dispute refute rebut disavow contradict disagree repudiate rebuff disclaim
    oppose doubt disown renounce object""".split()
)


def _lexicon() -> dict[str, tuple[Cue, Shape]]:
    forms: dict[str, tuple[Cue, Shape]] = {}
    for entry in filter(None, (e.strip() for e in _VERBS.replace("\n", " ").split(";"))):
        head, letters, *rest = entry.split()
        lemma = head.rstrip("*^")
        doubled = ("*" in head and not lemma.endswith("d")) or lemma in {"refer", "prefer", "demur", "prod"}
        frames = Frame(0)
        for letter in letters.replace("x", ""):
            frames |= _LETTERS[letter]
        if not frames:
            continue
        polarity = Polarity.NEGATIVE if lemma in _NEGATIVE else Polarity.POSITIVE
        cue_class = VERBS[lemma].cue_class if lemma in VERBS else CueClass.NEUTRAL
        cue = Cue(lemma, frames, cue_class, polarity, tuple(rest[0].split(",")) if rest else (), "^" in head)
        for form in _IRREGULAR.get(lemma) or (past(lemma, doubled),):
            forms.setdefault(form, (cue, Shape.PAST))
        forms.setdefault(lemma, (cue, Shape.BASE))
        forms.setdefault(third(lemma), (cue, Shape.THIRD))
        forms.setdefault(ing(lemma, doubled), (cue, Shape.ING))
    return forms


#: Every form of every verb of attribution, in lower case.
CUES: dict[str, tuple[Cue, Shape]] = _lexicon()

#: Past participles that are no past tenses: they need "has" or "had".
PARTICIPLES: frozenset[str] = frozenset("written spoken seen known shown sworn sung begun".split())

#: Forms that introduce or follow quoted words.
SPEECH_FORMS: frozenset[str] = frozenset(
    form for form, (cue, shape) in CUES.items() if Frame.QUOTE in cue.frames and shape is not Shape.ING
) - {"allow", "allowed", "report", "state", "states", "point", "show", "shows"}

#: Nouns that carry a content with "that" or a colon, with their class: the claim that …
CUE_NOUNS: dict[str, CueClass] = {
    noun: NOUNS[noun].cue_class if noun in NOUNS else CueClass.NEUTRAL
    for noun in """
    statement announcement report suggestion belief view opinion argument conclusion prediction hope promise pledge
    vow assurance expectation proposal estimate finding findings idea notion position contention assessment remark
    comment message declaration decision reminder claim claims allegation allegations assertion assertions rumor
    rumors rumour rumours speculation suspicion doubt doubts insistence evidence revelation revelations proof
    confirmation admission acknowledgment acknowledgement concession accusation accusations charge charges complaint
    complaints criticism denial denials rejection refusal fear fears warning warnings concern concerns worry worries
    threat threats
    """.split()
}

#: Nouns by which words travel, in the singular.
MEDIA: frozenset[str] = frozenset(
    """statement letter tweet post petition report article interview speech release memo email e-mail blog website essay
    editorial op-ed column book complaint lawsuit filing affidavit indictment ruling opinion resolution motion survey
    poll study analysis paper newsletter video podcast broadcast testimony conference briefing debate ad advertisement
    transcript document documents message text affadavit declaration communique communiqué leaflet flyer banner sign
    thread story press-release bulletin notice policy page tweets posts comments remarks audit review charter manifesto
    order summary brief verdict dispatch webpage site dossier warrant placard""".split()
)
