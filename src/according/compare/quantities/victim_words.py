"""The words by which news counts people, and those that say what befell them.

One stretch is a count (``GROUP``): "at least two people", "a 16-year-old boy", "three others", a bare "4". What stands
right before it (``BEFORE``) or right behind it (``BEHIND``) says whether they were killed, injured or shot.
"""

import re

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
NUMBERS = dict(zip(_UNITS.split(), range(1, 18), strict=True)) | {
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "a": 1,
    "an": 1,
    "another": 1,
}
_SPELT = "|".join(sorted((word for word in NUMBERS if word not in ("a", "an", "another")), key=len, reverse=True))
#: Those who did it: their deaths are counted with the others by some and not by others.
DOERS = (
    r"suspects?|gunm[ae]n|shooters?|attackers?|assailants?|bombers?|robbers?|burglars?|intruders?|assassins?|hijackers?"
)
_ONE = (
    r"person|individual|victim|man|woman|boy|girl|child|kid|teen|teenager|baby|infant|toddler|adult|male|female|youth|"
    r"juvenile|minor|student|pupil|resident|worker|employee|officer|deputy|trooper|policeman|policewoman|soldier|marine|"
    r"firefighter|guard|bystander|civilian|driver|passenger|pedestrian|cyclist|motorist|motorcyclist|pilot|mother|"
    r"father|grandmother|grandfather|grandson|granddaughter|brother|sister|son|daughter|husband|wife|boyfriend|"
    r"girlfriend|uncle|aunt|nephew|niece|cousin|friend|neighbou?r|tourist|protester|journalist|customer|clerk|cleri[ck]|"
    r"manager|owner|nurse|doctor|teacher|miner|farmer|fisherman|sailor|climber|hiker|swimmer|patient|prisoner|inmate|"
    r"player|parent|couple"
)
_MANY = (
    r"people|persons|individuals|victims|men|women|boys|girls|children|kids|teens|teenagers|babies|infants|toddlers|"
    r"adults|males|females|youths|juveniles|minors|lives|others|family\s+members"
)
_NOT_PEOPLE = (
    r"animals|dogs|cats|horses|cows|birds|pets|times|rounds|shots|bullets|homes|houses|buildings|cars|vehicles|trucks|"
    r"buses|businesses|schools|counts|charges|incidents|shootings|fires|crashes|accidents|stores|shops|days|weeks|"
    r"months|years|hours|minutes|seconds|cases|homicides|murders|robberies|attacks|blocks|suspects|casings|guns|weapons|"
    r"groups|wounds|injuries|deaths|fatalities|arrests|windows|miles|feet|dollars|jobs|bodies|generations|families|agencies|"
    r"faces|charges|shots|names|hours|others"
)
#: Words that end a noun phrase before its head is reached.
_STOP = (
    r"and|or|but|were|was|are|is|be|been|being|had|have|has|who|that|which|when|while|after|before|as|at|in|on|of|from|"
    r"to|for|with|by|near|inside|outside|during|dead|killed|injured|wounded|hurt|shot|died|killing|injuring|wounding|"
    r"stabbed|said|says|told|fatally|critically|seriously|the|a|an|this|later|year|years|old|now|also|then|more\s+than|at\s+least|"
    r"counts?|charges?|" + _SPELT
)
GROUP = re.compile(
    rf"(?<![\w$£€#.,:/'’-])"
    rf"(?:(?P<bound>(?i:at\s+least|more\s+than|over|no\s+fewer\s+than|nearly|almost|about|around|approximately|roughly|"
    rf"some|as\s+many\s+as|up\s+to|an\s+estimated|possibly))\s+)?"
    rf"(?:(?P<definite>(?i:the|these|those|all|both|his|her|their|its|my|our))\s+)?"
    rf"(?P<extra>(?i:other|additional|second|third|fourth|fifth|sixth|last|first)\s+)?"
    rf"(?:(?P<number>\d{{1,3}}(?:,\d{{3}})*(?![\w.:%/,-]*\d|[:%/]|-|st\b|nd\b|rd\b|th\b|[ap]\.?m)|(?i:{_SPELT}|an?|another|several|multiple|numerous|a\s+number\s+of|dozens\s+of))"
    rf"(?P<middle>(?:\s+(?!(?i:{_STOP})\b)[\w'’-]+,?){{0,5}}?\s+(?P<head>(?i:{_MANY}|(?:\d+-\w+-)?(?:{_ONE})|{DOERS}|\d+-(?:year|month|week)-olds?"
    rf"(?!(?:\s+(?!(?:{_STOP})\b)[\w'’-]+){{0,2}}\s+(?:{_ONE}|{DOERS})\b))\b|"
    rf"(?!(?i:{_NOT_PEOPLE}|{_STOP})\b)[A-Za-z]\w{{2,}}(?<![su]s)s\b(?!['’-]))|\b)"
    rf")"
)
AGES = re.compile(r"(?i:\bage[sd]?\s+(?:\d{1,3}(?:,|\s)+)*(?:and\s+)?)\Z")
SINGLE = re.compile(rf"(?i:(?:\d+-\w+-)?(?:{_ONE})|{DOERS}|\d+-(?:year|month|week)-old)")
#: "A woman and girl": who stands behind "and" without a number is one more.
AND_ONE = re.compile(rf"\s+and\s+(?:(?:his|her|their)\s+)?(?:\d+-\w+-old\s+)?(?i:{_ONE})\b(?!\s+(?:was|is|has)\b)")
AGED = re.compile(
    r",?\s+(?i:ages?|aged)\s+\d[\d,\s]*(?:and\s+\d+)?,?|,\s+\d{1,3},(?=\s)|\s+in\s+(?:his|her|their)\s+\w+"
)
JOIN = re.compile(r"\s*(?:,\s*(?:and|&)?|and|&)\s+\Z")
_DONE = r"shot|stabbed|beaten|struck|hit|run\s+over|burned|burnt|crushed|gunned\s+down"
_GAP = (
    r"(?:\s+(?:people|persons|victims|men|women))?"
    r"(?:\s+(?:in|inside|at|from|on|outside|near|aboard)\s+(?:(?:the|a|an|his|her|their)\s+)?[\w'’-]+(?:\s+[\w'’-]+)?"
    r"(?=\s+(?:died|dead|were|was|are|is|have|had)\b))?"
    r"(?:,?\s+(?:who|that))?"
    r"(?:\s+(?:were|was|are|is|have|has|had|been|be|being|also|both|all|reportedly|later|then|now|apparently|confirmed|"
    r"reported|known|pronounced|found|left|allegedly|still|listed|declared|to\s+have|believed\s+to\s+be|to\s+be|eventually|"
    r"subsequently|accidentally|reportedly|mortally)){0,6}"
)
_HURT = r"injured|hurt|wounded"
_HOSPITAL = r"(?:[\w'’.-]+\s+){0,5}?(?:hospitals?|medical|trauma|infirmary)\b"
BEHIND = re.compile(
    rf"(?i:{_GAP}\s+(?:"
    rf"(?P<killed>killed(?!\s+(?:a|an|the|his|her|their|at|himself|herself|\d|{_SPELT})\b)|dead|died|die|dies|dying|deceased|slain|murdered|perished|drowned|lost\s+(?:their|his|her)\s+li(?:ves|fe)|"
    rf"fatally\s+(?:shot|stabbed|wounded|injured|struck|beaten|hurt|burned|hit|crushed)(?!\s+(?:a|an|the|his|her|their|himself|herself)\b)|(?:{_DONE})\s+(?:dead|to\s+death|and\s+killed|and\s+fatally\s+\w+|fatally)|succumb(?:ed|s)|gunned\s+down(?!\s+(?:a|an|the|his|her|their)\b))|"
    rf"(?P<injured>(?P<grave>(?:seriously|critically|severely|gravely|badly|slightly|lightly)\s+)?(?:{_HURT})|"
    rf"(?:{_DONE})\s+and\s+(?:(?:seriously|critically|severely|gravely|badly)\s+)?(?:{_HURT})|"
    rf"(?:suffer(?:ed|ing|s)?|sustain(?:ed|ing|s)?)\s+(?:from\s+)?(?:[\w-]+\s+){{0,4}}?(?:injur(?:y|ies)|wounds?|burns)|"
    rf"with\s+(?:[\w-]+\s+){{0,3}}?(?:injuries|wounds)\b|"
    rf"(?:in\s+)?(?:very\s+|extremely\s+)?(?P<state>critical|serious|stable|fair|good|grave)(?:\s+but\s+\w+)?(?:\s+condition)\b|"
    rf"(?:fighting\s+for\s+(?:his|her|their)\s+li(?:ves|fe)|recovering|on\s+life\s+support)|"
    rf"(?:(?:{_DONE})\s+and\s+)?(?:were\s+|was\s+)?(?:hospitali[sz]ed|(?:taken|rushed|transported|airlifted|flown|sent|admitted|brought|driven|went|treated)\s+"
    rf"(?:to|at|in)\s+{_HOSPITAL})|in\s+(?:the\s+|an?\s+)?hospital\b|treated\b)|"
    rf"(?P<shot>shot(?!\s+(?:a|an|the|his|her|their|himself|herself|him|them|\d|{_SPELT})\b)|struck\s+by\s+(?:gunfire|bullets?)|hit\s+by\s+(?:gunfire|bullets?|stray))"
    rf")\b)"
)
BEFORE = re.compile(
    rf"(?i:\b(?:(?P<killed>kill(?:s|ed|ing)?|murder(?:s|ed|ing)|claim(?:s|ed|ing)\s+the\s+li(?:ves|fe)\s+of|"
    rf"t(?:ook|aking|akes)\s+the\s+li(?:ves|fe)\s+of|deaths?\s+of|killings?\s+of|murders?\s+of|slayings?\s+of|"
    rf"fatally\s+\w+|(?:{_DONE}|shoots|stabs)\s+(?:dead|to\s+death|and\s+kill(?:ed|s|ing)))|"
    rf"(?P<injured>(?P<grave>(?:seriously|critically|severely|gravely|badly|slightly)\s+)?(?:injur(?:es|ed|ing)|wound(?:s|ed|ing)|hurt(?:s|ing)?)|"
    rf"(?:{_DONE}|shoots|stabs)\s+and\s+(?:(?:seriously|critically)\s+)?(?:injur(?:ed|es)|wound(?:ed|s)))|"
    rf"(?P<shot>shot|shoot(?:s|ing)|str(?:uck|iking|ikes)|hit(?:s|ting)?))\s+)\Z"
)
SENT = re.compile(
    r"(?i:\b(?:sen(?:t|ds|ding)|land(?:ed|s|ing)|put(?:s|ting)?|rush(?:ed|es)|took|tak(?:es|ing)|transported)\s+)\Z"
)
TO_HOSPITAL = re.compile(rf"(?i:(?:\s+with\s+gunshot\s+wounds)?\s+(?:to|in)\s+{_HOSPITAL})")
#: What the words before a count make of it: some of those told of, of another time, or not so.
PART = re.compile(
    r"(?i:\b(?:includ(?:ing|es?|ed)|among\s+(?:them|the\s+\w+|those)|of\s+(?:whom|them|which|those)|such\s+as|per|each|every|"
    r"not|no|nor|neither|without|only|first|instead\s+of|rather\s+than|from|compared\s+(?:with|to)|counts?\s+of|identified|"
    r"(?:image|photo)\s+\d+\s+of|bod(?:y|ies)\s+of|names?\s+of|identit(?:y|ies)\s+of|relatives?\s+of|famil(?:y|ies)\s+of|photos?\s+of|memory\s+of|when|as\s+if|least\s+one\s+of)\s+(?:\w+\s+){0,1})\Z"
)
PART_BEHIND = re.compile(
    r"(?i:\s*(?:/|of\s+(?:the|them|those|these|whom|which|its|his|her|their|\d)\b|a\s+(?:day|week|month|year)\b|per\b|each\b))"
)
ORDER = {
    word: place for place, word in enumerate("second third fourth fifth sixth seventh eighth ninth tenth".split(), 2)
}
ORDINAL = re.compile(rf"\b(?:{'|'.join(ORDER)})\b")
#: "A third victim has died": so many are dead in all.
NTH = re.compile(
    rf"(?i:\b(?:an?\s+)?(?P<n>{'|'.join(ORDER)})\s+(?:\w+\s+)?(?:victim|person|man|woman|teen|teenager|child|boy|girl|student)\b"
    r"(?:(?!\b(?:and|but|said|told|injured|wounded)\b)[^.;]){0,90}?\s(?:has\s+(?:also\s+|now\s+)?died|dies|died|succumbed|was\s+pronounced\s+dead))"
)
#: "Ten were treated at one hospital and three at another."
PARTED = re.compile(
    rf"(?i:[^.;]{{0,90}}?\bhospital[^.;]{{0,20}}?\b(?:and|while)\s+(?:the\s+)?(?:other\s+|another\s+)?(?:\d+|{_SPELT})\b)"
)
BOUND_TIMES = re.compile(r"(?i:\s+times\b)")
SCENE = re.compile(
    r"(?i:\b(?:at\s+the\s+(?:scene|hospital)|on\s+the\s+spot|at\s+(?:a|an)\s+(?:\w+\s+)?hospital|instantly|on\s+scene)\b)"
)
#: A noun behind a bare number, which then counts something else.
NOUN = re.compile(
    r"(?:\s+(?!(?i:and|or|but|in|at|on|when|while|before|after|as|during|dead|who|of|including|during|by|with|from|near|inside|"
    r"outside|over|since|this|last|early|late|for|to|more|others?|critically|seriously|wounded|injured|hurt|is|was|were|"
    r"are|has|have|had|that|the|a|an|according|police|sunday|monday|tuesday|wednesday|thursday|friday|saturday|"
    r"officials|authorities|overnight|across|around|so|then|later|yesterday|today|tonight|people|because|until)\b)[a-z][\w'’-]*|-)"
)
THING = re.compile(
    r"(?:-|dog|cat|horse|cow|animal|bird|deer|bear|pet|house|home|car|building|vehicle|truck|bus|business|school|count|charge|"
    r"day|week|month|year|hour|minute|shot|round|bullet|time|side|part|shooting|fire|crash|block|mile)"
)
#: A name and what befell its bearer: one of the dead.
NAMED = re.compile(
    r"(?P<name>[A-Z][\w'’-]+(?:\s+[A-Z][\w.'’-]+){1,3})(?:,\s+(?:who\s+was\s+)?\d{1,3},?(?:\s+of\s+[A-Z][\w]+(?:\s+[A-Z]\w+)?,)?)?\s+"
    r"(?:later\s+|also\s+)?(?:died|was\s+(?:shot\s+and\s+)?killed|was\s+(?:later\s+)?pronounced\s+(?:dead|deceased)|was\s+fatally\s+shot|"
    r"was\s+shot\s+(?:dead|to\s+death)|was\s+found\s+dead|succumbed)\b"
)
FIRED = re.compile(r"(?i:\b(?:fir(?:ed|es|ing)|heard)\s+(?:off\s+)?(?:at\s+least\s+)?)\Z")
FOUND = re.compile(r"(?i:\bf(?:ound|ind|inding)\s+(?:at\s+least\s+)?)\Z")
UNREAL = re.compile(
    r"(?i:\b(?:would|could|may|might|if|threat\w*|plan(?:s|ned|ning)?|attempt\w*|tried|trying|intend\w*|want(?:s|ed)?|"
    r"wish\w*|suspected\s+of|no\s+one|nobody|unless)\b[^,;.]{0,25}\Z|\bto\s+(?:\w+ly\s+)?\w+\s+\Z)"
)
TOLL = re.compile(
    rf"(?i:\b(?:death\s+toll|toll|number\s+of\s+(?:dead|deaths|fatalities|people\s+killed))\b[^.;\d]{{0,40}}?"
    rf"\b(?:to|at|of|is|was|stands\s+at|now|reache[ds])\s+(?:at\s+least\s+)?(?P<n>\d{{1,3}}(?:,\d{{3}})*|{_SPELT})\b)"
    rf"|(?i:\b(?P<m>\d{{1,3}}|{_SPELT})\s+(?:people\s+|confirmed\s+)?(?:deaths|fatalities)\b)"
)
TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
DOUBLE = re.compile(
    r"(?i:\b(?P<n>double|triple|quadruple|quintuple)[- ]"
    r"(?P<what>homicide|murder|killing|slaying|shooting|stabbing|fatal))"
)
SHOT_AT = re.compile(r"\s+at\b")
PASSIVE = re.compile(r"(?i:\b(?:were|was|been|being|are|is)\b)")
