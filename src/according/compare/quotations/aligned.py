"""Words that one account quotes and another tells of the same speaker in other words: found where statements align."""

from collections.abc import Iterator, Sequence

from according.compare.accounts import Accounts
from according.compare.quotations.variants import Reading
from according.compare.quotations.witnesses import Utterance, Witness
from according.core import Alignment, Annotated, ChangeKind, Relation, Span, Statement, Voice

#: So much of a statement stands in marks where it is quoted, and no more where it is retold, in shares of its length.
_QUOTED, _RETOLD = 0.8, 0.34
#: Fewer words are a term in common.
_LEAST = 5


def retold_in_other_words(
    accounts: Accounts, alignments: Sequence[Alignment], known: Sequence[Utterance]
) -> tuple[Utterance, ...]:
    """The quotations that another account retells of the same speaker, without those of which ``known`` tells."""
    told = [
        (witness.reading.document, span)
        for utterance in known
        for witness in (utterance.base, *utterance.others)
        for span in witness.reading.spans
    ]
    found: dict[tuple[str, Span], dict[str, Witness]] = {}
    bases: dict[tuple[str, Span], Witness] = {}
    for alignment in alignments:
        if alignment.relation not in (Relation.SAME, Relation.NARROWER):
            continue
        for left, quoted in _statements(accounts, alignment):
            if quoted.voice is not Voice.QUOTED or not _is_quoted(left, quoted.span):
                continue
            if any(document == left.id and span.overlaps(quoted.span) for document, span in told):
                continue
            key = left.id, quoted.span
            for right, retold in _statements(accounts, alignment):
                if right.id == left.id or not _retells(accounts, left, quoted, right, retold):
                    continue
                bases[key] = Witness(Reading(left.id, left.document.text, (quoted.span,)), marked=True)
                reading = Reading(right.id, right.document.text, (retold.span,))
                found.setdefault(key, {}).setdefault(
                    right.id, Witness(reading, marked=False, how=ChangeKind.PARAPHRASED)
                )
    return tuple(Utterance(bases[key], tuple(others.values())) for key, others in found.items())


def _statements(accounts: Accounts, alignment: Alignment) -> Iterator[tuple[Annotated, Statement]]:
    for aligned in alignment.statements:
        annotated = accounts.document(aligned.document)
        statement = next((s for s in annotated.statements if s.id == aligned.statement), None)
        if statement is not None and len(annotated.words(statement.span).split()) >= _LEAST:
            yield annotated, statement


def _retells(accounts: Accounts, left: Annotated, quoted: Statement, right: Annotated, retold: Statement) -> bool:
    """Whether a statement is told of the speaker whom the other account quotes, for the most part without marks."""
    if retold.voice is not Voice.ATTRIBUTED or _in_marks(right, retold.span) > _RETOLD:
        return False
    speakers = accounts.shared(left.id, quoted.speaker), accounts.shared(right.id, retold.speaker)
    if speakers[0] is None or speakers[1] is None:
        return False
    return speakers[0].id == speakers[1].id and quoted.polarity is retold.polarity


def _is_quoted(annotated: Annotated, span: Span) -> bool:
    return _in_marks(annotated, span) >= _QUOTED


def _in_marks(annotated: Annotated, span: Span) -> float:
    return sum(q.inner.shared(span) for q in annotated.quotations if not q.depth) / len(span)
