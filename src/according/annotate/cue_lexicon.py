"""Cue words and phrases by class, each with the sources that speak for its class and the use in which it has it.

The list itself is ``cue_lexicon.tsv`` beside this file; docs/wording.md tells what the classes mean, which works the
keys of the sources stand for, and how a use is judged.
"""

from dataclasses import dataclass
from importlib.resources import files

from according.annotate.verb_forms import ing, past, third
from according.core import CueClass


@dataclass(frozen=True, slots=True)
class CueEntry:
    """One line of the list.

    ``kind`` is verb, noun, phrase (a verb with what goes with it: "point out"), adverb or adjective. ``sources`` are
    keys, "own" where the judgement is ours alone. ``use`` says what a cue must carry to have the class: "quote" (words
    in marks), "that" (a clause with its conjunction), "clause", "said" (a clause, a deed or something said), "claims"
    (a clause or something said), or nothing in particular; ``unless`` are objects with which it tells of no words at
    all ("claimed responsibility"). ``forms`` are the irregular ones.
    """

    entry: str
    kind: str
    cue_class: CueClass
    sources: tuple[str, ...]
    use: str = ""
    unless: frozenset[str] = frozenset()
    forms: tuple[str, ...] = ()


def _read() -> tuple[CueEntry, ...]:
    lines = files("according.annotate").joinpath("cue_lexicon.tsv").read_text("utf-8").splitlines()
    return tuple(_entry(line) for line in lines if line and not line.startswith("#"))


def _entry(line: str) -> CueEntry:
    entry, kind, cue_class, sources, uses, forms = line.split("\t")
    use, _, unless = uses.partition("not ")
    return CueEntry(
        entry,
        kind,
        CueClass(cue_class),
        tuple(sources.split()),
        use.strip(),
        frozenset(unless.split()),
        tuple(forms.split()),
    )


#: The forms of the verbs that phrases begin with, where they are not regular.
_FIRST_WORDS = {
    "be": ("is", "are", "was", "were", "been", "being"), "beg": ("begged", "begging"),
    "bring": ("brought",), "burst": ("burst",), "come": ("came", "coming"), "cast": ("cast",), "choke": (),
    "draw": ("drew", "drawn"), "drive": ("drove", "driven", "driving"), "eat": ("ate", "eaten"),
    "fight": ("fought",), "find": ("found",), "give": ("gave", "given", "giving"), "go": ("went", "gone", "goes"),
    "hit": ("hit", "hitting"), "knock": (), "lay": ("laid",), "let": ("let", "letting"),
    "light": ("lit",), "make": ("made", "making"), "pin": ("pinned", "pinning"), "pour": (),
    "put": ("put", "putting"), "read": ("read",), "ring": ("rang", "rung"), "rip": ("ripped", "ripping"),
    "run": ("ran", "running"), "say": ("said",), "set": ("set", "setting"), "shed": ("shed", "shedding"),
    "shoot": ("shot",), "shrug": ("shrugged", "shrugging"), "speak": ("spoke", "spoken"),
    "spell": ("spelt", "spelled"), "spin": ("spun", "spinning"), "strike": ("struck", "stricken", "striking"),
    "sum": ("summed", "summing"), "take": ("took", "taken", "taking"), "tear": ("tore", "torn"),
    "tell": ("told",), "throw": ("threw", "thrown"), "write": ("wrote", "written", "writing"),
}  # fmt: skip


def _inflected(entry: CueEntry) -> tuple[str, ...]:
    """Every form of an entry's first word; of a phrase that word takes the forms of the verb where it is listed."""
    lemma = entry.entry.split()[0]
    irregular = entry.forms or _FIRST_WORDS.get(lemma, ())
    regular = () if irregular else (past(lemma),)
    participle = () if any(form.endswith("ing") for form in irregular) else (ing(lemma),)
    return tuple(dict.fromkeys((lemma, third(lemma), *regular, *irregular, *participle)))


def _plural(noun: str) -> tuple[str, ...]:
    return (noun, third(noun)) if " " not in noun else (noun,)


#: The whole list, in the order of the file.
ENTRIES: tuple[CueEntry, ...] = _read()
#: Verbs by every form, nouns in both numbers, adverbs and adjectives by themselves.
VERBS: dict[str, CueEntry] = {form: e for e in ENTRIES if e.kind == "verb" for form in _inflected(e)}
NOUNS: dict[str, CueEntry] = {form: e for e in ENTRIES if e.kind == "noun" for form in _plural(e.entry)}
#: Phrases that are not neutral by every form of their first word, each with the words after it, the longest first.
PHRASES: dict[str, list[tuple[tuple[str, ...], CueEntry]]] = {}
for _entry_of_file in sorted(
    (e for e in ENTRIES if e.kind == "phrase" and e.cue_class is not CueClass.NEUTRAL),
    key=lambda e: -len(e.entry.split()),
):
    for _form in _inflected(_entry_of_file):
        PHRASES.setdefault(_form, []).append((tuple(_entry_of_file.entry.split()[1:]), _entry_of_file))
ADVERBS: dict[str, CueEntry] = {e.entry: e for e in ENTRIES if e.kind == "adverb"}
ADJECTIVES: frozenset[str] = frozenset(e.entry for e in ENTRIES if e.kind == "adjective") | {"suspected", "accused"}
