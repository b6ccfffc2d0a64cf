"""Phrases: words that pages use and accounts do not, each as a pattern over a line or sentence."""

import re

ALWAYS = re.compile(
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
  | (?:\d{1,2}:)?\d{1,2}:\d\d\ (?![ap]\.?m\b|to\b|until\b|and\b|(?-i:[ECMP][SD]?T|GMT|UTC|BST
        |IST)\b)[A-Z‘“'\d][^.!?]{8,140}[^.!?]$
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
ENDINGS = re.compile(
    r"""(?xi)
    \((?:click|tap)\ here\b.{0,80}\)$
  | \bsubscribe\ (?:now|today|here)\W*$
    """
)
RESERVED = re.compile(r"(?i).{0,120}\ball rights reserved\.?(?:\s.{0,160})?$")
LINKED = re.compile(r"[|·•»›/>]")
NAVIGATION = re.compile(r"\s*(?:[|·•»›]|/{1,2}|>)\s+")
SENTENCE = re.compile(r"[a-z][.!?][\"”’')]*(?:\s|$)")


ANYWHERE = re.compile(
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
  | \bcopyright\ (?:©\ ?|\(c\)\ ?)?(?:19|20)\d\d\b
  | \ball\ rights\ reserved\b | \b(?:tap|watch|listen|read|sign\ up|subscribe
      |see\ the\ video)(?:\ \w+){0,3}\ here\b[^\w]{0,3}$
  | \blinked\ here[.]?$ | \bnews\ app\b | \b(?:download|get)\ (?:the|our)\b.{0,60}\bapp\b
  | \bprotected\ by\ recaptcha\b
  | \bad[- ]?block | \b(?:adobe\ )?flash\ player\b | \bjavascript\b
    """
)
#: One of these stands wherever the pattern above matches: looking for them is quicker.
KEYS = (
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
        "copyright",
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
