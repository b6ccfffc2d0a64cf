"""When two labels are one: the same words but for order, inflection, articles and spelling."""

from according.core import FUNCTION_WORDS, SharedEntity, stem, words

#: Short forms of titles, and one of two words for the same office.
_LONG = {
    "sen": "senator", "gov": "governor", "rep": "representative", "lt": "lieutenant", "gen": "general",
    "col": "colonel", "dr": "doctor",
    "prof": "professor", "u.s": "us", "u.s.": "us", "american": "us", "congressman": "representative",
    "congresswoman": "representative", "chairwoman": "chairman", "chairperson": "chairman", "spokeswoman": "spokesman",
    "spokesperson": "spokesman", "ex": "former", "sec": "secretary", "atty": "attorney", "capt": "captain",
    "sgt": "sergeant", "maj": "major",
}  # fmt: skip
#: Nouns that add nothing to the word that labels.
_GENERAL = frozenset("group groups organisation organization organisations organizations body people mr mrs ms".split())
_BOUND = ("anti", "pro", "non", "far", "neo", "ultra")


def own_stems(shared: SharedEntity, names: frozenset[str]) -> frozenset[str]:
    """The stems of the words of an entity's names."""
    return frozenset(_one_spelling(stem(word.form)) for name in (shared.name, *names) for word in words(name))


def key(label: str, own: frozenset[str]) -> str:
    """The words that make a label, without the entity's own name, in a fixed order."""
    parts = []
    for word in words(label.replace("‑", "-")):
        for part in _parts(word.form):
            form = _LONG.get(part.rstrip("."), part)
            if form in FUNCTION_WORDS or form == "s":
                continue
            parts.append(_one_spelling(stem(form)))
    placed = [part for part in parts if part not in own]
    telling = [part for part in placed if part not in _GENERAL]
    return " ".join(sorted(set(telling or placed)))


def _parts(form: str) -> tuple[str, ...]:
    pieces = tuple(piece for piece in form.split("-") if piece)
    return (form,) if len(pieces) < 2 or pieces[0] in _BOUND else pieces


def _one_spelling(stemmed: str) -> str:
    """A stem in one of two spellings: "labor" for "labour", "organiz" for "organis"."""
    if len(stemmed) > 5 and stemmed.endswith("is"):
        stemmed = stemmed[:-1] + "z"
    return stemmed.replace("our", "or") if len(stemmed) > 4 else stemmed
