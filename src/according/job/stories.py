"""The job of comparing a workspace's story: anew where something changed, and shown as people left it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from according.core import Action, Annotated, Comparison, Document, Skipped, Step, UsageError, content_id
from according.correct import Amended, standing, structural
from according.job.reading import Engine
from according.pipeline import amended, judged
from according.store import Incoming, StoryRow, Workspace

#: Lays what people made of the documents side by side.
Compare = Callable[[Amended], Comparison]
_NEVER = "it was not compared yet"
_TAKEN_AWAY = "a document of it was taken out of the workspace"
_OTHER = "its accounts changed"
_SAID = "people corrected who says what, or who is who, since"
_MODEL = "another version of the tool compared it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A story as a person sees it.

    ``comparison`` is as people left it, None where the story was never compared (or a document of it was taken away
    since). ``stale`` tells why it should be compared anew, "" where nothing changed. ``steps`` are the log's steps that
    concern it, those that were undone among them; ``made`` is when it was compared.
    """

    story: StoryRow
    comparison: Comparison | None
    stale: str
    steps: tuple[Step, ...]
    made: str | None = None


def shown(workspace: Workspace, reference: str, *, model: str | None = None) -> Shown:
    """The story as it was last compared, with all that people said since; nothing is compared anew.

    Args:
        workspace: where it is kept.
        reference: its id, a unique beginning of it, or its title.
        model: names what would compare it now; None where another model is no reason to compare anew.

    Raises:
        UsageError: if there is no such story.

    """
    story = workspace.story(reference)
    successors = workspace.successors(story.documents)
    editions = {*story.documents, *(old for old, new in successors.items() if new in story.documents)}
    steps = concerning(workspace.log(), editions, story.id)
    kept = workspace.kept_comparison(story.id)
    if kept is None:
        return Shown(story=story, comparison=None, stale=_NEVER, steps=steps)
    ids = tuple(document.id for document in kept.comparison.documents)
    found = {annotated.id: annotated for annotated in workspace.annotated_many(ids)}
    if any(identity not in found for identity in ids):
        return Shown(story=story, comparison=None, stale=_TAKEN_AWAY, steps=steps, made=kept.made)
    said = amended(tuple(found[identity] for identity in ids), _applied(kept.key, steps), successors)
    comparison = judged(replace(kept.comparison, documents=said.documents), steps, said, successors)
    stale = _stale(kept.key, story.documents, model, steps)
    return Shown(story=story, comparison=comparison, stale=stale, steps=steps, made=kept.made)


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownDocument:
    """A document as people left it: its annotations with what they corrected, and the log's steps on it."""

    annotated: Annotated
    said: Amended
    steps: tuple[Step, ...]


def shown_document(workspace: Workspace, identity: str) -> ShownDocument:
    """A document with what people corrected in it, whatever the story.

    Raises:
        UsageError: if there is no such document.

    """
    annotated = workspace.annotated(identity)
    successors = workspace.successors((identity,))
    editions = {identity, *(old for old, new in successors.items() if new == identity)}
    steps = concerning(workspace.log(), editions)
    said = amended((annotated,), tuple(step for step in steps if step.subject.story is None), successors)
    return ShownDocument(annotated=said.documents[0], said=said, steps=steps)


def compared_story(
    workspace: Workspace,
    reference: str,
    compare: Compare,
    engine: Engine,
    make: Callable[[], Callable[[Document], Annotated | Skipped]],
    *,
    model: str,
    done: Callable[[int, int], None],
) -> Shown:
    """The story compared with all that people said; what was compared before, and did not change, is taken as it is.

    Documents that another model annotated are annotated anew. Everything that people said stays, found again by its
    words.

    Raises:
        UsageError: if there is no such story, or it has no account.

    """
    story = workspace.story(reference)
    if not story.documents:
        raise UsageError(f"the story “{story.title}” has no account yet; add some with according add --story")
    _annotate_anew(workspace, story, engine, make, model, done)
    seen = shown(workspace, story.id, model=model)
    if seen.comparison is not None and not seen.stale:
        return seen
    successors = workspace.successors(story.documents)
    documents = workspace.annotated_many(story.documents)
    said = amended(documents, seen.steps, successors)
    workspace.keep_comparison(story.id, _key(story.documents, model, seen.steps), compare(said))
    return shown(workspace, story.id, model=model)


def concerning(steps: Sequence[Step], documents: Collection[str], story: str | None = None) -> tuple[Step, ...]:
    """The steps taken in a story, or on one of ``documents``; those that undo one of them as well."""
    kept: dict[int, Step] = {}
    for step in steps:
        subject = step.subject
        if subject.story is not None:
            here = subject.story == story
        else:
            here = subject.id in documents or any(anchor.document in documents for anchor in subject.anchors)
        if here or (step.undoes is not None and step.undoes in kept):
            kept[step.number] = step
    return tuple(kept.values())


def _annotate_anew(
    workspace: Workspace,
    story: StoryRow,
    engine: Engine,
    make: Callable[[], Callable[[Document], Annotated | Skipped]],
    model: str,
    done: Callable[[int, int], None],
) -> None:
    rows = workspace.documents(ids=story.documents)
    pending = [workspace.document(row.id) for row in rows if row.model != model]
    for count, result in enumerate(engine.map(make, pending, _lost), 1):
        if isinstance(result, Annotated):
            workspace.add([Incoming(annotated=result, raw=None, model=model)])
        done(count, len(pending))


def _lost(document: Document, why: str) -> Skipped:
    return Skipped(name=document.path, why=why, remedy="what an earlier model found in it stays")


def _key(documents: Sequence[str], model: str, steps: Sequence[Step]) -> str:
    """What a comparison was made of: documents, model, and the numbers of the steps that took part."""
    numbers = ",".join(str(step.number) for step in structural(standing(steps)))
    return f"{content_id('k', *documents)}:{content_id('m', model)}:{numbers}"


def _stale(key: str, documents: Sequence[str], model: str | None, steps: Sequence[Step]) -> str:
    now = _key(documents, model or "", steps).split(":")
    then = key.split(":")
    if now[0] != then[0]:
        return _OTHER
    if now[2] != then[2]:
        return _SAID
    return _MODEL if model is not None and now[1] != then[1] else ""


def _applied(key: str, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps by which a comparison was made, those undone since among them, and those that change none."""
    numbers = {int(number) for number in key.split(":")[2].split(",") if number}
    stand = standing(steps)
    numbers |= {step.number for step in stand} - {step.number for step in structural(stand)}
    return tuple(step for step in steps if step.number in numbers and step.action is not Action.UNDO)
