"""Wording: charged words, scare quotes and cues, each with its voice."""

import pytest

from telling import of, telling, worded


def test_charged_words_have_the_voice_they_stand_in() -> None:
    """A charged word in quotation marks is the speaker's, outside of them the outlet's."""
    told = telling(
        "The brutal raid ended. <q>“It was a massacre of civilians in the old town,”</q> <c>said</c> <s>Ada Lind</s>."
    )
    assert worded(told, "charged") == [("brutal", "outlet"), ("massacre", "quoted")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lawmakers branded the rule “inhumane” on Monday.", [("inhumane", "quoted")]),
        ("The officer left the Reckless Theatre on Monday.", []),
        ("The union has repeatedly lashed out at the port.", [("lashed out", "outlet")]),
        ("A reckless plan! — Ada Lind (@adalind) May 4, 2021", [("reckless", "quoted")]),
        ("She read “The Brutal City” on the train.", []),
    ],
)
def test_a_charged_word_is_the_outlets_own_only_outside_of_marks(text: str, found: list[tuple[str, str]]) -> None:
    """Words in marks of any kind and posts set into the text are others'; names and titles hold no charged words."""
    assert worded(telling(text), "charged") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The port has a new “welcome” desk behind the fence.", ["“welcome”"]),
        ("The word “welcome” stands on the desk.", []),
        ("Many wore “strike now” hats on Monday.", []),
        ("The tax is a “levy,” meaning that it is owed at once.", []),
        ("What did it cost? “nine crowns” “ten crowns” “a hundred”.", []),
        ("<s>Ada Lind</s> <c>said</c> <q>the plan was “brave” at least</q>.", []),
        ("<s>Ada Lind</s> <c>calls</c> <q>the raid a “clean-up” of the park</q>.", ["“clean-up”"]),
    ],
)
def test_words_in_marks_without_a_speaker(text: str, found: list[str]) -> None:
    """A few words in marks are noted where nobody is given as their speaker; slogans and words as words are not."""
    assert [words for words, _ in worded(telling(text), "scare-quote")] == found


@pytest.mark.parametrize(
    ("text", "noted"),
    [
        ("<s>Ada Lind</s> <c:conceding>admitted</c> <q>that it rained</q>.", ["admitted"]),
        ("<s>Ada Lind</s> did not <c:conceding>admit</c> <q>that it rained</q>.", []),
        ("<s>Ada Lind</s> <c:factive>would reveal</c> <q>that it rained</q>.", []),
    ],
)
def test_cues_tell_of_something_said(text: str, noted: list[str]) -> None:
    """A cue that is negated or only to come is not noted among the wording."""
    assert [words for words, _ in worded(telling(text), "cue-class")] == noted


def test_cues_that_are_not_neutral_are_noted() -> None:
    """A doubting cue is noted with its class and its speaker, a neutral one is not."""
    told = telling(
        "<s>Ada Lind</s> <c:doubting>claimed</c> <q>that it rained</q>. <s>Jens Holm</s> <c>said</c> <q>no</q>."
    )
    cues = [w for w in told.wording if w.kind == "cue-class"]
    assert [(told.words(w.span), w.detail, of(told, w)) for w in cues] == [("claimed", "doubting", "Ada Lind")]
