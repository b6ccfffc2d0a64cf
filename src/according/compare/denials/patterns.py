"""Patterns by which denials are found, and the words around them that make none. All are linear in the text."""

import re

from according.core import stem

OUTRIGHT = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e[sd]?|ing)|disput(?:e[sd]?|ing)|rebut(?:s|ted|ting)?|"
    r"push(?:es|ed|ing)? back|(?:hit|fir|shot)\w* back|counter(?:s|ed|ing)?)\b"
)
REJECTS = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|repudiat(?:e[sd]?|ing)|disavow(?:s|ed|ing)?|"
    r"contradict(?:s|ed|ing)?|call(?:s|ed|ing)?|describ(?:e[sd]?|ing)|brand(?:s|ed|ing)?|label(?:s|led|ed|ling|ing)?|"
    r"slam(?:s|med|ming)?|denounc(?:e[sd]?|ing)|condemn(?:s|ed|ing)?)\b"
)
REJECTS_ALONE = re.compile(r"\b(?:reject|dismiss|repudiat|disavow|contradict)")
#: How a title tells what a cue does: in the past, which has one form for one denier and for several.
TOLD = (
    (re.compile(r"\bden(?:y|ies|ied|ying)\b"), "denied"),
    (re.compile(r"\bdisput"), "disputed"),
    (re.compile(r"\breject"), "rejected"),
    (re.compile(r"\bdismiss"), "dismissed"),
    (re.compile(r"\bcontradict"), "contradicted"),
    (re.compile(r"\brefut"), "“refuted”"),
    (re.compile(r"\brebut"), "“rebutted”"),
    (re.compile(r"\bback\b"), "pushed back on"),
    (re.compile(r"\bcounter"), "countered"),
    (re.compile(r"\b(?:repudiat|disavow)"), "repudiated"),
    (re.compile(r"\b(?:evidence|proof|indication|sign|basis|truth)\b"), "found no evidence for"),
    (re.compile(r"\b(?:false|untrue|baseless|unfounded|groundless|fabricat|hoax|lie|lies|nonsense)"), "called false"),
)
DENIAL_WORD = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut(?:e[sd]?|ing)|disput(?:e[sd]?|ing)|rebut(?:s|ted|ting)?|"
    r"debunk(?:s|ed|ing)?|reject(?:s|ed|ing)? (?:the |any |these |those )?"
    r"(?:accusation|allegation|claim|report|suggestion|notion|idea)s?)\b"
)
PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|get|got)\s+(?:\w+ly\s+)?(?:denied|disputed|rejected|dismissed)"
)
CLAIMS = (
    r"(?:accusations?|allegations?|claims?|rumou?rs?|suggestions?|insinuations?|assertions?|charges?|reports|"
    r"report(?= that)|findings|notion|"
    r"idea|stor(?:y|ies)|theor(?:y|ies)|narrative|contention|characteri[sz]ations?|accounts?|versions?|assessments?|"
    r"(?:talking )?points|arguments?|conclusions?|portrayals?|depictions?|criticisms?|implications?|complaints?)"
)
FALSE = (
    r"(?:false|untrue|not true|baseless|groundless|unfounded|fabricated|fabrications?|a lie|lies|a hoax|nonsense|"
    r"without merit|without foundation|without basis|absurd|ridiculous|preposterous|ludicrous|inaccurate|fiction|"
    r"wrong|bogus|meritless|a smear)"
)
POINTS = re.compile(rf"\b{CLAIMS}\b", re.IGNORECASE)
POINTS_THAT = re.compile(rf"\b{CLAIMS}(?:,[^,.]{{1,60}},| (?:from|by|in|of) [^,.;]{{1,70}}?)? that ", re.IGNORECASE)
#: "denied any allegations of fraud" tells what is denied; a cue may hold the deed, or the claim's noun.
POINTS_OF = re.compile(rf"(?:[\w’'-]+ ){{0,4}}{CLAIMS} of (?=\S+ ?)", re.IGNORECASE)
OF_CLAIMS = re.compile(rf"\b(?:{CLAIMS}|reporting)\b", re.IGNORECASE)
CALLED_FALSE = re.compile(
    rf"\b(?:these|those|this|that|such|any)\s+(?:[\w’'-]+\s+){{0,2}}"
    rf"(?:false|untrue|baseless|unfounded|groundless|fabricated)\s+{CLAIMS}\b|"
    rf"\b{CLAIMS}\b[^.;?!]{{0,100}}?\b(?:is|are|was|were|as|be)\s[^.;?!]{{0,40}}?\b{FALSE}\b",
    re.IGNORECASE,
)
QUALIFIED_FALSE = re.compile(rf"\b{FALSE}\b", re.IGNORECASE)
NO_EVIDENCE = re.compile(
    r"\b(?:found|finds|find|saw|sees|see|has|have|had|is|was|been) (?:absolutely |simply )?(?:no|not any|not found any|"
    r"not seen any) (?:credible |clear |direct |hard |concrete )?(?:evidence|proof|indication|sign|basis|truth)"
    r" (?:that|of|to suggest that|to suggest|for the claim that|to the claim that) ",
    re.IGNORECASE,
)
NOTHING_TO_DO = re.compile(
    r"\b(?:(?:none|not|never|neither|no|\w+n['’]t)\b[^.;?!]{0,80}?\banything to do with|nothing to do with)\b",
    re.IGNORECASE,
)
UNTRUE_THAT = re.compile(
    r"\b(?:it is|it['’]s|it was|it isn['’]t|it is not) (?:simply |just |absolutely |completely |totally )?"
    r"(?:not true|untrue|false|a lie|true) that ",
    re.IGNORECASE,
)
DENIES = re.compile(r"\bden(?:y|ies|ied|ying)\b")
#: What is denied is a deed: "denied destroying tents", "denied any link to the fire".
DEED = re.compile(r"(?:(?:ever|having|any|all|that|being) |\w+ing\b)", re.IGNORECASE)
#: Objects of "denied" that are asked for, not asserted.
ASKED_FOR = re.compile(
    r"\b(?:requests?|petitions?|motions?|applications?|appeals?|bail|bond|visas?|permits?|access|entry|asylum|parole|"
    r"permission|admission|benefits|services?|coverage|rights?|licen[cs]es?|bids?|relief|funding|citizenship|"
    r"opportunit(?:y|ies)|treatment|care|stay|injunctions?|clemency|tenure|promotions?|comment|due process|"
    r"chances?|seats?)\b",
    re.IGNORECASE,
)
#: Replies that need an object that is a claim: "pushed back on that claim", "countered that …".
PUSHES = re.compile(r"\b(?:back|counter\w*)\b")
#: Replies whose own clause is the counterclaim: "countered that it was the rain".
COUNTERS = re.compile(r"\b(?:counter\w*|(?:hit|fir|shot)\w* back|push\w* back|rebut\w*)\b")
#: Guilt of something, by whatever word: what accuses the denier of it is what is denied.
GUILT = re.compile(
    r"\b(?:wrongdoings?|involvement|guilt|responsibility|misconduct|charges?|culpability|complicity|collusion|"
    r"(?:any|a|no|its|his|her|their) (?:role|part|link|hand)|being (?:involved|behind)|"
    r"having (?:anything|been involved))\b",
    re.IGNORECASE,
)
#: Of these words those that tell nothing of the matter, and those with which whoever blames the denier is answered.
GENERIC = re.compile(
    r"\b(?:any|a|no|its|his|her|their|the|all)?\s*\b(?:wrongdoings?|involvement|guilt|responsibility|misconduct|charges?|"
    r"culpability|roles?|parts?|links?|hand|being|involved|behind|having|anything|been)\b",
    re.IGNORECASE,
)
ANSWERING = re.compile(r"\b(?:responsibility|involve[md]\w*|roles?|parts?|hand|behind|culpability)\b", re.IGNORECASE)
BLAMED = re.compile(r"\b(?:accus\w*|blam\w*|responsib\w*|behind|fault|implicat\w*|complicit)\b", re.IGNORECASE)
#: A cue in a finite form: not what somebody lets another deny.
FINITE = re.compile(r"\b\w+(?:ied|ies|ed|es|ted)\b|\b(?:push|hit|shot)\w* back|\brebut")
#: Words by which a statement lays something at somebody's door.
BLAMES = re.compile(
    r"\b(?:accus\w*|alleg\w*|blam\w*|responsib\w*|behind|charg(?:e|es|ed|ing)|guilty|implicat\w*|suspect\w*|"
    r"claim\w*|fault|collu\w*|involved|complicit|sued?)\b",
    re.IGNORECASE,
)
#: A content that only points at what stands before, and one that names it by a noun: "it", "the affairs".
POINTER = re.compile(
    r"(?:it|this|that|them|these|those|which|all (?:of )?(?:it|this|that|those)|something|so|as much)\W*\Z",
    re.IGNORECASE,
)
NOUN = re.compile(r"(?:the|those|these|such|any such)\s+(?:[\w’'-]+\s+){0,2}([\w’'-]+)\W*\Z", re.IGNORECASE)
THAT_NOUN = re.compile(rf"that (?:[\w’'-]+ ){{0,2}}{CLAIMS}\W*\Z", re.IGNORECASE)
#: A pointer that goes with the words right before it, in one sentence.
APPOSED = re.compile(
    r"(?:which|something|an?\s|claims?\b|allegations?\b|accusations?\b|charges?\b|reports?\b)", re.IGNORECASE
)
CONCEDED = re.compile(r"(?:it['’]s|it is) (?:certainly |of course |perfectly )?true that\b", re.IGNORECASE)
TAIL = re.compile(r",? (?:as|which|like) [^,.;]{0,60}\b(?:alleged?|claim(?:ed|s)?|reported|said|asserted|accused)\b")
WEAK = re.compile(
    r"\b(?:will|wo|won['’]t|shall|would|could|may|might|should|must|going to|can|cannot|can['’]t|if|unless|until|"
    r"believe|think|know|want|hope|feel|expect|seem|seems|like|only|yet|so much|necessarily|enough|sure|clear|"
    r"immediately|comment|respond|return|reply|reached|available)\b",
    re.IGNORECASE,
)
ACCUSING_WORDS = re.compile(r"\b(?:accus|alleg|claim|charg(?:e|es|ed|ing)\b|blam(?:e|es|ed|ing)\b)", re.IGNORECASE)
LIGHT = frozenset(
    stem(word)
    for word in """none nothing anything something everything anyone someone nobody everybody thing things never do does
    did done had has ever evidence claim claims allegation allegations true untrue false deny denied no one any
    simply absolutely completely totally categorically said says say told make makes made get got""".split()
)
NEGATORS = re.compile(
    r"\b(?:no|not(?! only\b)|never|none|nobody|nothing|neither|nor|without|cannot)\b|n['’]t\b", re.IGNORECASE
)
#: The negation of a verb: "did not", "has never", "never saw", "none of"; no "X, not Y", no "never having".
NOT = re.compile(
    r"\b(?:(?:is|are|was|were|am|do|does|did|has|have|had)(?: (?:not(?! only\b)|never|no longer)|n['’]t)\b|"
    r"(?<!about )(?<!of )(?<!for )never (?!\w+ing\b)|none of\b|no one (?:was|is|has|had)|nobody (?:was|is|has|had))",
    re.IGNORECASE,
)
#: Where the words that name a source end: "the counsel investigating …", "Trump over the weekend".
RELATIVE = re.compile(
    r" (?:who|which|that|investigating|representing|speaking|on \w+day|over the|last \w+|earlier|in an?|yesterday|"
    r"today)\b"
)
PRONOUNS = frozenset("he she it they we i you who which that this these those".split())
