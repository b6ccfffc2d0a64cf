"""Charged words and words that label: general lists, not tuned to any matter, and open to dispute.

A word stands here if it judges, or stirs, where a plainer word for the same thing is at hand (named in the rule's words
as the reader's own judgement to make). Nothing is scored: a hit is a place to look at, with its voice.
"""

from importlib.resources import files

from according.annotate.verb_forms import ing, past, third


def _read() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    lines = files("according.annotate").joinpath("charged.tsv").read_text("utf-8").splitlines()
    fields = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return tuple((word, part, tuple(forms.split())) for word, part, forms in fields)


def _forms(word: str, part: str, irregular: tuple[str, ...]) -> tuple[str, ...]:
    if part != "verb":
        return (word,)
    regular = () if irregular else (past(word),)
    participle = () if any(form.endswith("ing") for form in irregular) else (ing(word),)
    return (word, third(word), *regular, *irregular, *participle)


#: Every line of the list: the word, its part of speech, its irregular forms.
ENTRIES = _read()
#: Every form of every single word, in lower case, with the parts of speech in which it is charged.
WORDS: dict[str, tuple[str, ...]] = {}
#: The words after the first of each phrase, by its first word.
PHRASES: dict[str, list[tuple[str, ...]]] = {}
for _word, _part, _irregular in ENTRIES:
    if " " in _word:
        _first, *_rest = _word.split()
        PHRASES.setdefault(_first, []).append(tuple(_rest))
        continue
    for _form in _forms(_word, _part, _irregular):
        WORDS[_form] = tuple(dict.fromkeys((*WORDS.get(_form, ()), _part)))
#: Charged nouns and adjectives by themselves.
CHARGED = frozenset(form for form, parts in WORDS.items() if not {"noun", "adjective"}.isdisjoint(parts))

#: Adjectives and nouns that place a person or body politically or morally, in lower case.
LABELS = frozenset(
    """activist activists alt-right anarchist antisemitic anti-semitic authoritarian bipartisan centrist charged
    communist conservative controversial contentious corrupt critic credible discredited disgraced divisive embattled
    extremist far-left far-right fascist feminist firebrand fringe fundamentalist hard-line hard-right
    hardline hawkish infamous islamist jihadist leftist left-leaning left-wing liberal
    libertarian maverick mainstream marxist militant moderate nationalist neo-nazi nonpartisan non-partisan notorious
    outspoken partisan polarising polarizing populist prestigious progressive radical racist reactionary rebel renowned
    respected right-leaning right-wing secessionist self-described self-proclaimed separatist socialist so-called
    supremacist terrorist tough-on-crime ultra-conservative ultraconservative ultra-orthodox ultranationalist unelected
    vigilante watchdog white-nationalist white-supremacist whistleblower whistle-blower would-be zionist""".split()
) - {"charged", "critic"}

#: Beginnings that make a label of whatever follows the hyphen.
LABEL_PREFIXES = ("anti-", "pro-", "far-", "ultra-", "neo-", "alt-", "hard-")
#: Verbs after "that" or "which" by which a relative clause characterises what it hangs on.
STANCE_VERBS = frozenset(
    """advocate advocates back backs boycott boycotts call calls campaign campaigns champion champions condemn condemns
    deny denies endorse endorses favor favors favour favours fight fights lobby lobbies oppose opposes promote promotes
    push pushes reject rejects seek seeks support supports""".split()
)
