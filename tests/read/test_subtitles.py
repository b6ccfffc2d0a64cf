"""Subtitles: cues joined to what was spoken, by whom, without times, numbers and tags."""

import time

from according.core import Extract, RegionKind
from according.read import Source, extract
from according.read.port import Head
from according.read.registry import kind_of
from read.samples.subtitles import ROLLING, SRT, VTT


def _read(text: str, name: str = "talk.srt") -> Extract:
    return extract(Source(name=name, data=text.encode()))


def _told(extracted: Extract) -> list[tuple[str, str]]:
    return [(region.kind.value, region.span.of(extracted.text)) for region in extracted.marked]


def test_cues_are_joined_and_parted_where_speakers_change() -> None:
    """Cues go on as one paragraph; labels, dashes, angle brackets and silences part; sounds are captions."""
    assert _told(_read(SRT)) == [
        ("body", "JANE DOE: We voted six to nothing. It was late & we were tired."),
        ("caption", "[APPLAUSE]"),
        ("body", "Was it close?"),
        ("body", "No."),
        ("body", "12 members were there."),
        ("body", "BEN ORR: I was not."),
    ]


def test_voices_become_labels_and_notes_and_styles_are_left_out() -> None:
    """A WebVTT voice is told as a label where it changes; comments, styles and settings are no words."""
    extracted = _read(VTT, "talk.vtt")
    assert extracted.text.split("\n\n") == [
        "Jane Doe: We voted six to nothing. And we went home.",
        "Ben Orr: Not all of us.",
    ]
    assert extracted.metadata.language == "en"


def test_rolling_captions_are_read_once() -> None:
    """Lines that are shown again while the next ones come are read once, and it is said."""
    extracted = _read(ROLLING, "rolling.vtt")
    assert extracted.text == "the council voted six to nothing on Monday night"
    assert any("roll" in note for note in extracted.notes)


def test_a_repetition_that_was_spoken_stays() -> None:
    """Where captions do not roll, two cues of the same words are two."""
    cues = ["No.", "No.", "Why?", "It is late.", "We go.", "Home."]
    srt = "\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{words}\n" for n, words in enumerate(cues, start=1))
    assert _read(srt).text == " ".join(cues)


def test_long_speeches_break_after_a_sentence() -> None:
    """A paragraph of sixty words ends with its sentence."""
    cues = ["We voted and then we", "went home together."] * 20
    srt = "\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n:02},990\n{words}\n" for n, words in enumerate(cues, start=1))
    paragraphs = _read(srt).text.split("\n\n")
    assert [len(paragraph.split()) for paragraph in paragraphs] == [64, 64, 32]
    assert all(paragraph.endswith(".") for paragraph in paragraphs)


def test_the_kind_is_told_by_content() -> None:
    """A text that speaks of times or of WebVTT is none; numbers of cues may be missing."""
    known = {name: kind_of(Head("a", words.encode(), len(words))).name for name, words in {
        "srt": SRT,
        "bare": "00:00:01,000 --> 00:00:02,000\nHello",
        "vtt": "WEBVTT\n",
        "word": "WEBVTTs are files.\n",
        "prose": "1\n\nAt 00:00:01,000 the clock stopped.\n",
    }.items()}  # type: ignore[union-attr] # fmt: skip
    assert known == {"srt": "subtitles", "bare": "subtitles", "vtt": "subtitles", "word": "plain", "prose": "plain"}


def test_every_cue_is_marked() -> None:
    """No paragraph is left for the shape of its words to tell."""
    extracted = _read(SRT)
    covered = sum(len(region.span) for region in extracted.marked)
    assert covered == len(extracted.text) - 2 * (len(extracted.marked) - 1)
    assert {region.kind for region in extracted.marked} == {RegionKind.BODY, RegionKind.CAPTION}


def test_runs_of_capitals_cost_no_more_than_other_words() -> None:
    """Long words, spaces, brackets and dashes without an end are read in no time."""
    begun = time.monotonic()
    for sign in ("A", "[A", "A ", " ", "- ", ">", "<", "{\\", "&lrm", "♪", "(", "A.A'", "<v ", "[", "00:00:01"):
        line = sign * (60_000 // len(sign))
        _read(f"1\n00:00:01,000 --> 00:00:02,000\n{line}\nWords.\n")
        _read(f"1\n00:00:01,000 --> 00:00:02,000\n[{line}] x\nWords.\n")
    assert time.monotonic() - begun < 15
