"""What can be scored where people judged only some of an article's attributions: those found ones that they judged."""

from according.evaluate.attribution.corpus import Article, Corpus, Marked, Places
from according.evaluate.attribution.predictions import Predictions

#: The least overlap (characters in common, of those in either) of two contents that are one attribution's.
_LEAST = 0.5


def judged_only(corpus: Corpus, predictions: Predictions) -> Predictions:
    """The predictions without those of which nobody said anything, in articles that were judged in part."""
    in_part = {article.id: article for article in corpus.articles if article.in_part}
    return {
        key: found if key not in in_part else tuple(m for m in found if _judged(in_part[key], m))
        for key, found in predictions.items()
    }


def _judged(article: Article, found: Marked) -> bool:
    words = _characters(found.content)
    return any(
        words and len(words & other) >= _LEAST * len(words | other)
        for other in (_characters(judged.content) for judged in (*article.gold, *article.rejected))
    )


def _characters(places: Places) -> frozenset[int]:
    return frozenset(at for start, end in places for at in range(start, end))
