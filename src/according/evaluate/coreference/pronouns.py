"""Antecedents of third-person pronouns: whether a pronoun is led back to whom or what it stands for.

Counted is every pronoun of the third person that people marked as a mention and whose gold chain has an earlier
mention that is no pronoun. The chain that was found with a mention at exactly the pronoun's place gives the
antecedent: its nearest mention before the pronoun that is no pronoun, or, where it has none, its nearest mention
before it. Right is an antecedent whose head is the head of an earlier mention of the pronoun's gold chain: edges of
noun phrases do not decide. A pronoun that was not found, or whose chain has nothing before it, is unresolved. Accuracy
is over all that are counted, so that an unresolved one is wrong; precision is over those that are resolved.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from according.core import Span
from according.evaluate.coreference.corpus import Text
from according.evaluate.coreference.heads import head

#: Third-person pronouns by the person that they agree with.
GROUPS = {
    "he": frozenset("he him his himself".split()),
    "she": frozenset("she her hers herself".split()),
    "they": frozenset("they them their theirs themselves themself".split()),
    "it": frozenset("it its itself".split()),
}
#: Every pronoun, none of which is an antecedent by itself where another mention is.
PRONOUNS = frozenset().union(*GROUPS.values()) | frozenset(
    """i me my mine myself you your yours yourself yourselves we us our ours ourselves who whom whose which that this
    these those one oneself""".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accuracy:
    """``right`` of ``resolved`` pronouns, of ``counted``."""

    right: int = 0
    resolved: int = 0
    counted: int = 0

    @property
    def accuracy(self) -> float:
        """Right among all that are counted, per cent."""
        return 100 * self.right / self.counted if self.counted else 0.0

    @property
    def precision(self) -> float:
        """Right among the resolved, per cent."""
        return 100 * self.right / self.resolved if self.resolved else 0.0

    def __add__(self, other: "Accuracy") -> "Accuracy":
        """Both together."""
        return Accuracy(
            right=self.right + other.right,
            resolved=self.resolved + other.resolved,
            counted=self.counted + other.counted,
        )

    def record(self) -> dict[str, float]:
        """The counts and figures by their names."""
        return {
            "accuracy": self.accuracy,
            "precision": self.precision,
            "right": self.right,
            "resolved": self.resolved,
            "counted": self.counted,
        }


def antecedents(text: Text, found: Sequence[Sequence[Span]]) -> dict[str, Accuracy]:
    """The accuracy of each group of pronouns in one text, in the order of ``GROUPS``."""
    out = dict.fromkeys(GROUPS, Accuracy())
    chain_of = {span: chain for chain in found for span in chain}
    for chain in text.chains:
        for pronoun in chain:
            group = _group(pronoun.of(text.text))
            earlier = [m for m in chain if m.end <= pronoun.start]
            if group is None or not any(not is_pronoun(m.of(text.text)) for m in earlier):
                continue
            antecedent = _antecedent(text.text, pronoun, chain_of.get(pronoun, ()))
            heads = {head(text.text, m) for m in earlier}
            out[group] += Accuracy(
                right=antecedent is not None and head(text.text, antecedent) in heads,
                resolved=antecedent is not None,
                counted=1,
            )
    return out


def is_pronoun(words: str) -> bool:
    """Whether a mention is a pronoun and nothing else."""
    return words.lower() in PRONOUNS


def _group(words: str) -> str | None:
    return next((group for group, forms in GROUPS.items() if words.lower() in forms), None)


def _antecedent(text: str, pronoun: Span, chain: Sequence[Span]) -> Span | None:
    before = [span for span in chain if span.end <= pronoun.start]
    telling = [span for span in before if not is_pronoun(span.of(text))]
    return max(telling or before, key=lambda span: (span.start, span.end), default=None)
