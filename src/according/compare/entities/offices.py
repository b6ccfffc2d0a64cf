"""Offices: the titles and posts that stand beside a name, or stand for it, in comparable form."""

import re
from dataclasses import dataclass, field

from according.compare.entities.names import key
from according.compare.entities.nations import led_by_nation, nation

#: Forms of address, with the gender that they tell.
COURTESY = {"mr": "m", "mrs": "f", "ms": "f", "miss": "f", "sir": "m", "lady": "f", "lord": "m", "dame": "f"}
_FULL = {"gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "sgt": "sergeant",
         "lt": "lieutenant", "capt": "captain", "prof": "professor", "dr": "doctor", "pres": "president",
         "supt": "superintendent", "col": "colonel", "congressman": "representative", "cmdr": "commander",
         "congresswoman": "representative", "councilman": "councillor", "councilwoman": "councillor",
         "council member": "councillor", "chairman": "chair", "chairwoman": "chair", "chairperson": "chair",
         "spokeswoman": "spokesman", "spokesperson": "spokesman", "det": "detective", "adm": "admiral"}  # fmt: skip
#: Offices of which the matter that accounts tell has one at a time, where their other words and their place agree.
SOLE = frozenset(
    "president premier minister mayor governor chancellor pope king queen sheriff chief superintendent secretary "
    "general commissioner prince emperor sultan emir archbishop".split()
)
_HEADS = SOLE | frozenset(
    "senator representative judge justice director chair leader speaker ambassador coach professor doctor attorney "
    "prosecutor captain lieutenant sergeant detective officer colonel commander admiral councillor spokesman editor "
    "founder owner principal pastor rabbi imam bishop reporter lawyer treasurer coroner lawmaker mp congressman "
    "administrator inspector deputy princess duke duchess marshal ceo host star author actor actress".split()
)
_BEFORE = re.compile(r"((?:[A-Za-z][\w.’'-]*\s){1,5})\Z")
_AFTER = re.compile(
    r",\s(?:the\s|an?\s)?((?:[\w’'-]+\s){0,5}?[a-z]+(?:\sof\s(?:the\s)?[\w’'-]+(?:\s[A-Z][\w’'-]+)?)?)(?=[,.;])"
)
_EMPTY = frozenset("a an the our their his her its this that new then current longtime veteran said says".split())
_PAST = frozenset("former ex late ousted previous outgoing onetime".split())
_NEXT = frozenset("acting interim deputy vice assistant incoming elect designate associate under".split())


@dataclass(frozen=True, slots=True)
class Office:
    """A post: its noun, the words that tell which ("police", "Marfield"), its countries, if it is past or second."""

    head: str
    which: frozenset[str]
    countries: frozenset[str]
    past: bool = False
    second: frozenset[str] = frozenset()
    #: The words by which it is told; they do not make it another office.
    said: str = field(default="", compare=False)

    def agrees(self, other: "Office") -> bool:
        """Whether the two can be one post: the same noun and state, the words of one among those of the other's."""
        if (self.head, self.past, self.second) != (other.head, other.past, other.second):
            return False
        narrow = self.which <= other.which or other.which <= self.which
        return narrow and (not self.countries or not other.countries or bool(self.countries & other.countries))


def office(words: str) -> Office | None:
    """The office that a phrase names ("the former Marfield police chief", "mayor of London"), or None."""
    main, _, of = key(words.replace("-", " ")).partition(" of ")
    pieces = [_FULL.get(piece, piece) for piece in main.split()]
    while pieces and pieces[0] in _EMPTY:
        pieces.pop(0)
    if not pieces or pieces[-1] not in _HEADS:
        return None
    head, before = pieces[-1], pieces[:-1]
    places = set()
    led = led_by_nation(" ".join(pieces))
    if led is not None:
        places.add(led[0].code)
        before = led[1].split()[:-1]
    # A participle tells no office: "hammered president …".
    which = {p for p in before if p not in _PAST | _NEXT | _EMPTY and not p.endswith(("ed", "ing"))}
    if of:
        beyond = of.removeprefix("the ")
        known = nation(beyond)
        if known is not None and known.how in ("name", "people"):
            places.add(known.code)
        else:
            # "Chief of police" is a police chief, and "mayor of Marfield" a Marfield mayor.
            which |= set(beyond.split())
    return Office(
        head=head,
        which=frozenset(which),
        countries=frozenset(places),
        past=any(piece in _PAST for piece in before),
        second=frozenset(piece for piece in before if piece in _NEXT),
        said=" ".join(words.split()),
    )


def without_office(name: str) -> str:
    """The key of a person's name without the office it begins with: "ada lind" for "special agent ada lind"."""
    pieces = name.split()
    last = max((at for at, piece in enumerate(pieces[:-2]) if piece.removesuffix("s") in _IN_NAMES), default=-1)
    return " ".join(pieces[last + 1 :])


def before_name(text: str, start: int) -> tuple[Office | None, str]:
    """The office and the gender that the words right before a name tell: "Prime Minister", "Mrs."."""
    match = _BEFORE.search(text, max(0, start - 60), start)
    if match is None:
        return None, ""
    pieces = match[1].split()
    last = pieces[-1].rstrip(".").lower()
    if last in COURTESY:
        return None, COURTESY[last]
    # Only words up to the last that is no part of a title: "When Prime Minister", "with the Durham police chief".
    kept: list[str] = []
    for at in range(len(pieces) - 1, -1, -1):
        bare = pieces[at].rstrip(".").lower()
        within = bare == "of" and kept and at and pieces[at - 1].lower() in _HEADS
        # "To meet Queen …": a small word before a great one is no part of the title.
        small = bool(kept) and pieces[at].islower() and kept[0][:1].isupper()
        if (bare in _STOP or small) and not within:
            break
        kept.insert(0, pieces[at])
    return (office(" ".join(kept)) if kept else None), ""


def after_name(text: str, end: int) -> Office | None:
    """The office in the apposition right after a name: ", the mayor of London,"."""
    match = _AFTER.match(text, end)
    return office(match[1]) if match is not None else None


#: Offices that a tagger may leave in a name; kings and judges may be surnames.
_IN_NAMES = frozenset(
    "president senator agent mp officer detective secretary minister governor mayor director leader elect".split()
)
_STOP = frozenset(
    "the a an and or but with by to from of in on at for when while as after before that than his her their its said "
    "told says because if where who whom whose is was were are be between against over under about".split()
)
