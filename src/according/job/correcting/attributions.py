"""Attributions: accepted, rejected, put right, or put in."""

from collections.abc import Sequence

from according.core import Action, Annotated, Attribution, AttributionKind, Span, Step, UsageError, Values
from according.correct import attribution_subject, attribution_values, new_attribution_subject
from according.job.correcting.taking import Word, anchors, put_on_document, refuse_nothing
from according.job.stories import shown_document
from according.store import Workspace


def accept_attribution(
    workspace: Workspace, document: str, attribution: str, *, who: str, why: str = "", seen: int | None = None
) -> Step:
    """Say that an attribution is right.

    Raises:
        UsageError: if the document has no such attribution; Conflict if another person said something of it meanwhile.

    """
    annotated = shown_document(workspace, document).annotated
    return _put(workspace, annotated, attribution, Word(who=who, why=why, seen=seen), Action.ACCEPT)


def reject_attribution(
    workspace: Workspace, document: str, attribution: str, *, who: str, why: str = "", seen: int | None = None
) -> Step:
    """Say that nobody says these words: they count as the account's own.

    Raises:
        UsageError: as ``accept_attribution``.

    """
    annotated = shown_document(workspace, document).annotated
    return _put(workspace, annotated, attribution, Word(who=who, why=why, seen=seen), Action.REJECT)


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
    after = _values(annotated, kind, source, cue, content, speaker)
    refuse_nothing(after)
    return _put(workspace, annotated, attribution, Word(who=who, why=why, seen=seen), Action.EDIT, after)


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
        UsageError: if there is no such document, no content, or the speaker's name stands nowhere in the document
            and no words are given that name the source.

    """
    if not content:
        raise UsageError("an attribution needs words that are said: name them as they stand in the text")
    annotated = shown_document(workspace, document).annotated
    after = _values(annotated, kind, source, cue, content, speaker)
    held = (*(after.source or ()), *(after.cue or ()), *(after.content or ()))
    subject = new_attribution_subject(annotated, held, after.kind or "")
    return put_on_document(workspace, document, Word(who=who, why=why), Action.ADD, subject, after=after)


def attribution_of(annotated: Annotated, identity: str) -> Attribution:
    """The attribution of this id.

    Raises:
        UsageError: if there is none.

    """
    found = annotated.attribution(identity)
    if found is None:
        raise UsageError(f"{annotated.document.path} has no attribution {identity!r} any more; look at its list")
    return found


def _put(
    workspace: Workspace, annotated: Annotated, identity: str, word: Word, action: Action, after: Values | None = None
) -> Step:
    found = attribution_of(annotated, identity)
    subject, before = attribution_subject(annotated, found), attribution_values(annotated, found)
    return put_on_document(workspace, annotated.id, word, action, subject, before, after)


def _values(
    annotated: Annotated,
    kind: str | None,
    source: Sequence[Span] | None,
    cue: Sequence[Span] | None,
    content: Sequence[Span] | None,
    speaker: str | None,
) -> Values:
    kinds = [known.value for known in AttributionKind]
    if kind is not None and kind not in kinds:
        raise UsageError(f"there is no kind {kind!r} of attribution; there are {', '.join(kinds)}")
    return Values(
        kind=kind,
        source=anchors(annotated, source, "source"),
        cue=anchors(annotated, cue, "cue"),
        content=anchors(annotated, content, "content"),
        speaker=speaker,
    )
