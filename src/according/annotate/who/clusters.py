"""Clusters: which names of one document name the same, by full name, surname, acronym and shortened name.

A name joins another only where one candidate fits; with two the name stays by itself. Wrong mergers cost more than
missed ones: Durham is neither the Durham Police Department nor University Tower's street.
"""

import re

from according.annotate.who.cluster import Cluster, absorb, add, key_of
from according.annotate.who.lexicon import (
    BODIES,
    DROPPABLE,
    FEMALE_NAMES,
    FEMALE_TITLES,
    GIVEN_NAMES,
    MALE_NAMES,
    MALE_TITLES,
    PEOPLES,
    PLACES,
)
from according.annotate.who.name import Names
from according.annotate.who.types import leaning, settle, suppose
from according.core import FUNCTION_WORDS, EntityType, MentionForm, Span


def clusters(text: str, found: Names) -> list[Cluster]:
    """The names of ``found`` put together, in the order of their first place."""
    made: dict[str, Cluster] = {}
    for name in found.mentions:
        made.setdefault(key_of(name.words), Cluster(name=name.words, type=EntityType.UNKNOWN))
        add(made[key_of(name.words)], name)
    for key, cluster in made.items():
        cluster.keys.add(key)
        suppose(cluster)
        elsewise = leaning(cluster) not in (None, EntityType.PLACE)
        if cluster.type is EntityType.UNKNOWN and not elsewise and _at_a_place(text, cluster):
            cluster.type = EntityType.PLACE
    _join_acronyms(made, found.aliases)
    _join_shortened(made)
    _join_persons(text, made)
    result = sorted({id(cluster): cluster for cluster in made.values()}.values(), key=_order)
    for cluster in result:
        settle(cluster)
        cluster.mentions.sort(key=lambda mention: (mention.span.start, mention.span.end))
        cluster.gender = _gender(cluster)
    return result


def _order(cluster: Cluster) -> tuple[int, str]:
    return min(mention.span.start for mention in cluster.mentions), cluster.name


def _join_acronyms(made: dict[str, Cluster], aliases: tuple[tuple[str, str], ...]) -> None:
    for full, short in aliases:
        long, brief = key_of(full), key_of(short)
        if long in made and brief in made:
            target = made[long]
            absorb(made, brief, target)
            if target.type is EntityType.UNKNOWN:
                target.type = EntityType.ORGANISATION
    by_initials: dict[str, list[str]] = {}
    for key, cluster in made.items():
        if " " in key and cluster.type in (EntityType.ORGANISATION, EntityType.UNKNOWN):
            for initials in _initials(key):
                by_initials.setdefault(initials, []).append(key)
    for key, cluster in list(made.items()):
        alone = cluster.mentions[0].form is MentionForm.ACRONYM and len(key) >= 2 and cluster.keys == {key}
        candidates = {id(made[k]): k for k in by_initials.get(key, [])} if alone else {}
        if len(candidates) == 1:
            target = made[next(iter(candidates.values()))]
            absorb(made, key, target)
            target.type = EntityType.ORGANISATION if target.type is EntityType.UNKNOWN else target.type


def _initials(key: str) -> set[str]:
    words = key.replace("-", " ").split()
    office = (
        {words[-1][0] + "o" + "".join(w[0] for w in words[:-1])} if words[-1] in ("department", "ministry") else set()
    )
    return office | {"".join(w[0] for w in words), "".join(w[0] for w in words if w not in FUNCTION_WORDS and w != "&")}


def _join_shortened(made: dict[str, Cluster]) -> None:
    """Bodies by a part of their name: "Amnesty" for Amnesty International, "Police Department" after a city's."""
    bodies = [key for key, c in made.items() if " " in key and c.type in (EntityType.ORGANISATION, EntityType.UNKNOWN)]
    parts: dict[str, dict[int, str]] = {}
    for key in bodies:
        words = key.split()
        for cut in range(1, len(words)):
            ahead, behind = words[:cut], words[cut:]
            if all(w in DROPPABLE for w in behind) or (
                len(ahead) > 1 and ahead[-1] in BODIES and behind[0] not in _OF_A_BODY and not _a_body(behind)
            ):
                parts.setdefault(" ".join(ahead), {})[id(made[key])] = key
            # "Police Department" is short for a city's; "Tea Party" is not short for the one of Greater Phoenix.
            common = all(w in BODIES or w in FUNCTION_WORDS for w in behind)
            country = ahead[-1] in ("us", "american") and cut == 1 and (len(behind) > 2 or behind[0] in _CHAMBERS)
            # The key has lost the s of "Times".
            last = made[key].name.lower().split()[-1]
            if len(behind) == 1 and last in _MASTHEADS and ahead[-1] not in FUNCTION_WORDS:
                parts.setdefault(last, {})[id(made[key])] = key
            long = len(behind) > 1 or behind[0] in _CHAMBERS
            if long and (common or country) and behind[0] not in FUNCTION_WORDS:
                parts.setdefault(" ".join(behind), {})[id(made[key])] = key
    for key, cluster in list(made.items()):
        holders = [whole for identity, whole in parts.get(key, {}).items() if identity != id(cluster)]
        if (
            len(holders) != 1
            or key in PLACES
            or key in PEOPLES
            or (key in BODIES and key not in _MASTHEADS | _CHAMBERS)
        ):
            continue
        if cluster.type in (EntityType.UNKNOWN, EntityType.ORGANISATION, EntityType.GROUP):
            absorb(made, key, made[holders[0]], MentionForm.PARTIAL)


def _a_body(behind: list[str]) -> bool:
    """Whether what follows a body's name is a body of its own: the "White House National Security Council"."""
    return len(behind) > 1 and behind[-1] in BODIES


def _join_persons(text: str, made: dict[str, Cluster]) -> None:
    """Persons by surname, and by given name where no other bears it."""
    _join_full_names(made)
    by_last: dict[str, dict[int, str]] = {}
    by_first: dict[str, dict[int, str]] = {}
    for key, cluster in made.items():
        words = cluster.name.lower().replace("’", "'").split()
        if len(words) < 2 or cluster.type not in (EntityType.PERSON, EntityType.UNKNOWN):
            continue
        # The last may be a common word: "Theresa May".
        if any(w in FUNCTION_WORDS for w in words[:-1]) or any(w in BODIES for w in words) or len(words) > 5:
            continue
        surname = words[-1].rstrip(",.")
        if surname in _GENERATIONS and len(words) > 2:
            by_last.setdefault(f"{words[-2].rstrip(',.')} {surname}", {})[id(cluster)] = key
            surname = words[-2].rstrip(",.")
        by_last.setdefault(surname, {})[id(cluster)] = key
        by_first.setdefault(words[0], {})[id(cluster)] = key
    for key, cluster in list(made.items()):
        if (
            (" " in key and key.split()[-1] not in _GENERATIONS)
            or cluster.type in (EntityType.ORGANISATION, EntityType.EVENT)
            or cluster.keys != {key}
        ):
            continue
        if cluster.mentions[0].form is MentionForm.HANDLE or _with_article(text, cluster):
            continue
        holders = list(by_last.get(key, {}).values())
        if cluster.titles:
            holders = [h for h in holders if _agree(made[h], cluster)]
        if len(holders) > 1:
            holders = _introduced(made, holders, cluster) or holders
        if len(holders) > 1:
            # A surname by itself is the elder's where the text says "Jr." of the younger.
            elder = [h for h in holders if h.split()[-1] not in _GENERATIONS]
            holders = elder if len(elder) == 1 else holders
        if not holders and key in GIVEN_NAMES:
            holders = list(by_first.get(key, {}).values())
        if len(holders) != 1 or (cluster.type is EntityType.PLACE and key in PLACES):
            continue
        target = made[holders[0]]
        if _known_otherwise(text, cluster, target):
            continue
        junior = holders[0].split()[-1] in _GENERATIONS and " " not in key
        if junior and (" father" in text or cluster.first < target.first or cluster.titles - {"mr"}):
            continue
        if target.type is EntityType.UNKNOWN and cluster.type is not EntityType.PERSON and len(target.name.split()) > 3:
            continue
        target.type = EntityType.PERSON
        absorb(made, key, target, MentionForm.PARTIAL)


def _with_article(text: str, cluster: Cluster) -> bool:
    """Whether "the" stands before every place of a name: "the Rose" is no Ms Rose."""
    starts = [mention.span.start for mention in cluster.mentions]
    return not cluster.titles and all(text[max(0, start - 4) : start].lower() == "the " for start in starts)


def _join_full_names(made: dict[str, Cluster]) -> None:
    """Full names with and without what stands between given name and surname; a junior stays apart from a senior."""
    short: dict[tuple[str, str], list[str]] = {}
    long: list[tuple[tuple[str, str], str]] = []
    for key, cluster in made.items():
        words = key.split()
        if cluster.type not in (EntityType.PERSON, EntityType.UNKNOWN) or not 2 <= len(words) <= 5:
            continue
        generation = words[-1] in _GENERATIONS
        core = words[:-1] if generation else words
        if len(core) == 2 and not generation:
            short.setdefault((core[0], core[1]), []).append(key)
        elif len(core) > 2 and (cluster.type is EntityType.PERSON or len(core[1]) == 1):
            long.append(((core[0], core[-1]), key))
    _join_pet_names(made, short)
    for ends, key in long:
        for other in short.get(ends, ()):
            if made[other] is not made[key] and sum(1 for e, _ in long if e == ends) == 1:
                absorb(made, other, made[key])
                made[key].type = EntityType.PERSON


def _join_pet_names(made: dict[str, Cluster], short: dict[tuple[str, str], list[str]]) -> None:
    """Short given names: "Steve Lund" is Steven Lund where no third person of that surname is named."""
    by_last: dict[str, list[tuple[str, str]]] = {}
    for (first, last), keys in short.items():
        by_last.setdefault(last, []).append((first, keys[0]))
    for bearers in by_last.values():
        if len(bearers) != 2 or EntityType.PERSON not in {made[key].type for _, key in bearers}:
            continue
        (one, left), (two, right) = sorted(bearers, key=lambda bearer: -len(bearer[0]))
        if one != two and one.startswith(two) and len(two) > 2 and _agree(made[left], made[right]):
            absorb(made, right, made[left])


_KIN = re.compile(
    r"\b(?:daughter|son|wife|husband|brother|sister|father|mother|cousin|nephew|niece|uncle|aunt|widow|widower|spouse|"
    r"grandson|granddaughter|grandfather|grandmother|first lady|first gentleman|"
    r"no relation|not related|unrelated|namesake)\b"
)
#: What stands between two people who are named together, up to a title of the second.
_AND = re.compile(r",? (?:and|&) (?:(?:his|her|the|first|former) |[\w.]{1,15} ){0,3}$")
_BESIDE = 60
_COURTESY = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor"})
#: The characters of headline, subhead and lede, in which a surname may come before the full name.
_LEDE = 400
#: What a newspaper is called for short after its place: "the Times".
_MASTHEADS = frozenset({"times", "post", "journal", "herald", "tribune", "guardian", "globe", "gazette", "chronicle"})
#: Bodies that a country has one of, so that "the Senate" is the U.S. Senate.
_CHAMBERS = frozenset({"senate", "congress"})
#: Words that begin the name of a body's own body: the "White House Office of …" is not the White House.
_OF_A_BODY = frozenset({"office", "bureau", "committee", "council", "subcommittee"})
_GENERATIONS = frozenset({"jr", "sr", "ii", "iii"})


def _known_otherwise(text: str, bare: Cluster, person: Cluster) -> bool:
    """Whether the text has spoken of another by this surname before it names the person in full.

    News gives the full name first, but in the headline and the lede: "President Lund … his daughter Ida Lund" are two.
    An office and a surname are the one who bears the full name further down, unless that one is somebody's kin.
    """
    office = {title for title in bare.titles if title.replace(".", "") not in _COURTESY}
    if _side_by_side(text, bare, person):
        return True
    if office and bare.first < person.first and person.type is EntityType.PERSON:
        return any(
            _KIN.search(text, max(0, m.span.start - 50), m.span.end + 50) is not None
            for m in person.mentions
            if " " in m.span.of(text)
        )
    if office and not person.titles and bare.first < person.first:
        return True
    return any(_LEDE < mention.span.start < person.first for mention in bare.mentions)


def _side_by_side(text: str, bare: Cluster, person: Cluster) -> bool:
    """Whether the two stand beside each other, so that they are two: "President Lund and Ida Lund"."""
    ends = {mention.span.end for mention in bare.mentions}
    return any(
        match is not None and match.start() in ends
        for mention in person.mentions
        for match in [_AND.search(text, max(0, mention.span.start - _BESIDE), mention.span.start)]
    )


def _introduced(made: dict[str, Cluster], holders: list[str], bare: Cluster) -> list[str]:
    """The one bearer of a surname named in full before the text first goes on by the surname alone, others later."""
    for mention in sorted(bare.mentions, key=lambda m: m.span.start):
        known = [h for h in holders if made[h].first < mention.span.start]
        if known:
            return known if len(known) == 1 and made[known[0]].name.split()[-1].lower() not in _GENERATIONS else []
    return []


def _agree(person: Cluster, bare: Cluster) -> bool:
    """Whether a person may be meant by a surname with a title: no known gender speaks against it."""
    left, right = _gender(person), _gender(bare)
    return not left or not right or left == right


def _gender(cluster: Cluster) -> str:
    """The gender "f", "m", or "" where neither given name nor title is sure."""
    for title in sorted(cluster.titles):
        words = set(title.replace(".", "").split())
        if words & FEMALE_TITLES:
            return "f"
        if words & MALE_TITLES:
            return "m"
    if cluster.type is not EntityType.PERSON or " " not in cluster.name:
        return ""
    given = cluster.name.split()[0].lower()
    if given in FEMALE_NAMES and given not in MALE_NAMES:
        return "f"
    return "m" if given in MALE_NAMES and given not in FEMALE_NAMES else ""


def _at_a_place(text: str, cluster: Cluster) -> bool:
    """Whether the text stands in or at what a name of one or two words names, more than once or of all its places."""
    if len(cluster.name.split()) > 2:
        return False
    within = 0
    for mention in cluster.mentions:
        before = text[max(0, mention.span.start - 12) : mention.span.start].split()
        after = text[mention.span.end : mention.span.end + 2]
        if (before and before[-1] in ("in", "near") and after not in ("'s", "’s")) or _state_follows(
            text, mention.span
        ):
            within += 1
    return within > 1 or (within == 1 and len(cluster.mentions) <= 3)


def _state_follows(text: str, span: Span) -> bool:
    """Whether a state or country stands after the name and a comma: "Durham, N.C.,"."""
    after = text[span.end : span.end + 24]
    if not after.startswith(", "):
        return False
    word = after[2:].split(",")[0].split(" ")[0].rstrip(".").lower()
    place = after[2:].split(",")[0].lower()
    return place in PLACES or word in PLACES or (word.count(".") == 1 and len(word) == 3)
