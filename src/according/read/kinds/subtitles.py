"""Subtitles: SRT and WebVTT, their cues joined to the paragraphs that were spoken."""

import html
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from according.core import Metadata, RegionKind
from according.read.port import Cut, Given, Head, Unreadable
from according.read.writing import Writing

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[,.](\d{1,3})"
_TIMING = re.compile(rf"[ \t\ufeff]*{_TIME}[ \t]*-->[ \t]*{_TIME}(?=[ \t\r\n]|$)")
_VTT = re.compile(r"WEBVTT(?=[ \t\r\n]|$)")
_SRT = re.compile(rf"(?:\d{{1,7}}[ \t]*(?:\r\n|\n|\r))?{_TIMING.pattern}")
_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_LANGUAGE = re.compile(r"[Ll]anguage:[ \t]*([A-Za-z]{2})(?:[-_ \t]|$)")
#: Tags, a player's orders in braces, and characters that turn the direction of writing or cannot be seen.
_SIGN = re.compile(
    r"<([^<>\n]{0,300})>|\{\\[^{}\n]{0,200}\}|&(?:lrm|rlm|#8206|#8207|#8203);|[\u200e\u200f\u200b\ufeff]"
)
_VOICE = re.compile(r"v(?:\.[^\s<>]{1,100})?[ \t]+(\S[^<>\n]*)$")
_DASH = re.compile(r"[ \t]*(?:>>+[ \t]*|[-–—‐][ \t]*(?=[^\s\d-]))")
_LABEL = re.compile(
    r"[ \t]*((?:[A-ZÀ-Þ][\w.'’-]{0,60}+(?:[ \t]{1,9}+|(?=:))){1,5}+(?:\([^()\n:]{1,40}\)[ \t]{0,9})?):(?=[ \t]|$)"
    r"|[ \t]*\[([^\[\]\n:]{2,40})\]:(?=[ \t])"
)
#: A name in brackets before what is said; sounds ("[sighs]") are written small.
_NAMED = re.compile(r"[ \t]*\[((?:[A-ZÀ-Þ][\w.'’-]{0,60}+(?:[ \t]{1,9}+|(?=\]))){1,4}+)\](?=[ \t]+\S)")
_SOUND = re.compile(r"[ \t]*(?:[\[(（][^\[\]()\n]{1,120}[\])）]|[♪♫#][^♪♫\n]{0,200}[♪♫#]?)[ \t]*$")
_ENDED = re.compile(r"[.!?…][\"”’')\]]*$")
_SPOKEN = (RegionKind.BODY, "what is spoken")
_HEARD = (RegionKind.CAPTION, "what is heard, as the subtitles describe it")
#: Silences in seconds between two paragraphs, at the end of a sentence and within one; words of a paragraph that ends
#: with the next sentence, and of one that ends anyhow.
_PAUSE, _LONG_PAUSE, _WORDS, _MOST = 3.0, 10.0, 60, 150
#: Where a third of the cues begin as the one before ended, captions roll.
_ROLLING = 3


@dataclass(slots=True)
class _Line:
    """A line of a cue: its stretches without signs, its words as one string, and the voice that its tag names."""

    start: int
    end: int
    kept: list[tuple[int, int]] = field(default_factory=list)
    words: str = ""
    voice: tuple[int, int] | None = None


@dataclass(slots=True)
class _Cue:
    start: float
    end: float
    lines: list[_Line]


class Subtitles:
    """Reads subtitles; the part is the whole file."""

    name = "subtitles"
    what = "a file of subtitles"
    media_type = "text/vtt"
    extractor = "subtitles 1"
    endings = frozenset({".srt", ".vtt"})
    largest = 20_000_000
    ahead: tuple[str, ...] = ()

    def knows(self, head: Head) -> bool:
        """Whether it opens with WebVTT's mark, or with the number and the times of a cue."""
        start = head.text[:300]
        return bool(_VTT.match(start)) or bool(_SRT.match(start))

    def cut(self, given: Given) -> Cut:
        """What is spoken.

        Raises:
            Unreadable: if no cue has words.

        """
        decoded = given.decoded()
        raw = decoded.text
        cues = list(_cues(raw))
        if not any(line.words for cue in cues for line in cue.lines):
            raise Unreadable("holds no subtitles with words", "check that it was saved in full")
        paragraphs = _Paragraphs(raw)
        rolling = _rolls(cues)
        before: list[str] = []
        for cue in cues:
            lines = [line for line in cue.lines if line.words]
            if not lines:
                continue
            paragraphs.cue(cue)
            for line, at in _new(lines, before) if rolling else ((line, 0) for line in lines):
                paragraphs.line(line, at)
            before = [line.words for line in lines]
        writing = paragraphs.done()
        language = _LANGUAGE.search(raw[: raw.find("-->") if "-->" in raw else 0])
        notes = [*decoded.notes, f"subtitles, {len(cues)} of them, over {_shown(cues[-1].end)}: joined to paragraphs"]
        if rolling:
            notes.append("its lines roll: each was shown twice or more, and is read once")
        return Cut(
            text=writing.text(),
            origin=writing.origin(),
            parts=(("", raw),),
            encoding=decoded.encoding,
            metadata=Metadata(language=language[1].lower() if language else None),
            marked=writing.marked(),
            notes=tuple(notes),
        )


READER = Subtitles()


class _Paragraphs:
    """Writes lines of cues, and tells where one paragraph ends."""

    def __init__(self, raw: str) -> None:
        self._raw = raw
        self._writing = Writing()
        self._speaker, self._count, self._ended = "", 0, True
        self._until = 0.0
        self._heard: list[_Line] = []
        self._begin()

    def cue(self, cue: _Cue) -> None:
        """Begins a cue; a new paragraph after a silence, or where the last is long enough."""
        silent = cue.start - self._until
        long = (self._count >= _WORDS and self._ended) or self._count >= _MOST
        if long or silent > _LONG_PAUSE or (silent > _PAUSE and self._ended):
            self._begin()
        self._until = max(self._until, cue.end) if silent > -_LONG_PAUSE else cue.end

    def line(self, line: _Line, at: int) -> None:
        """Adds a line from its word ``at`` on; a change of speaker begins a paragraph."""
        if not at and _SOUND.match(line.words):
            self._heard.append(line)
            return
        self._put(line, at, line.kept[0][0] if at else self._spoken(line))
        self._count += len(line.words.split()[at:])
        self._ended = bool(_ENDED.search(line.words))

    def _spoken(self, line: _Line) -> int:
        """Where the words of a line begin behind the sign of a new speaker; that begins a paragraph."""
        raw, label = self._raw, None
        first = line.kept[0][0]
        if line.voice:
            self._speak(raw[slice(*line.voice)], line.voice)
        if dash := _DASH.match(raw, first, line.end):
            if dash[0].strip() != "—":
                self._begin()
                self._speaker = ""
            first = dash.end()
        if not line.voice and (label := _LABEL.match(raw, first, line.end)):
            name = " ".join((label[1] or label[2]).split())
            if name == self._speaker:
                first = label.end()
            else:
                self._begin()
                self._speaker = name
        if not line.voice and not label and (label := _NAMED.match(raw, first, line.end)):
            self._begin()
            self._speaker = " ".join(label[1].split())
        return first

    def _put(self, line: _Line, at: int, first: int) -> None:
        """Writes the stretches of a line from a place on, its first ``at`` words left out."""
        raw, skipped = self._raw, 0
        self._writing.space()
        for start, end in line.kept:
            begin = max(start, first)
            if begin >= end:
                continue
            for word in re.finditer(r"\s+|\S+", raw[begin:end]) if at and skipped < at else ():
                if not word[0].isspace():
                    skipped += 1
                if skipped > at:
                    begin += word.start()
                    break
            if at and skipped <= at:
                continue
            self._writing.markup(raw, begin, end)

    def done(self) -> Writing:
        """The text."""
        self._begin()
        return self._writing

    def _speak(self, name: str, place: tuple[int, int]) -> None:
        told = " ".join(name.split())
        if told == self._speaker:
            return
        self._begin()
        self._speaker = told
        self._writing.markup(self._raw, *place)
        # The tag names the speaker; the colon is what such a label reads as.
        self._writing.said(":")
        self._writing.space()

    def _begin(self) -> None:
        """Ends the paragraph; what was heard meanwhile stands below it."""
        for line in self._heard:
            self._writing.paragraph(*_HEARD)
            for start, end in line.kept:
                self._writing.markup(self._raw, start, end)
        self._heard.clear()
        self._writing.paragraph(*_SPOKEN)
        self._count, self._ended = 0, True


def _cues(raw: str) -> Iterator[_Cue]:
    """The cues in their order: SRT's text goes on to the next number and times, WebVTT's ends with an empty line."""
    strict = bool(_VTT.match(raw.lstrip("\ufeff \t\r\n")))
    lines = [match.span(1) for match in _LINE.finditer(raw)]
    timings = [(n, match) for n, (start, end) in enumerate(lines) if (match := _TIMING.match(raw, start, end))]
    for i, (number, timing) in enumerate(timings):
        last = timings[i + 1][0] if i + 1 < len(timings) else len(lines)
        block = lines[number + 1 : last]
        if strict:
            block = block[: next((n for n, (a, b) in enumerate(block) if not raw[a:b].strip()), len(block))]
        elif block and i + 1 < len(timings):
            before = raw[slice(*block[-1])].strip()
            if before.isdecimal():
                block = block[:-1]
        yield _Cue(_seconds(timing, 1), _seconds(timing, 5), [_line(raw, a, b) for a, b in block if raw[a:b].strip()])


def _line(raw: str, start: int, end: int) -> _Line:
    line = _Line(start, end)
    at = start
    for match in _SIGN.finditer(raw, start, end):
        if match.start() > at:
            line.kept.append((at, match.start()))
        at = match.end()
        voice = _VOICE.match(match[1] or "")
        if voice and line.voice is None:
            line.voice = (match.start(1) + voice.start(1), match.start(1) + voice.end(1))
    if at < end:
        line.kept.append((at, end))
    line.words = html.unescape("".join(raw[a:b] for a, b in line.kept)).strip()
    return line


def _seconds(match: re.Match[str], group: int) -> float:
    hours, minutes, seconds, parts = match[group], match[group + 1], match[group + 2], match[group + 3]
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) + int(parts.ljust(3, "0")) / 1000


def _rolls(cues: list[_Cue]) -> bool:
    """Whether the captions roll: many cues begin with the line, or the words, that the one before ended with."""
    told = [words for cue in cues if (words := [line.words for line in cue.lines if line.words])]
    again = sum(
        after[0] == before[-1] or after[0].startswith(f"{before[-1]} ") for before, after in itertools.pairwise(told)
    )
    return len(told) >= 4 and again * _ROLLING >= len(told)


def _new(lines: list[_Line], before: list[str]) -> Iterator[tuple[_Line, int]]:
    """The lines that the cue before did not show, each with the number of words in it that were shown."""
    words = [line.words for line in lines]
    shown = next((n for n in range(min(len(words), len(before)), 0, -1) if before[-n:] == words[:n]), 0)
    for n, line in enumerate(lines[shown:]):
        if n == 0 and before and line.words.startswith(f"{before[-1]} ") and not shown:
            yield line, len(before[-1].split())
        else:
            yield line, 0


def _shown(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole // 3600}:{whole // 60 % 60:02}:{whole % 60:02}"
