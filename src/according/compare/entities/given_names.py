"""Given names: whether two can be one person's, in full, as an initial, or as the short form of the other."""

from functools import lru_cache

from according.compare.entities.letters import sound

#: Short forms of given names with what they are short for; a short form may have several.
_SHORT = """
al:albert,alan,allen,alfred,alexander abby:abigail alex:alexander,alexandra,alexis alec:alexander andy:andrew
ann:anne,anna annie:anne,ann art:arthur barb:barbara barney:bernard becky:rebecca ben:benjamin benny:benjamin
bernie:bernard bert:albert,robert beth:elizabeth betsy:elizabeth betty:elizabeth bill:william billy:william
bob:robert bobby:robert brad:bradley cathy:catherine chad:charles charlie:charles chuck:charles
chris:christopher,christine,christina cindy:cynthia cliff:clifford dan:daniel danny:daniel dave:david
deb:deborah debbie:deborah dee:deborah dick:richard don:donald doug:douglas drew:andrew ed:edward,edwin
eddie:edward fred:frederick,alfred freddie:frederick gabe:gabriel gene:eugene geoff:geoffrey gerry:gerald
greg:gregory gus:august,augustus hal:harold hank:henry harry:henry,harold jack:john jake:jacob jamie:james
jeb:john jeff:jeffrey jen:jennifer jenny:jennifer jerry:gerald,jerome jim:james jimmy:james joe:joseph
joey:joseph john:jonathan johnny:john jon:jonathan,john josh:joshua judy:judith
kate:katherine,catherine,kathleen kathy:katherine,kathleen katie:katherine ken:kenneth kim:kimberly
larry:lawrence len:leonard liz:elizabeth lou:louis,louise maggie:margaret marty:martin matt:matthew
meg:margaret megan:margaret mick:michael mike:michael mitch:mitchell nancy:ann nate:nathan,nathaniel
ned:edward nick:nicholas nikki:nicole norm:norman pam:pamela pat:patrick,patricia patty:patricia peg:margaret
peggy:margaret pete:peter phil:philip,phillip ralph:raphael randy:randall ray:raymond reg:reginald
rich:richard rick:richard ricky:richard rob:robert robbie:robert ron:ronald ronnie:ronald rudy:rudolph
russ:russell sally:sarah sam:samuel,samantha sandy:alexander,sandra sid:sidney stan:stanley
steve:steven,stephen stu:stuart sue:susan susie:susan ted:theodore,edward terry:terrence,theresa tim:timothy
tina:christina toby:tobias tom:thomas tommy:thomas tony:anthony trish:patricia val:valerie vic:victor
vince:vincent wally:walter walt:walter wes:wesley will:william willie:william zach:zachary zack:zachary
"""
#: Pairs that sound alike and are names of both a man and a woman.
_OTHERS = frozenset({frozenset({"jean", "jeanne"}), frozenset({"frances", "francis"}), frozenset({"rene", "renee"})})


#: Given names up to this length are other names where a vowel differs: Dan and Don, Tina and Tana.
_BRIEF = 4


@lru_cache(maxsize=1)
def _longer() -> dict[str, frozenset[str]]:
    entries = (entry.partition(":") for entry in _SHORT.split())
    return {short: frozenset({short, *full.split(",")}) for short, _, full in entries}


def alike(left: str, right: str) -> float:
    """How well two given names go together: 1 the same, 0.9 sound, 0.8 short form, 0.7 a vowel, 0.6 initial, or 0."""
    if left == right:
        return 1.0
    if frozenset({left, right}) in _OTHERS:
        return 0.0
    short, long = sorted((left, right), key=lambda name: (len(name), name))
    if len(short) <= 2 and short[:1] == long[:1] and (len(short) == 1 or len(long) == 2):
        # "J" for John, "jd" for John David: what stands behind the first letter is a middle name.
        return 0.6
    if sound(left) == sound(right) and len(short) > 2:
        return 0.9
    full = _longer()
    if full.get(left, frozenset({left})) & full.get(right, frozenset({right})):
        return 0.8
    return 0.7 if len(left) == len(right) > _BRIEF and _one_vowel(left, right) else 0.0


def _one_vowel(left: str, right: str) -> bool:
    """Whether one vowel differs, and not the last, which tells Andrea from Andrei: Bashar and Bashir."""
    differing = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
    return len(differing) == 1 and set(differing[0]) <= set("aeiou") and left[-1] == right[-1]
