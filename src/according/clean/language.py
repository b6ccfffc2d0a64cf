"""Language: one decision a document, by its function words where they suffice, else by py3langid."""

import re

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: Words are counted up to here; a document's language is plain long before.
_SAMPLE = 400
#: Words are shorter than this, on the average of so many.
_LONGEST_WORD = 16
#: Frequent words that English has to itself, or nearly so: no "am", "an", "in", "so", "was", "die".
_ENGLISH = frozenset(
    """the of and to that for with from which have has had were been this they their would there about who his her its
    are it by as at not but what when our we you your she said all""".split()
)
#: They make up a quarter to a third of English prose, and next to nothing of other languages'.
_PLAINLY = 0.12
_FEWEST = 8
#: Posts and headlines spare function words, and the classifier is at its worst on them.
_SHORT = 40


def language(text: str) -> str | None:
    """The ISO 639-1 code of the language of ``text``, or None where there are too few words to tell."""
    found = _sample(text)
    if len(found) < _FEWEST:
        return None
    if _is_english(found):
        return "en"
    # Loading the classifier takes a good part of a second: only a text in doubt pays for it.
    from py3langid.langid import classify

    return str(classify(text[:20_000])[0])


def may_be_english(text: str) -> bool:
    """Whether ``text`` is plainly English, or too short to tell."""
    found = _sample(text)
    return len(found) < _FEWEST or _is_english(found)


def _sample(text: str) -> list[str]:
    return _WORD.findall(text[: _LONGEST_WORD * _SAMPLE].lower().replace("’", "'"))[:_SAMPLE]


def _is_english(found: list[str]) -> bool:
    share = sum(map(_ENGLISH.__contains__, found)) / len(found)
    return share >= (_PLAINLY if len(found) >= _SHORT else _PLAINLY / 2)
