"""Mails: own words apart from those of others, what is attached, and what is told of them."""

import pytest

from according.core import Extract, InputError, RegionKind
from according.read import Source, discover, extract
from read.leads_back import lost
from read.samples.mail import ANSWER, APPLE, FORWARDED, GMAIL, LETTER, LISTED, OUTLOOK, RELEASE, SAVED, SHORT, samples

MAILS = dict(samples())


def _sources(mail: str | bytes) -> list[Source]:
    rows = discover(["-"], mail if isinstance(mail, bytes) else mail.encode())
    assert all(isinstance(row, Source) for row in rows), rows
    return [row for row in rows if isinstance(row, Source)]


def _read(mail: str | bytes) -> Extract:
    return extract(_sources(mail)[0])


def _of(extracted: Extract, kind: RegionKind) -> list[str]:
    return [region.span.of(extracted.text) for region in extracted.marked if region.kind is kind]


def _own(extracted: Extract) -> list[str]:
    """The paragraphs that no region marks."""
    begun = {region.span.start for region in extracted.marked}
    found, at = [], 0
    for paragraph in extracted.text.split("\n\n"):
        found += [] if at in begun else [paragraph]
        at += len(paragraph) + 2
    return found


@pytest.mark.parametrize("name", sorted(MAILS))
def test_words_lead_back(name: str) -> None:
    """Every word of a mail leads back to its subject or to a decoded part of its body."""
    for source in _sources(MAILS[name]):
        assert lost(source) == []


def test_release_by_mail() -> None:
    """The subject is the headline, lines wrapped by hand run on, a signature is furniture; encodings are undone."""
    release = _read(RELEASE)
    assert _of(release, RegionKind.HEADLINE) == ["Press release: Café on the quay may stay open"]
    assert _own(release) == [
        "The council decided on Monday that the café on the quay may stay open until midnight, the mayor said, and that"
        " its licence runs for a year from now.",
        "“We are glad,” said the owner.",
        "Contact:\nPress office\n555 0100",
    ]
    assert _of(release, RegionKind.FURNITURE) == ["--", "Town Hall", "1 High Street"]
    assert (release.metadata.author, release.metadata.published) == ("Town Hall, Press", "2026-02-03T10:11:12+01:00")
    assert release.metadata.outlet is None
    assert release.raw.parts == ("headers", "body text/plain")
    assert "editor" not in release.text.casefold()


def test_attachments_are_inputs() -> None:
    """What is attached and can be read is an input of its own; the rest is told by name and type."""
    message, page = _sources(RELEASE)
    assert (message.name, page.name) == ("-#1", "-#2")
    assert page.within
    assert page.within.place == "attachment 1: statement.html"
    attached = extract(page)
    assert "thank all who wrote" in attached.text
    assert [(date.value, date.what) for date in attached.metadata.dates] == [("2026-02-03T10:11:12+01:00", "other")]
    assert extract(message).notes == ("attached to the mail: statement.html (text/html), logo.png (image/png)",)


def test_a_mail_alone_keeps_its_name() -> None:
    """A mail with nothing attached is named as its file."""
    assert [source.name for source in _sources(LISTED)] == ["-"]


def test_passed_on_message_is_the_account() -> None:
    """Where a mail does nothing but pass another on, that one is read, with its own sender, date and subject."""
    passed = _read(FORWARDED)
    assert _own(passed) == [
        "The ferry ran late on Tuesday because of the storm, the company said, "
        "and 40 passengers waited for three hours."
    ]
    assert _of(passed, RegionKind.HEADLINE) == ["Statement on the ferry"]
    assert _of(passed, RegionKind.QUOTED) == ["Earlier we wrote this."]
    assert "desk@" not in passed.text
    said = passed.metadata
    assert (said.title, said.author, said.published) == ("Statement on the ferry", "Ferry Company", "2026-02-03")
    assert passed.notes[0].startswith("passed on by Ann Writer, 2026-02-04")


def test_answers_keep_others_words_apart() -> None:
    """Quoted lines, what introduces them and the message below a divider are another's; what stands between is own."""
    answer = _read(ANSWER)
    assert _own(answer) == ["I do not think so.", "It was seven, as the chair told me."]
    quoted = _of(answer, RegionKind.QUOTED)
    assert quoted[:2] == ["On Tue, 3 Feb 2026 at 17:00, A. Clerk <clerk@town.example> wrote:", quoted[1]]
    assert quoted[1].startswith("The budget passed by six votes.")
    assert quoted[-1] == "The budget passed by six votes."
    assert answer.metadata.title == "The budget"


def test_a_short_answer_passes_nothing_on() -> None:
    """A word above an older message is the mail's own, unless its subject or the divider says that it is passed on."""
    answer = _read(SHORT.format("Re: The budget"))
    assert _own(answer) == ["Thanks"]
    assert answer.metadata.author == "Ann Writer"
    passed = _read(SHORT.format("FW: The budget"))
    assert passed.metadata.author == "A. Clerk"
    assert _own(passed) == ["The budget passed by six votes, and nobody spoke against it in the hall."]


@pytest.mark.parametrize(
    "above",
    [
        "Clerk <clerk@town.example> wrote:\n\n",
        "Thu, 26 Jun 2014 14:00:51 +0400 A. Clerk <clerk@town.example>:\n> ",
        "Date: Thu, 26 Jun 2014 13:53:45 +0400\nSubject: The budget\nFrom: clerk@town.example\nTo: a@post.example\n\n",
        "________________________________\nFrom: A. Clerk\nSent: 26 June 2014\nTo: Ann\n\n",
        'On Sep 21, 2016 3:18 PM, "A. Clerk" <noreply@town.example> wrote:\n> One.\n> The pier, the quay, the hall and'
        " the whole of the square\nwere closed.\n> ",
    ],
)
def test_ways_of_quoting(above: str) -> None:
    """Whatever a program puts above an older message, its words are another's."""
    head = "From: Ann <a@post.example>\nSubject: Re: x\nMessage-ID: <1@b>\n\n"
    answer = _read(f"{head}I do not think that it passed at all on Monday.\n\n{above}The budget passed.\n")
    assert _own(answer) == ["I do not think that it passed at all on Monday."]


def test_quoting_in_markup() -> None:
    """What a mail program's markup says is an older message is another's."""
    answer = _read(GMAIL)
    assert _own(answer) == ["It was seven votes & not six, as the “clerk” told me.", "Ann"]
    assert len(_of(answer, RegionKind.QUOTED)) == 2


def test_passed_on_in_flowed_lines() -> None:
    """A release that was passed on with marks of quoting is read without them; lines run on as RFC 3676 says."""
    passed = _read(APPLE)
    assert _own(passed) == ["FOR IMMEDIATE RELEASE", "Fares will rise by 4 % on 1 March, the company said."]
    assert _of(passed, RegionKind.QUOTED) == ["“We had no choice,” said its head."]
    assert passed.metadata.author == "Ferry Company"


def test_fields_above_an_older_message() -> None:
    """Below who sent it when and about what stands an older message: another's, or if there is no more, the account."""
    answer = _read(
        OUTLOOK.format("RE: Storm damage", "<p>Thank you, we will print that on the first page of Friday.</p>")
    )
    assert _own(answer) == ["Thank you, we will print that on the first page of Friday."]
    assert _of(answer, RegionKind.QUOTED)[-1] == "The pier needs £3m."
    passed = _read(OUTLOOK.format("FW: Storm damage", ""))
    assert _own(passed) == ["The pier needs £3m."]
    assert (passed.metadata.author, passed.metadata.published) == ("Harbour Master", "2026-02-03T17:00:00")


def test_lists_and_notices_are_furniture() -> None:
    """What a mailing list adds and a notice of confidentiality are furniture; the list's name is the outlet."""
    listed = _read(LISTED)
    assert _own(listed) == ["The storm took the pier on Monday night."]
    assert len(_of(listed, RegionKind.FURNITURE)) == 6
    assert listed.metadata.outlet == "Friends of the Quay"


def test_words_that_only_look_like_quoting() -> None:
    """A sentence that begins with From, or a year and "wrote:", parts nothing."""
    assert _own(_read(LETTER)) == ["From Monday on the ferry runs at six.\nFrom here it takes an hour."]
    own = (
        LETTER.split("\n\n")[0] + "\n\nIn 2019 the mayor wrote:\n\nWe are glad of it.\n\nResidents may opt out of it.\n"
    )
    assert len(_own(_read(own))) == 3


def test_messages_that_hang_on_one() -> None:
    """A message that hangs on a mail with words of its own is an input of its own; without such words it is read."""
    head = "From: Ann Writer <a@post.example>\nSubject: {}\nMessage-ID: <9@b>\nDate: Wed, 4 Feb 2026 09:00:00 +0000\n"
    body = (
        'Content-Type: multipart/mixed; boundary="x"\n\n{}--x\nContent-Type: message/rfc822\n\n' + LISTED + "\n--x--\n"
    )
    (only,) = _sources(head.format("Fwd: Storm") + body.format(""))
    assert "took the pier" in extract(only).text
    assert extract(only).notes[0].startswith("passed on by Ann Writer")
    own = "--x\nContent-Type: text/plain\n\nThe storm is told of below, and I saw it myself from the pier.\n"
    first, second = _sources(head.format("Storm") + body.format(own))
    assert "took the pier" not in extract(first).text
    assert "took the pier" in extract(second).text


def test_saved_pages_in_one_file() -> None:
    """A page that a browser saved as one file is read as the page it is, with its address."""
    page = _read(SAVED)
    assert "“We kept our word,” she said" in page.text
    assert page.metadata.url == "https://post.example/quay"


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ('multipart/encrypted; boundary="x"', "is encrypted (PGP)"),
        ("application/pkcs7-mime; smime-type=enveloped-data", "is encrypted (S/MIME)"),
        ("application/pkcs7-mime; smime-type=signed-data", "is signed so that"),
    ],
)
def test_encrypted_mail_is_told(kind: str, why: str) -> None:
    """An encrypted mail is refused with what to do."""
    mail = f"From: a@b.example\nSubject: x\nMessage-ID: <1@b>\nContent-Type: {kind}\n\nMIAGCSqGSIb3\n"
    with pytest.raises(InputError) as refused:
        _read(mail)
    assert refused.value.why.startswith(why)


def test_outlook_files_are_refused_with_the_way_out() -> None:
    """A message in Outlook's own form is told from other old Office files."""
    data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "__substg1.0_".encode("utf-16-le") + bytes(600)
    with pytest.raises(InputError, match=r"Outlook message .*\.eml"):
        extract(Source(name="a.msg", data=data))


@pytest.mark.parametrize(
    "text",
    [
        "FROM: The Mayor\nTO: All staff\nDATE: 3 February 2026\nSUBJECT: The quay\n\nThe quay reopens on Monday.\n",
        "Date: 3 February\nFrom: Ann\n\nDear editor,\n\nthe quay is closed.\n",
        "Subject: lessons\n\nMIME-Version: 1.0 is what mails say.\n",
    ],
)
def test_memos_are_no_mails(text: str) -> None:
    """A text that is headed as memos are is no mail."""
    extracted = extract(Source(name="a.txt", data=text.encode()))
    assert extracted.raw.media_type == "text/plain"
    assert extracted.text == text


def test_many_and_deep_parts_end() -> None:
    """A mail of a hundred thousand parts, or of parts in one another without end, is read as far as is sensible."""
    head = "From: a@b.example\nSubject: x\nMessage-ID: <1@b>\nMIME-Version: 1.0\n"
    part = "--x\nContent-Type: text/plain\n\nword\n"
    many = head + 'Content-Type: multipart/mixed; boundary="x"\n\n' + part * 20_000 + "--x--\n"
    assert any("more than 500 parts" in note for note in _read(many).notes)
    deep = head
    for n in range(300):
        deep += f'Content-Type: multipart/mixed; boundary="b{n}"\n\n--b{n}\n'
    rows = discover(["-"], (deep + "Content-Type: text/plain\n\nword\n").encode())
    with pytest.raises(InputError):
        extract(next(row for row in rows if isinstance(row, Source)))
    deeper = deep + "".join(f'Content-Type: multipart/mixed; boundary="c{n}"\n\n--c{n}\n' for n in range(5000))
    (row,) = discover(["-"], deeper.encode())
    assert isinstance(row, Source)
    with pytest.raises(InputError, match="nested too deeply"):
        extract(row)


def test_endless_heads_are_refused() -> None:
    """A mail whose head does not end is refused, fast."""
    mail = "From: a@b.example\nMessage-ID: <1@b>\nSubject: x\n" + "X: y\n" * 300_000 + "\nbody\n"
    (source,) = _sources(mail)
    with pytest.raises(InputError, match="head is longer than any"):
        extract(source)


def test_senders_that_are_none() -> None:
    """Whatever stands where the sender should, the text is read."""
    for sender in ("Ann" + ":" * 900, "(" * 900, '"' * 901, "=?utf-8?b?////?=", "<@@>,,;"):
        mail = f"From: {sender}\nMessage-ID: <1@b>\nSubject: x\n\nThe quay reopens.\n"
        assert _own(_read(mail)) == ["The quay reopens."]
