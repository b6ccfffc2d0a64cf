"""Measure the reader of figures on NewsQuant (Almasian et al., EMNLP 2023), beside the checkout.

    python benchmarks/newsquant.py [--misses]

Prints precision, recall and F1 of values, and of values with their units, for both halves of the sentences (even ones,
on which the rules were tuned, and odd ones) and for the sets of one kind. A figure counts as found when its value (both
ends of a range) is among the gold's of its sentence, each used once; "millions" is at least a million here and
1000000-10000000 there, a share of one in five 20 here and 0.2 there. Units are compared by name; for counts, by the
stem of the counted noun's last word, since the gold names the phrase in normal form ("large city"). Published for the
whole set (590 sentences, of which 313 are here): CQE 92.0 and 85.6, quantulum3 73.0 and 47.2.
"""

import argparse
import json
from pathlib import Path

from according.annotate.quantities.figures import figures
from according.core import Document, Figure, FigureKind, Operator, OriginMap, RawInput, Region, RegionKind, Span, stem

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared" / "data" / "newsquant"
NAMES = {
    "USD": "dollar", "GBP": "pound sterling", "EUR": "euro", "percent": "percentage", "JPY": "japanese yen",
    "CNY": "chinese yuan", "MYR": "malaysian ringgit", "HKD": "hong kong dollar", "AUD": "australian dollar",
    "CAD": "canadian dollar", "INR": "indian rupee", "degree Celsius": "celsius", "degree Fahrenheit": "fahrenheit",
    "ILS": "shekel", "pound": "pound-mass", "pound-foot": "foot pound-force", "gigatonne": "gigaton",
}  # fmt: skip
Gold = dict[str, str]


def read(text: str) -> tuple[Figure, ...]:
    """The figures of one sentence, places in an order left out, which the gold does not have."""
    whole = Span(0, len(text))
    document = Document(
        id="d",
        path="",
        text=text,
        regions=(Region(kind=RegionKind.BODY, span=whole),),
        raw=RawInput(sha256="", size=0, media_type="text/plain", encoding="utf-8", extractor=""),
        origin=OriginMap.identity(len(text)),
    )
    return tuple(figure for figure in figures(document, (whole,)) if figure.kind is not FigureKind.ORDINAL)


def same_value(figure: Figure, gold: Gold) -> bool:
    """Whether a figure has the gold's value."""
    ends = [part for part in gold["value"].lstrip("-").replace(" ", "").split("-") if part]
    try:
        theirs = [float(end) for end in ends]
    except ValueError:
        return False
    if figure.operator is Operator.AT_LEAST and figure.approximate:
        return abs(theirs[0] - figure.value) <= 1e-6 * figure.value
    mine = [figure.value] if figure.high is None else [figure.value, figure.high]
    if len(mine) != len(theirs):
        return False
    return any(
        all(abs(a - b * scale) <= 1e-3 * max(abs(a), 1e-9) for a, b in zip(mine, theirs, strict=True))
        for scale in ((1, 100) if figure.kind is FigureKind.PERCENT else (1,))
    )


def same_unit(figure: Figure, gold: Gold) -> bool:
    """Whether a figure's unit or counted thing is the gold's."""
    written, normal = gold.get("unit", "-").lower(), gold.get("normalized_unit", "").lower()
    names = [name for name in (written, normal) if name]
    if figure.kind is FigureKind.AGE:
        return any("age" in name or "year" in name for name in names)
    if figure.unit is not None and figure.kind not in (FigureKind.VOTE, FigureKind.NUMBER):
        mine = " per ".join(NAMES.get(part, part) for part in figure.unit.split(" per "))
        last = stem(mine.split()[-1])
        return mine in names or any(" per " not in name and stem(name.split()[-1]) == last for name in names)
    if figure.counts is None:
        return "-" in names
    heads = {stem(word) for name in names for word in (*name.split()[:3], name.split()[-1])}
    return stem(figure.counts.split()[-1].lower()) in heads


def score(records: list[dict[str, object]], *, misses: bool) -> dict[str, tuple[float, float, float]]:
    """Precision, recall and F1 of values, and of values with units."""
    found = known = values = units = 0
    for record in records:
        text, left = str(record["text"]), list(record["quantities"])  # type: ignore[call-overload]
        known += len(left)
        wrong = []
        for figure in read(text):
            found += 1
            hits = [gold for gold in left if same_value(figure, gold)]
            hit = next((gold for gold in hits if same_unit(figure, gold)), hits[0] if hits else None)
            if hit is None:
                wrong.append(f"+{figure.span.of(text)}")
                continue
            left.remove(hit)
            values += 1
            if same_unit(figure, hit):
                units += 1
            else:
                wrong.append(
                    f"~{figure.span.of(text)}: {figure.unit or figure.counts}, not {hit.get('normalized_unit')}"
                )
        wrong += [f"-{gold['value']} {gold.get('unit', gold.get('normalized_unit'))}" for gold in left]
        if misses and wrong:
            print(text, "\n    ", " | ".join(wrong))
    return {"value": _measured(values, found, known), "value and unit": _measured(units, found, known)}


def _measured(right: int, found: int, known: int) -> tuple[float, float, float]:
    return 100 * right / max(1, found), 100 * right / max(1, known), 200 * right / max(1, found + known)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--misses", action="store_true", help="print what is wrong in the half that was tuned on")
    chosen = options.parse_args()
    if not SHARED.exists():
        raise SystemExit(f"NewsQuant is not at {SHARED.resolve()}")
    sets = {path.stem: [json.loads(line) for line in path.open()] for path in sorted(SHARED.glob("*.jsonl"))}
    news = sets.pop("newsquant")
    table = {"news, tuned half": news[::2], "news, other half": news[1::2], "news, whole": news, **sets}
    print(f"{'':18} {'sentences':>9}  {'':16} {'precision':>9} {'recall':>7} {'F1':>6}")
    for name, records in table.items():
        for what, (precision, recall, f1) in score(
            records, misses=chosen.misses and name.endswith("tuned half")
        ).items():
            print(f"{name:18} {len(records):9}  {what:16} {precision:9.1f} {recall:7.1f} {f1:6.1f}")


if __name__ == "__main__":
    main()
