"""Documents read by rules alone, and steps of a log, for tests of what people say."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from according.annotate import annotate
from according.clean import clean
from according.core import (
    Action,
    Anchor,
    Annotated,
    Attribution,
    AttributionKind,
    Comparison,
    Extract,
    FindingKind,
    Metadata,
    Models,
    OriginMap,
    RawInput,
    Relation,
    Span,
    Step,
    Subject,
    Values,
    words,
)
from according.correct import (
    amend,
    anchor,
    attribution_subject,
    attribution_values,
    document_subject,
    document_values,
    entity_anchors,
    entity_subject,
    entity_values,
    finding_subject,
    finding_values,
    group_subject,
    group_values,
    judge,
    mention_anchors,
    new_attribution_subject,
)
from according.pipeline import compared
from according.wiring import Settings
from according.wiring import annotate as annotated_files

RIVERSIDE = Path(__file__).resolve().parents[2] / "examples" / "riverside"
ADA, BO = "Ada Lind", "Bo Ek"


def account(text: str, name: str = "courier.txt", outlet: str = "Courier", published: str = "2031-05-04") -> Annotated:
    """A text as rules read it."""
    return annotate(
        clean(
            Extract(
                path=name,
                raw=RawInput(
                    sha256=sha256(f"{name}\n{text}".encode()).hexdigest(),
                    size=len(text.encode()),
                    media_type="text/plain",
                    encoding="utf-8",
                    extractor="t",
                ),
                text=text,
                origin=OriginMap.identity(len(text)),
                metadata=Metadata(outlet=outlet, published=published, language="en"),
            )
        ),
        Models(),
    )


@lru_cache(maxsize=2)
def riverside(reader: bool = False) -> tuple[Annotated, ...]:
    """The example accounts, read by rules or by the reading model."""
    found = annotated_files([str(RIVERSIDE)], Settings(reader=reader, encoder=False))
    return tuple(row for row in found if isinstance(row, Annotated))


@dataclass
class Log:
    """Documents and what people said of them so far."""

    documents: tuple[Annotated, ...]
    steps: tuple[Step, ...] = ()
    successors: tuple[tuple[str, str], ...] = ()

    def say(
        self,
        action: Action,
        subject: Subject,
        before: Values | None = None,
        after: Values | None = None,
        *,
        who: str = ADA,
        why: str = "",
        model: str = "m1",
    ) -> Step:
        """One more step."""
        return self._put(Step(number=0, when="", who=who, action=action, subject=subject, before=before, after=after,
                              why=why, model=model))  # fmt: skip

    def undo(self, step: Step) -> Step:
        """A step that takes one back."""
        return self._put(Step(number=0, when="", who=ADA, action=Action.UNDO, subject=step.subject, undoes=step.number))

    def shown(self) -> Comparison:
        """The documents as people amended them, compared, and judged as they do."""
        said = amend(self.documents, self.steps, dict(self.successors))
        return judge(compared(said), self.steps, dict(self.successors), amended=said)

    def _put(self, step: Step) -> Step:
        number = len(self.steps) + 1
        made = replace(step, number=number, when=f"2031-05-04T10:{number // 60:02d}:{number % 60:02d}Z",
                       digest=f"{number:064x}")  # fmt: skip
        self.steps = (*self.steps, made)
        return made


def place(annotated: Annotated, words_there: str, role: str = "") -> Anchor:
    """The anchor of words of a document."""
    start = annotated.document.text.index(words_there)
    return anchor(annotated, Span(start, start + len(words_there)), role)


def said_by(annotated: Annotated, words_there: str) -> Attribution:
    """The attribution whose content has some words."""
    start = annotated.document.text.index(words_there)
    return next(a for a in annotated.attributions if any(s.start <= start < s.end for s in a.content))


def drawing(seed: int) -> random.Random:
    """Draws that are the same every time."""
    return random.Random(seed)  # noqa: S311 - a sample, no secret


def any_step(draw: random.Random, log: Log, comparison: Comparison) -> None:
    """A step of any sort on something of the comparison, as a person may take it."""
    kinds: Sequence[tuple[float, Callable[[random.Random, Log, Comparison], None]]] = (
        (0.3, _on_finding),
        (0.65, _on_attribution),
        (0.85, _on_entity),
        (0.95, _on_group),
        (1.0, _on_document),
    )
    share = draw.random()
    next(take for least, take in kinds if share <= least)(draw, log, comparison)


def _on_finding(draw: random.Random, log: Log, comparison: Comparison) -> None:
    finding = draw.choice((*comparison.findings, *comparison.set_aside))
    before = finding_values(comparison, finding)
    after = draw.choice(
        [
            Values(relation=draw.choice(list(Relation)).value),
            Values(kind=draw.choice(list(FindingKind)).value),
            Values(aspect="scope"),
            Values(evidence=(before.evidence or ())[:1] or None, relation="same"),
        ]
    )
    action = draw.choice([Action.ACCEPT, Action.REJECT, Action.EDIT, Action.NOTE])
    subject = finding_subject(comparison, finding, "s")
    log.say(action, subject, before, after if action is Action.EDIT else None, who=draw.choice([ADA, BO]), why="so")


def _on_attribution(draw: random.Random, log: Log, comparison: Comparison) -> None:
    annotated = draw.choice([d for d in comparison.documents if d.attributions])
    attribution = draw.choice(annotated.attributions)
    statement, sentence = draw.choice(annotated.statements), draw.choice(annotated.sentences)
    text = annotated.document.text
    word = draw.choice([Span(w.start, w.end) for w in words(text, sentence.start, sentence.end)] or [sentence])
    content = (anchor(annotated, statement.span, "content"),)
    source = (anchor(annotated, word, "source"),)
    if draw.random() < 0.2:
        subject = new_attribution_subject(annotated, (*source, *content), "indirect")
        name = draw.choice([None, "Dale Renner"])
        log.say(Action.ADD, subject, None,
                Values(kind="indirect", content=content, source=source, cue=(), speaker=name))  # fmt: skip
        return
    after = draw.choice(
        [
            Values(kind=draw.choice(list(AttributionKind)).value),
            Values(speaker=draw.choice(["Dale Renner", "Nobody Known", ""])),
            Values(content=content),
            Values(source=source),
            Values(cue=(anchor(annotated, word, "cue"),)),
            Values(cue=()),
        ]
    )
    action = draw.choice([Action.ACCEPT, Action.REJECT, Action.EDIT, Action.EDIT])
    subject, before = attribution_subject(annotated, attribution), attribution_values(annotated, attribution)
    log.say(action, subject, before, after if action is Action.EDIT else None)


def _on_entity(draw: random.Random, log: Log, comparison: Comparison) -> None:
    shared, other = draw.choice(comparison.entities), draw.choice(comparison.entities)
    member = draw.choice(shared.members)
    annotated = comparison.document(member.document)
    entity = annotated.entity(member.entity)
    assert entity is not None
    some = draw.sample(entity.mentions, max(1, len(entity.mentions) // 2))
    ways = {
        Action.MERGE: Values(others=(entity_subject(comparison, other, "s"),)),
        Action.SPLIT: Values(
            members=draw.choice([entity_anchors(annotated, entity), mention_anchors(annotated, [m.span for m in some])])
        ),
        Action.EDIT: draw.choice([Values(name="Another Name"), Values(type="person"), Values(type="none such")]),
        Action.REJECT: None,
        Action.ACCEPT: None,
    }
    action = draw.choice(list(ways))
    log.say(action, entity_subject(comparison, shared, "s"), entity_values(shared), ways[action])


def _on_group(draw: random.Random, log: Log, comparison: Comparison) -> None:
    if not comparison.alignments:
        return
    group, other = draw.choice(comparison.alignments), draw.choice(comparison.alignments)
    subject = group_subject(comparison, group, "s")
    ways = {
        Action.MERGE: Values(others=(group_subject(comparison, other, "s"),)),
        Action.SPLIT: Values(members=subject.anchors[: draw.randrange(1, 3)]),
        Action.EDIT: Values(relation=draw.choice(list(Relation)).value),
        Action.REJECT: None,
        Action.ACCEPT: None,
    }
    action = draw.choice(list(ways))
    log.say(action, subject, group_values(comparison, group), ways[action])


def _on_document(draw: random.Random, log: Log, comparison: Comparison) -> None:
    annotated = draw.choice(comparison.documents)
    after = draw.choice([Values(outlet="Bugle"), Values(published="2024-05-01"), Values(published="yesterday"),
                         Values(kind="release"), Values(title="")])  # fmt: skip
    log.say(Action.EDIT, document_subject(annotated), document_values(annotated), after)
