"""Marks: which part a paragraph plays, as far as the markup around it tells. In the child only."""

import re
from collections.abc import Sequence

from according.read.kinds.html.blocks import Block
from according.read.kinds.html.spelling import plain

_HEADING, _QUOTE = "heading", "blockquote"
WHY = {
    _HEADING: "a heading in the page",
    _QUOTE: "a block quotation in the page",
    "headline": "the page's title",
}
_TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9]*)([^<>]*)>\s*\Z")
_FRAMES = frozenset({"p", "li", "blockquote", "article", "section", "main"})
_SIGNS = re.compile(r"\b(?:class|id|itemprop|role)\s?=\s?(?:\"([^\"]{0,300})\"|'([^']{0,300})')", re.IGNORECASE)
_CREDIT = re.compile(r"(?:^|[-_\s])(?:credits?|photographer|copyright(?:holder)?|(?:image|photo)-?source)(?:$|[-_\s])")
_CAPTION = re.compile(r"(?:^|[-_\s]|image|photo|media|wp)caption(?:$|[-_\s]|text|body)")
_BELOW = re.compile(r"(?:^|[-_\s])(?:sub-?(?:title|head(?:line|ing)?)|stand-?first|dek|deck)(?:$|[-_\s])")
_MADE = re.compile(
    r"(?:^|[-_\s])(?:by-?line|author(?:s|-?name)?|posted-?on|time-?stamp|pub(?:lished|lish)?-?date|date-?published)(?:$|[-_\s])"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_POST = re.compile(
    r"(?:twitter-tweet|twitter-video|instagram-media|bluesky-embed|mastodon-embed|tiktok-embed|fb-post|reddit-card"
    r"|text-post-media|threads-post)"
)
_STOP = re.compile(r"[.!?…。！？؟।][\"”’')\]」』]*$")
_MARKS = re.compile("[\"“”„«»'‘’]")
#: How much of the markup before a paragraph is looked at, and how many tags; how far above a post's own tag stands.
_BEFORE, _TAGS, _ABOVE = 500, 3, 3_000
#: A standfirst stands among so many first blocks.
_HEAD = 4
#: A list of links below an account has so many members or more, and stands after this share of its blocks.
_LINKS, _TAIL = 2, 0.6
#: A quotation pulled out of the text has so many words or more.
_PULLED = 5
#: A byline has so few words; what stands at the end under a last heading so few characters.
_LONGEST_BYLINE, _LONGEST_END = 25, 20
#: How many characters of a description have to begin a standfirst, which it may be cut short of.
_ALIKE = 25


def mark(blocks: Sequence[Block], raw: str, descriptions: Sequence[str]) -> None:
    """Tells the parts of ``blocks``, which stand in the page ``raw``; ``descriptions`` are what its metadata says.

    Captions and credits by the elements that hold them, a standfirst by its element or by being a heading with the
    words of the page's description, embedded posts, pulled quotations and lists of links below the account.
    """
    body = next((i for i, block in enumerate(blocks) if not block.kind), len(blocks))
    for i, block in enumerate(blocks):
        start = block.start
        if start is None or block.kind == "headline":
            continue
        if block.kind == _QUOTE and _set_out(raw, start):
            block.kind = ""
        told = _by_markup(block, raw, start)
        if told is None and i < _HEAD and block.kind == _HEADING and i < body and _described(block, descriptions):
            told = ("subhead", "a heading with the words of the page's description")
        elif told and told[0] == "subhead" and not (i < _HEAD and i <= body):
            told = None
        if told:
            block.kind, block.why = told
        elif block.kind == _QUOTE and _POST.search(raw, max(0, raw.rfind("<blockquote", start - _ABOVE, start)), start):
            block.why = "a post that the page holds"
    _pulled(blocks)
    _links(blocks, raw)
    _ending(blocks)


def _set_out(raw: str, start: int) -> bool:
    """Whether a paragraph stands in a ``pre``, which the extractor takes for a quotation: old pages and releases do."""
    low = max(0, start - _ABOVE)
    return raw.rfind("<pre", low, start) > max(raw.rfind("<blockquote", low, start), raw.rfind("</pre", low, start))


def _by_markup(block: Block, raw: str, start: int) -> tuple[str, str] | None:
    """What the names of the elements right around a paragraph's first word say of it."""
    end = start
    for _ in range(_TAGS):
        begin = raw.rfind("<", max(0, start - _BEFORE), end)
        tag = _TAG.match(raw, begin, end) if begin >= 0 else None
        if tag is None:
            return None
        name, end = tag[1].lower(), begin
        if name == "figcaption":
            return "caption", "the page's element for a caption"
        short = block.text.count(" ") < _LONGEST_BYLINE
        if name == "time" and short:
            return "byline", "the page's element for a time"
        if "=" in tag[2]:
            signs = " ".join(_CAMEL.sub("-", a or b) for a, b in _SIGNS.findall(tag[2])).lower()
            if _CREDIT.search(signs):
                return "credit", "the page's element for a picture's credit"
            if _CAPTION.search(signs):
                return "caption", "the page's element for a caption"
            if _MADE.search(signs) and short and not block.kind and not _STOP.search(block.text):
                return "byline", "the page's element for who wrote it and when"
            if _BELOW.search(signs) and block.kind in ("", _HEADING):
                return "subhead", "the page's element for what stands below a headline"
        if name in _FRAMES:
            return None
    return None


def _described(block: Block, descriptions: Sequence[str]) -> bool:
    words = plain(block.text)
    told = [plain(each) for each in descriptions]
    return any(words == each or (len(each) >= _ALIKE and words.startswith(each)) for each in told) or any(
        len(words) >= _ALIKE and each.startswith(words) for each in told
    )


def _pulled(blocks: Sequence[Block]) -> None:
    """A block quotation whose words stand in a paragraph of the account too was pulled out of it."""
    quoted = [block for block in blocks if block.kind == _QUOTE and block.text.count(" ") + 1 >= _PULLED]
    if not quoted:
        return
    whole = "\n".join(_bare(block.text) for block in blocks if not block.kind)
    for block in quoted:
        if _bare(block.text) in whole:
            block.kind, block.why = "repetition", "a quotation pulled out of the text"


def _bare(words: str) -> str:
    return " ".join(_MARKS.sub("", words).casefold().split()).rstrip(".,!?…")


def _links(blocks: Sequence[Block], raw: str) -> None:
    """Members of lists that are links and nothing else, several together below most of the account."""
    run: list[Block] = []
    for i, block in enumerate([*blocks, None]):
        if block is not None and i >= _TAIL * len(blocks) and _is_link(block, raw):
            run.append(block)
            continue
        if len(run) >= _LINKS:
            for each in run:
                each.kind, each.why = "furniture", "a list of links below the account"
        run = []


def _ending(blocks: Sequence[Block]) -> None:
    """Headings at the very end, with nothing under them but a word or two, belong to the page."""
    for block in reversed(blocks):
        if block.kind == _HEADING:
            block.kind, block.why = "furniture", "a heading at the end with nothing under it"
        elif block.kind != "furniture" and (block.kind or len(block.text) > _LONGEST_END or _STOP.search(block.text)):
            return


def _is_link(block: Block, raw: str) -> bool:
    if block.kind or block.start is None or _STOP.search(block.text):
        return False
    return block.linked and raw.rfind("<li", max(0, block.start - _BEFORE), block.start) >= 0
