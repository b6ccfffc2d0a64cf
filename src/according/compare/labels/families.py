"""Label families: words by which news calls one and the same group or thing, and which take a side or a tone.

General knowledge of English news, kept short. ``plain`` are the words that most outlets use as a matter of course:
two of them side by side ("protesters", "demonstrators") show nothing. A family is no claim that two accounts mean the
same people; it is only asked of accounts of one event.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Words for one group or thing: each with its key, as one pattern whose named groups are the keys."""

    name: str
    pattern: re.Pattern[str]
    plain: frozenset[str] = frozenset()


def _family(name: str, plain: str, **terms: str) -> Family:
    parts = "|".join(f"(?P<{key}>{pattern})" for key, pattern in terms.items())
    return Family(name, re.compile(rf"(?<![\w’'-])(?:{parts})(?![\w’'-])", re.IGNORECASE), frozenset(plain.split()))


_PEOPLE = r"(?:people|persons?|residents|neighbou?rs|individuals|men|women|families|campers|population|community)"
_ANY = r"(?:(?:our|their|its) )?"
_IMMIGRANTS = r"(?:immigrants?|migrants?|workers?|people|persons|residents|youths?|students|aliens?)"
_SIDE = (
    r" (?:activists?|advocates?|groups?|movement|campaigners?|protesters|lawmakers|supporters|side|organi[sz]ations?)"
)

FAMILIES: tuple[Family, ...] = (
    _family(
        "people without homes",
        "homeless",
        squatters=r"squatters",
        campers=r"(?:illegal )?campers",
        vagrants=r"vagrants|transients|drifters",
        homeless=rf"{_ANY}homeless {_PEOPLE}|the homeless(?! (?:shelter|camp|encampment|service|count|crisis))",
        unhoused=rf"{_ANY}(?:unhoused|houseless|unsheltered) {_PEOPLE}|the unhoused",
        experiencing=rf"{_ANY}{_PEOPLE} (?:experiencing|facing) homelessness",
        without=rf"{_ANY}{_PEOPLE} without (?:shelter|homes?|housing|a home)",
        rough=rf"rough sleepers|{_PEOPLE} (?:sleeping rough|living on the streets?)",
    ),
    _family(
        "immigrants without papers",
        "",
        illegals=r"illegals|illegal aliens?|criminal aliens?",
        illegal=rf"illegal (?:immigrants?|migrants?)|{_IMMIGRANTS} (?:living )?in the (?:country|U\.?S\.?) illegally",
        undocumented=rf"undocumented {_IMMIGRANTS}",
        unauthorised=rf"unauthori[sz]ed {_IMMIGRANTS}",
    ),
    _family(
        "people on the move",
        "",
        asylum=r"asylum[- ]seekers",
        refugees=r"refugees",
        migrants=r"migrants",
    ),
    _family(
        "people in the streets",
        "protesters demonstrators",
        rioters=r"rioters",
        looters=r"looters",
        agitators=r"agitators|troublemakers|anarchists",
        insurrectionists=r"insurrectionists",
        peaceful=r"peaceful (?:protest[eo]rs|demonstrators|marchers)",
        demonstrators=r"demonstrators|marchers",
        protesters=r"protest[eo]rs",
    ),
    _family(
        "people under arms",
        "gunmen militants",
        terrorists=r"terrorists",
        jihadists=r"jihadists|jihadis",
        insurgents=r"insurgents",
        rebels=r"rebels|freedom fighters|resistance fighters",
        militants=r"militants",
        gunmen=r"gunmen",
    ),
    _family(
        "those against abortion",
        "",
        life=rf"pro-life{_SIDE}",
        anti=rf"anti-abortion{_SIDE}|abortion (?:opponents|foes)|opponents of abortion",
        choice=rf"anti-choice{_SIDE}",
    ),
    _family(
        "those for abortion rights",
        "",
        choice=rf"pro-choice{_SIDE}",
        rights=rf"abortion[- ]rights{_SIDE}",
        pro=rf"pro-abortion{_SIDE}",
    ),
    _family("the unborn", "", fetus=r"f(?:o?e)tus(?:es)?", unborn=r"unborn (?:child|children|bab(?:y|ies)|lives|life)"),
    _family("who told", "", leaker=r"leakers?", whistleblower=r"whistle-?blowers?"),
    _family("a tax", "", estate=r"estate tax", inheritance=r"inheritance tax", death=r"death tax"),
    _family("questioning", "", enhanced=r"enhanced interrogation(?: techniques)?", torture=r"torture"),
    _family("a ban on entry", "travel", muslim=r"Muslim ban", travel=r"travel ban"),
    _family(
        "the climate",
        "change warming",
        crisis=r"climate (?:crisis|emergency|breakdown)",
        alarm=r"climate alarmism",
        change=r"climate change",
        warming=r"global warming",
    ),
)

#: Plural nouns for those who act in a cause, by the side that the noun itself gives them ("" for none).
ACTORS: dict[str, str] = {
    **dict.fromkeys(
        "activists organizers organisers campaigners advocates petitioners volunteers residents".split(), ""
    ),
    **dict.fromkeys("neighbors neighbours locals agitators protesters demonstrators marchers radicals".split(), ""),
    **dict.fromkeys("opponents critics detractors".split(), "against"),
    **dict.fromkeys("supporters backers proponents allies fans".split(), "for"),
}
#: Of these two side by side show nothing.
SAME_ACTORS: tuple[frozenset[str], ...] = (
    frozenset("protesters demonstrators marchers".split()),
    frozenset("organizers organisers".split()),
    frozenset("neighbors neighbours residents locals".split()),
    frozenset("opponents critics detractors".split()),
    frozenset("supporters backers proponents".split()),
)
