"""The page: complete, deterministic, exact to the character, and deaf to hostile text."""

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from according.core import Annotated, Comparison, Document, Evidence, Finding, FindingKind, Region, RegionKind, Span
from according.report import comparison_html, document_html, page
from according.report.visible import visible_markup, visible_text

HOSTILE = (
    "Mayor <script>alert(1)</script> says </style></textarea> “hello”\n\n"
    "He \u202edeliberately\u202c reversed it, \x1b[31mred\x1b[0m and zero\u200bwidth; "
    "{{ 7 * 7 }} [bold]x[/bold] & <img src=x>.\n\n"
    "A family 👨\u200d👩\u200d👧 and a flag 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f stay.\n"
)


class _Flow(HTMLParser):
    """Collects the text of every column of the reading view, with shown characters turned back into themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._depth = 0
        self._mark = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = (dict(attrs).get("class") or "").split()
        if tag == "div" and "flow" in names:
            self.texts.append("")
            self._depth = 1
        elif self._depth and tag not in ("br", "img"):
            self._depth += 1
            self._mark = tag == "span" and "ctl" in names

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - the parser's own signature
        if self._depth:
            self._depth -= 1
        self._mark = False

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.texts[-1] += chr(int(data[3:-1], 16)) if self._mark else data


def _reading(html: str) -> list[str]:
    parser = _Flow()
    parser.feed(html)
    return parser.texts


def _one(text: str, **more: object) -> Document:
    from according.core import OriginMap, RawInput

    return Document(
        id="d-1",
        path="hostile.txt",
        text=text,
        regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text.rstrip()))),),
        raw=RawInput(
            sha256="0" * 64, size=len(text), media_type="text/plain", encoding="utf-8", extractor="plain text"
        ),
        origin=OriginMap.identity(len(text)),
        **more,  # type: ignore[arg-type]
    )


def test_reading_view_keeps_every_character(comparison: Comparison) -> None:
    """The reading view's text is the document's text, character for character."""
    assert _reading(page(comparison)) == [annotated.document.text for annotated in comparison.documents]


def test_reading_view_keeps_hostile_characters() -> None:
    """Hostile text stands in the reading view in full, its acting characters as marks."""
    document = _one(HOSTILE)
    html = page(Comparison(id="c-1", documents=(Annotated(document=document),), stories=()))
    assert _reading(html) == [HOSTILE]


def test_same_comparison_gives_same_page(comparison: Comparison) -> None:
    """The page is the same byte for byte from run to run."""
    assert page(comparison) == page(comparison)


def test_hostile_text_stays_text(comparison: Comparison) -> None:
    """No tag, script or bidi control of a source reaches the page alive, wherever its words are shown."""
    document = _one(
        HOSTILE, outlet="<b>Outlet\u202e", title="</title><script>", url="javascript:alert(1)", published="<i>"
    )
    span = Span(0, len(HOSTILE.rstrip()))
    findings = tuple(
        Finding(
            id=f"f-{kind.value}",
            kind=kind,
            rule="<u>rule\u202e",
            title="<script>\u202e title",
            evidence=(Evidence(document="d-1", span=span, role="<em>"),),
            absent=("d-1",),
        )
        for kind in FindingKind
    )
    hostile = replace(comparison, documents=(Annotated(document=document),), stories=(), findings=findings, voices=())
    for html in (page(hostile), comparison_html(hostile), document_html(hostile.documents[0])):
        # What stays outside the page's own script and style.
        outside = re.sub(r"<(script|style)>.*?</\1>", "", html, flags=re.DOTALL)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b\x1b]", outside)
        assert not re.search(r"<(?:script|b>Outlet|img|u>|em>|i>)", outside)
        assert "javascript:" not in outside
    assert page(hostile).count("<script>") == 1


def test_only_http_links_leave_the_page(comparison: Comparison) -> None:
    """Links lead into the page itself or, with rel=noreferrer, to the http address of an account."""
    html = page(comparison)
    for attributes in re.findall(r"<a ([^>]*)>", html):
        target = re.search(r'href="([^"]*)"', attributes)
        assert target is not None
        assert target[1].startswith("#") or (target[1].startswith("https://") and "noreferrer" in attributes)


def test_page_asks_for_nothing(comparison: Comparison) -> None:
    """The page names no resource to load: no source, stylesheet, font, import or frame."""
    html = page(comparison)
    assert not re.search(r"<(?:link|img|iframe|object|embed|video|audio|base)\b|\bsrc=|@import|url\(|style=", html)


def test_policy_allows_own_style_and_script_alone(comparison: Comparison) -> None:
    """The content security policy stands before style and script and names their hashes."""
    html = page(comparison)
    policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', html)
    assert policy is not None
    assert "default-src &#39;none&#39;" in policy[1] or "default-src 'none'" in policy[1]
    assert policy[1].count("sha256-") == 2
    assert html.index("Content-Security-Policy") < html.index("<style>") < html.index("<script>")


def test_ids_are_unique_and_links_arrive(comparison: Comparison) -> None:
    """Every id stands once, every link inside the page has its target, and every finding its permanent id."""
    html = re.sub(r"<(script|style)>.*?</\1>", "", page(comparison), flags=re.DOTALL)
    ids = re.findall(r'\bid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(ids)
    assert {finding.id for finding in comparison.findings} <= set(ids)


def test_silence_is_named_neutrally(comparison: Comparison) -> None:
    """An account in which nothing like it was found is named so; nothing is omitted, hidden, confirmed or false."""
    words = re.sub(r"<(script|style)>.*?</\1>|<[^>]*>", " ", page(comparison), flags=re.DOTALL)
    assert "not found in this account" in words
    assert not re.search(r"omitted|\bhides?\b|confirmed|\bfalse\b", words)


def test_empty_sections_speak(comparison: Comparison) -> None:
    """A section without findings says in a sentence what was not found."""
    html = page(replace(comparison, findings=(), voices=()))
    assert "No statement was found in more than one account." in html
    assert "No attributed speech was found." in html


def test_one_account_alone_has_a_page(comparison: Comparison) -> None:
    """One account gives a page with its voices and figures and without sections that need two."""
    only = comparison.documents[0]
    single = replace(
        comparison,
        documents=(only,),
        stories=(),
        findings=tuple(replace(f, absent=()) for f in comparison.findings if set(f.documents) == {only.id}),
        voices=tuple(t for t in comparison.voices if t.document == only.id),
    )
    html = page(single)
    assert "There is one account" in html
    assert 'id="differ"' not in html
    assert 'id="voices"' in html


def test_left_out_inputs_are_told(comparison: Comparison) -> None:
    """What was left out stands on the page with its reason and remedy."""
    assert "<b>empty.txt</b>: is empty; save the article again." in page(comparison)


def test_folders_stay_private(comparison: Comparison) -> None:
    """The page names files, not the folders of whoever made it."""
    first = comparison.documents[0]
    moved = replace(first, document=replace(first.document, path="/home/someone/secret/courier.txt", outlet=None))
    html = page(replace(comparison, documents=(moved, *comparison.documents[1:])))
    assert "courier.txt" in html
    assert "someone" not in html


def test_many_accounts_and_findings_fold(comparison: Comparison) -> None:
    """Forty accounts and four hundred findings give a page whose sections fold beyond the first dozen."""
    first = comparison.documents[0]
    documents = tuple(
        replace(first, document=replace(first.document, id=f"d-{i}", path=f"{i}.txt", outlet=None)) for i in range(40)
    )
    findings = tuple(
        Finding(
            id=f"f-{i}",
            kind=list(FindingKind)[i % len(FindingKind)],
            rule="rule",
            title=f"Finding {i}",
            evidence=tuple(Evidence(document=f"d-{(i + k) % 40}", span=Span(40 + i, 60 + i)) for k in range(1 + i % 5)),
        )
        for i in range(400)
    )
    html = page(replace(comparison, documents=documents, stories=(), findings=findings, voices=()))
    assert "more findings" in html
    assert len(html) < 4_000_000
    assert _reading(html) == [first.document.text] * 40


def test_long_document_is_folded_and_says_so() -> None:
    """Of a text of megabytes the page shows what findings point at, and says how much it does not show."""
    text = "word " * 400_000
    html = page(Comparison(id="c-1", documents=(Annotated(document=_one(text)),), stories=()))
    assert len(html) < 1_000_000
    assert "characters without findings are not shown" in html


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u202eb", "a⟦U+202E⟧b"),
        ("a\x1b[2Jb", "a⟦U+001B⟧[2Jb"),
        ("zero\u200bwidth", "zero⟦U+200B⟧width"),
        ("cafe\u200dx", "cafe⟦U+200D⟧x"),
        ("👩\u200d🚒", "👩\u200d🚒"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("a\r\nb\tc", "a\r\nb\tc"),
        ("a\rb", "a⟦U+000D⟧b"),
        ("\ud800", "⟦U+D800⟧"),
        ("tag\U000e0041\U000e0042", "tag⟦U+E0041⟧⟦U+E0042⟧"),
    ],
)
def test_acting_characters_are_shown(text: str, shown: str) -> None:
    """Characters that act are shown as code points; joiners that emoji and Persian need are kept."""
    assert visible_text(text) == shown
    assert re.sub(r"<[^>]*>", "", str(visible_markup(text))) == shown
