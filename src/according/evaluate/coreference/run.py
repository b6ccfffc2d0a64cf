"""The run: every text of a corpus through the product, its chains held against those that people made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from according.core import Models, Span
from according.evaluate.attribution.run import cleaned_document, plain_document
from according.evaluate.coreference.corpus import Text
from according.evaluate.coreference.heads import head
from according.evaluate.coreference.measures import Scores, partition, score, several
from according.evaluate.coreference.predicted import Chains, given, predicted
from according.evaluate.coreference.pronouns import GROUPS, Accuracy, antecedents

#: Called after each text with how many are done, of how many.
Done = Callable[[int, int], None]


class Convention(StrEnum):
    """What counts: which chains, and when two mentions are the same."""

    SEVERAL = "without chains of one"
    ALL = "with chains of one"
    HEADS = "without chains of one, mentions the same by their heads"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What a corpus scores: each convention, and each group of pronouns."""

    scores: dict[Convention, Scores] = field(default_factory=lambda: dict.fromkeys(Convention, Scores()))
    pronouns: dict[str, Accuracy] = field(default_factory=lambda: dict.fromkeys(GROUPS, Accuracy()))

    @property
    def conll(self) -> float:
        """The primary figure: without chains of one, mentions exact."""
        return self.scores[Convention.SEVERAL].conll

    @property
    def antecedents(self) -> Accuracy:
        """All groups of pronouns together."""
        return sum(self.pronouns.values(), Accuracy())

    def __add__(self, other: "Standing") -> "Standing":
        """Both together."""
        return Standing(
            scores={c: self.scores[c] + other.scores[c] for c in Convention},
            pronouns={g: self.pronouns[g] + other.pronouns[g] for g in GROUPS},
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What each text scores. One that failed has nothing found, and its name and reason stand in ``failed``."""

    texts: tuple[tuple[Text, Standing], ...]
    failed: tuple[tuple[str, str], ...] = ()

    def standing(self, genre: str | None = None) -> Standing:
        """All texts together, or those of one genre."""
        return sum((s for text, s in self.texts if genre is None or text.genre == genre), Standing())


def run(
    texts: Sequence[Text],
    models: Models,
    *,
    gold_mentions: bool = False,
    cleaned: bool = True,
    done: Done | None = None,
) -> Ran:
    """Score every text; with ``gold_mentions`` the product is told where mentions stand, and has only to join them.

    Texts are first cleaned as inputs are (nothing is found in furniture); where they are not to be ``cleaned``, every
    paragraph is body. A text that fails is named, and the others go on.
    """
    rows, failed = [], []
    for count, text in enumerate(texts, 1):
        found: Chains = ()
        try:
            document = (cleaned_document if cleaned else plain_document)(text.id, text.text)
            found = given(document, models, text.mentions) if gold_mentions else predicted(document, models)
        except Exception as error:
            failed.append((text.id, f"{type(error).__name__}: {error}"))
        rows.append((text, standing(text, found)))
        if done is not None:
            done(count, len(texts))
    return Ran(texts=tuple(rows), failed=tuple(failed))


def standing(text: Text, found: Chains) -> Standing:
    """What these chains score on one text."""
    gold, ours = partition(text.chains), partition(found)
    by_head = partition(at_heads(text, found))
    return Standing(
        scores={
            Convention.SEVERAL: score(several(gold), several(ours)),
            Convention.ALL: score(gold, ours),
            Convention.HEADS: score(several(gold), several(by_head)),
        },
        pronouns=antecedents(text, found),
    )


def at_heads(text: Text, found: Chains) -> Chains:
    """``found`` with the edges of the gold mentions that have the same heads.

    A mention that is exact stays. Of several with one head the one with most in common takes a gold mention, and none
    takes it twice.
    """
    gold = text.mentions
    places: dict[Span, list[Span]] = {}
    for mention in gold:
        places.setdefault(head(text.text, mention), []).append(mention)
    marked = set(gold)
    free = marked - {span for chain in found for span in chain}
    pairs = [
        (-mention.shared(span), len(mention), span, mention)
        for chain in found
        for span in chain
        if span not in marked
        for mention in places.get(head(text.text, span), ())
        if mention in free
    ]
    taken: dict[Span, Span] = {}
    for _, _, span, mention in sorted(pairs):
        if span not in taken and mention in free:
            taken[span] = mention
            free.discard(mention)
    return tuple(tuple(taken.get(span, span) for span in chain) for chain in found)
