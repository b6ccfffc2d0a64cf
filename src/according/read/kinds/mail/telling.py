"""Telling: what a message tells; its subject as headline, its own words, those of others marked. In the child only."""

from according.core import DateCandidate, Metadata, RegionKind
from according.read.kinds.mail.fields import Mail, decoded, field, moment, raw, sender
from according.read.kinds.mail.lines import Line, Page, page
from according.read.kinds.mail.marks import ANSWER, LOCKED, PASSED_ON
from according.read.kinds.mail.parting import Parted, parted
from according.read.kinds.mail.structure import Contents, contents
from according.read.port import Cut, Unreadable
from according.read.writing import Writing

#: So deep messages in messages are read.
_DEEPEST = 3
_PASSED = "passed on by {}; the message that was passed on is what is read"
_OWN = (None, RegionKind.HEADING, RegionKind.BLOCKQUOTE)


def told(message: Mail, deep: int = 0) -> Cut:
    """The text of a message.

    Raises:
        Unreadable: if it is encrypted, or holds no text.

    """
    held = contents(message)
    pages = [page(text, number) for number, text in enumerate(held.texts, start=1)]
    if any(each.text.lstrip().startswith(LOCKED) for each in pages):
        raise Unreadable("is encrypted (PGP)", "decrypt it in your mail program and save it again")
    subject = field(message, "Subject")
    forwarded = bool(PASSED_ON.match(subject))
    parts = [parted(each.lines, forwarded=forwarded) for each in pages]
    own = any(kind in _OWN for each in parts for _, kind, _ in each.lines)
    if not own and held.passed_on and deep < _DEEPEST:
        return _passed_on(message, held, deep)
    passed = next((each.passed for each in parts if each.passed), None)
    writing = Writing()
    head = f"Subject: {subject}"
    if passed is None or not passed.subject:
        prefix = ANSWER.match(subject)
        writing.paragraph(RegionKind.HEADLINE, "the mail's subject")
        writing.words(head, len("Subject: ") + (prefix.end() if prefix else 0), len(head))
    for each, lines in zip(pages, parts, strict=True):
        _write(writing, each, lines)
    if not any(line for each in parts for line in each.lines):
        raise Unreadable("is a mail without a text of its own", "look what is attached to it, and save that")
    metadata = _metadata(message, subject)
    notes = [note for text in held.texts for note in text.decoded.notes] + held.notes + _attached(held)
    if passed is not None:
        notes.insert(0, _PASSED.format(_who(metadata)))
        metadata = _of_passed(passed.sender, passed.sent, passed.subject, metadata)
    names = [
        "headers",
        *(f"body{f' {n}' if n > 1 else ''} text/{t.subtype}" for n, t in enumerate(held.texts, start=1)),
    ]
    return Cut(
        text=writing.text(),
        origin=writing.origin(),
        marked=writing.marked(),
        parts=tuple(zip(names, [head, *(each.raw for each in pages)], strict=True)),
        encoding=next((text.decoded.encoding for text in held.texts), "utf-8"),
        metadata=metadata,
        notes=tuple(dict.fromkeys(notes)),
    )


def hanging(message: Mail) -> list[Mail]:
    """The messages that hang on one and are not what is read of it."""
    held = contents(message)
    pages = [page(text, number) for number, text in enumerate(held.texts, start=1)]
    own = any(kind in _OWN for each in pages for _, kind, _ in parted(each.lines).lines)
    return held.passed_on if own else held.passed_on[1:]


def _passed_on(message: Mail, held: Contents, deep: int) -> Cut:
    """The first message that hangs on one without words of its own."""
    from dataclasses import replace

    found = told(held.passed_on[0], deep + 1)
    who = _who(_metadata(message, ""))
    said = _PASSED.format(who)
    return replace(found, notes=tuple(dict.fromkeys((said, *found.notes, *held.notes, *_attached(held)))))


def _write(writing: Writing, each: Page, told: Parted) -> None:
    last: tuple[RegionKind | None, str] | None = None
    before: Line | None = None
    for line, kind, why in told.lines:
        joins = line.joins and last == (kind, why)
        if not joins:
            # What plays another part than the body stands a line a paragraph: so its region is known.
            if kind is None and last == (None, "") and not line.gap:
                writing.line()
            else:
                writing.paragraph(kind, why)
        elif not (before and before.why == "delsp"):
            writing.space()
        each.write(writing, line.start, line.end)
        last, before = (kind, why), line
    writing.paragraph()


def _metadata(message: Mail, subject: str) -> Metadata:
    date = moment(field(message, "Date"))
    prefix = ANSWER.match(subject)
    title = " ".join(subject[prefix.end() if prefix else 0 :].split())
    outlet = field(message, "Organization") or field(message, "Organisation") or _list(field(message, "List-Id"))
    language = field(message, "Content-Language").lower().partition(",")[0].partition("-")[0].strip()
    return Metadata(
        title=title or None,
        author=sender(raw(message, "From")),
        outlet=" ".join(outlet.split()) or None,
        published=date,
        language=language if len(language) == 2 and language.isalpha() else None,
        dates=(DateCandidate(value=date, what="published", where="the mail's Date"),) if date else (),
    )


def _of_passed(who: str, when: str, subject: str, outer: Metadata) -> Metadata:
    date = moment(when.strip(" *"))
    dates = (DateCandidate(value=date, what="published", where="the head of the message passed on"),) if date else ()
    return Metadata(
        title=" ".join(subject.strip(" *").split()) or outer.title,
        author=sender(who.strip(" *").replace("[mailto:", "<").replace("]", ">")) or _bare(who),
        published=date,
        language=outer.language,
        dates=(
            *dates,
            *(DateCandidate(value=d.value, what="other", where=f"{d.where}: passed on") for d in outer.dates),
        ),
    )


def _bare(who: str) -> str | None:
    """A name without an address, as some programs give it."""
    told = " ".join(who.strip(" *").split("<")[0].split("[")[0].split())
    return told if told and "@" not in told else None


def _who(metadata: Metadata) -> str:
    return ", ".join(each for each in (metadata.author, metadata.published) if each) or "somebody unnamed"


def _list(words: str) -> str:
    """The name of a mailing list, where its field gives more than an address."""
    return decoded(words.split("<")[0]).strip(" \"'") if "<" in words else ""


def _attached(held: Contents) -> list[str]:
    names = [f"{each.name or 'unnamed'} ({each.media_type})" for each in held.attached]
    if held.passed_on:
        names.append(f"{len(held.passed_on)} message{'s' * (len(held.passed_on) != 1)}")
    if not names:
        return []
    more = f" and {len(names) - 20} more" if len(names) > 20 else ""
    return [f"attached to the mail: {', '.join(names[:20])}{more}"]
