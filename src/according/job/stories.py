"""The job of comparing a workspace's story: anew where something changed, and shown as people left it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from according.core import (
    Action,
    Annotated,
    Comparison,
    Document,
    Draft,
    Skipped,
    Step,
    SubjectKind,
    UsageError,
    content_id,
)
from according.correct import Amended, standing, structural
from according.engines import Engine
from according.pipeline import amended, judged
from according.store import Incoming, StoryRow, Workspace

#: Lays what people made of the documents side by side.
Compare = Callable[[Amended], Comparison]
_NEVER = "it was not compared yet"
_OTHER = "its accounts changed"
_SAID = "people corrected who says what, or who is who, since"
_MODEL = "another version of the tool compared it"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A story as a person sees it.

    ``comparison`` is as people left it, None where the story was never compared (or a document was taken out
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
    steps = workspace.log(story=story.id)
    kept = workspace.kept_comparison(story.id)
    if kept is None:
        return Shown(story=story, comparison=None, stale=_NEVER, steps=steps)
    successors = _successors(workspace, steps)
    # What was compared is shown with the very steps that it was compared with; later ones wait for the next time.
    said = amended(_documents(workspace, kept.comparison, steps), _applied(kept.key, steps), successors)
    comparison = judged(kept.comparison, steps, said, successors)
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
    steps = _steps_on(workspace, identity)
    said = amended((workspace.annotated(identity),), steps, _successors(workspace, steps))
    return ShownDocument(annotated=said.documents[0], said=said, steps=steps)


def unfit(workspace: Workspace, identity: str, draft: Draft) -> str:
    """Why a step on a document could not be carried out if it were taken now; "" where it could."""
    steps = _steps_on(workspace, identity)
    number = max((step.number for step in steps), default=0) + 1
    step = Step(
        number=number,
        when="",
        who=draft.who,
        action=draft.action,
        subject=draft.subject,
        before=draft.before,
        after=draft.after,
    )
    said = amended((workspace.annotated(identity),), (*steps, step), _successors(workspace, (*steps, step)))
    return next((orphan.why for orphan in said.orphans if orphan.step == number), "")


def _steps_on(workspace: Workspace, identity: str) -> tuple[Step, ...]:
    """The steps on a document and its earlier editions that belong to no story."""
    found = {step.number: step for row in workspace.editions(identity) for step in workspace.log(document=row.id)}
    return tuple(step for _, step in sorted(found.items()) if step.subject.story is None)


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
    documents = workspace.annotated_many(story.documents)
    said = amended(documents, seen.steps, _successors(workspace, seen.steps))
    key = _key(story.documents, model, _partaking(seen.steps, said.applied))
    workspace.keep_comparison(story.id, key, compare(said))
    return shown(workspace, story.id, model=model)


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


def _documents(workspace: Workspace, comparison: Comparison, steps: Sequence[Step]) -> tuple[Annotated, ...]:
    """A comparison's documents as the tool annotated them, where anything was said that is to be told of them."""
    if all(step.subject.kind is SubjectKind.FINDING for step in steps):
        return comparison.documents
    return workspace.annotated_many([document.id for document in comparison.documents])


def _successors(workspace: Workspace, steps: Sequence[Step]) -> dict[str, str]:
    """For the documents that steps were taken on: which edition came after."""
    named = (anchor.document for step in steps for anchor in step.subject.anchors)
    documents = (step.subject.id for step in steps if step.subject.kind is SubjectKind.DOCUMENT)
    return workspace.successors(tuple(dict.fromkeys((*named, *documents))))


def _lost(document: Document, why: str) -> Skipped:
    return Skipped(name=document.path, why=why, remedy="what an earlier model found in it stays")


def _key(documents: Sequence[str], model: str, numbers: Collection[int]) -> str:
    """What a comparison was made of: documents, model, and the numbers of the steps that took part."""
    told = ",".join(str(number) for number in sorted(numbers))
    return f"{content_id('k', *documents)}:{content_id('m', model)}:{told}"


def _partaking(steps: Sequence[Step], applied: Collection[int]) -> frozenset[int]:
    """The standing steps that change what is compared.

    An accepted attribution changes it only where the model does not find it: that tells ``applied``.
    """
    stand = standing(steps)
    changing = {step.number for step in structural(stand)}
    return frozenset(changing | ({step.number for step in stand} & set(applied)))


def _stale(key: str, documents: Sequence[str], model: str | None, steps: Sequence[Step]) -> str:
    then = _parts(key)
    now = _key(documents, model or "", _partaking(steps, _numbers(key))).split(":")
    if now[0] != then[0]:
        return _OTHER
    if now[2] != then[2]:
        return _SAID
    return _MODEL if model is not None and now[1] != then[1] else ""


def _numbers(key: str) -> set[int]:
    return {int(number) for number in _parts(key)[2].split(",") if number.isascii() and number.isdigit()}


def _parts(key: str) -> list[str]:
    """The three parts of a key; one that is none of ours fits nothing."""
    return [*key.split(":"), "", "", ""][:3]


def _applied(key: str, steps: Sequence[Step]) -> tuple[Step, ...]:
    """The steps by which a comparison was made, those undone since among them, and those that change none."""
    stand = standing(steps)
    quiet = {step.number for step in stand} - {step.number for step in structural(stand)}
    numbers = _numbers(key) | quiet
    return tuple(step for step in steps if step.number in numbers and step.action is not Action.UNDO)
