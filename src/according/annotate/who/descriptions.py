"""Descriptions: the common nouns by which a text calls what it has named, and places that point back with them.

"The coalition Demilitarize Now" and "Lopez, the former chief" tell the noun; "the coalition" further down then points
at the nearest entity so called, unless a second one fits about as well.
"""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator

from according.annotate.who.cluster import Cluster
from according.annotate.who.kinds import source_kind
from according.annotate.who.lexicon import BODIES, COLLECTIVES, LAWS, ROLES, TEXTS
from according.annotate.who.sources import PhraseKind, known_kind, singular
from according.annotate.who.tree import Tree
from according.annotate.word_starts import starting
from according.core import EntityType, Mention, MentionForm, SourceKind, Span

_NOUN = r"[a-z][a-z’'-]*"
_DUBBED = re.compile(
    rf"\b(?:an?|the)\s+(?:{_NOUN}\s+){{0,3}}?({_NOUN})(?:\s+of\s+(?:{_NOUN}\s+){{0,3}}{_NOUN})?,?\s+"
    r"(?:which\s+is\s+|that\s+is\s+)?(?:dubbed|called|named|known\s+as|calling\s+itself)\s+(?:the\s+)?[“\"]?\Z"
)
_NAMING_VERB = re.compile(r"dubbed|called|named|known as|calling itself")
_OFFICE = re.compile(r"\b(?:the|an?|its|their|his|her)\s[a-z’' -]{3,40},\s\Z", re.IGNORECASE)
_AFTER = re.compile(
    rf"(?:,|\s+[–—-]|\s+(?:is|was))\s+(?:an?|the|its|their|his|her|one of the)\s+((?:[\w’'-]+\s+){{0,4}}?)({_NOUN})"
    r"(?=\s+(?:of|for|from|at|in|on|with|who|which|that|undertaken|based|representing|founded|and)\b|\s*[,.;(–—])"
)
_DIRECT = re.compile(rf"\s+((?:{_NOUN}\s+){{0,1}}?)({_NOUN})\b")
#: Abbreviations that a name follows, and nouns too wide to point back at one body.
_NEVER_ALONE = frozenset(
    "amb capt cllr col cpl det dr gen gov insp lt maj mr mrs ms mx prof pvt rep rev sen sgt supt people sources media "
    "state country nation data account story record interview".split()
)
#: "the" and the two words behind it, of which the second or else the first is to be one of ``_POINTERS``.
_POINTING = re.compile(starting(("the", "this", "that"), not_after=r"\w’'-") + r"\s+(?=([\w’'-]+)(?:\s+([\w’'-]+))?)")
_POINTERS = (COLLECTIVES | ROLES | TEXTS) - _NEVER_ALONE
_NOT = ("not", "n't", "n’t", "never")
_LETTERS = re.compile(r"[a-z’'-]+", re.IGNORECASE)
_OF = re.compile(r"\s+of\b", re.IGNORECASE)
#: Nouns that fit every body whose own noun the text has not told.
_GENERAL = frozenset({"group", "organisation", "organization", "nonprofit", "body"})
_UNSURE = (EntityType.UNKNOWN, EntityType.PERSON)
#: What outlets are, and what names of agencies have in them.
_OUTLETS = frozenset("newspaper paper outlet network magazine publication broadcaster".split())
_AGENCIES = frozenset("agency department administration bureau fbi cia nsa epa irs ice fda cdc dhs fema nasa".split())
_BODY_TYPES = (EntityType.ORGANISATION, EntityType.GROUP)
#: How far back, in characters, a description may point, and how near a second fitting entity makes it unsure.
_REACH, _RIVAL = 2500, 250
#: How many times as often as the next bearer of an office its main bearer has to be named.
_FAR = 3
#: Relations of the words that qualify a noun from before it.
_QUALIFYING = frozenset({"amod", "compound", "nmod:desc"})
_OFFICES = {"rep": "congressman representative lawmaker", "representative": "congressman lawmaker",
            "sen": "senator lawmaker", "senator": "lawmaker", "gov": "governor", "dr": "doctor", "prof": "professor",
            "sgt": "sergeant", "lt": "lieutenant", "capt": "captain", "gen": "general"}  # fmt: skip


def learn(text: str, clusters: list[Cluster], tree: Tree | None = None) -> None:
    """Put into each cluster's ``heads`` the nouns by which the text calls it, and where it first does so.

    With the ``tree`` of the words appositions are told by syntax beside position.
    """
    for cluster in clusters:
        for noun in _own_nouns(cluster):
            _note(cluster, noun, cluster.first)
        for mention in cluster.mentions:
            _from_before(text, cluster, mention.span, tree)
            _from_after(text, cluster, mention.span)
            if tree is not None:
                _from_beside(text, cluster, mention.span, tree)


class Timeline:
    """Where entities are referred to, in the order of the text, so that only the near ones are looked at."""

    def __init__(self, clusters: list[Cluster]) -> None:
        self._clusters = list(clusters)
        self._places = sorted((m.span.start, at) for at, c in enumerate(clusters) for m in c.mentions)
        self._number = {id(cluster): at for at, cluster in enumerate(clusters)}

    def add(self, cluster: Cluster, place: int) -> None:
        """Note that ``cluster`` is referred to at ``place``."""
        if id(cluster) not in self._number:
            self._number[id(cluster)] = len(self._clusters)
            self._clusters.append(cluster)
        insort(self._places, (place, self._number[id(cluster)]))

    def near(self, place: int) -> list[tuple[int, Cluster]]:
        """The entities referred to within reach before ``place``, each with its last place there."""
        low, high = bisect_left(self._places, (place - _REACH, -1)), bisect_left(self._places, (place, -1))
        last = {number: start for start, number in self._places[low:high]}
        return [(start, self._clusters[number]) for number, start in last.items()]


def point(text: str, timeline: Timeline, taken: list[Span]) -> None:
    """Add to the entities the descriptions that point back at them; ``taken`` are stretches that are named already."""
    starts = [span.start for span in taken]
    for span, modifiers, noun in _pointing(text):
        at = bisect_left(starts, span.start)
        near = taken[max(0, at - 1) : at + 1]
        if any(span.overlaps(other) for other in near):
            continue
        following = text[span.end : span.end + 2]
        if following[1:].isupper() and following[0] == " ":
            continue
        found = antecedent(noun, modifiers, span.start, timeline)
        if found is not None:
            found.mentions.append(Mention(span=span, form=MentionForm.DESCRIPTION))
            timeline.add(found, span.start)


def _pointing(text: str) -> Iterator[tuple[Span, str, str]]:
    """Each "the group" or "the local group" of a text: its place, modifier and noun, in small letters."""
    end = 0
    for match in _POINTING.finditer(text):
        if match.start() < end:
            continue
        first, second = match[1].lower(), (match[2] or "").lower()
        if second in _POINTERS and _LETTERS.fullmatch(match[1]) and not _OF.match(text, match.end(2)):
            end, modifiers, noun = match.end(2), first, second
        elif first in _POINTERS and not _OF.match(text, match.end(1)):
            end, modifiers, noun = match.end(1), "", first
        else:
            continue
        yield Span(match.start(), end), modifiers, noun


def antecedent(
    noun: str, modifiers: str, place: int, timeline: Timeline, *, told: bool = False, but: Cluster | None = None
) -> Cluster | None:
    """The entity that "the ``modifiers`` ``noun``" at ``place`` points back at, or None where none or two fit.

    With ``told`` the text itself must have called it so: that "the group" fits any body is then not enough. ``but`` is
    not looked at.
    """
    one = singular(noun)
    ranked: list[tuple[int, Cluster]] = []
    for last, cluster in timeline.near(place):
        since = cluster.heads.get(one)
        if since is None and not modifiers and _is_a(one, cluster):
            since = cluster.first
        if (
            since is None
            and not told
            and one in _GENERAL
            and not modifiers
            and cluster.type in _BODY_TYPES
            and not _governs(cluster)
        ):
            since = cluster.first
        if cluster is but or since is None or since >= place or (modifiers and not _shown(cluster, modifiers)):
            continue
        ranked.append((last if one in cluster.heads else last - _RIVAL, cluster))
    ranked.sort(key=lambda pair: -pair[0])
    if len(ranked) > 1 and ranked[0][1].type is EntityType.PERSON:
        # Of several who bear one office only the one the text is about by far can be meant.
        weights = sorted(((len(cluster.mentions), -at) for at, (_, cluster) in enumerate(ranked)), reverse=True)
        return ranked[-weights[0][1]][1] if weights[0][0] >= _FAR * weights[1][0] else None
    if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < _RIVAL):
        return None
    return ranked[0][1]


def _is_a(noun: str, cluster: Cluster) -> bool:
    """Whether a name by itself shows that the noun can mean it: a newspaper's, a department's."""
    if cluster.type in (EntityType.PERSON, EntityType.PLACE):
        return False
    if noun in _OUTLETS:
        return source_kind(cluster) is SourceKind.OUTLET
    return noun == "agency" and any(word in _AGENCIES for key in cluster.keys for word in key.split())


def _governs(cluster: Cluster) -> bool:
    return any(
        n in cluster.heads
        for n in (
            "police",
            "government",
            "council",
            "department",
            "legislature",
            "parliament",
            "ministry",
            "court",
            "army",
        )
    )


def _shown(cluster: Cluster, modifiers: str) -> bool:
    """Whether the modifiers stand in a name or an earlier noun of the entity, so that they tell it from others."""
    known = " ".join((*cluster.keys, cluster.name.lower(), *sorted(cluster.titles))).replace("’", "'").split()
    return all(word in known or word in ("same", "former", "local", "whole", "entire") for word in modifiers.split())


def _own_nouns(cluster: Cluster) -> list[str]:
    nouns = [word for title in sorted(cluster.titles) for word in title.replace(".", "").split() if word in ROLES]
    nouns += [office for noun in list(nouns) for office in _OFFICES.get(noun, "").split()]
    if cluster.type in (EntityType.PERSON, EntityType.PLACE):
        return nouns
    for key in sorted(cluster.keys):
        words = key.split()
        if len(words) > 1:
            # "Department of Justice" is a department; "City Council" is no city.
            ends = (words[-1], words[0]) if words[1] in ("of", "for", "on") else words[-1:]
            nouns += [w for w in ends if w in BODIES or w in COLLECTIVES or w in LAWS]
    return nouns


def _note(cluster: Cluster, noun: str, place: int) -> None:
    one = singular(noun)
    cluster.heads[one] = min(place, cluster.heads.get(one, place))


def _from_beside(text: str, cluster: Cluster, span: Span, tree: Tree) -> None:
    """Nouns that syntax sets beside the name: "X, who was the first mayor", "the mother of one of the dead, X"."""
    for word in tree.beside(span):
        noun = tree.words[word].of(text).lower()
        kind = known_kind(noun)
        if singular(noun) != noun or any(tree.words[w].of(text) in _NOT for w in tree.children(word, "advmod")):
            continue
        if kind is PhraseKind.PERSON and (
            cluster.type is EntityType.PERSON or (cluster.type is EntityType.UNKNOWN and " " in cluster.name)
        ):
            cluster.type = EntityType.PERSON
            cluster.titles.add(noun)
            _note(cluster, noun, span.start)
        elif kind is PhraseKind.COLLECTIVE and cluster.type in _BODY_TYPES:
            _note(cluster, noun, span.start)


def _described_otherwise(text: str, noun: str, span: Span, tree: Tree | None) -> bool:
    """Whether syntax sets another noun beside the name than the one right before it."""
    nouns = [tree.words[word].of(text).lower() for word in tree.beside(span)] if tree is not None else []
    return bool(nouns) and noun not in nouns


def _from_before(text: str, cluster: Cluster, span: Span, tree: Tree | None) -> None:
    """Nouns ahead of the name: "the coalition X", "activist X", "a coalition of groups, dubbed “X”"."""
    before = text[max(0, span.start - 120) : span.start]
    dubbed = _DUBBED.search(before) if _NAMING_VERB.search(before, max(0, len(before) - 30)) else None
    last = before.rstrip('“" ').rpartition(" ")[2].rstrip(",:")
    noun = dubbed[1].lower() if dubbed else last.replace("’", "'")
    if not noun.islower() or before[-1:].isalnum():
        return
    kind = known_kind(noun)
    if kind is PhraseKind.PERSON and cluster.type in (EntityType.PERSON, EntityType.UNKNOWN) and " " in cluster.name:
        if singular(noun) != noun:
            return
        if before.rstrip().endswith(",") and (
            not _office_before(text, before, span) or _described_otherwise(text, noun, span, tree)
        ):
            return
        cluster.type = EntityType.PERSON
        cluster.titles.add(" ".join((*_modifiers(text, span, tree), noun)))
        _note(cluster, noun, span.start)
        return
    # "the police in …" ends in a preposition and so never gets here; "the group X" does.
    led = bool(dubbed) or not before.rstrip('“" ').endswith(",")
    # A model may take an odd name for a person's; "the coalition X" says that it is none.
    person = cluster.type is EntityType.PERSON and (cluster.titles or cluster.gender)
    bodily = not person and cluster.type is not EntityType.PLACE and singular(noun) == noun
    if kind is PhraseKind.COLLECTIVE and led and bodily:
        cluster.type = EntityType.GROUP if cluster.type in _UNSURE else cluster.type
        _note(cluster, noun, span.start)


def _modifiers(text: str, name: Span, tree: Tree | None) -> list[str]:
    """The words that qualify the noun right before a name: "Republican presidential nominee Ada Lind"."""
    word = tree.within(name).start - 1 if tree is not None else -1
    if tree is None or word < 0 or tree.words[word].end < name.start - 2:
        return []
    first = word
    while first > 0 and tree.relations[first - 1] in _QUALIFYING and tree.heads[first - 1] >= word:
        first -= 1
    return [tree.words[at].of(text).lower() for at in range(first, word)]


def _office_before(text: str, before: str, span: Span) -> bool:
    """Whether an office and a name between commas go together: "The police chief, Jonas Weber, said"."""
    return _OFFICE.search(before, max(0, len(before) - 50)) is not None and text[span.end : span.end + 1] in (",", ".")


def _from_after(text: str, cluster: Cluster, span: Span) -> None:
    """Nouns behind the name: "X, the former chief", "X, a project of …", "the X campaign"."""
    after = text[span.end : span.end + 90]
    match = _AFTER.match(after)
    if match is not None:
        noun = match[2]
        kind = known_kind(noun)
        own = after.startswith((",", " –", " —", " -", " is ", " was "))
        if (
            kind is PhraseKind.PERSON
            and singular(noun) == noun
            and cluster.type in (EntityType.PERSON, EntityType.UNKNOWN)
        ):
            if len(cluster.name.split()) > 1 or cluster.type is EntityType.PERSON:
                cluster.type = EntityType.PERSON
                cluster.titles.add(f"{match[1]}{noun}".strip())
                _note(cluster, noun, span.start)
        elif own and kind is PhraseKind.COLLECTIVE and cluster.type not in (EntityType.PERSON, EntityType.PLACE):
            cluster.type = EntityType.GROUP if cluster.type is EntityType.UNKNOWN else cluster.type
            _note(cluster, noun, span.start)
    direct = _DIRECT.match(after)
    named = " " in cluster.name or cluster.name.isupper()
    if direct is not None and named and cluster.type not in (EntityType.PERSON, EntityType.PLACE):
        noun = direct[2] if not direct[1] else direct[1].strip()
        if noun in ("campaign", "movement", "coalition", "group", "party", "network", "project", "company", "union"):
            cluster.type = EntityType.GROUP if cluster.type is EntityType.UNKNOWN else cluster.type
            _note(cluster, noun, span.start)
    elif re.match(r", \d{2},", after) and len(cluster.name.split()) > 1 and cluster.type is EntityType.UNKNOWN:
        cluster.type = EntityType.PERSON
