"""Furniture: stretches that belong to the page and not to the account, by what they say.

Every rule asks for a short stretch that begins (or is filled) with words that pages use and accounts do not: where in
doubt a stretch stays body, since a lost sentence costs more than a stray line.
"""

import re
from dataclasses import dataclass

from according.clean.contacts import SHOWN_POST, contact, has_contacts

#: Paragraphs with more words than this are never furniture, however they begin.
LONGEST = 70

_ALWAYS = re.compile(
    r"""(?xi)
    ["“]?(?: (?:for\s+)?immediate\s+release\b.{0,60}$ | (?:media\ |press\ )?contacts?(?:\ person)?:.{1,160}$
  | skip\ to\ (?:main\ )?(?:content|navigation)
  | (?:x|×)?\s?you\ deserve\ (?:independent|better|quality)
  | (?:please\ )?(?:subscribe|sign\ up)\ (?:to|for|now|today|here|on|via|newsletter|and)\b
  | subscribe\s*$ | sign\ (?:in|up)\s*$ | log\ ?in\s*$ | register\s*$
  | subscribe\ \S+\ on\ \S+\s*$
  | (?:get|receive)\ (?:the\ |our\ |all\ the\ )?(?:latest|best|top|daily|breaking|free)\b.{0,80}
      \b(?:inbox|newsletter|e-?mail|alerts?|app|telegram|whatsapp|phone|reports|updates|news)\b
  | (?:click|tap)\ here\b | (?:read|see|learn)\ more\s*(?::|$|>|»|→|\.\.\.|…|about|from|at|on|here|stor|in)
      | more:\s?\S
  | (?:read|see|watch|also\ read|related|recommended|editor's\ picks?|don't\ miss|you\ (?:may|might)\ also\ like
      |more\ (?:on\ this|from|stories|news|like)|most\ (?:read|popular|viewed)|trending)\s*(?:now|story|stories
      |articles?|news|coverage|also|next|today|content|posts?|topics|links|reading|video|this)?\s*(?::|$)
  | related\ (?:articles?|stories|coverage|content|topics|posts?|links|news|video|reading)\b[^.!?]{0,100}$
  | more\ (?:from|stories\ (?:from|by|about)|on\ this\ (?:story|topic))\b[^.!?]{0,80}$
  | (?:share|tweet|pin|print|e-?mail|comment|facebook|twitter|whatsapp|linkedin|reddit|copy\ link|save|bookmark)
      (?:\s*+[|/·•,]?+\s*+(?:this|article|story|post|share|tweet|pin|print|e-?mail|comments?|facebook|twitter|whatsapp
      |linkedin|reddit|copy|link|on|via|to|with|friends?|page|save|more))*\s*[:!]?$
  | advertis(?:e)?ment(?:\s*[-–—:.].{0,60})?$ | (?:story|article)\ continue[sd]\ below\b | slideshow\ \(.{1,30}\)$
  | scroll\ down\ for\ (?:video|more)\W*$
  | this\ article\ is\ more\ than\ .{1,30}\ old$ | (?:google\ plus|youtube|instagram|telegram|messenger|pinterest)\s*$
  | continue\ reading\b
  | (?:paid|sponsored)\ (?:content|post)\b | sponsored\ by(?:\ [^\s.]+){1,5}$ | promoted\ (?:content|stories)
  | (?:this|our|the)\ (?:web)?site\ uses\ cookies | we\ (?:and\ our\ partners\ )?use\ cookies
  | (?:accept|manage)\ (?:all\ )?cookies
  | (?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:\d{4}|by\b|the\b) | all\ rights\ reserved
  | this\ (?:material|story|article|report)\ may\ not\ be\ (?:published|reproduced|copied)
  | (?:by\ )?(?:signing\ up|subscribing|registering),?\ you\ (?:agree|accept|consent)
  | read\ (?:or|and|&)\ share\ (?:this\ )?(?:story|article)\b | content\ created\ by\b.{0,80}\bavailable\b
  | follow\ (?:us|me|him|her|them|@\w+|\S+(?:\ \S+){0,3})\ on\s
      (?:twitter|facebook|instagram|youtube|telegram|x\b|linkedin|social)
  | (?:like|find|join)\ us\ on\ (?:twitter|facebook|instagram|youtube|telegram|x\b|linkedin|social)
  | (?:download|get)\ (?:the|our)\ (?:\S+\ ){0,3}app\b
  | support\ (?:independent|our|quality|this)\b.{0,60}(?:media|journalism|work|site|donat)
  | (?:please\ )?(?:donate|become\ a\ (?:member|subscriber|supporter|patron))\ (?:now|today|here|to)
  | (?:want\ to\ )?(?:join|view|leave|post|add|read|show|hide|load)\s
      (?:the\ |a\ |all\ |your\ |more\ |\d+\ )*(?:comments?|conversation|discussion)\b
  | \d+\ (?:comments?|shares?|likes?|views?)\s*$ | comments?\s*(?:\(\d+\))?\s*$
  | (?:have\ (?:a|any)|got\ a)\ (?:news\ )?(?:tip|story)\b.{0,40}\?
  | (?:send|e-?mail)\ (?:us\ )?(?:your\ )?(?:tips?|feedback|comments)\b
  | (?:enter|your)\ (?:your\ )?e-?mail(?:\ address)?\s*$
  | (?:terms|privacy)\ (?:of\ (?:use|service)|policy|notice)\b[^.]{0,40}$
  | contact\ us\b.{0,60}$ | about\ us\s*$
  | home\s*$ | menu\s*$ | search\s*$ | (?:back\ to\ )?top\s*$ | close\s*$ | loading\W*$
  | (?:view|see|show)\ (?:all|gallery|photos|comments|slideshow|more)\b.{0,30}$
  | (?:next|previous)\ (?:article|story|post)s?\b(?:\s*$|[^.!?]{0,140}[^.!?]$)
  | (?:photos?|pictures?|images?|gallery|video|slideshow|watch)\s*(?:gallery)?\s*[:>»]?\s*$
  | (?:tags?|topics?|filed\ under|categor(?:y|ies)|posted\ in|labels)\s*:
  | (?:hide|toggle)\ caption | enlarge\ (?:this\ )?image | (?:play|pause|mute|listen)(?:\ (?:video|audio|now))?\s*$
  | (?:video|audio|media)\ (?:player|playback)\b | please\ (?:enable|turn\ on)\ javascript
  | (?:last\ )?updated?\s*:?\s*$ | \d+\ min(?:ute)?s?\ read\s*$ | (?:read|listening)\ time\b.{0,20}$
  | listen\ to\ (?:this\ )?article\b | (?-i:JUST\ WATCHED|MUST\ WATCH)\b | \w+="https?://
  | (?:tm\ and\ )?© | like\ this:\ like | share\ this:? | links\ in\ the\ news
  | you\ (?:may|might)\ (?:also\ )?(?:be\ interested|like|enjoy)\b[^.]{0,60}$
  | having\ trouble\ (?:viewing|playing|seeing)\b | try\ disabling\ any | you\ need\ the\ latest\ version
      | download\ now\b
  | report\ an?\ (?:error|typo|correction)\b | mobile\ users\b | (?:if\ you\ )?can(?:'|’)t\ see\ (?:this
      |the)\ (?:poll|video|graphic)
  | don(?:'|’)t\ see\ the\ (?:graphic|video|poll)
  | watch\ (?:the\ )?(?:video|report|full|story|below|live|above|more)\b[^!?]{0,80}$
  | (?:stay|check\ back|stick)\ (?:tuned|with|back)\b.{0,100}\b(?:updates?|developments?|details|more|latest|news
      |information)\b
  | you(?:'|’)re\ currently\ viewing
  | (?:raw\ )?(?:video|photos?|pictures|gallery|slideshow|listen|audio|podcast)s?\s?:\s?[^.!?]{3,120}[^.]?$
  | trending\b[^.!?]{0,40}:$ | more\ (?:top\ )?(?:headlines|coverage|news)\b[^.!?]{0,60}$
  | (?:\d{1,2}:)?\d{1,2}:\d\d\ (?![ap]\.?m\b|to\b|until\b|and\b|[A-Z]{2,4}\b)[A-Z‘“'\d][^.!?]{8,140}[^.!?]$
  | (?:now\ watch|in\ the\ news|watch\ now|watch\ live)\s?:[^\n]{4,160}$ | \#{3}\S{0,20}\ ?attached\ media\b
      | [\w-]{2,80}\.(?:jpe?g|png|gif)\b
  | (?:more|read\ more|top)\ (?:\w+\ ){0,3}(?:stories|news|reports|coverage|headlines)(?:\ (?:on|from|by
      |about)\ [^.!?]{2,40})?:?\s*$
  | (?:trending|what\ others|never\ miss|don(?:'|’)t\ miss)\b[^.!?]{0,80}$
      | follow\ [\w\ .]{2,30}:(?:\s\S+(?:\ \|\ \S+)*)?\s*$
  | copyright\ [A-Z][\w.&/\ ]{1,50}$ | you\ can\ unsubscribe\b | thank\ you\ for\ (?:signing\ up|subscribing
      |reading)\b[^.]{0,20}
  | you(?:\ have|(?:'|’)ve)\ reached\ (?:the|your)\b.{0,60}\b(?:limit|access|articles?|free)\b
      | subscribers?,\ (?:click|log|sign|please)\b
  | (?:["“]?\w[\w'’.-]*["”]?\ ){1,5}is\ (?:a|an|our|the)\ (?:\w+,?\ ){0,4}
      (?:column\ by|weekly\ column|daily\ newsletter|weekly\ newsletter|newsletter|podcast\ (?:by|from|about)
          |nonprofit\ newsroom
      |non-profit\ newsroom|nonprofit\ news\ (?:organi[sz]ation|site|outlet)|content\ partner)\b
  | \S+\ transcripts\ are\ created\ on\b | this\ text\ may\ not\ be\ in\ its\ final\b
      | the\ authoritative\ record\ of\b
  | visit\ .{3,60}\bfor\ more\b | for\ more\ (?:of|from|on)\b.{0,80}\b(?:go\ here|click|follow|subscribe|check\ out
      |visit)\b
  | .{2,60}\bwelcome\ to\ .{3,60}\bon\ \w+\.com\b | subscribe\ or\ log\ in\b
  | follow\ our\b | we(?:'|’)d\ (?:like|love)\ to\ hear\b | you\ can\ manage\ your\b | we\ encountered\ an\ issue\b
  | sorry,\ your\ browser\b | embed\ ?>\s?more\b | \(?tm\ and\ (?:©|copyright)\b
      | catch\ up\ on\ the\b.{0,60}\bpodcast\b
  | if\ you\ (?:liked|enjoyed|like|enjoy)\ (?:this|our|what)\b | to\ find\ out\ more\ about\b.{0,120}\b(?:visit
      |website)\b
  | become\ a\ (?:member|subscriber|supporter|patron)\b | please\ check\ back\b | click\ to\ (?:sign|subscribe|share
      |enlarge|expand)\b
  | (?:this|that)\ (?:article|story|report)\ is\ based\ in\ part\ on\b | refresh\ .{3,60}\bupdates?\b
      | read\ more\ of\ this\b
  | today(?:'|’)s\ top\ stories\b | you\ will\ receive\ occasional\b | the\ claims\ and\ opinions\ set\ forth\b
  | scroll\ down\ to\b | visit\ (?:our|the)\ .{3,40}\bfor\ (?:the\ latest|more|all)\b | have\ your\ say\b
      | have\ you\ been\ affected\ by\b
  | for\ all\ the\ latest\b | (?:to\ )?(?:stay|keep)\ (?:up[- ]to[- ]date|updated|informed|in\ the\ know)\b
      | edited\ at\ \d{4}-
  | log\ in\ sign\ up\b | \d+\ (?:free\ )?articles?\ (?:remaining|left)\b
  | need\ an\ account\? | (?:already|have)\ (?:a\ |an\ )?(?:\w+\ )?(?:subscri\w+|account)\b.{0,40}\b(?:log\ ?in
      |sign\ in)\b | create\ one\ now\b
  | text\ \S{2,20}\ to\ \d{4,6}\b | find\ (?:us|\S+(?:\ \S+)?)\ on\ (?:twitter|facebook|instagram)\b
  | (?:listen|play\ video|play\ pause|video\ length)\b.{0,80}\d:\d\d | click\ to\ share\b | hide\ transcript\b
  | (?:tumblr|pocket|flipboard|disqus|enlarge|copy|reddit|snapchat|pause|replay|autoplay|comment\(s\)
      |pending\ comments|email|text\ size)\s*$
  | [.\#@]?[\w-]{2,30}\s?:\s?[^;:.]{1,60};$ | [.@\#][\w\ ,.\-():]{2,60}\{$ | [{}]$ | &(?:amp;)*[lg]t;
  | for\ (?:more|the\ latest|complete|full)\b[^.!?]{0,80}(?::|visit|see|at|go\ to)\s*\S*(?:https?://|www\.
      |\w\.com)\S*\s*$
  | see\ also\b | \[\s?related\b | also\ (?:on|read|see)\b[^.!?]{0,120}$
  | (?:-{2,}|_{3,}|={3,}|\*{3,}|(?:\*\ ){2,}\*|~{3,}|\#{2,}|-\ ?30\ ?-|•{2,})$ )
    """
)
_ENDINGS = re.compile(
    r"""(?xi)
    \((?:click|tap)\ here\b.{0,80}\)$
  | \bsubscribe\ (?:now|today|here)\W*$
    """
)
_RESERVED = re.compile(r"(?i).{0,120}\ball rights reserved\.?(?:\s.{0,160})?$")
_LINKED = re.compile(r"[|·•»›/>]")
_NAVIGATION = re.compile(r"\s*(?:[|·•»›]|/{1,2}|>)\s+")
_SENTENCE = re.compile(r"[a-z][.!?][\"”’')]*(?:\s|$)")


_ANYWHERE = re.compile(
    r"""(?xi)
    \bby\ (?:signing\ up|subscribing|registering|submitting|providing|logging\ in|continuing
        |clicking)\b.{0,80}\byou\ (?:agree|accept|consent)
  | \b(?:opinions?|views?)\ (?:and\ opinions\ )?expressed\ (?:by|in|here|above)\b.{0,120}\b(?:their|his|her
      |its)\ own | \bare\ solely\ those\b | \bare\ (?:solely\ )?(?:those|the\ opinions?
          |the\ views?)\ of\ the\ authors?\b
  | \b(?:opinions?|views?)\b.{0,90}\b(?:do|does)\ not\ (?:necessarily\ )?(?:represent|reflect)\ (?:the|those)\b
  | \bclick\ (?:here|below|on\ the)\b | \b(?:sign\ up|subscribe)\b.{0,60}\b(?:newsletters?|e-?mails?|alerts?
      |podcasts?|inbox|briefing)\b
  | \bnewsletters?\b.{0,60}\b(?:sign\ up|subscribe|delivered|inbox)\b
  | \b(?:in|to)\ your\ (?:e-?mail\ )?inbox\b | \bcookies?\b.{0,80}\b(?:website|site|browser|settings|partners
      |experience|third[- ]party|networks|track)s?\b | \b(?:our|your|party)\b.{0,60}\bcookies\b
  | ^(?:(?:this|these|a\ (?:longer\ |shorter\ )?version\ of\ this)\ (?:\w+\ ){0,4}?|the\ )(?:article|story|column
      |piece|post|op-ed
      |essay|commentary|interview|editorial|this\ report)\b
      .{0,60}\b(?:appeared|published|posted|produced|republished|reprinted)\b
  | ^(?:originally|first)\ (?:appeared|published|posted)\b | \brepublished\ (?:with|by|under|here)\b
      | \breprinted\ (?:with|by|from)\b
  | \ball\ rights\ reserved\b | \b(?:tap|watch|listen|read|sign\ up|subscribe
      |see\ the\ video)(?:\ \w+){0,3}\ here\b[^\w]{0,3}$
  | \blinked\ here[.]?$ | \bnews\ app\b | \b(?:download|get)\ (?:the|our)\b.{0,60}\bapp\b
  | \bprotected\ by\ recaptcha\b
  | \bad[- ]?block | \b(?:adobe\ )?flash\ player\b | \bjavascript\b
    """
)
#: One of these stands wherever the pattern above matches: looking for them is quicker.
_KEYS = (
    *(
        "signing up",
        "sign up",
        "subscri",
        "registering",
        "submitting",
        "providing",
        "logging in",
        "continuing",
        "clicking",
    ),
    *(
        "expressed",
        "reflect",
        "represent",
        "those of the author",
        "opinions of the author",
        "views of the author",
        "click",
    ),
    *(
        "newsletter",
        "inbox",
        "cookie",
        "publish",
        "appeared",
        "posted",
        "produced",
        "reprinted",
        "rights reserved",
        " here",
    ),
    *(
        "news app",
        "download",
        "get the",
        "get our",
        "recaptcha",
        "ad block",
        "ad-block",
        "adblock",
        "flash player",
        "javascript",
    ),
)
_TITLE = re.compile(r"[^.!?]{8,160}\s0\d:[0-5]\d$|.{8,200}[^.!?,;:]\ Read\ more$|.{8,200}[?’'”]\ Read\ more$")
#: "Vaping:CDC reports 153 possible cases": a label glued to the title of another story.
_GLUED_LABEL = re.compile(r"[A-Z“‘'][\w’'“”\"?,.& -]{2,60}[\w’'”\"?]:(?:[A-Z]|[‘']\w)[^\n]{10,180}[^.\n]$")
_OPENING = '[(•►▶>*-–—\u200b "'


@dataclass(frozen=True, slots=True)
class Signs:
    """Which signs of furniture a document has at all: patterns without theirs need not be tried on its sentences."""

    keys: tuple[str, ...]
    contacts: bool

    @classmethod
    def of(cls, text: str) -> "Signs":
        """The signs in a document's text."""
        low = text.lower()
        return cls(tuple(key for key in _KEYS if key in low), has_contacts(text))


def furniture(words: str, signs: Signs) -> str | None:
    """Why the paragraph ``words`` is furniture, or None if it may be the account's own."""
    if len(words) > 700 or words.count(" ") >= LONGEST:
        return None
    if "@" in words and SHOWN_POST.search(words):
        return None
    bare = words.lstrip(_OPENING)
    low = words.lower()
    spoken = words[0] in '"“' and _QUOTED.search(words) is not None
    if (not spoken and _ALWAYS.match(bare)) or (("(" in words or "subscribe" in low) and _ENDINGS.search(words)):
        return "words that a page says, not an account"
    if "rights reserved" in low and _RESERVED.match(words):
        return "words that a page says, not an account"
    if not (words[0].isalnum() or any(c.isalnum() for c in words)):
        return "no words"
    # Of several sentences each is looked at by itself; and what somebody is said to have said is the account's.
    if (
        len(words) <= 320
        and any(key in low for key in signs.keys)
        and _ANYWHERE.search(words)
        and not (_INSIDE.search(words) or _QUOTED.search(words))
    ):
        return "words that a page says, not an account"
    if (":" in words and _GLUED_LABEL.match(words)) or (
        (low.endswith("ead more") or ":" in low[-4:]) and _TITLE.match(words)
    ):
        return "the title of another story or video"
    why = contact(words) if signs.contacts else None
    if why:
        return why
    if _LINKED.search(words):
        parts = _NAVIGATION.split(words)
        if len(parts) >= 4 and all(len(part.split()) <= 5 for part in parts) and not _SENTENCE.search(words):
            return "a run of links"
    return None


#: A stop with more behind it: the stretch is more than one sentence, and each is looked at by itself.
_INSIDE = re.compile(r"[a-z][.!?][\"”’')]*\s+[\"“‘(]?[A-Z]")
_QUOTED = re.compile(r"[“\"][^“”\"]{12,}[”\"]|\b(?:said|says|told|wrote|according)\b")

#: A sentence within a paragraph may have run on into the account's own where it has more words.
_LONGEST_INSIDE = 14
_LEADS_ON = re.compile(r"(?i)\W*(?:read|see|watch|also read|related|recommended|more|don't miss|tags?|topics?|filed)\b")


def inner_furniture(sentence: str, signs: Signs) -> str | None:
    """Why a sentence inside a paragraph is furniture, or None: as ``furniture``, but for what may have run on."""
    if _LEADS_ON.match(sentence) and sentence.count(" ") >= _LONGEST_INSIDE:
        return None
    return furniture(sentence, signs) if len(sentence) > 1 else None
