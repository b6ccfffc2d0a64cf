"""Furniture: stretches that belong to the page and not to the account, by what they say.

Every rule asks for a short stretch that begins (or is filled) with words that pages use and accounts do not: where in
doubt a stretch stays body, since a lost sentence costs more than a stray line.
"""

import re

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
  | (?:click|tap)\ here\b | (?:read|see|learn)\ more\s*(?::|$|>|»|→|\.\.\.|…|about|from|at|on|here|stor|in) | more:\s?\S
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
  | .{0,120}\ball\ rights\ reserved\.?(?:\s.{0,160})?$
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
  | (?:next|previous)\ (?:article|story|post)\b
  | (?:photos?|pictures?|images?|gallery|video|slideshow|watch)\s*(?:gallery)?\s*[:>»]?\s*$
  | (?:tags?|topics?|filed\ under|categor(?:y|ies)|posted\ in|labels)\s*:
  | (?:hide|toggle)\ caption | enlarge\ (?:this\ )?image | (?:play|pause|mute|listen)(?:\ (?:video|audio|now))?\s*$
  | (?:video|audio|media)\ (?:player|playback)\b | please\ (?:enable|turn\ on)\ javascript
  | (?:last\ )?updated?\s*:?\s*$ | \d+\ min(?:ute)?s?\ read\s*$ | (?:read|listening)\ time\b.{0,20}$
  | (?:-{2,}|_{3,}|={3,}|\*{3,}|(?:\*\ ){2,}\*|~{3,}|\#{2,}|-\ ?30\ ?-|•{2,})$ )
    """
)
_ENDINGS = re.compile(
    r"""(?xi)
    \((?:click|tap)\ here\b.{0,80}\)$
  | \bsubscribe\ (?:now|today|here)\W*$
    """
)
_NAVIGATION = re.compile(r"\s*(?:[|·•»›]|/{1,2}|>)\s+")
_SENTENCE = re.compile(r"[a-z][.!?][\"”’')]*(?:\s|$)")


def furniture(words: str) -> str | None:
    """Why the paragraph ``words`` is furniture, or None if it may be the account's own."""
    if len(words) > 700 or words.count(" ") >= LONGEST:
        return None
    if _ALWAYS.match(words) or _ENDINGS.search(words):
        return "words that a page says, not an account"
    if not any(c.isalnum() for c in words):
        return "no words"
    parts = _NAVIGATION.split(words)
    if len(parts) >= 4 and all(len(part.split()) <= 5 for part in parts) and not _SENTENCE.search(words):
        return "a run of links"
    return None
