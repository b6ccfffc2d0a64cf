"""How rare a word is."""

from according.core.frequency import rarity, weight


def test_common_words_tell_little():
    """A word of every article tells less than one of few articles, and an unknown name tells most."""
    assert rarity("said") < rarity("council") < rarity("petit") < rarity("zzyzx") == 1.0


def test_weights_add_up():
    """The weight of several stems is the sum of their rarities."""
    assert weight(["said", "council"]) == rarity("said") + rarity("council")
