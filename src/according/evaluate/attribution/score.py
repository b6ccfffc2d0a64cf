"""The scoreboard: what was found in a corpus of attributions, held against what people marked."""

from dataclasses import dataclass

from according.evaluate.attribution.corpus import Corpus
from according.evaluate.attribution.judged import judged_only
from according.evaluate.attribution.links import LinkScore, link_score
from according.evaluate.attribution.predictions import Predictions, outside
from according.evaluate.attribution.roles import RoleScore, missing_words, role_scores


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Everything that is told of predictions.

    ``articles`` are scored; ``unscored`` are ids of those whose words the corpus does not give. ``roles`` is empty
    where the gold marks frames instead of sources and cues. ``spans`` were emitted in the scored and unscored articles,
    ``outside`` of them are no words inside their text. ``convention`` tells what the roles were counted over.
    ``in_part`` are articles in which only what people judged is scored: ``unjudged`` attributions were passed over.
    """

    articles: int
    unscored: tuple[str, ...]
    convention: str
    roles: tuple[RoleScore, ...]
    links: LinkScore
    spans: int
    outside: int
    in_part: int = 0
    unjudged: int = 0

    @property
    def inside(self) -> float:
        """The part (per cent) of the emitted spans that are words inside their text; 100 where none was emitted."""
        return 100 * (self.spans - self.outside) / self.spans if self.spans else 100.0


def score(corpus: Corpus, predictions: Predictions) -> Score:
    """The score; an article without predictions is one in which nothing was found."""
    unscored = tuple(article.id for article in missing_words(corpus))
    spans, wrong = outside(corpus.articles, predictions)
    every = sum(map(len, predictions.values()))
    predictions = judged_only(corpus, predictions)
    return Score(
        articles=len(corpus.articles) - len(unscored),
        unscored=unscored,
        convention=_convention(corpus),
        roles=() if corpus.framed else role_scores(corpus, predictions),
        links=link_score(corpus, predictions),
        spans=spans,
        outside=wrong,
        in_part=sum(article.in_part for article in corpus.articles),
        unjudged=every - sum(map(len, predictions.values())),
    )


def _convention(corpus: Corpus) -> str:
    if corpus.framed:
        return "the gold marks frames (source and cue in one): only whole attributions are scored"
    words = "our own words" if corpus.own_words else "the corpus's words"
    if corpus.instances is None:
        return f"flat labels over {words}, article by article: CofeNet's way, but not its cut"
    return f"CofeNet's labels, {len(corpus.instances)} instances over {words}"
