"""What was found in a story, as lines for a terminal."""

from collections.abc import Iterator, Mapping, Sequence

from according.cli.found import Listed
from according.cli.referring import short
from according.cli.steps import cut, sentence
from according.core import Alignment, Annotated, Comparison, Judged, Orphan, SharedEntity, Span, Step, SubjectKind

_LONGEST = 110


def letters(comparison: Comparison) -> dict[str, str]:
    """The letter of each account, by its document."""
    from according.core.letters import letter

    return {annotated.id: letter(place) for place, annotated in enumerate(comparison.documents)}


def finding_lines(comparison: Comparison, rows: Sequence[Listed], *, whole: bool) -> Iterator[str]:
    """For each finding its number and title, what it is and what was said of it; ``whole`` with its words and rule."""
    from according.report.sections import relation_words

    marks = letters(comparison)
    aside = False
    for row in rows:
        if row.aside and not aside:
            aside = True
            yield ""
            yield "set aside"
        yield f"{row.number:>4}  {row.finding.title}"
        held = " ".join(marks[each] for each in row.finding.documents if each in marks)
        yield f"      {relation_words(row.finding)} · {held} · {short(row.finding.id)}{verdict(row.judged)}"
        if whole:
            for evidence in row.finding.evidence:
                words = cut(comparison.document(evidence.document).words(evidence.span), 4 * _LONGEST)
                role = f" ({evidence.role})" if evidence.role else ""
                yield f"      {marks[evidence.document]}  “{words}”{role}"
            yield f"      rule: {row.finding.rule}"
            for note in comparison.review.notes:
                if note.kind is SubjectKind.FINDING and note.id == row.finding.id:
                    yield f"      {note.who} (step {note.step}): {note.text}"


def attribution_lines(comparison: Comparison, rows: Sequence[Annotated]) -> Iterator[str]:
    """For each account its attributions: who, by which word, what."""
    marks = letters(comparison)
    for annotated in rows:
        yield ""
        yield f"{marks[annotated.id]}  {annotated.document.outlet or annotated.document.path}"
        for attribution in annotated.attributions:
            speaker = annotated.entity(attribution.speaker)
            source = _joined(annotated, attribution.source) or "(no source)"
            resolved = f" [{speaker.name}]" if speaker is not None and speaker.name != source else ""
            said = verdict(comparison.review.of(SubjectKind.ATTRIBUTION, attribution.id))
            yield f"   {short(attribution.id)}  {attribution.kind.value}{said}"
            yield (
                f"      {source}{resolved} · {_joined(annotated, attribution.cue) or '—'} · "
                f"{_joined(annotated, attribution.content)}"
            )


def person_lines(comparison: Comparison, rows: Sequence[SharedEntity]) -> Iterator[str]:
    """For each person, organisation or place who is who in which account."""
    marks = letters(comparison)
    for shared in rows:
        said = verdict(comparison.review.of(SubjectKind.ENTITY, shared.id))
        yield f"{short(shared.id)}  {shared.name} · {shared.type.value}{said}"
        names: dict[str, list[str]] = {}
        for member in shared.members:
            entity = comparison.document(member.document).entity(member.entity)
            names.setdefault(entity.name if entity is not None else "?", []).append(marks[member.document])
        yield "      " + "; ".join(f"{name} ({' '.join(held)})" for name, held in names.items())


def group_lines(comparison: Comparison, rows: Sequence[Alignment]) -> Iterator[str]:
    """For each group of statements how they stand to each other, and their words."""
    marks = letters(comparison)
    for group in rows:
        asked = f" · {group.question}" if group.question else ""
        yield ""
        said = verdict(comparison.review.of(SubjectKind.GROUP, group.id))
        yield f"{short(group.id)}  {group.relation.value}{asked}{said}"
        for each in group.statements:
            words = cut(comparison.document(each.document).words(each.span), _LONGEST)
            yield f"      {marks[each.document]}  {short(each.statement)}  {words}"


def orphan_lines(rows: Sequence[tuple[Orphan, Step]], names: Mapping[str, str]) -> Iterator[str]:
    """For each step that found no place what it was, why it is here, and the best guess."""
    for orphan, step in rows:
        yield f"{step.number:>4}  {step.who} {sentence(step, names)}"
        yield f"      {orphan.why}"
        if orphan.guess is not None:
            where = names.get(orphan.guess.document, orphan.guess.document)
            at = f" ({short(orphan.guessed)})" if orphan.guessed else ""
            yield f"      nearest ({orphan.score:.0%}): “{cut(orphan.guess.exact, _LONGEST)}”{at}, in {where}"


def verdict(judged: Judged | None) -> str:
    """What people said of something, to stand behind its facts: " · rejected by Ben: “not the same vote”"."""
    if judged is None:
        return ""
    why = f": “{cut(judged.why, _LONGEST)}”" if judged.why else ""
    return f" · {judged.verdict.value} by {', '.join(judged.who)}{why}"


def _joined(annotated: Annotated, spans: Sequence[Span]) -> str:
    return " … ".join(cut(annotated.words(span), 160) for span in spans)
