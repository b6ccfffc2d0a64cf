"""Wording: charged words, scare quotes and cues, each with its voice."""

from telling import of, telling, worded


def test_charged_words_have_the_voice_they_stand_in() -> None:
    """A charged word in quotation marks is the speaker's, outside of them the outlet's."""
    told = telling(
        "The brutal raid ended. <q>“It was a massacre of civilians in the old town,”</q> <c>said</c> <s>Ada Lind</s>."
    )
    assert worded(told, "charged") == [("brutal", "outlet"), ("massacre", "quoted")]


def test_cues_that_are_not_neutral_are_noted() -> None:
    """A doubting cue is noted with its class and its speaker, a neutral one is not."""
    told = telling(
        "<s>Ada Lind</s> <c:doubting>claimed</c> <q>that it rained</q>. <s>Jens Holm</s> <c>said</c> <q>no</q>."
    )
    cues = [w for w in told.wording if w.kind == "cue-class"]
    assert [(told.words(w.span), w.detail, of(told, w)) for w in cues] == [("claimed", "doubting", "Ada Lind")]
