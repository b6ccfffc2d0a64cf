"""Promises: what an outlet says of itself to its readers: that it will go on reporting, where it can be had."""

import re

#: Who promises: the makers themselves, by pronoun, station, programme or address.
_MAKER = re.compile(
    r"""(?x)
    \b(?:[Ww]e|[Oo]ur)\b | ^(?:[A-Z]{2,6}[- ]?\d{1,2}|\d{1,2}[A-Z]\w*|[KW][A-Z]{2,4})\b
  | ^\S+\.(?:com|org|net)\b | ^(?:The\ )?(?:\S+\ ){0,3}(?:News|Eyewitness|Channel|Action)\b | \b(?:newscasts?
        |newsroom)\b
    """
)
_DOES = re.compile(
    r"""(?x)
    (?:\bwill|['’]ll|\bare|\bis|['’]re)\ (?:\w+\ ){0,2}?(?:bring|provide|continu(?:e|ing)|have|keep|keeping
        |updat(?:e|ing)|follow(?:ing)?
      |cover(?:ing)?|working|gathering|post|share|monitor(?:ing)?|let\ you\ know)\b
  | \bhas\ a\ (?:crew|reporter)\b
    """
)
_WHAT = re.compile(
    r"(?i)\b(?:this (?:developing |breaking )?story|(?:new |more |additional )information|updates?|the latest|coverage"
    r"|(?:more|new|further) details|developments|more (?:on|tonight|at \d))\b"
)
#: One of these stands wherever that pattern matches.
_WHAT_KEYS = (
    "story",
    "nformation",
    "pdate",
    "atest",
    "overage",
    "etails",
    "evelopments",
    "ore on",
    "ore tonight",
    "ore at",
)
_TOLD = re.compile(r"[“\"”]|\b(?:said|says|told|police|officials?|sheriff|according)\b")
#: A call to take, see or join something of the outlet's, by its first words.
_CALLS = re.compile(
    r"""(?x)
    (?i:try\ the\ app:|get\ the\ .{3,50}\bby\ e-?mail\b|download\ (?:\w+\ ){1,4}app\b
        |text\ ["“]?\w+["”]?\ to\ \d{4,6}\b
    |tap\ an\ icon\b|never\ miss\ a\ (?:beat|story)\b|subscribing\ to\ our\b|are\ you\ sure\ you\ want\ to\ log\ out\b
    |you\ can\ (?:also\ )?follow\ (?:him|her|them|us|me)\ on\b|(?:have\ )?questions,\ feedback\ or\b
    |(?:for|see)\ (?:more|other)\ (?:\w+\ ){0,3}(?:news|stories),?\ (?:listen|go|visit|click|tune|check)\b
    |(?:e-?mail|user\ ?name)(?:\ or\ user\ ?name)?:\ (?:user\ ?name:\ )?password\b
    |you\ must\ enter\ the\ characters\b|we(?:['’]ve|\ have)?\ noticed?\ (?:that\ )?you(?:['’]re
        |\ are)\b.{0,30}\b(?:ads?|block)
    |(?:monitor|watch|tune\ in\ to|keep\ (?:checking|it)|log\ on\ to|go\ to|visit|refresh|follow|check|listen\ to
        |stick|turn\ to)\b
        .{2,80}\bfor\ .{0,30}\b(?:updates?|the\ latest|(?:more|further)\ (?:details|information)|developments
        |more\ on\ this)\b
    |(?:please\ )?(?:watch|see|view|read|listen\ to)\ (?:the|an?|our|her|his|their|this)\ (?:\w+\ ){0,2}
        (?:clip|video|interview|interactive|news\ conference|full\ exchange|slideshow|photo\ gallery
        |story)\b[^.!?]{0,60}[.!]?$
    |get\ (?:an?|the|your|our)\ .{0,40}\b(?:rundown|newsletter|digest|headlines|briefing|subscription|top\ stories)\b
    |(?:this\ is\ a\ (?:developing|breaking)\ (?:news\ )?story[,;.:]?\ )?(?:please\ )?(?:stay\ (?:with|on|tuned\ to
        |connected\ (?:with|to))|check\ back\ with)\b
        .{2,60}\b(?:as\ this|for|as\ we)\b|[-–—]?\ ?please\ return\ to\b.{3,40}\bfor\b|for\ (?:more
        |further\ details)\ (?:on|about)\ this\ (?:story|article),?\ \w
    |for\ access\ to\ this\b|please\ (?:log|sign)\ in\b
        |(?:get\ breaking\ news\ alerts?\ )?be\ the\ first\ to\ know\b|keep\ up\ with\b.{0,60}\b(?:app|facebook
        |twitter|news)\b
    |(?:to\ )?send\ (?:us|her|him|me)\ (?:your\ |a\ )?(?:news\ )?tips?\b|this\ video\ is\ (?:no\ longer|not)\b
        |(?:new\ )?comments\ are\ (?:only\ |no\ longer\ )?(?:accepted|closed|moderated)\b
    |\S+\ is\ now\ using\ \w+\ as\ our\b|download\ for\ (?:iphone|android|ios)\b|tweets\ from\ the\b
        |\w+(?:\ [\w’']+){1,4}\ can\ be\ reached\ (?:via|by|at|on)\ (?:e-?mail|twitter)\b
    |(?:count|depend|rely)\ on\ .{3,40}\bfor\b.{0,40}\b(?:updates?|latest|coverage|news)\b
        |on\ (?:a\ )?mobile(?:\ device)?\?
    |(?:if\ you\ )?(?:see|spot|find|found)\ an?\ (?:typo|error|mistake)\b|report\ a\ typo\b
        |more\ on\ this\ story\ (?:tonight|at|later|on|as)\b
    |(?:get|receive)\ (?:the\ latest\ )?(?:breaking\ )?(?:news\ )?alerts\b|(?:watch|see|catch)\ .{3,40}\b(?:tonight
        |weeknights|weekdays)\ (?:at|on)\ \d
    |for\ the\ full\ (?:story|report|list),?\ (?:go|visit|click|see|read|check)\b|read\ the\ (?:full|rest|entire
        |original|complete)\b
    |(?:we\ )?(?:thank|appreciate)\ (?:you|your)\ (?:for\ )?(?:reading|support)\b|visit\ .{3,60}\bnow\ to\ see\b
    |(?:or\ )?purchase\ a\ subscription\b|(?:already|not)\ a\ (?:subscriber|member)\?|enter\ your\ (?:details
        |e-?mail)\b
    |(?:take|bring)\ \w+\ with\ you\b|be\ sure\ (?:and|to)\ (?:try|download|follow|like|check\ out)\b
    |(?:feel\ free\ to|please)\ (?:comment|share\ your)\b|upload\ your\b|(?:see|send)\ .{0,40}\bphotos?\ uploaded\b
    |this\ story\ is\ only\ available\b|stories\ can\ be\ purchased\b|act\ before\ it['’]s\ gone\b
        |like\ the\ .{3,50}\bfacebook\ page\b
    |you\ can\ follow\ (?:[\w.'’]+\ ){1,3}on\b|to\ (?:read|see
        |find)\ .{3,80},\ (?:please\ )?visit\ .{3,80}\.\w{2,4}\W*$
    |connect\ (?:directly\ )?with\ (?:the|our|us|\w+\ \w+\ on)\b.{0,40}\b(?:editors?|facebook|twitter|at)\b)
    """
)
#: What a seller of subscriptions asks of a reader; two of them make its sentence.
_ACCOUNT = re.compile(
    r"(?i)\b(?:(?:your |an? |this |online |user )account|passwords?|subscri(?:be|bers?|ptions?)|registered users?"
    r"|free trial|log(?:ged)? ?(?:in|out)|sign(?:ed)? (?:in|up)|print edition|e-?mail address(?:es)?|unlimited access"
    r"|username|digital (?:and|or) print|immediate access|trial (?:request|form)|newsletters?|paywall|gift articles?)\b"
)
_ACCOUNT_KEYS = (
    "account",
    "assword",
    "ubscri",
    "egistered",
    "rial",
    "log",
    "Log",
    "sign",
    "Sign",
    "mail",
    "access",
    "ewsletter",
)
_YOU = re.compile(r"(?i)\byou(?:r|['’]re)?\b|\bregistered users\b")
#: A call with more words may have run on into the account's own.
_LONGEST_CALL = 28
#: Labels and buttons that stand by themselves.
_BUTTONS = re.compile(
    r"""(?xi)
    (?:view\ full\ caption\b.{0,40} | in\ other\ news:?
        | share\ media(?:\ show\ caption)?(?:\ share\ this\ video)?(?:\ linkedin\ caption)?
    | (?:linkedin\ )?show\ caption | previous\s+next | next\ page\ (?:\d+\ \|?\ ?)* | details\ dmca | (?:show
        |hide)\ thumbnails?.{0,30}
    | download\ as\ pdf:? | this\ slideshow\ requires\ .{0,20} | (?:photo|image|video)\ gallery
        | share\ this\ (?:video|photo)
    | story\ highlights | like\ this\ topic\? | slideshow | watch\ this\ story | go\ deeper:?
    | (?:previous|earlier)\ (?:coverage|story|report)\ below\.? | live\ updates:\ .{0,60} | (?:here['’]s
        |read)\ more\ (?:about|on)\ this\ story:?
    | adverts? | (?:generic\ |\w+\ )?(?:stock|family|file|courtesy|submitted|contributed|staff)\ (?:photos?|images?
        |pictures?)\.?
    | listen\ to\ article | analysis/opinion:? | × | less | linkedin\ caption | holiday\ sale!? | view\ offer
    | [kw][a-z]{2,4}\ (?:photo|video|image)s? | (?:more|also|new)\ (?:on|from|at)\ [\w.]+\.(?:com|org|net):?
        | other\ top\ stories:? | on\ twitter:? | what\ is\ gofundme\?? | of\ autoplay\ .{0,50}
        | for\ more\ information:?
    | (?:19|20)\d\d\ [\w.]+(?:/[\w.]+)? | (?:now\ playing|up\ next|next\ slide|autoplay|replay|hide\ captions?
        |watch\ live|live\ stream)\b:?.{0,60}
    | (?:photo|image|slide|picture)s?:?\ \d+\ (?:of|/)\ \d+ | (?:top|latest|local|breaking|most\ (?:read|viewed
        |popular)|trending|related)\ (?:news|stories|headlines|videos?|coverage)
    | (?:provided|submitted|contributed|courtesy|handout)(?:\ (?:photo|image|by\ .{2,40}))? | advertiser\ content
        | from\ (?:our|the)\ archives?:?
    | comments\ (?:are\ closed|policy)\.? | (?:view|post|leave|add)\ (?:a\ )?comments? | (?:no|\d+)\ comments?
    | (?:app|mobile)\ users:?\ .{3,80} | (?:crime|sports|weather|traffic|breaking)\ (?:news|alerts?|headlines)
    | more\ (?:stories|news|articles|videos)\ (?:you\ (?:may|might)\ like|from|on)\b[^.!?]{0,40}
    )$"""
)
#: Labels with the title of another story.
_TITLED = re.compile(
    r"""(?xi)
    (?:\[?\s*(?:previous(?:ly)?|related(?:\ (?:links?|stor(?:y|ies)|articles?|content|coverage|video))?|also|more
        |earlier)\s*[:|]\s*[^\]]{5,200}\]
    | (?:advertisement\ )?related\ (?:links?|stor(?:y|ies)|articles?|content|coverage|headlines?)\s*[:|]?\s+.{5,400}
    | (?:\W\s)?(?:video|watch|photos?|(?:photo\ )?gallery|listen|related|read|more|also|previous
        |slideshow)\s*[:|]\s[^.]{5,160}
    )$"""
)


def promise(words: str) -> str | None:
    """Why a line or sentence is what an outlet says of itself, or None."""
    if len(words) > 320:
        return None
    if words.count(" ") <= _LONGEST_CALL and _CALLS.match(words):
        return "a call to take or follow what an outlet makes"
    if _is_for_customers(words):
        return "what a seller of subscriptions asks of its readers"
    if not any(key in words for key in _WHAT_KEYS):
        return None
    if _DOES.search(words) and _WHAT.search(words) and _MAKER.search(words) and not _TOLD.search(words):
        return "a promise of an outlet to its readers"
    return None


def _is_for_customers(words: str) -> bool:
    if not any(key in words for key in _ACCOUNT_KEYS) or not _YOU.search(words) or _TOLD.search(words):
        return False
    return len({match[0].lower() for match in _ACCOUNT.finditer(words)}) >= 2


def button(words: str) -> str | None:
    """Why a line or sentence is a label or button of the page, or None."""
    return "a label of the page" if len(words) <= 80 and _BUTTONS.match(words) else None


def titled(words: str) -> str | None:
    """Why a whole line, not the first, is a label with the title of another story, or None."""
    return "the title of another story, with a label" if len(words) <= 420 and _TITLED.match(words) else None
