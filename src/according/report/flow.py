"""The running text of one account: paragraph after paragraph, its evidence marked in place, every character escaped."""

from markupsafe import Markup, escape

from according.core import Region, RegionKind, Span
from according.report.account_lines import AccountLine
from according.report.excerpts import anchor
from according.report.links import Links
from according.report.runs import Layer, Run, runs
from according.report.visible import visible_markup

#: Characters outside evidence that one column shows; beyond them stretches without evidence are folded, and it says so.
MOST_CHARACTERS = 400_000
_EDGE = 200


class Sweep:
    """Hands out the layers over one stretch after another, going through all layers once."""

    def __init__(self, layers: list[Layer]) -> None:
        self._waiting = sorted(layers, key=lambda layer: layer.span.start, reverse=True)
        self._active: list[Layer] = []

    def over(self, start: int, end: int) -> tuple[Layer, ...]:
        """The layers over ``[start, end)``; stretches are asked for in the order of the text."""
        while self._waiting and self._waiting[-1].span.start < end:
            self._active.append(self._waiting.pop())
        self._active = [layer for layer in self._active if layer.span.end > start]
        return tuple(self._active)


class Flow:
    """Writes a column's HTML; every character passes through ``visible_markup`` and so is escaped."""

    def __init__(
        self, text: str, account: AccountLine, ids: dict[int, str], anchors: set[Span], links: Links, lit: int | None
    ) -> None:
        self._text, self._account, self._ids, self._anchors = text, account, ids, set(anchors)
        self._links, self._lit = links, lit
        self._parts: list[str] = []
        self._left = MOST_CHARACTERS
        self.folded = 0

    def markup(self) -> Markup:
        """What has been written."""
        return Markup("".join(self._parts))  # noqa: S704 - every part has been escaped

    def between(self, layers: tuple[Layer, ...], start: int, end: int) -> None:
        """What stands between two regions: mostly white space."""
        if start >= end:
            return
        if self._text[start:end].isspace():
            for span in sorted({layer.span for layer in layers} & self._anchors):
                if start <= span.start < end:
                    self._anchor(span)
            self._parts.append(_written(self._text[start:end]))
        else:
            self._parts.append('<p class="r-other" dir="auto">')
            self._runs(layers, start, end)
            self._parts.append("</p>")

    def region(self, region: Region, layers: tuple[Layer, ...]) -> None:
        """A region as a paragraph with its kind as class; what is set aside says so to those who cannot see grey."""
        aside = region.kind in (RegionKind.FURNITURE, RegionKind.REPETITION, RegionKind.CREDIT, RegionKind.QUOTED)
        label = f' aria-label="{region.kind.value}, set aside" role="note"' if aside else ""
        self._parts.append(f'<p class="r-{region.kind.value}" dir="auto"{label}>')
        self._runs(layers, region.span.start, region.span.end)
        self._parts.append("</p>")

    def _runs(self, layers: tuple[Layer, ...], start: int, end: int) -> None:
        for run in runs(layers, start, end):
            self._openings(run)
            classes = " ".join(run.classes)
            target = "" if self._text[run.start : run.end].isspace() else run.target
            if target:
                self._parts.append(f'<a class="to-it" href="{escape(target)}" tabindex="-1">')
            if run.numbers:
                classes += " lit" if self._lit in run.numbers else ""
                numbers = " ".join(str(number) for number in run.numbers)
                self._parts.append(f'<mark class="{classes}" data-f="{numbers}">')
                self._parts.append(_written(self._text[run.start : run.end]))
                self._parts.append("</mark>")
            elif classes:
                self._parts.append(f'<span class="{classes}">{self._shown(run.start, run.end)}</span>')
            else:
                self._parts.append(self._shown(run.start, run.end))
            if target:
                self._parts.append("</a>")

    def _openings(self, run: Run) -> None:
        for span in sorted({layer.span for layer in run.opening} & self._anchors):
            self._anchor(span)
        for number in sorted({layer.number for layer in run.opening if layer.number is not None}):
            kind = next(layer.classes[1] for layer in run.opening if layer.number == number)
            self._parts.append(
                f'<a class="n {kind}" data-n="{number}" href="{escape(self._links.number(self._ids[number]))}" '
                f'aria-label="finding {number}"></a>'
            )

    def _anchor(self, span: Span) -> None:
        self._anchors.discard(span)
        self._parts.append(f'<span class="at" id="{anchor(self._account, span)}"></span>')

    def _shown(self, start: int, end: int) -> str:
        length = end - start
        if length <= self._left or length <= 4 * _EDGE:
            self._left -= min(length, self._left)
            return _written(self._text[start:end])
        keep = max(_EDGE, self._left // 2)
        self._left = 0
        left_out = length - 2 * keep
        self.folded += left_out
        words = f"[… {left_out:,} characters without findings are not shown …]"
        gap = f'<span class="folded" data-length="{left_out}">{words}</span>'
        return _written(self._text[start : start + keep]) + gap + _written(self._text[end - keep : end])


def _written(text: str) -> str:
    """``text`` escaped. Browsers would read a carriage return before a line feed away, and places would shift by it."""
    return str(visible_markup(text)).replace("\r", "&#13;")
