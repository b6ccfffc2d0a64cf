"""Silence: what is called absent, and what is not."""

from told import one_event

from according.compare.silence import settled_silence
from according.core import Evidence, Finding, FindingKind, Span


def finding(
    words: str, text: str, document: str, *absent: str, kind: FindingKind = FindingKind.CORROBORATED
) -> Finding:
    start = text.index(words)
    evidence = Evidence(document=document, span=Span(start, start + len(words)))
    return Finding(id="f-1", kind=kind, rule="", title="", evidence=(evidence,), absent=absent)


LEFT = "“And if we do not get it, there should be no trade deal,” Clinton said in Iowa."
SAME = "Clinton said the president should listen, and if we do not get it, there should be no trade deal, she added."
OTHER = "The weather in Iowa was fine on Sunday, and a band played at the fairground until midnight."


def test_an_account_that_holds_the_words_inside_another_sentence_is_not_silent():
    """Words that stand within a longer sentence of an account keep it from being called absent."""
    accounts = one_event(LEFT, SAME, OTHER, encoder=False)
    first, second, third = (annotated.id for annotated in accounts.documents)
    one = finding("there should be no trade deal", LEFT, first, second, third)
    assert settled_silence(accounts, [one])[0].absent == (third,)


def test_a_missing_figure_is_told_by_its_finder():
    """Where a figure is missing from a sentence that else is the same, the account stays absent."""
    accounts = one_event(LEFT, SAME, encoder=False)
    first, second = (annotated.id for annotated in accounts.documents)
    one = finding("no trade deal", LEFT, first, second, kind=FindingKind.DIFFERS)
    assert settled_silence(accounts, [one])[0].absent == (second,)
