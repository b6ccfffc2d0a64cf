"""Subtitles made by code: SRT and WebVTT, rolling captions, speakers told in several ways."""

SRT = """1
00:00:01,000 --> 00:00:03,000
JANE DOE: <i>We voted</i>
six to nothing.

2
00:00:03,100 --> 00:00:05,000
{\\an8}It was late &amp; we were tired.

3
00:00:05,000 --> 00:00:06,000
[APPLAUSE]

4
00:00:06,000 --> 00:00:08,000
- Was it close?
- No.

5
00:00:20,000 --> 00:00:22,000
12
members were there.

6
00:00:22,500 --> 00:00:24,000
>> BEN ORR: I was not.
"""
VTT = """WEBVTT - Council
Kind: captions
Language: en-GB

STYLE
::cue { color: red }

NOTE This is nobody's
word

intro
00:01.000 --> 00:03.000 align:start position:0%
<v Jane Doe>We <c.loud>voted</c> six to nothing.</v>

00:03.000 --> 00:05.000
<v Jane Doe>And we went home.

00:05.000 --> 00:07.000
<v.quiet Ben Orr>Not all of us.
"""
ROLLING = """WEBVTT

00:00:00.000 --> 00:00:02.000 align:start position:0%
the council<00:00:00.500><c> voted</c><00:00:01.000><c> six</c>

00:00:02.000 --> 00:00:02.010 align:start position:0%
the council voted six
\u0020
00:00:02.010 --> 00:00:04.000 align:start position:0%
the council voted six
to<00:00:02.500><c> nothing</c><c> on</c>

00:00:04.000 --> 00:00:04.010 align:start position:0%
to nothing on

00:00:04.010 --> 00:00:06.000 align:start position:0%
to nothing on
Monday<c> night</c>
"""


def samples() -> list[tuple[str, bytes]]:
    """Names and bytes of subtitles."""
    return [
        ("talk.srt", SRT.encode()),
        ("talk.crlf.srt", SRT.replace("\n", "\r\n").replace("tired", "fatigués").encode("cp1252")),
        ("talk.vtt", VTT.encode()),
        ("rolling.vtt", ("\ufeff" + ROLLING).encode()),
    ]
