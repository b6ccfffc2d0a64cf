"""Correcting: what a person says of a finding, an attribution, an entity or a group, as a step of the log."""

from collections.abc import Sequence

from according.core import (
    Action,
    Alignment,
    Anchor,
    Annotated,
    Attribution,
    AttributionKind,
    Comparison,
    Draft,
    Evidence,
    Finding,
    SharedEntity,
    Span,
    Step,
    Subject,
    SubjectKind,
    UsageError,
    Values,
)
from according.correct import (
    anchor,
    attribution_subject,
    attribution_values,
    document_subject,
    document_values,
    entity_subject,
    entity_values,
    finding_subject,
    finding_values,
    group_subject,
    group_values,
    new_attribution_subject,
    story_subject,
)
from according.job.stories import Shown, shown, shown_document
from according.store import Workspace


def accept(workspace: Workspace, story: str, finding: str, *, who: str, why: str = "", seen: int | None = None) -> Step:
    """Say that a finding of a story is right.

    Raises:
        UsageError: if the story has no such finding; Conflict if another person said something of it meanwhile.

    """
    return _of_finding(workspace, story, finding, Action.ACCEPT, None, who, why, seen)


def reject(workspace: Workspace, story: str, finding: str, *, who: str, why: str = "", seen: int | None = None) -> Step:
    """Say that a finding is wrong: it is set aside, and no count takes it in.

    Raises:
        UsageError: as ``accept``.

    """
    return _of_finding(workspace, story, finding, Action.REJECT, None, who, why, seen)


def edit_finding(
    workspace: Workspace,
    story: str,
    finding: str,
    *,
    who: str,
    kind: str | None = None,
    relation: str | None = None,
    aspect: str | None = None,
    evidence: Sequence[Evidence] | None = None,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Put a finding right: its kind, its relation, its aspect, or the words that it stands on.

    Raises:
        UsageError: as ``accept``; if nothing is changed, or evidence lies in no account of the story.

    """
    documents = {annotated.id: annotated for annotated in _compared(shown(workspace, story)).documents}
    if evidence is not None and (not evidence or any(each.document not in documents for each in evidence)):
        raise UsageError("a finding needs words, and they must stand in the story's accounts")
    after = Values(
        kind=kind,
        relation=relation,
        aspect=aspect,
        evidence=None
        if evidence is None
        else tuple(anchor(documents[each.document].document, each.span, each.role) for each in evidence),
    )
    _refuse_nothing(after)
    return _of_finding(workspace, story, finding, Action.EDIT, after, who, why, seen)


def accept_attribution(
    workspace: Workspace, document: str, attribution: str, *, who: str, why: str = "", seen: int | None = None
) -> Step:
    """Say that an attribution is right.

    Raises:
        UsageError: if the document has no such attribution; Conflict if another person said something of it meanwhile.

    """
    return _of_attribution(workspace, document, attribution, Action.ACCEPT, None, who, why, seen)


def reject_attribution(
    workspace: Workspace, document: str, attribution: str, *, who: str, why: str = "", seen: int | None = None
) -> Step:
    """Say that nobody says these words: they count as the account's own.

    Raises:
        UsageError: as ``accept_attribution``.

    """
    return _of_attribution(workspace, document, attribution, Action.REJECT, None, who, why, seen)


def edit_attribution(
    workspace: Workspace,
    document: str,
    attribution: str,
    *,
    who: str,
    kind: str | None = None,
    source: Sequence[Span] | None = None,
    cue: Sequence[Span] | None = None,
    content: Sequence[Span] | None = None,
    speaker: str | None = None,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Put an attribution right; what is None stays. ``speaker`` is a name, "" for nobody.

    Raises:
        UsageError: as ``accept_attribution``; if nothing is changed, or no content would be left.

    """
    if content is not None and not content:
        raise UsageError("an attribution needs words that are said; reject it if there are none")
    annotated = shown_document(workspace, document).annotated
    after = Values(
        kind=kind and AttributionKind(kind).value,
        source=_anchors(annotated, source, "source"),
        cue=_anchors(annotated, cue, "cue"),
        content=_anchors(annotated, content, "content"),
        speaker=speaker,
    )
    _refuse_nothing(after)
    return _of_attribution(workspace, document, attribution, Action.EDIT, after, who, why, seen)


def add_attribution(
    workspace: Workspace,
    document: str,
    *,
    who: str,
    content: Sequence[Span],
    source: Sequence[Span] = (),
    cue: Sequence[Span] = (),
    kind: str = "indirect",
    speaker: str | None = None,
    why: str = "",
) -> Step:
    """Put in an attribution that the tool missed.

    Raises:
        UsageError: if there is no such document, or no content.

    """
    if not content:
        raise UsageError("an attribution needs words that are said: name them as they stand in the text")
    annotated = shown_document(workspace, document).annotated
    after = Values(
        kind=AttributionKind(kind).value,
        source=_anchors(annotated, source, "source"),
        cue=_anchors(annotated, cue, "cue"),
        content=_anchors(annotated, content, "content"),
        speaker=speaker,
    )
    anchors = (*(after.source or ()), *(after.cue or ()), *(after.content or ()))
    subject = new_attribution_subject(annotated, anchors, after.kind or "")
    draft = Draft(who=who, action=Action.ADD, subject=subject, after=after, why=why, model=_model(workspace, document))
    return workspace.append(draft)


def merge_entities(
    workspace: Workspace,
    story: str,
    entity: str,
    others: Sequence[str],
    *,
    who: str,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Say that entities of a story are one.

    Raises:
        UsageError: if the story has no such entities, or ``others`` is empty.

    """
    seen_now = shown(workspace, story)
    comparison = _compared(seen_now)
    found = [_entity(comparison, identity) for identity in dict.fromkeys((entity, *others))]
    if len(found) < 2:
        raise UsageError("two or more are needed to make one of them")
    subjects = [entity_subject(comparison, one, seen_now.story.id) for one in found]
    after = Values(others=tuple(subjects[1:]))
    return _put(workspace, Action.MERGE, subjects[0], entity_values(found[0]), after, who, why, seen)


def split_entity(
    workspace: Workspace,
    story: str,
    entity: str,
    members: Sequence[Evidence],
    *,
    who: str,
    name: str | None = None,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Say that some of the places that name an entity name another one, called ``name``.

    Raises:
        UsageError: if the story has no such entity, no places are given, or they are not in the story.

    """
    seen_now = shown(workspace, story)
    comparison = _compared(seen_now)
    found = _entity(comparison, entity)
    after = Values(members=_members(comparison, members), name=name)
    subject = entity_subject(comparison, found, seen_now.story.id)
    return _put(workspace, Action.SPLIT, subject, entity_values(found), after, who, why, seen)


def edit_entity(
    workspace: Workspace,
    story: str,
    entity: str,
    *,
    who: str,
    name: str | None = None,
    type: str | None = None,  # noqa: A002 - the field's name
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Call an entity by another name, or say that it is of another type.

    Raises:
        UsageError: if the story has no such entity, or nothing is changed.

    """
    seen_now = shown(workspace, story)
    comparison = _compared(seen_now)
    found = _entity(comparison, entity)
    after = Values(name=name, type=type)
    _refuse_nothing(after)
    subject = entity_subject(comparison, found, seen_now.story.id)
    return _put(workspace, Action.EDIT, subject, entity_values(found), after, who, why, seen)


def merge_groups(
    workspace: Workspace,
    story: str,
    group: str,
    others: Sequence[str],
    *,
    who: str,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Say that groups of statements say one thing.

    Raises:
        UsageError: if the story has no such groups, or ``others`` is empty.

    """
    seen_now = shown(workspace, story)
    comparison = _compared(seen_now)
    found = [_group(comparison, identity) for identity in dict.fromkeys((group, *others))]
    if len(found) < 2:
        raise UsageError("two or more groups are needed to make one of them")
    subjects = [group_subject(comparison, one, seen_now.story.id) for one in found]
    after = Values(others=tuple(subjects[1:]))
    return _put(workspace, Action.MERGE, subjects[0], group_values(comparison, found[0]), after, who, why, seen)


def split_group(
    workspace: Workspace,
    story: str,
    group: str,
    members: Sequence[Evidence],
    *,
    who: str,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Say that some statements of a group say something else than the others.

    Raises:
        UsageError: if the story has no such group, or no statements are given.

    """
    seen_now = shown(workspace, story)
    comparison = _compared(seen_now)
    found = _group(comparison, group)
    after = Values(members=_members(comparison, members))
    subject = group_subject(comparison, found, seen_now.story.id)
    return _put(workspace, Action.SPLIT, subject, group_values(comparison, found), after, who, why, seen)


def judge_group(
    workspace: Workspace,
    story: str,
    group: str,
    *,
    who: str,
    accept: bool,
    relation: str | None = None,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Say that a group of statements belongs together (in ``relation``, if given), or that it does not.

    Raises:
        UsageError: if the story has no such group.

    """
    seen_now = shown(workspace, story)
    comparison = _compared(seen_now)
    found = _group(comparison, group)
    action = Action.REJECT if not accept else Action.EDIT if relation else Action.ACCEPT
    after = Values(relation=relation) if accept and relation else None
    subject = group_subject(comparison, found, seen_now.story.id)
    return _put(workspace, action, subject, group_values(comparison, found), after, who, why, seen)


def edit_document(
    workspace: Workspace,
    document: str,
    *,
    who: str,
    outlet: str | None = None,
    title: str | None = None,
    author: str | None = None,
    published: str | None = None,
    kind: str | None = None,
    why: str = "",
    seen: int | None = None,
) -> Step:
    """Put right what is told of a document; "" says that it has none, None leaves it as it is.

    Raises:
        UsageError: if there is no such document, or nothing is changed.

    """
    annotated = shown_document(workspace, document).annotated
    after = Values(outlet=outlet, title=title, author=author, published=published, kind=kind)
    _refuse_nothing(after)
    subject = document_subject(annotated)
    return _put(workspace, Action.EDIT, subject, document_values(annotated), after, who, why, seen)


def note(workspace: Workspace, subject: Subject, text: str, *, who: str) -> Step:
    """Write something beside a finding, an attribution, an entity, a group, a document or a story.

    Raises:
        UsageError: if the text is empty.

    """
    if not text.strip():
        raise UsageError("a note needs words")
    return workspace.append(Draft(who=who, action=Action.NOTE, subject=subject, why=text.strip()))


def undo(workspace: Workspace, number: int, *, who: str, why: str = "", seen: int | None = None) -> Step:
    """Take one step back, whatever came after it; taking back an undoing puts the step in force again.

    Raises:
        UsageError: if the log has no such step; Conflict if another person said something on the same meanwhile.

    """
    subject = workspace.step(number).subject
    draft = Draft(who=who, action=Action.UNDO, subject=subject, why=why, undoes=number, seen=seen)
    return workspace.append(draft)


def subject_of(workspace: Workspace, story: str, kind: SubjectKind, identity: str) -> Subject:
    """The subject of a finding, entity or group of a story, or of the story itself, for notes and histories.

    Raises:
        UsageError: if the story has none of this id.

    """
    seen_now = shown(workspace, story)
    if kind is SubjectKind.STORY:
        return story_subject(seen_now.story.id, seen_now.story.title)
    comparison = _compared(seen_now)
    if kind is SubjectKind.FINDING:
        return finding_subject(comparison, _finding(comparison, identity), seen_now.story.id)
    if kind is SubjectKind.ENTITY:
        return entity_subject(comparison, _entity(comparison, identity), seen_now.story.id)
    return group_subject(comparison, _group(comparison, identity), seen_now.story.id)


def subject_in(workspace: Workspace, document: str, attribution: str | None = None) -> Subject:
    """The subject of a document, or of one of its attributions.

    Raises:
        UsageError: if there is none of this id.

    """
    annotated = shown_document(workspace, document).annotated
    if attribution is None:
        return document_subject(annotated)
    return attribution_subject(annotated, _attribution(annotated, attribution))


def _of_finding(
    workspace: Workspace,
    story: str,
    identity: str,
    action: Action,
    after: Values | None,
    who: str,
    why: str,
    seen: int | None,
) -> Step:
    seen_now = shown(workspace, story)
    comparison = _compared(seen_now)
    finding = _finding(comparison, identity)
    before = finding_values(comparison, finding)
    subject = finding_subject(comparison, finding, seen_now.story.id)
    return _put(workspace, action, subject, before, after, who, why, seen, dict(comparison.made_with).get("reader", ""))


def _of_attribution(
    workspace: Workspace,
    document: str,
    identity: str,
    action: Action,
    after: Values | None,
    who: str,
    why: str,
    seen: int | None,
) -> Step:
    annotated = shown_document(workspace, document).annotated
    found = _attribution(annotated, identity)
    subject, before = attribution_subject(annotated, found), attribution_values(annotated, found)
    return _put(workspace, action, subject, before, after, who, why, seen, _model(workspace, document))


def _put(
    workspace: Workspace,
    action: Action,
    subject: Subject,
    before: Values | None,
    after: Values | None,
    who: str,
    why: str,
    seen: int | None,
    model: str = "",
) -> Step:
    draft = Draft(
        who=who, action=action, subject=subject, before=before, after=after, why=why.strip(), seen=seen, model=model
    )
    return workspace.append(draft)


def _compared(seen_now: Shown) -> Comparison:
    if seen_now.comparison is None:
        raise UsageError(f"the story “{seen_now.story.title}” is to be compared first: {seen_now.stale}")
    return seen_now.comparison


def _finding(comparison: Comparison, identity: str) -> Finding:
    found = [f for f in (*comparison.findings, *comparison.set_aside) if f.id == identity]
    if not found:
        raise UsageError(f"the story has no finding {identity!r} any more; look at its list of findings")
    return found[0]


def _entity(comparison: Comparison, identity: str) -> SharedEntity:
    found = [entity for entity in comparison.entities if entity.id == identity]
    if not found:
        raise UsageError(f"the story has nobody of the id {identity!r} any more; look at its list of people")
    return found[0]


def _group(comparison: Comparison, identity: str) -> Alignment:
    found = [alignment for alignment in comparison.alignments if alignment.id == identity]
    if not found:
        raise UsageError(f"the story has no group of statements {identity!r} any more; look at its list of groups")
    return found[0]


def _attribution(annotated: Annotated, identity: str) -> Attribution:
    found = annotated.attribution(identity)
    if found is None:
        raise UsageError(f"{annotated.document.path} has no attribution {identity!r} any more; look at its list")
    return found


def _anchors(annotated: Annotated, spans: Sequence[Span] | None, role: str) -> tuple[Anchor, ...] | None:
    return None if spans is None else tuple(anchor(annotated.document, span, role) for span in sorted(spans))


def _members(comparison: Comparison, members: Sequence[Evidence]) -> tuple[Anchor, ...]:
    documents = {annotated.id: annotated.document for annotated in comparison.documents}
    if not members or any(each.document not in documents for each in members):
        raise UsageError("name the words that go their own way, in accounts of this story")
    return tuple(anchor(documents[each.document], each.span, each.role) for each in members)


def _refuse_nothing(after: Values) -> None:
    if after == Values():
        raise UsageError("nothing would be changed: name what is to become different")


def _model(workspace: Workspace, document: str) -> str:
    rows = workspace.documents(ids=(document,))
    return (rows[0].model or "") if rows else ""
