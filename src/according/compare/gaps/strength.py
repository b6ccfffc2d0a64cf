"""How strongly something is put: hedges, acts that are stronger than others, words that mean the opposite."""

from collections.abc import Collection

from according.core import stem


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(form) for form in text.split())


#: Words by which something is put forward as less than certain or less than done.
HEDGES = frozenset(
    """may might could would should possibly perhaps maybe likely unlikely probably apparently allegedly alleged
    reportedly purported purportedly suspected potential potentially possible supposedly presumably expected proposed
    considering considers mulls weighs seeks plans planned planning hopes aims wants tries trying attempts intends
    threatens if whether seems appears appear seem seemed appeared suggests suggest suggested suggesting believed
    rumored rumoured""".split()
)

#: An act and the weaker words that may stand under it.
WEAKER: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (
        _stems(
            "ban bans banned banning prohibit prohibits prohibited outlaw outlaws outlawed forbid forbids bar barred"
        ),
        _stems("oppose opposes opposed discourage limit limits restrict restricts urge urges recommend recommends"),
    ),
    (
        _stems("admit admits admitted confess confesses confessed"),
        _stems("deny denies denied dispute disputes disputed"),
    ),
    (
        _stems("prove proves proved proven confirm confirms confirmed"),
        _stems("suggest suggests suggested indicate indicates indicated hint hints"),
    ),
    (
        _stems("cancel cancels cancelled canceled scrap scraps scrapped abolish abolishes abolished"),
        _stems("suspend suspends suspended postpone postpones postponed delay delays delayed pause pauses paused"),
    ),
)

_OPPOSITES = """
increase/decrease rise/fall rises/falls rose/fell risen/fallen win/lose won/lost wins/loses approve/reject
approved/rejected accept/refuse accepted/refused support/oppose supports/opposes supported/opposed allow/ban
allow/prohibit allowed/banned allowed/prohibited open/close opened/closed before/after more/fewer more/less
higher/lower high/low up/down pass/fail passed/failed guilty/innocent convicted/acquitted live/die lived/died
survived/died alive/dead start/end started/ended begin/end began/ended hire/fire hired/fired buy/sell bought/sold
gain/lose gained/lost most/least majority/minority first/last north/south east/west northern/southern eastern/western
left/right old/new young/old large/small big/small strong/weak stronger/weaker better/worse best/worst improve/worsen
improved/worsened success/failure successful/unsuccessful legal/illegal lawful/unlawful safe/dangerous likely/unlikely
true/false positive/negative public/private include/exclude included/excluded agree/disagree agreed/disagreed
confirm/deny confirmed/denied male/female man/woman men/women early/late earlier/later increase/decline
increased/declined increased/decreased grow/shrink grew/shrank expand/contract cheap/expensive rich/poor
praise/criticise praised/criticised praise/criticize praised/criticized praise/condemn praised/condemned
enter/leave arrive/leave arrived/left attack/defend attacked/defended friend/enemy ally/enemy war/peace
inside/outside above/below cause/prevent caused/prevented encourage/discourage encouraged/discouraged
strengthen/weaken strengthened/weakened tighten/loosen raise/lower raised/lowered raise/cut raised/cut
permanent/temporary optimistic/pessimistic popular/unpopular possible/impossible necessary/unnecessary
maximum/minimum maximise/minimise maximize/minimize same/different many/few ahead/behind""".split()


def _opposites() -> dict[str, frozenset[str]]:
    table: dict[str, set[str]] = {}
    for pair in _OPPOSITES:
        one, two = (stem(form) for form in pair.split("/"))
        table.setdefault(one, set()).add(two)
        table.setdefault(two, set()).add(one)
    return {word: frozenset(others) for word, others in table.items()}


OPPOSITES = _opposites()


def hedged(forms: Collection[str]) -> bool:
    """Whether words hold a hedge."""
    return any(form in HEDGES for form in forms)
