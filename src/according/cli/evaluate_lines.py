"""The lines of the scoreboards of corrections and agreement, for a terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from according.evaluate.agreement.alpha import Agreement
from according.evaluate.agreement.score import AgreementScore, Row
from according.evaluate.corrections.score import CorrectionScore, Line, Share
from according.evaluate.opinions import Thing

_HEADS = ("", "accepted", "edited", "rejected", "missed", "right as it stood", "95 %")


def correction_lines(name: str, steps: int, scored: CorrectionScore, who: Sequence[str]) -> Iterator[str]:
    """The tool against what people said of it."""
    yield f"{name}: {_count(steps, 'step')} by {', '.join(who) or 'nobody'}."
    yield "Counted is what somebody judged, and what all who judged it agree on; nothing is said of the rest."
    yield ""
    if scored.findings:
        yield from _table("Findings by kind", (*scored.findings, scored.all_findings))
    else:
        yield "Findings: nobody judged any."
    yield ""
    line = scored.attributions
    if line.accepted + line.edited + line.rejected + line.missed:
        yield from _table("Attributions", (line,))
        yield ""
        yield "Parts of the attributions that were accepted or edited, as the tool gave them:"
        rows = [("", "unchanged", "corrected", "right", "95 %")]
        for part in scored.parts:
            share = part.unchanged
            rows.append((part.name, str(share.right), str(share.of - share.right), _share(share), _interval(share)))
        yield from _columns(rows)
    else:
        yield "Attributions: nobody judged any."
    for title, lines in (
        ("Findings by what made them", scored.finding_models),
        ("Attributions by what made them", scored.attribution_models),
    ):
        if len(lines) > 1:
            # Their names are long: they stand under the table.
            yield ""
            yield from _table(title, [replace(line, name=f"[{place}]") for place, line in enumerate(lines, 1)])
            yield from (f"[{place}] {line.name}" for place, line in enumerate(lines, 1))
    if scored.unsettled:
        yield ""
        yield f"Not settled between reviewers, and in none of these counts: {len(scored.unsettled)}"
        for thing in scored.unsettled:
            yield f"  {_called(thing)}: " + "; ".join(f"{o.who}: {o.verdict.value}" for o in thing.opinions)


def agreement_lines(name: str, scored: AgreementScore) -> Iterator[str]:
    """How far reviewers agree, and what they disagree on."""
    yield f"{name}: {' and '.join(scored.together.who)}; {_count(scored.single, 'thing')} judged by one alone."
    yield "Krippendorff's alpha: 1 is full agreement, 0 is chance; he asks for 0.800, or 0.667 for a first conclusion."
    yield ""
    yield from _rows(scored.together)
    for pair in scored.pairs:
        yield ""
        yield f"{' and '.join(pair.who)}:"
        yield from _rows(pair)
    yield ""
    yield f"Disagreements: {len(scored.disagreements)}"
    for one in scored.disagreements:
        yield f"  {_called(one.thing)}"
        for who, told in one.said:
            yield f"      {who}: {told}"


def _rows(row: Row) -> Iterator[str]:
    named = (
        ("verdicts on findings", row.findings, "findings"),
        ("verdicts on attributions", row.attributions, "attributions"),
        ("words of attributions", row.marks, "characters"),
    )
    rows = [("", "alpha", "agreed", "judged by two or more")]
    rows += [(title, _alpha(found), _percent(found.agreed), f"{found.units:,} {unit}") for title, found, unit in named]
    yield from _columns(rows)


def _alpha(found: Agreement) -> str:
    if found.alpha is not None:
        return f"{found.alpha:.3f}"
    return "one value only" if found.units else "–"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{100 * share:.1f} %"


def _table(title: str, lines: Sequence[Line]) -> Iterator[str]:
    rows: list[Sequence[str]] = [(title, *_HEADS[1:])]
    for line in lines:
        counts = (line.accepted, line.edited, line.rejected, line.missed)
        rows.append((line.name, *map(str, counts), _share(line.precision), _interval(line.precision)))
    yield from _columns(rows)


def _share(share: Share) -> str:
    return "–" if share.value is None else f"{share.right}/{share.of} = {share.value:.2f}"


def _interval(share: Share) -> str:
    return "–" if share.interval is None else f"{share.interval[0]:.2f} to {share.interval[1]:.2f}"


def _columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The first column to the left, the others to the right; none is cut."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [row[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))]
        yield "  ".join(cells).rstrip()


def _called(thing: Thing) -> str:
    words = " ".join(thing.name.split()) or thing.id
    place = f" in {thing.document}" if thing.document else ""
    content = " … ".join(" ".join(anchor.exact.split()) for anchor in thing.given.of("content"))
    return f"{thing.kind.value}, {thing.sort or 'no kind'}{place}: {words}{': ' + content if content else ''}"


def _count(many: int, what: str) -> str:
    return f"{many:,} {what}{'s' * (many != 1)}"
