"""Mails and mailboxes made by code: answers, messages passed on, attachments, lists, encodings."""

import base64

RELEASE = """Return-Path: <press@town.example>
From: =?utf-8?B?VG93biBIYWxsLCBQcmVzcw==?= <press@town.example>
To: Editor <editor@post.example>
Subject: =?utf-8?Q?Press_release=3A_Caf=C3=A9_on_the_quay?= may
 stay open
Date: Tue, 3 Feb 2026 10:11:12 +0100
Message-ID: <1@town.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: multipart/alternative; boundary="c"

--c
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

The council decided on Monday that the caf=C3=A9 on the quay may stay open
until midnight, the mayor said, and that its licence runs for a year from n=
ow.

=E2=80=9CWe are glad,=E2=80=9D said the owner.

Contact:
Press office
555 0100

--=20
Town Hall
1 High Street

--c
Content-Type: text/html; charset=utf-8

<p>The council decided.</p>
--c--
--b
Content-Type: text/html; name="statement.html"
Content-Disposition: attachment; filename="statement.html"

<html><head><title>Statement</title></head><body><article><h1>Statement</h1><p>We welcome the decision of the council,
which lets the café stay open until midnight, as it has done for years, and we thank all who wrote to us about it in
the last months of the year.</p><p>The owner will hold a party on Saturday for all who came, she said on
Monday.</p></article></body></html>
--b
Content-Type: image/png
Content-Disposition: attachment; filename="logo.png"
Content-Transfer-Encoding: base64

iVBORw0KGgo=
--b--
"""
FORWARDED = """From: Ann Writer <ann@post.example>
To: Desk <desk@post.example>
Subject: Fwd: Statement on the ferry
Date: Wed, 4 Feb 2026 09:00:00 +0000
Message-ID: <2@post.example>
Content-Type: text/plain; charset=us-ascii; format=flowed

FYI

---------- Forwarded message ---------
From: Ferry Company <news@ferry.example>
Date: Tue, Feb 3, 2026 at 5:00 PM
Subject: Statement on the ferry
To: <ann@post.example>, Desk <desk@post.example>

The ferry ran late on Tuesday because of the storm, the company{soft}
said, and 40 passengers waited for three hours.

> Earlier we wrote this.

Sent from my iPhone
""".replace("{soft}", " ")
ANSWER = """From: Ann Writer <ann@post.example>
Subject: Re: The budget
Date: Wed, 4 Feb 2026 09:00:00 +0000
Message-ID: <3@post.example>
Content-Type: text/plain; charset=utf-8

I do not think so.

On Tue, 3 Feb 2026 at 17:00, A. Clerk
<clerk@town.example> wrote:
> The budget passed by six votes.
> Nobody spoke against it.

It was seven, as the chair told me.

-----Original Message-----
From: A. Clerk
Sent: Tuesday, 3 February 2026 17:00
To: Ann Writer
Subject: The budget

The budget passed by six votes.
"""
GMAIL = """From: Ann Writer <ann@post.example>
Subject: Re: The budget
Date: Wed, 4 Feb 2026 09:00:00 +0000
Message-ID: <4@post.example>
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: base64

""" + base64.encodebytes(
    '<div dir="ltr">It was seven votes &amp; not six, as the “clerk” told me.<br><br>Ann</div><div class="gmail_quote">'
    '<div class="gmail_attr">On Tue, Feb 3, 2026 at 5:00 PM A. Clerk &lt;c@town.example&gt; wrote:<br></div>'
    '<blockquote class="gmail_quote"><div>The budget passed by six votes.</div></blockquote></div>'.encode()
).decode()
APPLE = """From: Ann Writer <ann@post.example>
Subject: Fwd: NEWS RELEASE: Fares rise
Date: Wed, 4 Feb 2026 09:00:00 +0000
Message-ID: <7@post.example>
Content-Type: text/plain; charset=utf-8; format=flowed; delsp=yes

See below.

Begin forwarded message:

> From: Ferry Company <news@ferry.example>
> Date: 3 February 2026 at 17:00:12 GMT
> To: Ann Writer <ann@post.example>
> Subject: NEWS RELEASE: Fares rise
>
> FOR IMMEDIATE RELEASE
>
> Fares will rise by 4 % on 1 March, the compa{soft}
> ny said.
>
> > “We had no choice,” said its head.
>
> --
> Ferry Company
""".replace("{soft}", " ")
OUTLOOK = """From: "Writer, Ann" <ann@post.example>
Subject: {}
Date: Wed, 4 Feb 2026 09:00:00 +0000
Message-ID: <8@post.example>
Content-Type: text/html; charset=utf-8

<html><body><div class="WordSection1">{}<p class="MsoNormal"><b>From:</b> Harbour Master &lt;hm@harbour.example&gt;<br>
<b>Sent:</b> 03 February 2026 17:00<br><b>To:</b> Writer, Ann<br><b>Subject:</b> Storm damage</p>
<p class="MsoNormal">The pier needs &pound;3m.</p></div></body></html>
"""
SHORT = """From: Ann Writer <ann@post.example>
Subject: {}
Date: Wed, 4 Feb 2026 09:00:00 +0000
Message-ID: <11@post.example>
Content-Type: text/plain

Thanks

----- Original Message -----
From: A. Clerk <clerk@town.example>
Sent: Tuesday, 3 February 2026 17:00
To: Ann Writer
Subject: The budget

The budget passed by six votes, and nobody spoke against it in the hall.
"""
LISTED = """From: Ann Writer <ann@post.example>
Subject: [quay] Storm
Date: Wed, 4 Feb 2026 09:00:00 -0500
List-Id: Friends of the Quay <quay.lists.example>
Message-ID: <5@post.example>

The storm took the pier on Monday night.

This message is confidential and intended only for those to whom it is sent.

You are receiving this email because you joined the list.
_______________________________________________
Quay mailing list
Quay@lists.example
https://lists.example/listinfo/quay
"""
LETTER = """From: A. Clerk <clerk@town.example>
Date: Thu, 5 Feb 2026 09:00:00 +0000
Subject: Two letters
Message-ID: <6@town.example>

>From Monday on the ferry runs at six.
From here it takes an hour.
"""
#: The same as mailboxes keep them: "From" at the beginning of a line is given a mark.
BOX = "".join(
    f"From writer@post.example Wed Feb  4 09:00:0{n} 2026\n{mail}\n"
    for n, mail in enumerate(
        (ANSWER, LISTED, LETTER.replace("\n>From", "\n>>From").replace("\nFrom here", "\n>From here"))
    )
)
SAVED = """From: <Saved by Blink>
Snapshot-Content-Location: https://post.example/quay
Subject: The quay
Date: Wed, 4 Feb 2026 09:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="m"

--m
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://post.example/quay

<html><head><title>The quay</title></head><body><article><h1>The quay reopens</h1>=
<p>The quay reopens on Saturday after the storm of last week, the harbour master said on Monday, and the ferry runs =
again from six in the morning.</p><p>=E2=80=9CWe kept our word,=E2=80=9D she said to those who had come to hear her =
at the town hall.</p></article></body></html>
--m--
"""


def samples() -> list[tuple[str, bytes]]:
    """Names and bytes of mails and of a mailbox."""
    return [
        ("release.eml", RELEASE.encode()),
        ("forwarded.eml", FORWARDED.replace("\n", "\r\n").encode()),
        ("answer.eml", ANSWER.encode()),
        ("gmail.eml", GMAIL.encode()),
        ("apple.eml", APPLE.encode()),
        ("outlook.eml", OUTLOOK.format("RE: Storm damage", "<p>Thank you, we will print that.</p>").encode()),
        ("listed.eml", LISTED.encode()),
        ("letter.eml", LETTER.encode()),
        ("box.mbox", BOX.encode()),
        ("quay.mhtml", SAVED.encode()),
    ]
