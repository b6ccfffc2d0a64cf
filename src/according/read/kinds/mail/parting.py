"""Parting: which lines of a message are its own, which are another's, and which are nobody's telling."""

import itertools
from dataclasses import dataclass, field

from according.core import RegionKind
from according.read.kinds.mail.lines import Line
from according.read.kinds.mail.marks import (
    BEGINS,
    CONFIDENTIAL,
    DATED,
    DIVIDER,
    FORWARDED,
    FROM,
    INTENDED,
    LEAVE,
    LISTED,
    NAMED,
    PASSED_ON,
    RULE,
    SEALED,
    SEALS,
    SENT,
    SENT_FROM,
    SUBJECT,
    TIMED,
    TO,
    WROTE,
)

_ANSWERED = "another message, quoted in this one"
_SIGNATURE = "a signature"
_LIST = "what a mailing list or program adds"
_NOTICE = "a notice of confidentiality"
_SEAL = "an electronic signature"

#: A signature, and what a list adds, has no more lines.
_LONGEST_SIGNATURE, _LONGEST_FOOT = 15, 25
#: A block of fields above a passed-on message has no more lines.
_FIELDS = 8
#: So many words of a mail's own are no telling beside a message that it passes on.
_REMARK = 8
_DEEPEST = 5


@dataclass(slots=True)
class Passed:
    """The head of a message that this one passes on: places of its fields' values, where it has them."""

    sender: str = ""
    sent: str = ""
    subject: str = ""


@dataclass(slots=True)
class Parted:
    """Lines with the parts they play (None: the account's own), and the message that is read if it was passed on."""

    lines: list[tuple[Line, RegionKind | None, str]] = field(default_factory=list)
    passed: Passed | None = None


def parted(lines: list[Line], *, forwarded: bool = False, deep: int = 0) -> Parted:
    """The lines of a message with their parts; if it does nothing but pass another on, that one is read.

    ``forwarded`` says that its subject tells so: a short answer above an older message passes nothing on.
    """
    base = 0
    roles: list[tuple[RegionKind | None, str]] = [(None, "")] * len(lines)
    block: int | None = None
    i = 0
    while i < len(lines):
        line = lines[i]
        if line.depth > base:
            if block is None and _is_block(lines, i):
                block = i
            roles[i] = (RegionKind.QUOTED, _ANSWERED)
            i += 1
            continue
        ruled = RULE.match(line.words) and i + 1 < len(lines) and _is_block(lines, i + 1)
        if DIVIDER.match(line.words) or ruled or _is_block(lines, i):
            block = i if block is None else block
            for k in range(i, len(lines)):
                roles[k] = (RegionKind.QUOTED, _ANSWERED)
            break
        length = _introduction(lines, i)
        if length:
            following = i + length
            deeper = following < len(lines) and lines[following].depth > base
            while following < len(lines) and lines[following].kind is RegionKind.BLOCKQUOTE:
                following, deeper = following + 1, True
            for k in range(i, following if deeper else len(lines)):
                roles[k] = (RegionKind.QUOTED, _ANSWERED)
                lines[k].joins = lines[k].joins or i < k < i + length
            if not deeper:
                break
            i = following
            continue
        roles[i] = (line.kind, line.why if line.kind else "")
        i += 1
    _furniture(lines, roles)
    own = sum(len(line.words.split()) for line, role in zip(lines, roles, strict=True) if role[0] in _OWN)
    if block is not None and deep < _DEEPEST and (own == 0 or (own <= _REMARK and (forwarded or _says(lines, block)))):
        found = _passed_on(lines, block, deep)
        if found:
            remark = (RegionKind.FURNITURE, "a remark above the message that is passed on")
            head = [
                (line, *(remark if role[0] in _OWN else role))
                for line, role in zip(lines[:block], roles[:block], strict=True)
            ]
            return Parted([*head, *found.lines], found.passed)
    return Parted([(line, *role) for line, role in zip(lines, roles, strict=True)])


_OWN = (None, RegionKind.HEADING, RegionKind.BLOCKQUOTE)


def _says(lines: list[Line], block: int) -> bool:
    """Whether the line that stands above a message's head, or opens it, says that it was passed on."""
    return any(FORWARDED.match(line.words) for line in lines[max(0, block - 1) : block + 1])


def _is_block(lines: list[Line], i: int) -> bool:
    """Whether a message's fields begin here: who, and two of when, to whom and about what; in any order, all."""
    words = lines[i].words
    near = [line.words for line in lines[i + 1 : i + _FIELDS]]
    if FROM.match(words):
        return sum(any(p.match(each) for each in near) for p in (SENT, SUBJECT, TO)) >= 2
    if not (SENT.match(words) or SUBJECT.match(words)):
        return False
    fields = [words, *itertools.takewhile(_is_field, near)]
    return all(any(p.match(each) for each in fields) for p in (FROM, SENT, SUBJECT, TO))


def _introduction(lines: list[Line], i: int) -> int:
    """How many lines the words "On … wrote:" take here; 0 if they do not stand here."""
    words = ""
    for length, line in enumerate(lines[i : i + 4], start=1):
        if line.depth != lines[i].depth or (length > 1 and line.gap):
            return 0
        words = f"{words} {line.words}".strip()
        if len(words) > 400:
            return 0
        if words.endswith((":", ">")) and (WROTE.match(words) or DATED.match(words) or NAMED.match(words)):
            following = lines[i + length] if i + length < len(lines) else None
            deeper = following is not None and (following.depth > line.depth or following.kind is RegionKind.BLOCKQUOTE)
            return length if deeper or TIMED.match(words) else 0
    return 0


def _passed_on(lines: list[Line], block: int, deep: int) -> Parted | None:
    """The message whose head begins at line ``block``, read as if it had come by itself."""
    passed = Passed()
    depth = lines[block].depth
    out: list[tuple[Line, RegionKind | None, str]] = []
    at, fields = block, 0
    said = "the head of the message that is passed on"
    while at < len(lines) and at < block + 3 * _FIELDS:
        line = lines[at]
        words = line.words
        if (DIVIDER.match(words) or RULE.match(words)) and not fields:
            depth = lines[at + 1].depth if at + 1 < len(lines) else depth
            out.append((line, RegionKind.FURNITURE, said))
        elif match := FROM.match(words):
            passed.sender = passed.sender or match["value"]
            out.append((line, RegionKind.BYLINE, said))
            fields += 1
        elif match := SENT.match(words):
            passed.sent = passed.sent or match["value"]
            out.append((line, RegionKind.BYLINE, said))
            fields += 1
        elif (match := SUBJECT.match(words)) and not passed.subject:
            passed.subject = match["value"]
            start = line.start + match.start("value")
            out.append((Line(start, line.end, match["value"], line.depth, gap=True), RegionKind.HEADLINE, said))
            fields += 1
        elif fields and TO.match(words):
            # Who else got it is nobody's business here.
            fields += 1
            while at + 1 < len(lines) and not lines[at + 1].gap and not _is_field(lines[at + 1].words):
                at += 1
        elif fields and not line.gap and fields < 4 and line.joins:
            pass
        else:
            break
        at += 1
    if fields < 2 or at >= len(lines):
        return None
    rest = lines[at:]
    for line in rest:
        line.depth = max(0, line.depth - depth)
    inner = parted(rest, forwarded=bool(PASSED_ON.match(passed.subject)), deep=deep + 1)
    return Parted([*out, *inner.lines], inner.passed or passed)


def _is_field(words: str) -> bool:
    return any(p.match(words) for p in (FROM, SENT, SUBJECT, TO))


def _furniture(lines: list[Line], roles: list[tuple[RegionKind | None, str]]) -> None:
    """Tells what is furniture among the lines that are the message's own."""
    own = [i for i, role in enumerate(roles) if role[0] in _OWN]
    sealed = False
    for n, i in enumerate(own):
        words = lines[i].words
        if sealed or words == SEALS:
            roles[i] = (RegionKind.FURNITURE, _SEAL)
            sealed = words != SEALED
        elif BEGINS.match(words) and (n == 0 or roles[own[n - 1]][1] == _SEAL):
            roles[i] = (RegionKind.FURNITURE, _SEAL)
        elif words == "--":
            end = next((m for m in range(n, len(own) - 1) if own[m + 1] != own[m] + 1), len(own) - 1)
            if end - n <= _LONGEST_SIGNATURE:
                for k in own[n : end + 1]:
                    roles[k] = (RegionKind.FURNITURE, _SIGNATURE)
        elif SENT_FROM.fullmatch(words):
            roles[i] = (RegionKind.FURNITURE, _SIGNATURE)
        elif RULE.match(words) and len(own) - n <= _LONGEST_FOOT:
            near = own[n + 1 : n + 6]
            if any(LISTED.search(lines[k].words) for k in near):
                for k in own[n:]:
                    roles[k] = (RegionKind.FURNITURE, _LIST)
    for paragraph in _paragraphs(lines, [i for i in own if roles[i][0] in _OWN]):
        words = " ".join(lines[i].words for i in paragraph)[:3000]
        why = ""
        if CONFIDENTIAL.match(words) or INTENDED.search(words):
            why = _NOTICE
        elif len(words) < 600 and LEAVE.search(words):
            why = _LIST
        for i in paragraph if why else ():
            roles[i] = (RegionKind.FURNITURE, why)


def _paragraphs(lines: list[Line], own: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for i in own:
        ruled = RULE.match(lines[i].words) or RULE.match(lines[i - 1].words)
        if found and found[-1][-1] == i - 1 and not lines[i].gap and not ruled:
            found[-1].append(i)
        else:
            found.append([i])
    return found
