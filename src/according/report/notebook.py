"""What a notebook shows of a document or a comparison: small HTML, without script, styled in place."""

from markupsafe import Markup

from according.core import Annotated, AttributionKind, Comparison
from according.report.account_lines import account_lines, headline
from according.report.sections import chapters
from according.report.titles import dates, matter
from according.report.visible import one_line, visible_text

_FRAME = Markup('<div style="font-family:Georgia,serif;line-height:1.45;max-width:60em">{}</div>')
_CELL = Markup('<td style="text-align:left;vertical-align:top;padding:.15em .9em .15em 0">{}</td>')
_MOST = 8


def comparison_html(comparison: Comparison) -> str:
    """The accounts and the first findings of each section."""
    accounts = account_lines(comparison)
    rows = Markup("").join(
        _row(account.letter, account.name, account.headline, f"{account.words:,} words, {account.percent} % quoted")
        for account in accounts
    )
    parts = [
        Markup("<p><b>{}</b><br>{}</p>").format(visible_text(matter(comparison, accounts)), dates(comparison)),
        Markup("<table>{}</table>").format(rows),
    ]
    for chapter in chapters(comparison):
        if not chapter.findings:
            continue
        items = Markup("").join(
            Markup('<li value="{}">{}</li>').format(n.number, visible_text(n.finding.title))
            for n in chapter.findings[:_MOST]
        )
        rest = len(chapter.findings) - _MOST
        more = Markup("<p>and {} more</p>").format(rest) if rest > 0 else Markup("")
        parts.append(
            Markup('<p style="margin:.8em 0 0"><b>{}</b></p><ol style="margin:.2em 0">{}</ol>{}').format(
                chapter.section.title, items, more
            )
        )
    return str(_FRAME.format(Markup("").join(parts)))


def document_html(annotated: Annotated) -> str:
    """The document's head and who says what in it; of one that is not annotated, how it begins."""
    document = annotated.document
    facts = ", ".join(
        f"{len(some)} {name if len(some) != 1 else name[:-1] if name != 'entities' else 'entity'}"
        for some, name in (
            (annotated.statements, "statements"),
            (annotated.attributions, "attributions"),
            (annotated.figures, "figures"),
            (annotated.entities, "entities"),
        )
        if some
    )
    spoken = [a for a in annotated.attributions if a.kind is not AttributionKind.TITLE]
    rows = Markup("").join(
        _row(
            *(
                _short(" … ".join(annotated.words(span) for span in spans))
                for spans in (attribution.source, attribution.cue, attribution.content)
            )
        )
        for attribution in spoken[:_MOST]
    )
    more = Markup("<p>and {} more</p>").format(len(spoken) - _MOST) if len(spoken) > _MOST else Markup("")
    head = Markup("<p><b>{}</b><br>{}</p>").format(
        visible_text(headline(annotated) or one_line(document.path)),
        visible_text(
            " · ".join(part for part in (document.outlet, document.published, document.kind.value, facts) if part)
        ),
    )
    if not spoken:
        begins = _short(" ".join(region.span.of(document.text[:4000]) for region in document.telling[:4]))
        return str(_FRAME.format(head + Markup("<p>{}</p>").format(visible_text(begins))))
    return str(_FRAME.format(head + Markup("<table>{}</table>").format(rows) + more))


def _short(text: str) -> str:
    words = one_line(text)
    return words if len(words) <= 160 else words[:159] + "…"


def _row(*cells: str) -> Markup:
    return Markup("<tr>{}</tr>").format(Markup("").join(_CELL.format(visible_text(cell)) for cell in cells))
