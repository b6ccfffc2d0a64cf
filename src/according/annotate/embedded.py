"""Contents that stay in their sentence, since cut out of it neither they nor the rest would be a telling."""

import re

from according.annotate.attributions.cue_sorts import Sort, head_of
from according.annotate.pieces import Piece
from according.annotate.trees import Trees
from according.core import Attribution, AttributionKind, Modality, Polarity, Span, words

#: What these cues bring is said or thought; of what others bring the outlet itself tells ("ordered", "visited").
_WORDS = frozenset({Sort.SAYING, Sort.THINKING, Sort.DEEMING, Sort.CITING})
_TOLD = _WORDS | {Sort.ASKING, Sort.DEMANDING, Sort.SHUNNING}
#: So many words in marks are told for themselves wherever they stand.
_LONG = 9
_IN_A_NOUN = frozenset({"amod", "compound", "nmod", "nmod:poss"})
_MARKED = re.compile(r"[“\"][^“”\"]+[”\"]?")
_SUBJECT = frozenset({"nsubj", "nsubj:pass", "csubj"})
#: By these a noun hangs on its cue: "cited | a shortage", "spoke of | a shortage", "was blamed for | the deaths".
_NOMINAL = frozenset(
    "obj iobj obl obl:unmarked nmod nmod:poss nsubj:pass xcomp amod compound appos nmod:unmarked".split()
)


def stays(trees: Trees, sentence: Span, piece: Piece) -> bool:
    """Whether a content is better told with its source and cue around it than for itself.

    So a noun ("demanded | an apology"), an infinitive whose subject is the source ("claims | to have seen it"), and a
    content with a verb whose subject stands outside. Words in marks and what a colon or "according to" brings stand
    for themselves.
    """
    attribution = piece.attribution
    if attribution.kind is AttributionKind.DIRECT or not attribution.cue:
        return False
    cue = [word for span in attribution.cue for word in trees.within(span)]
    heads = [word for word in cue if trees.syntax.pos[word] in ("VERB", "NOUN", "ADJ", "AUX")]
    content = trees.within(Span(piece.start, piece.end))
    if not heads or not content or any(trees.form(word) in ("according", "per") for word in cue):
        return False
    if not attribution.source:
        # "Self-described", "seemed": nobody is told to have said it.
        within = all(trees.syntax.relations[word] in _IN_A_NOUN for word in heads)
        if within or _sort(trees.text, attribution) not in _TOLD:
            return True
    if _lacks_subject(trees, sentence, piece, cue, content):
        return True
    tops = trees.tops(content)
    clauses = [top for top in tops if trees.is_clause(top) and not _adverbial(trees, top, cue)]
    # Words in marks that are the sentence's matter stand for themselves: "called it “the worst of deals”".
    marked = attribution.kind is AttributionKind.MIXED and _mostly_marked(trees.text, piece)
    if marked and (clauses or len(content) >= _LONG or trees.main(trees.within(sentence)) in cue):
        return False
    if not clauses:
        return any(trees.syntax.heads[top] in cue and trees.syntax.relations[top] in _NOMINAL for top in tops)
    return all(_follows(trees, top, tops, cue) for top in clauses)


def reports_whole(text: str, attribution: Attribution) -> bool:
    """Whether source, cue and content as a whole are the source's telling: "The ministry reported 14 deaths"."""
    if attribution.polarity is Polarity.NEGATIVE or attribution.modality is not Modality.ASSERTED:
        return False
    return _sort(text, attribution) in _WORDS


def _sort(text: str, attribution: Attribution) -> Sort:
    return head_of(tuple(word.form for span in attribution.cue for word in words(text, span.start, span.end))).sort


def _mostly_marked(text: str, piece: Piece) -> bool:
    """Whether half of a content or more stands in marks."""
    marked = sum(len(found[0]) for found in _MARKED.finditer(text, piece.start, piece.end))
    return 2 * marked >= piece.end - piece.start


def _adverbial(trees: Trees, top: int, cue: list[int]) -> bool:
    """Whether a clause tells when or why its source spoke, and is not what was said."""
    return trees.syntax.heads[top] in cue and trees.syntax.relations[top].startswith("advcl")


def _follows(trees: Trees, top: int, tops: list[int], cue: list[int]) -> bool:
    """Whether a clause of a content has its subject in the source, or only goes on after the cue."""
    syntax = trees.syntax
    if syntax.heads[top] not in cue:
        return False
    if syntax.relations[top] == "conj":
        return True
    if syntax.relations[top] not in ("xcomp", "ccomp") or trees.has_subject(top) or trees.finite(top):
        return False
    # "Ordered | the driver to stop" has the subject with it.
    return not any(
        other < top and syntax.relations[other] in ("obj", "iobj", "nsubj") for other in tops if other != top
    )


def _lacks_subject(trees: Trees, sentence: Span, piece: Piece, cue: list[int], content: range) -> bool:
    """Whether a verb in the content has its subject before it, outside content, source and cue."""
    own = [*piece.attribution.source, *piece.attribution.cue]
    for word in trees.within(Span(sentence.start, piece.start)) if piece.start > sentence.start else ():
        head = trees.syntax.heads[word]
        if trees.syntax.relations[word] in _SUBJECT and head in content and word not in cue:
            place = trees.syntax.words[word]
            # The source as subject of what it says comes of a parser's slip.
            if not any(span.overlaps(place) for span in own) and trees.syntax.heads[head] == head:
                return True
    return False
