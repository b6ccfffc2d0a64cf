"""A statement as a title shows it: whole, in its account's words, with its speaker or whoever is told to say it."""

from collections.abc import Sequence

from according.compare.accounts import Accounts
from according.compare.alignment.views import View
from according.compare.titles import shortened
from according.core import Span, Voice

#: So many words are shown.
_SHOWN = 40
_MARKS = "“”‘’\"' "
_OPENING, _CLOSING = frozenset('“"'), frozenset('”"')


def shown(accounts: Accounts, view: View, run: Sequence[View] = ()) -> str:
    """The statement as a title gives it: with its speaker, or with ellipses where it is a part of a sentence."""
    annotated = accounts.document(view.document)
    text = annotated.document.text
    sentence = next((s for s in annotated.sentences if s.overlaps(view.statement.span)), view.statement.span)
    attribution = accounts.attribution(view.document, view.statement.attribution)
    entity = accounts.entity(view.document, view.statement.speaker)
    whole = view.statement.span
    if view.statement.voice is Voice.QUOTED:
        told = shortened(_bare(view.text), _SHOWN)
        return f"{entity.name}: {_marked(told)}" if entity is not None and entity.naming else _marked(told)
    if attribution is not None:
        place = attribution.place
        # Without a source ("it was revealed that …") the content stands for itself.
        if attribution.source and sentence.holds(place):
            whole = place
    else:
        inside = [v for v in run or (view,) if sentence.holds(v.statement.span)]
        if inside:
            whole = Span(inside[0].statement.span.start, inside[-1].statement.span.end)
    told = shortened(_bare(whole.of(text)), _SHOWN)
    before = "… " if text[sentence.start : whole.start].strip(_MARKS) else ""
    after = " …" if text[whole.end : sentence.end].strip(_MARKS + ".,;") and not told.endswith("…") else ""
    return _marked(f"{before}{told}{after}")


def _marked(words: str) -> str:
    """The words in quotation marks, unless they begin with some."""
    return words if words[:1] in _OPENING else f"“{words}”"


def cut(accounts: Accounts, view: View) -> bool:
    """Whether the account's own words begin or end in the middle of a sentence."""
    if view.statement.voice is not Voice.OUTLET:
        return False
    annotated = accounts.document(view.document)
    span, text = view.statement.span, annotated.document.text
    sentence = next((s for s in annotated.sentences if s.overlaps(span)), span)
    return bool(text[sentence.start : span.start].strip(_MARKS) or text[span.end : sentence.end].strip(_MARKS + ".,;"))


def _bare(words: str) -> str:
    """The words without the quotation marks around them, where these enclose all of them or have no counterpart."""
    words = words.strip()
    opened, closed = words[:1] in _OPENING, words[-1:] in _CLOSING
    marks = sum(words.count(mark) for mark in _OPENING | _CLOSING)
    if (opened and closed and marks == 2) or (marks == 1 and (opened or closed)):
        return words[1 if opened else 0 : len(words) - 1 if closed else len(words)]
    return words
