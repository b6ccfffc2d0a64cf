"""The cases: pairs of accounts that carry two readings of one utterance, and pairs whose quotations merely sound alike.

Nothing is drawn at random: what a case is made of depends on the ids of its articles alone.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from according.core import FUNCTION_WORDS, ChangeKind
from according.evaluate.events import Half
from according.evaluate.variants.edit import Edit, bare, number_of
from according.evaluate.variants.edits import EDITORS, PAIRS, together
from according.evaluate.variants.edits_of_words import translated
from according.evaluate.variants.pool import Article, Quoted, grams
from according.evaluate.variants.retold import FORMULAS, OCCASIONS, SPEAKERS, reported, unmarked
from according.evaluate.variants.surroundings import Laid, account, around, excerpt, retold


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """Two accounts. ``same``: they carry one utterance; ``wanted`` are its changes, ``allowed`` ones may come along."""

    id: str
    kind: str
    half: Half
    left: Laid
    right: Laid
    same: bool
    wanted: frozenset[ChangeKind] = frozenset()
    allowed: frozenset[ChangeKind] = frozenset()


#: So many near misses of a kind stand beside the cases of one kind of change.
_NEAR = 3
#: Of fewer of its words left no reader could tell the utterance; where two things change, of one more.
_KEPT = 7
#: Fewer words than these may be said by two people.
_OF_ONE_SPEAKER = 12
_Maker = Callable[[Article, Quoted, Sequence[Article], str], Case | None]


def cases(articles: Sequence[Article], each: int) -> tuple[Case, ...]:
    """Up to ``each`` cases of every kind of change in either half, and three times as many of every near miss."""
    found: list[Case] = []
    makers: dict[str, _Maker] = {
        **{kind: _within(kind) for kind in EDITORS},
        **{f"{first} + {second}": _both(first, second) for first, second in PAIRS},
        "without marks": _unmarked,
        "paraphrased": _paraphrased,
        "other speaker": _other_speaker,
        "other speaker + cut": _other_speaker_cut,
        "other occasion": _other_occasion,
        "merged": _merged,
        "translated": _translated,
        "near miss: same article": _same_article,
        "near miss: same opening": _same_opening,
        "near miss: formula": _formula,
    }
    for half in Half:
        own = [article for article in articles if article.half is half]
        for kind, make in makers.items():
            found += _first(kind, make, own, _NEAR * each if kind.startswith("near miss") else each)
        found += _shared_runs(own, _NEAR * each)
    return tuple(found)


def _first(kind: str, make: _Maker, articles: Sequence[Article], each: int) -> Iterator[Case]:
    """The first so many cases of a kind, the quotations in an order of their own for each kind, one an article."""
    ordered = sorted(articles, key=lambda article: number_of(kind, article.id))
    made = 0
    for article in ordered:
        for quoted in sorted(article.quotations, key=lambda q: number_of(kind, q.article, q.start)):
            case = make(article, quoted, ordered, f"{kind}:{article.id}:{quoted.start}")
            if case is not None:
                made += 1
                yield case
                break
        if made >= each:
            return


def _case(
    kind: str,
    article: Article,
    key: str,
    left: Laid,
    right: Laid,
    wanted: frozenset[ChangeKind] = frozenset(),
    allowed: frozenset[ChangeKind] = frozenset(),
    *,
    same: bool = True,
) -> Case:
    return Case(id=key, kind=kind, half=article.half, left=left, right=right, same=same, wanted=wanted, allowed=allowed)


def _within(kind: str) -> _Maker:
    def make(article: Article, quoted: Quoted, others: Sequence[Article], key: str) -> Case | None:
        return _edited(kind, article, quoted, others, key, EDITORS[kind](bare(quoted.words), number_of(key)))

    return make


def _both(first: str, second: str) -> _Maker:
    def make(article: Article, quoted: Quoted, others: Sequence[Article], key: str) -> Case | None:
        edit = together(EDITORS[first], EDITORS[second], bare(quoted.words), number_of(key))
        return _edited(f"{first} + {second}", article, quoted, others, key, edit)

    return make


def _edited(
    kind: str, article: Article, quoted: Quoted, others: Sequence[Article], key: str, edit: Edit | None
) -> Case | None:
    if edit is None or (edit.words == bare(quoted.words) and kind != "same words"):
        return None
    kept = Counter(_forms(quoted.words)) & Counter(_forms(edit.words))
    if kept.total() < _KEPT + ("+" in kind):
        return None
    left = excerpt(article, quoted)
    right = account(
        edit.words,
        key=key,
        name=quoted.name,
        around=around(article, left.text, others, key),
        open_end=edit.open_end or edit.words.endswith("."),
        within=edit.words[0].islower() and not edit.open_end,
    )
    return _case(kind, article, key, left, right, edit.wanted, edit.allowed)


def _unmarked(article: Article, quoted: Quoted, others: Sequence[Article], key: str) -> Case | None:
    text = unmarked(quoted.words)
    if text is None or re.search(r"[.?!] [A-Z]", text):
        return None
    left = excerpt(article, quoted)
    right = retold(text, key=key, name=quoted.name, around=around(article, left.text, others, key))
    return _case("without marks", article, key, left, right, frozenset({ChangeKind.UNMARKED}), _SLIGHT)


def _paraphrased(article: Article, quoted: Quoted, others: Sequence[Article], key: str) -> Case | None:
    text = reported(quoted.words)
    if text is None or re.search(r"[.?!] [A-Z]", text):
        return None
    left = excerpt(article, quoted)
    right = retold(text, key=key, name=quoted.name, around=around(article, left.text, others, key))
    return _case("paraphrased", article, key, left, right, frozenset({ChangeKind.PARAPHRASED}), _SLIGHT)


_SLIGHT = frozenset({ChangeKind.CAPITAL, ChangeKind.PUNCTUATION, ChangeKind.FULL_STOP})


def _other_speaker(article: Article, quoted: Quoted, others: Sequence[Article], key: str) -> Case | None:
    return _spoken("other speaker", article, quoted, others, key, Edit(words=bare(quoted.words)))


def _other_speaker_cut(article: Article, quoted: Quoted, others: Sequence[Article], key: str) -> Case | None:
    edit = EDITORS["cut at the end"](bare(quoted.words), number_of(key))
    return None if edit is None else _spoken("other speaker + cut", article, quoted, others, key, edit)


def _spoken(
    kind: str, article: Article, quoted: Quoted, others: Sequence[Article], key: str, edit: Edit
) -> Case | None:
    """The words under another name; both accounts make a sentence of their own, so that both name whom they mean.

    A few words are no case: two people may have said them.
    """
    if quoted.name is None or len(edit.words.split()) < _OF_ONE_SPEAKER:
        return None
    speaker = SPEAKERS[number_of(key, "speaker") % len(SPEAKERS)]
    left = account(quoted.words, key=f"{key}:left", name=quoted.name, around=around(article, "", others, f"{key}:left"))
    right = account(
        edit.words,
        key=key,
        name=speaker,
        around=_apart(around(article, left.text, others, key), left.text),
        open_end=edit.open_end,
    )
    return _case(kind, article, key, left, right, frozenset({ChangeKind.SPEAKER}) | edit.wanted, edit.allowed)


def _other_occasion(article: Article, quoted: Quoted, others: Sequence[Article], key: str) -> Case | None:
    if quoted.name is None:
        return None
    one, two = OCCASIONS[number_of(key, "occasion") % len(OCCASIONS)]
    own = around(article, "", others, f"{key}:left")
    left = account(quoted.words, key=f"{key}:left", name=quoted.name, around=own, occasion=one)
    other = _apart(around(article, left.text, others, key), left.text)
    right = account(quoted.words, key=key, name=quoted.name, around=other, occasion=two)
    return _case("other occasion", article, key, left, right, frozenset({ChangeKind.OCCASION}))


def _translated(article: Article, quoted: Quoted, others: Sequence[Article], key: str) -> Case | None:
    """Other words, and the account says that they were said in another language."""
    edit = translated(bare(quoted.words), number_of(key))
    if edit is None:
        return None
    left = excerpt(article, quoted)
    tongue = ("in Spanish", "through an interpreter", "in French")[number_of(key, "tongue") % 3]
    right = account(
        edit.words, key=key, name=quoted.name, around=around(article, left.text, others, key), occasion=tongue
    )
    return _case("translated", article, key, left, right, edit.wanted)


def _apart(paragraphs: Sequence[str], shown: str) -> tuple[str, ...]:
    """The paragraphs that share no words with what the other account shows."""
    kept = grams(shown)
    return tuple(p for p in paragraphs if not grams(p) & kept)


def _merged(article: Article, quoted: Quoted, others: Sequence[Article], key: str) -> Case | None:
    """Two quotations of one speaker that the article sets apart, in one pair of marks."""
    following = [q for q in article.quotations if q.start > quoted.end]
    if quoted.name is None or not following or following[0].name != quoted.name:
        return None
    second = following[0]
    gap = article.text[quoted.end : second.start]
    if len(gap.split()) < 12 or len(gap) > 900 or not re.search(r"[.!?]", gap.strip('”" ')[:-1]):
        return None
    one, two = bare(quoted.words), bare(second.words)
    if number_of(key) % 3 == 0 and len(one.split()) > 16 and len(two.split()) > 16:
        one, two = " ".join(one.split()[: len(one.split()) // 2]), " ".join(two.split()[len(two.split()) // 2 :])
        joined = f"{bare(one)} {two}"
        wanted = frozenset({ChangeKind.MERGED, ChangeKind.CUT})
    else:
        joined = f"{one}{'' if one[-1] in '.?!…' else '.'} {two}"
        wanted = frozenset({ChangeKind.MERGED})
    left = excerpt(article, quoted, second)
    if len(left.places) != 2:
        return None
    right = account(joined, key=key, name=quoted.name, around=around(article, left.text, others, key))
    return _case("merged", article, key, left, right, wanted, _SLIGHT)


def _same_article(article: Article, quoted: Quoted, others: Sequence[Article], key: str) -> Case | None:
    """Two quotations of one article that share words, neither of them a reading of the other."""
    for other in article.quotations:
        if other.start <= quoted.start or not _near(quoted.words, other.words, 4):
            continue
        left = excerpt(article, quoted)
        if other.words in left.text or grams(other.words) & grams(left.text):
            continue
        right = account(other.words, key=key, name=other.name, around=_foreign(article, left.text, others, key))
        return _case("near miss: same article", article, key, left, right, same=False)
    return None


def _same_opening(article: Article, quoted: Quoted, others: Sequence[Article], key: str) -> Case | None:
    """The same opening and the same small words, but another matter: two sentences of one speaker, built alike."""
    parts = bare(quoted.words).split()
    donors = [q for q in others[number_of(key) % len(others)].quotations if len(q.words.split()) >= len(parts) // 2]
    if len(parts) < 10 or not donors or others[number_of(key) % len(others)].id == article.id:
        return None
    stock = [w.strip(",.;:!?") for w in donors[0].words.split() if w.lower().strip(",.;:!?") not in FUNCTION_WORDS]
    stock = [word for word in stock if word.isalpha()]
    opening = min(6, max(3, len(parts) // 4))
    built, taken = parts[:opening], 0
    for part in parts[opening:]:
        core = part.strip(",.;:!?")
        if core.lower().replace("’", "'") in FUNCTION_WORDS or not core.isalpha() or not stock:
            built.append(part)
        else:
            built.append(part.replace(core, stock[taken % len(stock)].lower()))
            taken += 1
    heavy = [p for p in parts[:opening] if p.lower().strip(",.;:!?") not in FUNCTION_WORDS]
    if taken < 4 or taken < 2 * len(heavy):
        return None
    left = excerpt(article, quoted)
    right = account(" ".join(built), key=key, name=quoted.name, around=_foreign(article, left.text, others, key))
    return _case("near miss: same opening", article, key, left, right, same=False)


def _formula(article: Article, _: Quoted, others: Sequence[Article], key: str) -> Case | None:
    """One formula in the mouths of two people, in accounts of one story."""
    chance = number_of(key)
    one, two = FORMULAS[chance % len(FORMULAS)]
    first, second = SPEAKERS[chance % len(SPEAKERS)], SPEAKERS[(chance + 3) % len(SPEAKERS)]
    left = account(one, key=f"{key}:left", name=first, around=_foreign(article, "", others, f"{key}:left"))
    right = account(two, key=key, name=second, around=_foreign(article, left.text, others, key))
    return _case("near miss: formula", article, key, left, right, same=False)


def _foreign(article: Article, shown: str, others: Sequence[Article], key: str) -> tuple[str, ...]:
    """Paragraphs of other articles alone."""
    return tuple(p for p in _apart(around(article, shown, others, key), shown) if not p.endswith("it went on."))


def _shared_runs(articles: Sequence[Article], each: int) -> Iterator[Case]:
    """Quotations of different articles that share a run of three words or more, neither a reading of the other."""
    kind = "near miss: other article"
    holders: dict[tuple[str, ...], list[tuple[Article, Quoted]]] = defaultdict(list)
    for article in articles:
        for quoted in article.quotations:
            forms = _forms(quoted.words)
            for run in {tuple(forms[at : at + 3]) for at in range(len(forms) - 2)}:
                if any(word not in FUNCTION_WORDS for word in run):
                    holders[run].append((article, quoted))
    made: dict[str, None] = {}
    for run in sorted(holders, key=lambda run: number_of(kind, *run)):
        for (one, left), (two, right) in pairwise(holders[run]):
            if one.id == two.id or one.id in made or two.id in made or not _near(left.words, right.words, 3):
                continue
            key = f"{kind}:{one.id}:{left.start}:{two.id}:{right.start}"
            shown = excerpt(one, left)
            if one.grams & grams(right.words):
                continue
            told = account(right.words, key=key, name=right.name, around=_foreign(one, shown.text, articles, key))
            made |= {one.id: None, two.id: None}
            yield _case(kind, one, key, shown, told, same=False)
            if len(made) >= 2 * each:
                return


def _near(left: str, right: str, least: int) -> bool:
    """Whether two quotations share so many words, and yet no run of six, nor most of the shorter one's words."""
    one, two = _forms(left), _forms(right)
    shared = set(one) & set(two)
    if len(shared) < least:
        return False
    runs = {tuple(one[at : at + 6]) for at in range(len(one) - 5)}
    if any(tuple(two[at : at + 6]) in runs for at in range(len(two) - 5)):
        return False
    heavy = [{form for form in forms if form not in FUNCTION_WORDS} for forms in (one, two)]
    return bool(heavy[0]) and bool(heavy[1]) and len(heavy[0] & heavy[1]) <= min(map(len, heavy)) // 2


def _forms(words: str) -> list[str]:
    return [word.replace("’", "'") for word in re.findall(r"\w+(?:['’]\w+)*", words.lower())]
