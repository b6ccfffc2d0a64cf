"""Recall and precision of the quotation variants on quotations changed on purpose, and on near misses.

    python benchmarks/variants.py ../shared/data/polnear/train.jsonl.gz [count]

Takes real quotations, changes each in one way (cut, inserted, bracketed, ellipsis, full stop, dropped "not", other
figure), puts it into an account of its own, and asks for the variants. Near misses are other quotations of the same
article that share at least four words. Nothing is drawn at random: the same input gives the same figures.
"""

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from according.compare.accounts import Accounts
from according.compare.quotations.quotations import quotation_variants
from according.compare.quotations.variants import tokens
from according.core import (
    Annotated,
    ChangeKind,
    Document,
    OriginMap,
    Quotation,
    QuotationKind,
    RawInput,
    Region,
    RegionKind,
    Span,
    Story,
)

_MARKED = re.compile(r"[“\"]([^“”\"\n]{20,900})[”\"]")


def _quotations(path: Path) -> Iterator[list[str]]:
    """The quotations of each article, each once."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            found = _MARKED.findall(json.loads(line)["text"])
            yield list(
                dict.fromkeys(q.strip() for q in found if sum(t.matters for t in tokens(q, Span(0, len(q)))) >= 4)
            )


def _account(name: str, text: str) -> Annotated:
    return Annotated(
        document=Document(
            id=name,
            path=name,
            text=text,
            regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
            raw=RawInput(sha256="", size=1, media_type="text/plain", encoding="utf-8", extractor=""),
            origin=OriginMap.identity(len(text)),
        ),
        quotations=tuple(
            Quotation(span=Span(m.start(), m.end()), inner=Span(m.start(1), m.end(1)), kind=QuotationKind.SPEECH)
            for m in re.finditer(r"“([^“”]+)”", text)
        ),
    )


def _found(left: str, right: str) -> tuple[bool, set[ChangeKind]]:
    one = _account("a", f"The mayor spoke on Monday. “{left}” That was all.")
    two = _account("b", f"Reporters asked at city hall. “{right}” Then the lights went out.")
    accounts = Accounts.of((one, two), (Story(id="s", documents=("a", "b")),), ())
    findings = quotation_variants(accounts, ())
    return bool(findings), {change.kind for finding in findings for change in finding.changes}


def _cut(words: list[str]) -> str | None:
    return " ".join(words[: len(words) * 2 // 3]) if len(words) >= 9 else None


def _cut_front(words: list[str]) -> str | None:
    return " ".join(words[len(words) // 3 :]) if len(words) >= 9 else None


def _inserted(words: list[str]) -> str | None:
    middle = len(words) // 2
    return " ".join([*words[:middle], "quite", "frankly", *words[middle:]])


def _bracketed(words: list[str]) -> str | None:
    for place, word in enumerate(words):
        if word.lower() in ("it", "he", "she", "they", "we", "this", "that"):
            return " ".join([*words[:place], "[the", "ministry]", *words[place + 1 :]])
    return None


def _ellipsis(words: list[str]) -> str | None:
    third = len(words) // 3
    return " ".join([*words[:third], "…", *words[third + 3 :]]) if len(words) >= 12 else None


def _stop(words: list[str]) -> str | None:
    return f"{' '.join(words[: len(words) // 2]).rstrip(',;:')}." if len(words) >= 10 else None


def _not(words: list[str]) -> str | None:
    for place, word in enumerate(words):
        if word.lower().strip(",.") in ("not", "never"):
            return " ".join([*words[:place], *words[place + 1 :]])
        if word.lower().replace("’", "'") in ("don't", "didn't", "isn't", "doesn't", "wasn't", "wouldn't"):
            return " ".join([*words[:place], word[:-3], *words[place + 1 :]])
    return None


def _figure(words: list[str]) -> str | None:
    for place, word in enumerate(words):
        digits = re.search(r"\d+", word)
        if digits:
            changed = f"{word[: digits.start()]}{int(digits[0]) + 3}{word[digits.end() :]}"
            return " ".join([*words[:place], changed, *words[place + 1 :]])
    return None


MUTATIONS: dict[str, tuple[Callable[[list[str]], str | None], set[ChangeKind]]] = {
    "same": (" ".join, set()),
    "cut at the end": (_cut, {ChangeKind.CUT, ChangeKind.INSERTED}),
    "cut at the front": (_cut_front, {ChangeKind.CUT, ChangeKind.INSERTED}),
    "inserted": (_inserted, {ChangeKind.INSERTED, ChangeKind.CUT}),
    "bracketed": (_bracketed, {ChangeKind.BRACKETED}),
    "ellipsis": (_ellipsis, {ChangeKind.ELLIPSIS}),
    "full stop": (_stop, {ChangeKind.FULL_STOP}),
    "negation": (_not, {ChangeKind.NEGATION}),
    "figure": (_figure, {ChangeKind.FIGURE}),
}


def main() -> None:
    """Print, for each kind of change, how many were found and how many were named for what they are."""
    path, limit = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 300
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    named: Counter[str] = Counter()
    misses = alarms = 0
    shown = 0
    for quotations in _quotations(path):
        for quotation in quotations[:3]:
            words = quotation.split()
            for name, (mutate, wanted) in MUTATIONS.items():
                if tried[name] >= limit:
                    continue
                changed = mutate(words)
                if changed is None or (name != "same" and changed == " ".join(words)):
                    continue
                tried[name] += 1
                hit, kinds = _found(" ".join(words), changed)
                found[name] += hit
                named[name] += hit and (bool(kinds & wanted) if wanted else not kinds)
                if "-v" in sys.argv and not (hit and (bool(kinds & wanted) if wanted else not kinds)) and shown < 40:
                    shown += 1
                    print(name, kinds, "|", " ".join(words), "|", changed)
        for i, left in enumerate(quotations):
            forms = {t.form for t in tokens(left, Span(0, len(left)))}
            for right in quotations[i + 1 :]:
                if misses >= 3 * limit or len(forms & {t.form for t in tokens(right, Span(0, len(right)))}) < 4:
                    continue
                misses += 1
                hit, _ = _found(left, right)
                alarms += hit
                if hit and "-v" in sys.argv:
                    print("ALARM |", left, "|", right)
    for name in MUTATIONS:
        print(
            f"{name:<18} {tried[name]:>5}  found {found[name] / tried[name]:.3f}  named {named[name] / tried[name]:.3f}"
        )
    print(f"{'near misses':<18} {misses:>5}  taken for variants {alarms} ({alarms / max(1, misses):.3f})")
    hits = sum(found.values())
    print(f"recall {hits / sum(tried.values()):.3f}  precision {hits / (hits + alarms):.3f}")


if __name__ == "__main__":
    main()
