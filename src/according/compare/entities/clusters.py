"""Clusters in the making: proposals are carried out from the surest down, each unless something bars it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from according.compare.entities.bars import barred
from according.compare.entities.cluster import Cluster, joined
from according.compare.entities.context import Context
from according.compare.entities.profiles import Profile
from according.core import Feature

#: From which score on two entities are taken for one.
ENOUGH = 0.7
#: By how much the best of several candidates must lead.
LEAD = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two profiles that can be one entity, with the reasons. ``one_text``: though one document has both."""

    left: Profile
    right: Profile
    why: tuple[Feature, ...]
    one_text: bool = False

    @property
    def score(self) -> float:
        """How sure the reasons are together, as if each were independent: 1 − Π (1 − value)."""
        return together(self.why)

    @property
    def order(self) -> tuple[float, tuple[str, int, str], tuple[str, int, str]]:
        """The surest first; of equals one order, whatever the order of the accounts."""
        low, high = sorted((self.left.order, self.right.order))
        return -round(self.score, 6), low, high


def together(why: Iterable[Feature]) -> float:
    """Reasons as one score between 0 and 1: 1 − Π (1 − value), each as if it stood by itself."""
    missing = 1.0
    for feature in why:
        missing *= 1.0 - feature.value
    return 1.0 - missing


class Clusters:
    """Every profile's cluster."""

    def __init__(self, profiles: Sequence[Profile], context: Context) -> None:
        self.context = context
        self._of = {id(profile): Cluster(profile) for profile in profiles}
        self.profiles = tuple(sorted(profiles, key=lambda profile: profile.order))

    def of(self, profile: Profile) -> Cluster:
        """The cluster that a profile is in."""
        return self._of[id(profile)]

    def all(self) -> list[Cluster]:
        """Every cluster once, in an order that does not depend on that of the accounts."""
        return list({id(cluster): cluster for cluster in map(self.of, self.profiles)}.values())

    def can(self, left: Profile, right: Profile, *, one_text: bool = False) -> bool:
        """Whether the clusters of two profiles are two that nothing keeps apart."""
        mine, theirs = self.of(left), self.of(right)
        return mine is not theirs and not barred(mine, theirs, one_text=one_text)

    def carry_out(self, proposals: Iterable[Proposal], *, enough: float = ENOUGH) -> None:
        """Join what is proposed and sure enough, the surest first; what an earlier join bars is left."""
        for proposal in sorted(proposals, key=lambda p: p.order):
            if proposal.score >= enough and self.can(proposal.left, proposal.right, one_text=proposal.one_text):
                self.join(proposal)

    def join(self, proposal: Proposal) -> None:
        """Make one cluster of two, unasked."""
        mine, theirs = self.of(proposal.left), self.of(proposal.right)
        if mine is theirs:
            return
        if len(mine.profiles) < len(theirs.profiles):
            mine, theirs = theirs, mine
        mine.take(theirs, joined(proposal.left, proposal.right, proposal.why, proposal.score))
        for profile in theirs.profiles:
            self._of[id(profile)] = mine


def clear(proposals: Sequence[Proposal], cluster: Callable[[Proposal], Cluster]) -> Proposal | None:
    """The best of the proposals for one profile, None where another cluster comes as near."""
    ranked = sorted(proposals, key=lambda p: p.order)
    if not ranked:
        return None
    rivals = [p for p in ranked[1:] if cluster(p) is not cluster(ranked[0])]
    return None if rivals and ranked[0].score - rivals[0].score < LEAD else ranked[0]
