"""The log of corrections read back from its export, so that it travels from one workspace to another."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec

from according.core import AROUND, Action, Anchor, Draft, Skipped, Step, Subject, Values

SCHEMA = "according.step/1"
#: Characters of one line, of one person's name, of one reason; words of one subject.
_LINE, _NAME, _WHY, _ANCHORS = 4_000_000, 200, 50_000, 5_000
_REMEDY = "export the log again with according export jsonl --table log, or take the line out"


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a file of steps gave.

    ``drafts`` are to be appended at once and in their order. ``known`` is how many lines are steps that the log has
    already, ``left_out`` are lines that are none, or that undo what is not there.
    """

    drafts: tuple[Draft, ...]
    known: int = 0
    left_out: tuple[Skipped, ...] = ()


def steps_from(
    lines: str | Iterable[str], *, log: Sequence[Step] = (), story: str | None = None, name: str = "the log"
) -> Taken:
    """The steps of an exported log (``according.step/1``, one a line) as drafts for another one.

    Steps keep who took them, when and why. What a line undoes is named by the number that it will have here, which
    holds if nothing else is appended to ``log`` before. The other log's digests are not checked: the chain is made
    anew.

    Args:
        lines: the file's text, or its lines.
        log: all steps of the log that is added to; what it has already is not given again.
        story: the id of the story here in which steps on findings, entities and groups belong; None leaves it as it is.
        name: what to call the file in messages.

    """
    here = {_key(step): step.number for step in log}
    number = max((step.number for step in log), default=0)
    numbers: dict[int, int] = {}
    drafts: list[Draft] = []
    left_out: list[Skipped] = []
    known = 0
    for place, line in enumerate(lines.split("\n") if isinstance(lines, str) else lines, 1):
        if not line.strip():
            continue
        try:
            step = _step(line)
            target = _target(step, numbers)
        except _Wrong as error:
            left_out.append(Skipped(name=f"{name}, line {place}", why=str(error), remedy=_REMEDY))
            continue
        if _key(step) in here:
            numbers[step.number] = here[_key(step)]
            known += 1
            continue
        number += 1
        numbers[step.number] = here[_key(step)] = number
        drafts.append(
            Draft(
                who=step.who,
                action=step.action,
                subject=_moved(step.subject, story),
                before=step.before,
                after=step.after,
                why=step.why,
                undoes=target,
                model=step.model,
                when=step.when,
            )
        )
    return Taken(drafts=tuple(drafts), known=known, left_out=tuple(left_out))


def log_from(lines: str | Iterable[str], *, name: str = "the log") -> tuple[tuple[Step, ...], tuple[Skipped, ...]]:
    """The steps of an exported log as they stood in it, to be looked at and not to be taken in; and what is none."""
    steps: dict[int, Step] = {}
    left_out: list[Skipped] = []
    for place, line in enumerate(lines.split("\n") if isinstance(lines, str) else lines, 1):
        if not line.strip():
            continue
        try:
            step = _new(_step(line), steps)
        except _Wrong as error:
            left_out.append(Skipped(name=f"{name}, line {place}", why=str(error), remedy=_REMEDY))
            continue
        steps[step.number] = step
    return tuple(steps[number] for number in sorted(steps)), tuple(left_out)


class _Wrong(Exception):  # noqa: N818 - it is said in the middle of a sentence
    """What is the matter with a line."""


def _step(line: str) -> Step:
    if len(line) > _LINE:
        raise _Wrong(f"is longer than {_LINE:,} characters")
    try:
        record = msgspec.json.decode(line.encode())
        if not isinstance(record, dict) or record.get("schema") != SCHEMA:
            raise _Wrong(f"is no record {SCHEMA}")
        step = msgspec.convert(_read(record), Step)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        malformed = not isinstance(error, msgspec.ValidationError)
        told = f"is no JSON: {str(error).removeprefix('JSON is ')}" if malformed else str(error)
        raise _Wrong(told[0].lower() + told[1:]) from error
    except (RecursionError, OverflowError) as error:
        raise _Wrong("is nested too deeply") from error
    _check(step)
    return step


def _read(value: Any) -> Any:
    """The record in the form of the types: a span is a pair there, and origins stand with their names."""
    if isinstance(value, list):
        return [_read(item) for item in value]
    if not isinstance(value, dict):
        return value
    out = {key: _read(item) for key, item in value.items()}
    span = out.get("span")
    if isinstance(span, list) and len(span) == 2:
        out["span"] = {"start": span[0], "end": span[1]}
    if "origins_named" in out:
        out["origins"] = out.pop("origins_named")
    return out


def _check(step: Step) -> None:
    """What the types do not tell: that it can be a step of a log at all."""
    if step.number < 1:
        raise _Wrong("has no number from 1 on")
    if not step.who.strip() or len(step.who) > _NAME or not step.who.isprintable():
        raise _Wrong(f"names nobody, or a name with more than {_NAME} characters or with controls in it")
    if len(step.why) > _WHY:
        raise _Wrong(f"gives a reason of more than {_WHY:,} characters")
    if not _utc(step.when):
        raise _Wrong(f"was taken at {step.when[:40]!r}, which is no time in UTC")
    if (step.undoes is None) is (step.action is Action.UNDO):
        raise _Wrong("undoes a step without being an undo, or is an undo of no step")
    anchors = tuple(_anchors(step))
    if len(anchors) > _ANCHORS:
        raise _Wrong(f"has words in more than {_ANCHORS:,} places")
    for anchor in anchors:
        if len(anchor.exact) != len(anchor.span) or max(len(anchor.prefix), len(anchor.suffix)) > AROUND:
            raise _Wrong(f"has the words {anchor.exact[:40]!r} at {anchor.span.start}–{anchor.span.end}: no such place")


def _utc(when: str) -> bool:
    try:
        return datetime.fromisoformat(when).utcoffset() == timedelta(0)
    except ValueError:
        return False


def _new(step: Step, steps: Mapping[int, Step]) -> Step:
    if step.number in steps:
        raise _Wrong(f"has the number {step.number} for the second time")
    return step


def _target(step: Step, numbers: Mapping[int, int]) -> int | None:
    if step.undoes is None:
        return None
    if step.undoes not in numbers:
        raise _Wrong(f"undoes step {step.undoes}, which does not stand before it")
    return numbers[step.undoes]


def _anchors(step: Step) -> Iterator[Anchor]:
    yield from step.subject.anchors
    for values in (step.before, step.after):
        if values is not None:
            yield from _of_values(values)


def _of_values(values: Values) -> Iterator[Anchor]:
    for anchors in (values.evidence, values.source, values.cue, values.content, values.members):
        yield from anchors or ()
    for other in values.others:
        yield from other.anchors


def _moved(subject: Subject, story: str | None) -> Subject:
    return subject if story is None or subject.story is None else replace(subject, story=story)


def _key(step: Step) -> tuple[object, ...]:
    """By what a step is known again in another log, where it has another number, and maybe another story."""
    return (step.when, step.who, step.action, step.subject.kind, step.subject.id, step.why, step.before, step.after)
