"""By which medium a source's words came: a letter, a tweet, a report, an interview with another outlet."""

import re

from according.annotate.attributions.settings import Setting, form
from according.annotate.cues import MEDIA
from according.core.outlets import OUTLET_WORDS

_PLATFORMS = {"twitter": "tweet", "x": "tweet", "facebook": "post", "instagram": "post", "tiktok": "post",
              "telegram": "post", "snapchat": "post", "truth social": "post", "reddit": "post"}  # fmt: skip
#: Other words for a medium.
_SAME = {
    "e-mail": "email", "news release": "press release", "media release": "press release", "release": "press release",
    "press-release": "press release", "opinion piece": "op-ed", "opinion article": "op-ed", "affadavit": "affidavit",
    "ad": "advertisement", "webpage": "website", "webcast": "broadcast", "news conference": "press conference",
    "presser": "press conference", "conference call": "call", "communiqué": "communique", "suit": "lawsuit",
    "story": "article", "piece": "article", "retweet": "tweet", "tweetstorm": "tweet", "address": "speech",
    "radio": "interview", "conversation": "interview", "sit-down": "interview", "remark": "remarks",
    "comment": "comments", "posting": "post", "voicemail": "message", "speeches": "speech", "site": "website",
}  # fmt: skip
_FURTHER = {"press conference", "town hall", "court filing", "court papers", "court documents", "appearance", "rally"}
#: Media that mostly mean something else after "in" or "on".
_DOUBTFUL = {
    "order", "sign", "page", "policy", "site", "thread", "conference", "document", "documents", "motion", "paper",
    "study", "analysis", "summary", "opinion", "comment", "comments", "remark", "piece", "story", "book",
    "conversation", "radio", "remarks", "audit", "banner", "placard", "notice", "address", "brief", "suit", "speeches",
}  # fmt: skip
_NOUNS = (MEDIA | frozenset(_SAME) | _FURTHER) - _DOUBTFUL
#: Nouns that are a medium only after "in a", "in his": "in a paper", "in an opinion".
_WEAK = frozenset(
    """study analysis paper opinion book comment remark piece story conference document documents motion conversation
    address order notice brief suit remarks comments summary audit""".split()
)


def _any(nouns: set[str] | frozenset[str]) -> str:
    return "|".join(re.escape(noun) for noun in sorted(nouns, key=lambda noun: (-len(noun), noun)))


_DETERMINER = r"(?:an?|the|his|her|its|their|another|one|several|two|this|that|my|our)\s+"
_BY = re.compile(
    r"\b(?:[Ii]n|[Vv]ia|[Tt]hrough|by|[Dd]uring|[Aa]t|[Oo]n|with|from)\s+"
    rf"(?:(?:{_DETERMINER})?(?:[\w’'.&-]+\s+){{0,4}}?(?P<noun>{_any(_NOUNS)}|"
    r"(?:tweet|letter|post|email|interview|filing)s|speeches)"
    rf"|{_DETERMINER}(?:[\w’'.&-]+\s+){{0,3}}?(?P<weak>{_any(_WEAK)}))(?![\w’'-])"
    r"|\b(?:[Oo]n|to|[Vv]ia)\s+(?:(?:his|her|their|its|the)\s+)?(?:official\s+|personal\s+)?"
    r"(?P<platform>[Tt]witter|[Ff]acebook|[Ii]nstagram|TikTok|Telegram|Snapchat|Truth Social|Reddit|X(?=[ ,.]))(?!\w)"
)
_TWEETS = {
    "tweet": "tweet", "retweet": "tweet", "post": "post", "blog": "blog", "email": "email", "text": "text",
    "testify": "testimony", "rule": "ruling",
}  # fmt: skip
#: Beside the words of core: ones that other things are called by too, but not what one speaks to or on.
_OUTLET_WORD = rf"(?:{OUTLET_WORDS}|C-SPAN|BuzzFeed|Mirror|Independent|Sun|Star|Standard)"
_OUTLET = rf"(?:(?:[Tt]he|[Tt]heir)\s+)?(?:(?:[A-Z][\w.&’'-]*|of|&)\s+){{0,4}}?{_OUTLET_WORD}(?![\w])"
_TOLD = re.compile(
    rf"\b(?:tells|told|tell|telling|spoke (?:to|with)|speaking (?:to|with)|speaks? (?:to|with)|interviewed by|"
    rf"said to|talked (?:to|with)|talking (?:to|with))\s+(?:[\w’'-]+\s+(?:of|from|at|on)\s+)?{_OUTLET}"
)
_ON_AIR = re.compile(
    rf"\b(?:on|to)\s+{_OUTLET}(?!\s+(?:poll|survey|exit))|\b(?:on|to)\s+[“\"][A-Z][^”\"]{{2,40}}[”\"]"
    rf"|\bon\s+(?:[A-Z][\w’'.&-]*\s+){{0,4}}(?:radio|television|TV|talk|cable|morning|news)\b"
)
_STOP = re.compile(r"[.!?;:“\"]\s|\bthat\b|[“\"]|\bwho\b|\bwhich\b|—|–")
_LEAD = re.compile(
    r"[\"“]?(?:(?:Later|And|But|[A-Z][a-z]+day) )?(?:[Ii]n|[Oo]n|[Dd]uring|[Vv]ia|[Tt]hrough|[Aa]t|[Ss]peaking)\b"
)
_CUT = re.compile(r"[,(;:—–\"“”]|\s(?:of|from|for|in|at|on|with|by|about|against|to|who|which|that|released|"
                  r"published|taken|conducted|signed|issued|obtained|filed|sent)\s")  # fmt: skip
_TAIL = 110


def medium_of(setting: Setting) -> str | None:
    """The word for the medium, in the singular; None where the text gives none.

    It is in the cue ("tweeted", "said in a statement"), in the source ("a petition by the group"), beside them ("told
    the Post", "on Twitter"), or before them ("In a letter, Smith said"). Words given to another outlet came by
    interview, whatever it is called.
    """
    lemma = setting.head.lemma
    if lemma in _TWEETS:
        return _TWEETS[lemma]
    return _of_source(setting) or _beside(setting)


def _of_source(setting: Setting) -> str | None:
    text = setting.text
    for span in setting.triple.source[:1]:
        cut = _CUT.search(text, span.start + 1, span.end)
        words = text[span.start : cut.start() if cut else span.end].split()
        if not words or (words[-1][:1].isupper() and len(words) > 1):
            return None
        last = form(words[-1])
        one = last.removesuffix("s") if last not in MEDIA else last
        if one in MEDIA and last not in ("media", "sources"):
            return _named(one)
    return None


def _beside(setting: Setting) -> str | None:
    text, triple = setting.text, setting.triple
    for cue in triple.cue:
        found = _search(text, cue.start, cue.end)
        if found:
            return found
    roles = [*triple.cue, *(span for span in triple.source if span.start >= setting.sentence.start)]
    contents = triple.content
    ends = sorted({span.end for span in roles})
    for end in ends:
        if any(span.start <= end < span.end for span in contents):
            continue
        stop = min(
            [setting.sentence.end, end + _TAIL, *(span.start for span in (*contents, *roles) if span.start > end)]
        )
        if stop - end < 4:
            continue
        halt = _STOP.search(text, end, stop)
        edge = halt.start() if halt and halt[0] not in ("“", '"') else stop
        # "told CNN" stands partly in the cue.
        begin = max((span.start for span in triple.cue if span.end == end), default=end)
        found = _search(text, begin, edge)
        if found:
            return found
    first = min(setting.start, *(span.start for span in contents), setting.start)
    if first - setting.sentence.start > 6 and _LEAD.match(text, setting.sentence.start, first):
        marks = [at for at in (text.find(mark, setting.sentence.start + 1, first) for mark in '“"') if at >= 0]
        return _search(text, setting.sentence.start, min([first, *marks]))
    return None


def _search(text: str, start: int, end: int) -> str | None:
    if end - start < 4:
        return None
    match = _BY.search(text, start, end)
    if match is not None:
        if match["platform"]:
            return _PLATFORMS[match["platform"].lower()]
        return _named((match["noun"] or match["weak"]).lower())
    if _TOLD.search(text, start, end) or _ON_AIR.search(text, start, end):
        return "interview"
    return None


def _named(noun: str) -> str:
    if noun in ("tweets", "letters", "posts", "emails", "interviews", "filings", "statements", "ads"):
        noun = noun.removesuffix("s")
    return _SAME.get(noun, noun)
