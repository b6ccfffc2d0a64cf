"""Patterns by which denials are found, and the words around them that make none. All are linear in the text."""

import re

from according.core import stem

OUTRIGHT = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut(?:e[sd]?|ing)|disput(?:e[sd]?|ing)|rebut(?:s|ted|ting)?)\b")
REJECTS = re.compile(
    r"\b(?:reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|repudiat(?:e[sd]?|ing)|disavow(?:s|ed|ing)?|"
    r"contradict(?:s|ed|ing)?|call(?:s|ed|ing)?|describ(?:e[sd]?|ing)|brand(?:s|ed|ing)?|label(?:s|led|ed|ling|ing)?|"
    r"slam(?:s|med|ming)?|denounc(?:e[sd]?|ing)|condemn(?:s|ed|ing)?)\b"
)
REJECTS_ALONE = re.compile(r"\b(?:reject|dismiss|repudiat|disavow|contradict)")
DENIAL_WORD = re.compile(
    r"\b(?:den(?:y|ies|ied|ying|ials?)|refut(?:e[sd]?|ing)|disput(?:e[sd]?|ing)|rebut(?:s|ted|ting)?|"
    r"debunk(?:s|ed|ing)?|reject(?:s|ed|ing)? (?:the |any |these |those )?"
    r"(?:accusation|allegation|claim|report|suggestion|notion|idea)s?)\b"
)
PASSIVE = re.compile(
    r"\b(?:was|were|been|being|be|is|are|get|got)\s+(?:\w+ly\s+)?(?:denied|disputed|rejected|dismissed)"
)
CLAIMS = (
    r"(?:accusations?|allegations?|claims?|rumou?rs?|suggestions?|insinuations?|assertions?|charges?|reports?|notion|"
    r"idea|stor(?:y|ies)|theor(?:y|ies)|narrative|contention|characteri[sz]ations?)"
)
FALSE = (
    r"(?:false|untrue|not true|baseless|groundless|unfounded|fabricated|fabrications?|a lie|lies|a hoax|nonsense|"
    r"without merit|without foundation|without basis|absurd|ridiculous|preposterous|ludicrous|inaccurate|fiction|"
    r"wrong|bogus|meritless|a smear)"
)
POINTS = re.compile(rf"\b{CLAIMS}\b", re.IGNORECASE)
POINTS_THAT = re.compile(rf"\b{CLAIMS}(?:,[^,.]{{1,60}},)? that ", re.IGNORECASE)
CALLED_FALSE = re.compile(
    rf"\b(?:false|untrue|baseless|unfounded|groundless|fabricated)\s+{CLAIMS}\b|"
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
    r"opportunit(?:y|ies)|treatment|care|stay|injunctions?|clemency|tenure|promotions?|comment)\b",
    re.IGNORECASE,
)
GUILT = re.compile(r"\b(?:wrongdoing|involvement|guilt|responsibility|misconduct|any role|charges?)\b", re.IGNORECASE)
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
