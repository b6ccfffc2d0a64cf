"""Insets: furniture that stands inside a paragraph, where a page's parts were run together with its sentences.

Each pattern is told by words or shapes that no sentence has; what stands around an inset stays as it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from according.core import RegionKind

_AGENCIES = (
    r"(?:AP|Associated\ Press|Reuters|REUTERS|AFP|Getty(?:\ Images)?|EPA|Bloomberg|Shutterstock|iStock(?:photo)?"
    r"|Wikimedia"
    r"|Flickr|USA\ TODAY|TNS|Zuma(?:\ Press)?|ZUMA|NurPhoto|CNP|Pool|POOL|UPI|PA|Facebook|Twitter|YouTube|Instagram)"
)
_PERSON = r"[A-ZÀ-Þ](?:\.|[\w'’\-]+)(?:\ [A-ZÀ-Þ](?:\.|[\w'’\-]*)){1,3}"
_WHOSE = r"[^()\[\]\n]{1,120}"
#: A picture's credit in brackets.
_BRACKETED = re.compile(
    rf"""(?x)[(\[]\s*(?:
        (?i:(?:file\ |handout\ |courtesy\ |undated\ )?(?:photos?|pictures?|images?|pics?|videos?|screen\ ?(?:shot
            |grab|cap)s?
            |photograph|illustration|graphic)(?:\ (?:credits?|source|courtesy|illustration))?)\s*[:/|]{_WHOSE}
      | (?i:(?:photos?|image|picture|video|illustration|screenshot|screengrab|graphic)\ (?:by|courtesy|credit|via
          |from|provided))\b{_WHOSE}
      | (?i:(?:file|staff|handout|courtesy|booking|mug)\ (?:photo|image|picture)s?){_WHOSE}?
      | (?i:credits?|source|courtesy(?:\ of)?):?\s(?=[A-Z@]){_WHOSE}
      | (?:AP|AFP|Reuters|REUTERS|Getty|EPA)\s(?:Photo|Images|File|photo|file)[^()\[\]\n]{{0,100}}
      | {_AGENCIES}\s?/\s?(?!Ipsos){_WHOSE}
      | (?:[^()\[\]/\n]{{2,60}}/\s?){{1,3}}{_AGENCIES}[^()\[\]/\n]{{0,60}}
      | ©\s?{_WHOSE} | (?i:pixabay|unsplash|google\ maps|wikipedia|screen\ ?shot|screen\ ?grab)
      | {_PERSON}\s?(?:/|--|—)\s?[A-Z0-9][\w.&'’\ -]{{1,40}}
      | (?i:stock|file|archive)\ (?i:photo|image|picture) | [\w. '’&-]{{2,40}}\ (?:photo|image|video|file|graphic)
    )[)\]]\.?(?!\s*(?:[—–]|--|-\s))(?:\s?(?:Buy|BUY)\ (?:Photo|PHOTO))?(?:\s@\w{{3,30}}\b)?"""
)
#: A name in brackets by itself behind a sentence, or alone: whose picture it is.
_OWNER = re.compile(
    r"""(?x)(?:(?<=[.!?”"’]\s)|^)[(\[](?:
        [KW][A-Z]{2,3}(?:[- ]?\w{1,6})? | Facebook | Twitter | Instagram | YouTube | Snapchat | Google | GoFundMe
      | (?!(?:AM|PM|END)\b)[A-Z]{2,5} | [^()\[\]/\n]{2,40}/\s?[KW][A-Z]{2,4}
      | (?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|See|Read|The|This|He|She|It)\b)
        [A-Z][\w.'’-]*[a-z][\w.'’-]*(?:\s(?:of|the|for|and|/|--|—|-|[A-Z0-9&][\w.'’&-]*)){1,7}
    )[)\]](?=\s*$)"""
)
#: A picture's credit after a sentence, to the end of its line.
_TRAILING = re.compile(
    rf"""(?x)(?:(?<=[.!?”"’)\w])\s+|(?<=[.!?”"’)])|^)(?:
        (?:(?i:photo(?:s|graph(?:er|s)?)?|image|picture|video|illustration|pic)(?i:\ (?:by|credits?|courtesy
            |source))?\s*[:/|]|Credit:)\s
            [^.!?\n]{{2,90}}\.?
      | (?:AP\ Photo|REUTERS|Reuters|AFP|EPA)\s?/\s?(?!Ipsos)[^.!?\n]{{2,70}}\.?
      | \|\ {_PERSON}(?:\s?/\s?|\ for\ |,\ |\ \|\ )[^.!?\n]{{2,50}}
      | {_PERSON}\s?/\s?[KW][A-Z]{{2,4}}\b | (?:Source|Credit):\ (?:{_AGENCIES}|rawpixel|Pixabay|Unsplash)
      | ^{_PERSON}\s?[/|]\s?(?:The\ |[Ff]or\ (?:The\ )?)?[A-Z][\w.'’-]*(?:\ [A-Z][\w.'’-]*){{0,4}}
      | {_PERSON}\s?/\s?(?:The\ )?{_AGENCIES}(?:\ via\ {_AGENCIES})?
      | {_PERSON}\ for\ [A-Z][\w\ ]{{2,30}}\ News | (?<=[.!?”"]\s){_PERSON}\s[/|]\s[A-Z][\w.\ ]{{2,30}}
      | (?<=[.!?”"]\s)\((?:The\ )?(?:Washington\ Post|New\ York\ Times|Associated\ Press|AP|Reuters|AFP|Guardian
          |Getty\ Images)\)
    )\s*$"""
)
_ADDRESS_BEHIND = re.compile(
    r"(?<=[.!?”\"]\s)[\w.+-]{2,40}@[\w-]{2,40}\.[\w.]{1,10}"
    r"(?:\W{1,3}(?:(?:or|and|at|Twitter:)\s)?(?:@\w{2,30}|\(?\d{3}\)?[-. ]{1,2}\d{3}[-.]\d{4}))*$"
)
#: Buttons and counters of players, galleries and threads.
_BUTTONS = re.compile(
    r"""(?x)
    (?:^|(?<=[.!?”"’)\]]\ ))(?:(?:CLOSE|Close|Buy\ Photo|Skip\ (?:in\ Skip|Ad)|Ad\ Loading\.{3}|x\ Embed|x\ Share
        |Embed|AUDIO|Pin\ It
        |More\ Galleries|Share|SHARE|Tweet|Facebook|Twitter|Pinterest|Google\+?|LinkedIn|WhatsApp|Email|Print|Reddit
            |Copy\ Link|Comment
        |Share\ on\ \w+|Post|Save|LISTEN\ TO\ ARTICLE|SHARE\ THIS\ ARTICLE|Hide\ caption|Enlarge|ADVERTISEMENT
            |Advertisement|Loading\.{3})
        (?:\ +|$)){2,}
  | ^(?:CLOSE|Buy\ Photo|AUDIO|ADVERTISEMENT|Advertisement)\ (?=[A-Z“"‘@])
  | (?<=[.!?”"’)]\ )(?:ADVERTISEMENT|Advertisement|Story\ (?:C|c)ontinued?\ (?:B|b)elow|Article\ (?:C
      |c)ontinues\ (?:B|b)elow)(?=\ [A-Z“"‘]|\s*$)
  | \bImages?\ \d+\ of\ (?:/\ )?\d+(?:\ Caption(?:\ Close)?)?
  | \b\d+\ ?/\ ?\d+\ Back\ to\ Gallery | \bBack\ to\ Gallery\b | \bCaption\ Close\b
  | ×?\ ?\b\d+\ of\ \d+\ (?:\d+\ of\ \d+\ ?){1,40}
  | (?:\.\.\.|…)\ more$
  | \bReply\ (?:Parent\ )?Thread\ (?:Expand\ )?Lin?k?\b
  | \bSend\ this\ page\ to\ someone\ via\ e-?mail\b
  | (?:^|(?<=\ ))Read\ (?:or|and|&)\ [Ss]hare\ this\ (?:story|article):?\ \S+
  | (?<=\ )\d{1,3}\ min(?:ute)?s?\ read(?=\ [A-Z])
  | \bNext\ Page\ 1\ \|(?:\ \d+\ \|)* | (?<=[)\ ])Details\ DMCA\b
  | \bView\ Full\ Caption\b[^.!?]{0,60}$ | (?<=\.\ )less$ | >>>\s?(?:See|Read|Watch|More)\b[^.!?]{3,90}[.!?]
  | \bGet\ (?:[A-Z'’][\w'’]*\ ){1,5}(?:Edition|Newsletter|Briefing)\ by\ email\b.{0,60}?\bSign\ Up\b
  | \bBuy\ Photo\b | (?<=[a-z\d]\ )CLOSE\ (?=[A-Z])
  | (?<![\w(])Photo\ /\ (?:Supplied|File|Getty(?:\ Images)?|AP|AFP|123RF|[A-Z]\w+\ [A-Z]\w+)
  | ^Photo:\ [A-Z]\w+\ [A-Z][a-z]+(?=[A-Z][a-z])
  | (?:\bGet\ [^.!?\n]{0,80})?\bdelivered\ to\ your\ inbox\ -\ subscribe\ to\ [^.!?\n]{3,60}[.]?
  | \b(?:READ\ MORE|ALSO\ READ|READ\ ALSO|RELATED)\s?:\s[^“”"\n.!?]{5,110}(?=\s[“"])
  | ^Share\ All\ sharing\ options(?:\ for:)?
  | ^(?:Enlarge\ this\ image(?:\ toggle\ caption)?|toggle\ caption|hide\ caption)\b(?:.{1,90}$)?
  | ^(?:JUST\ WATCHED|MUST\ WATCH)\b.{1,140}$
  | (?:\bRead\ more\ \w+\ )?\bLISTEN\ TO\ ARTICLE\ \d+:\d\d(?:\ SHARE\ THIS\ ARTICLE)?(?:\ (?:Share|Tweet|Post
        |Email))*
  | \b(?:Source|Credit):\ (?:PA|AP|rawpixel|Getty\ Images|Shutterstock|Pixabay|Unsplash|iStock|Reuters)(?=\ [A-Z])
  | \bEmail:\ \S+@\S+(?:\ (?:Twitter|Fb|Facebook|Phone|Instagram|Website):\ \S+)*
  | ^[A-Z]\w+\ [A-Z]\w+\ [Ff]or\ (?:[A-Z][a-z]+\ |new\ ){0,3}(?:News|Times|Post|Tribune|Journal|Globe
        |Herald)(?=\ [A-Z])
  | ^(?:Slideshow|Story\ Highlights|LinkedIn\ Caption|×)\ (?=[A-Z0-9“"‘'])
  | \bListen\ to\ article(?=\ [A-Z]) | \bHoliday\ Sale!\ Get\b.{5,120}?\bVIEW\ OFFER\b | (?<=[.!?]\ )Advert(?=\ [A-Z])
  | (?<=[.!?]\ )by\ Pin(?:\ \d+)?\ Email(?:\ \d+)?\ Shares\b
  | \bGet\ breaking\ news\ alerts?\b.{0,90}$ | \bLast\ Video\s?Next\ Video\b
  | \bReplay\ More\ Videos\ \.{3}
  | (?<=\ )\(end\)(?:\ \S+){0,4}$
  | <(?:iframe|script|img|embed)\s[^>\n]{0,300}?//[^>\n]{1,300}>
    """
)
#: What a site puts behind a name: the name in full, titles of other stories run into one another, and "MORE".
_DOSSIER = re.compile(
    r"""(?x)(?P<last>\b[A-ZÀ-Þ][\w'’\-]+)(?P<inset>\ (?:[A-ZÀ-Þ(][\w.()'’\-]*\ ){1,4}?(?P=last)(?=[A-Z0-9'‘"“])
        [^\n]{8,1200}?\bMORE\b)"""
)
_DOSSIER_SPACED = re.compile(
    r"""(?x)(?P<first>\b[A-ZÀ-Þ][\w'’\-]+)\ (?P<last>[A-ZÀ-Þ][\w'’\-]+)
        (?P<inset>\ (?P=first)\ (?:[A-ZÀ-Þ(][\w.()'’\-]*\ ){0,3}?
        (?P=last)\ (?=[A-Z0-9'‘"“])[^\n]{8,1200}?\bMORE\b)"""
)

_GLUE = re.compile(r"[a-z]['‘\"“]?[A-Z]")
#: The same where the names differ in all but the first, or stand without a space between them.
_DOSSIER_GLUED = re.compile(
    r"""(?x)\b(?P<first>[A-ZÀ-Þ][\w'’\-]+)\ (?:[\w.()'’\-]+\ ){0,3}?(?:[A-ZÀ-Þ][\w'’\-]*[a-z])?\ ?
        (?P<inset>(?P=first)\ (?:[\w.()'’\-]+\ ){0,4}?[A-ZÀ-Þ][\w'’\-]*?[a-z]
        (?:MORE\b | (?=[A-Z0-9'‘"“])[^\n]{8,1200}?\bMORE\b))"""
)


#: One of these stands wherever the pattern matches: looking for them is quicker.
_BUTTON_KEYS = tuple(
    (
        "CLOSE|Close |Buy Photo|Skip in|Skip Ad|Ad Load|Embed|AUDIO|Pin It|Back to Gallery|aption Close|Image |Images "
        "|Tweet|Pinterest|LinkedIn|WhatsApp|Reddit|Copy Link|LISTEN|SHARE|Enlarge|toggle caption|ide caption|ADVERTISE"
        "|dvertisement|Loading...|ontinue |ontinued |ontinues |×|... more|… more|Reply |Send this page|Read or|Read and"
        "|Read &| min read| mins read| minute read| minutes read|JUST WATCHED|MUST WATCH|Replay More|(end)|<iframe"
        "|Source: |Credit: |Email: | for New York| for new York| for The |Slideshow|Story Highlights|isten to article"
        "|breaking news alert|Last Video|Holiday Sale|Advert |by Pin|Next Page|DMCA|View Full| less|>>>|by email"
        "|<script|<img|<embed|Photo /|Photo: |to your inbox -|READ|RELATED|Share All"
    ).split("|")
)
_BUTTON_STARTS = ("Share", "Facebook", "Twitter", "Email", "Print", "Save", "Post ", "Google", "Comment")
_TAIL_KEYS = tuple(
    (
        "/ | hoto PHOTO mage icture ideo llustration ic: Credit: News (The (Wash (AP (Reut (AFP (Guard (Assoc (New"
        " (Getty"
    ).split()
)


@dataclass(frozen=True, slots=True)
class Inset:
    """A stretch of a paragraph, by its characters, that is the page's, and why."""

    start: int
    end: int
    kind: RegionKind
    why: str


@dataclass(frozen=True, slots=True)
class Hints:
    """The words in a document that insets have: patterns without theirs need not be tried on its paragraphs."""

    buttons: tuple[str, ...]
    credits: tuple[str, ...]

    @classmethod
    def of(cls, text: str) -> "Hints":
        """The hints in a document's text."""
        return cls(*(tuple(key for key in keys if key in text) for keys in (_BUTTON_KEYS, _TAIL_KEYS)))


def insets(words: str, hints: Hints) -> list[Inset]:
    """The stretches of furniture inside the paragraph ``words``, in its order; they do not overlap."""
    found = sorted(_found(words, hints), key=lambda inset: (inset.start, -inset.end))
    kept: list[Inset] = []
    for inset in found:
        if not kept or inset.start >= kept[-1].end:
            kept.append(inset)
    return kept


def _found(words: str, hints: Hints) -> Iterator[Inset]:
    if "(" in words or "[" in words:
        for match in _BRACKETED.finditer(words):
            yield Inset(*match.span(), RegionKind.CREDIT, "a picture's credit in brackets")
        owner = _OWNER.search(words, max(0, len(words) - 90)) if words[-1] in ")]" else None
        if owner:
            yield Inset(*owner.span(), RegionKind.CREDIT, "whose picture it is, in brackets")
    tail = words[-140:]
    if any(key in tail for key in hints.credits):
        credit = _TRAILING.search(words, max(0, len(words) - 140))
        if credit:
            yield Inset(*credit.span(), RegionKind.CREDIT, "a picture's credit at the end")
    if "@" in tail:
        address = _ADDRESS_BEHIND.search(words, max(0, len(words) - 90))
        if address:
            yield Inset(*address.span(), RegionKind.FURNITURE, "an address behind the last sentence")
    buttons = words.startswith(_BUTTON_STARTS) or any(key in words for key in hints.buttons)
    for match in _BUTTONS.finditer(words) if buttons else ():
        yield Inset(*match.span(), RegionKind.FURNITURE, "words of a button, player or gallery")
    if "MORE" in words:
        glued = [*_DOSSIER_GLUED.finditer(words)] if _GLUE.search(words) else []
        for match in (*_DOSSIER.finditer(words), *_DOSSIER_SPACED.finditer(words), *glued):
            yield Inset(*match.span("inset"), RegionKind.FURNITURE, "titles of other stories behind a name")
