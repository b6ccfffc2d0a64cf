"""A comparison made by hand: four accounts of an invented harbour vote, and one of another event."""

import hashlib

import pytest

from according.core import (
    AccountVoices,
    Annotated,
    Attribution,
    AttributionKind,
    Change,
    ChangeKind,
    Comparison,
    CueClass,
    Document,
    Entity,
    EntityJoin,
    EntityLabels,
    EntityMember,
    EntityType,
    Evidence,
    Feature,
    Figure,
    FigureKind,
    Finding,
    FindingKind,
    KindWords,
    Label,
    LabelForm,
    Mention,
    MentionForm,
    Origin,
    OriginKind,
    OriginMap,
    Quotation,
    QuotationKind,
    RawInput,
    Region,
    RegionKind,
    Relation,
    SharedEntity,
    Skipped,
    SourceForm,
    SourceKind,
    Span,
    Statement,
    Story,
    Unheard,
    Voice,
    VoiceTally,
    content_id,
)

COURIER = """Skip to main content
Council shuts harbour to cruise ships in historic vote

By Ines Calder

MARLOW BAY — The town council voted 7-2 on Tuesday to close the inner harbour to cruise ships from next spring, \
after a petition signed by 1,394 residents.

“We have listened to the people who live here, and the harbour comes first,” said Mayor Edda Roth. “It is a \
decision about health, not about money.”

The harbour authority, in a report published last week, put the loss at about €3.5 million a year 🚢.

Activists of Clear Water had camped on the quay for eleven days. The police counted 40 tents.

Subscribe to our newsletter
"""

LEDGER = """Council limits cruise calls; traders warn of losses

The Marlow Bay town council voted by seven to two on Tuesday to end cruise calls in the inner harbour. Some \
1,200 people had signed a petition, officials said.

“We have listened to the people who live here,” said Mayor Edda Roth.

The radical group Clear Water claimed the decision as its own. The traders' association said it would lose "half \
of the season".

The harbour authority denied that it had ever advised the closure.
"""

WIRE = """Marlow Bay bans cruise ships from inner harbour

(UPN) The council of Marlow Bay voted 7-2 on Tuesday to close its inner harbour to cruise ships.

Mayor Edda Roth said the decision was about health, not about money.

The harbour authority expects to lose about 3.5 million euros a year, according to its report.
"""

RELEASE = """Clear Water welcomes the council's decision

Clear Water thanks the 1,394 residents who signed. The council has voted 7-2 to close the inner harbour. “Nine \
years of work end in a good night's sleep,” said its speaker Jonas Adeyemi.
"""

ELSEWHERE = """Ferry strike enters its second week

Crews in Port Amery stayed ashore for an eighth day on Monday, the union said.
"""


def _raw(text: str) -> RawInput:
    data = text.encode("utf-8", "surrogatepass")
    return RawInput(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type="text/plain",
        encoding="utf-8",
        extractor="plain text",
    )


def at(text: str, words: str, nth: int = 0) -> Span:
    """The span of the ``nth`` place where ``words`` stand in ``text``."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start, start + len(words))


def document(path: str, text: str, **more: object) -> Document:
    """A document whose paragraphs are regions: the first line a headline, marked furniture as such."""
    regions = []
    place = 0
    headline = False
    for line in text.split("\n"):
        if line.strip():
            kind = RegionKind.BODY
            if line.startswith(("Skip to", "Subscribe")):
                kind = RegionKind.FURNITURE
            elif line.startswith("By "):
                kind = RegionKind.BYLINE
            elif not headline:
                kind, headline = RegionKind.HEADLINE, True
            regions.append(Region(kind=kind, span=Span(place, place + len(line))))
        place += len(line) + 1
    return Document(
        id=content_id("d", path),
        path=path,
        text=text,
        regions=tuple(regions),
        raw=_raw(text),
        origin=OriginMap.identity(len(text)),
        language="en",
        **more,  # type: ignore[arg-type]
    )


def speech(text: str, words: str) -> Quotation:
    """A quotation of speech whose inner words are ``words``."""
    inner = at(text, words)
    return Quotation(span=Span(inner.start - 1, inner.end + 1), inner=inner, kind=QuotationKind.SPEECH)


def said(
    identity: str, text: str, source: str, cue: str, content: str, kind: AttributionKind, speaker: str
) -> Attribution:
    """An attribution with one span each."""
    return Attribution(
        id=identity,
        kind=kind,
        source=(at(text, source),),
        cue=(at(text, cue),),
        content=(at(text, content),),
        speaker=speaker,
        form=SourceForm.NAMED,
        made_by="rules",
    )


def _accounts() -> tuple[Annotated, ...]:
    courier, ledger, wire, release, elsewhere = (
        document("courier.txt", COURIER, outlet="Marlow Courier", published="2026-03-10"),
        document(
            "ledger.html", LEDGER, outlet="The Ledger", published="2026-03-11", url="https://ledger.example/a?b=1&c"
        ),
        document("upn.txt", WIRE, published="2026-03-10"),
        document("clear-water.txt", RELEASE, notes=("no date in the text",)),
        document("elsewhere.txt", ELSEWHERE, published="2026-03-09"),
    )
    roth = Entity(
        id="e-roth",
        name="Edda Roth",
        type=EntityType.PERSON,
        mentions=(Mention(span=at(COURIER, "Edda Roth"), form=MentionForm.NAME),),
        source_kind=SourceKind.OFFICIAL,
    )
    again = Entity(
        id="e-roth-2",
        name="Edda Roth",
        type=EntityType.PERSON,
        mentions=(Mention(span=at(WIRE, "Edda Roth"), form=MentionForm.NAME),),
        source_kind=SourceKind.OFFICIAL,
    )
    authorities = [
        Entity(
            id=f"e-authority-{place}",
            name="harbour authority",
            type=EntityType.ORGANISATION,
            mentions=(
                Mention(span=at(text, "harbour authority"), form=MentionForm.NAME),
                *([Mention(span=at(text, "it"), form=MentionForm.PRONOUN)] if place else []),
            ),
        )
        for place, text in enumerate((COURIER, LEDGER))
    ]
    return (
        Annotated(
            document=courier,
            quotations=(
                speech(COURIER, "We have listened to the people who live here, and the harbour comes first,"),
                speech(COURIER, "It is a decision about health, not about money."),
            ),
            attributions=(
                said(
                    "a-1",
                    COURIER,
                    "Mayor Edda Roth",
                    "said",
                    "“We have listened to the people who live here, and the harbour comes first,”",
                    AttributionKind.DIRECT,
                    "e-roth",
                ),
            ),
            entities=(roth, authorities[0]),
            figures=(
                Figure(span=at(COURIER, "1,394 residents"), kind=FigureKind.COUNT, value=1394, counts="residents"),
                Figure(span=at(COURIER, "about €3.5 million"), kind=FigureKind.MONEY, value=3.5e6, unit="EUR"),
            ),
            statements=(Statement(id="s-1", span=at(COURIER, "The police counted 40 tents."), voice=Voice.OUTLET),),
        ),
        Annotated(
            document=ledger,
            quotations=(speech(LEDGER, "We have listened to the people who live here,"),),
            entities=(authorities[1],),
        ),
        Annotated(
            document=wire,
            entities=(again,),
            attributions=(
                said(
                    "a-2",
                    WIRE,
                    "Mayor Edda Roth",
                    "said",
                    "the decision was about health, not about money",
                    AttributionKind.INDIRECT,
                    "e-roth-2",
                ),
            ),
        ),
        Annotated(document=release, quotations=(speech(RELEASE, "Nine years of work end in a good night's sleep,"),)),
        Annotated(document=elsewhere),
    )


@pytest.fixture
def accounts() -> tuple[Annotated, ...]:
    """The five annotated accounts: courier, ledger, wire, release, and one of another event."""
    return _accounts()


@pytest.fixture
def comparison(accounts: tuple[Annotated, ...]) -> Comparison:
    """A comparison with a finding of every kind, made by hand."""
    courier, ledger, wire, release, elsewhere = (a.id for a in accounts)
    texts = {courier: COURIER, ledger: LEDGER, wire: WIRE, release: RELEASE, elsewhere: ELSEWHERE}

    def ev(identity: str, words: str, role: str = "", nth: int = 0) -> Evidence:
        return Evidence(document=identity, span=at(texts[identity], words, nth), role=role)

    def finding(kind: FindingKind, title: str, evidence: tuple[Evidence, ...], **more: object) -> Finding:
        return Finding(
            id=content_id("f", kind.value, title),
            kind=kind,
            rule=more.pop("rule", "Stated here in a sentence that a reader understands."),  # type: ignore[arg-type]
            title=title,
            evidence=evidence,
            **more,  # type: ignore[arg-type]
        )

    authority = Origin(
        documents=(courier, wire), kind=OriginKind.DOCUMENT, name="the harbour authority's report", why="both name it"
    )
    agency = Origin(documents=(wire,), kind=OriginKind.AGENCY, name="UPN", why="the tag (UPN)")
    unknown = Origin(documents=(ledger,), kind=OriginKind.NOT_GIVEN)
    whole = "We have listened to the people who live here, and the harbour comes first,"
    short = "We have listened to the people who live here,"
    findings = (
        finding(
            FindingKind.DIFFERS,
            "A, B and D give different counts of who signed the petition",
            (ev(courier, "1,394 residents"), ev(ledger, "Some 1,200 people"), ev(release, "1,394 residents")),
            relation=Relation.DIFFERS,
            absent=(wire,),
            why=(Feature(name="same thing counted", value=1.0, detail="petition signatures: 1,394 and about 1,200"),),
        ),
        finding(
            FindingKind.DENIES,
            "B reports a denial of what A carries",
            (
                ev(courier, "in a report published last week, put the loss at about €3.5 million"),
                ev(ledger, "denied that it had ever advised the closure", "denial"),
            ),
            relation=Relation.DENIES,
            absent=(wire, release),
        ),
        finding(
            FindingKind.CORROBORATED,
            "A, B, C and D carry that the council voted seven to two",
            (
                ev(courier, "The town council voted 7-2 on Tuesday to close the inner harbour to cruise ships"),
                ev(ledger, "voted by seven to two on Tuesday to end cruise calls in the inner harbour"),
                ev(wire, "voted 7-2 on Tuesday to close its inner harbour to cruise ships"),
                ev(release, "The council has voted 7-2 to close the inner harbour."),
            ),
            relation=Relation.SAME,
            origins=(authority, agency, unknown),
        ),
        finding(
            FindingKind.CORROBORATED,
            "A and C carry the same loss",
            (ev(courier, "put the loss at about €3.5 million a year"), ev(wire, "lose about 3.5 million euros a year")),
            relation=Relation.SAME,
            origins=(authority,),
            absent=(ledger, release),
        ),
        finding(
            FindingKind.QUOTATION_VARIANT,
            "B prints the mayor's words without their ending",
            (ev(courier, whole), ev(ledger, short)),
            changes=(Change(kind=ChangeKind.CUT, base=ev(courier, "and the harbour comes first"), other=None),),
            absent=(wire, release),
        ),
        finding(
            FindingKind.LABEL,
            "Clear Water is called by different words",
            (
                ev(courier, "Activists of Clear Water"),
                ev(ledger, "The radical group Clear Water"),
                ev(release, "Clear Water", "", 1),
            ),
            entity="x-clear",
        ),
        finding(FindingKind.CHARGED_WORDING, "A calls the vote historic", (ev(courier, "historic"),)),
        finding(FindingKind.SCARE_QUOTE, "B sets words in marks", (ev(ledger, '"half of the season"'),)),
        finding(FindingKind.CUE, "B uses verbs of speech that take a stand", (ev(ledger, "claimed", "doubting"),)),
        finding(
            FindingKind.CUE,
            "Words of Edda Roth are introduced in A by “said”; in B by “claimed”",
            (
                ev(courier, "said", f"{CueClass.NEUTRAL.value} cue of Edda Roth"),
                ev(ledger, "claimed", f"{CueClass.DOUBTING.value} cue of Edda Roth"),
            ),
            entity="x-roth",
        ),
        finding(
            FindingKind.AGENCY,
            "A names who counted the tents; B does not",
            (ev(courier, "The police counted", "agent"),),
        ),
        finding(
            FindingKind.HEADLINE_GAP,
            "A's headline says more than the words under it",
            (
                ev(courier, "Council shuts harbour to cruise ships", "headline"),
                ev(courier, "to close the inner harbour to cruise ships from next spring", "body"),
            ),
        ),
        finding(FindingKind.UNSOURCED_FIGURE, "A gives a figure without a source", (ev(courier, "eleven days"),)),
        finding(
            FindingKind.SINGLE_ACCOUNT,
            "Found in A only",
            (ev(courier, "The police counted 40 tents."),),
            absent=(ledger, wire, release),
        ),
        finding(
            FindingKind.SINGLE_ACCOUNT,
            "Found in D only",
            (ev(release, "Nine years of work end in a good night's sleep"),),
            absent=(courier, ledger, wire),
        ),
        finding(
            FindingKind.PROVENANCE,
            "A and C take the loss from one report",
            (ev(courier, "a report published last week", "source"), ev(wire, "its report", "source")),
            origins=(authority,),
        ),
        finding(FindingKind.VOICES, "The mayor is quoted in A and B", (ev(courier, whole), ev(ledger, short))),
    )

    def tally(identity: str, entity: str | None, name: str, quoted: int, reported: int, words: str) -> VoiceTally:
        return VoiceTally(
            document=identity,
            entity=entity,
            name=name,
            source_kind=SourceKind.OFFICIAL if entity == "x-roth" else SourceKind.GROUP,
            form=SourceForm.NAMED if entity else SourceForm.UNNAMED,
            quoted_words=quoted,
            reported_words=reported,
            attributions=1,
            position=0.3,
            places=(at(texts[identity], words),),
        )

    return Comparison(
        id=content_id("c", "harbour"),
        documents=accounts,
        stories=(
            Story(id="st-1", documents=(courier, ledger, wire, release)),
            Story(id="st-2", documents=(elsewhere,)),
        ),
        entities=(
            SharedEntity(
                id="x-roth",
                name="Edda Roth",
                type=EntityType.PERSON,
                members=(
                    EntityMember(document=courier, entity="e-roth"),
                    EntityMember(document=wire, entity="e-roth-2"),
                ),
                source_kind=SourceKind.OFFICIAL,
                joins=(
                    EntityJoin(
                        left=EntityMember(document=courier, entity="e-roth"),
                        right=EntityMember(document=wire, entity="e-roth-2"),
                        score=0.9,
                        why=(
                            Feature(
                                name="same name",
                                value=1.0,
                                detail="both “Edda Roth”",
                                left=ev(courier, "Edda Roth"),
                                right=ev(wire, "Edda Roth"),
                            ),
                            Feature(
                                name="same words said",
                                value=0.5,
                                detail="",
                                left=ev(courier, "a decision about health"),
                                right=ev(wire, "the decision was about health"),
                            ),
                        ),
                    ),
                ),
            ),
            SharedEntity(id="x-clear", name="Clear Water", type=EntityType.ORGANISATION, members=()),
            SharedEntity(
                id="x-authority",
                name="harbour authority",
                type=EntityType.ORGANISATION,
                members=(
                    EntityMember(document=courier, entity="e-authority-0"),
                    EntityMember(document=ledger, entity="e-authority-1"),
                ),
                source_kind=SourceKind.OFFICIAL,
            ),
        ),
        labels=(
            EntityLabels(
                entity="x-authority",
                document=ledger,
                labels=(
                    Label(
                        span=at(LEDGER, "The harbour authority"),
                        places=(at(LEDGER, "The harbour authority"),),
                        how=LabelForm.DESCRIPTION,
                        key="authority harbour",
                        voice=Voice.OUTLET,
                    ),
                ),
            ),
            EntityLabels(
                entity=None,
                document=courier,
                labels=(
                    Label(
                        span=at(COURIER, "historic vote"),
                        places=(at(COURIER, "historic vote"),),
                        how=LabelForm.EVENT,
                        key="historic vote",
                        voice=Voice.ATTRIBUTED,
                        speaker="e-roth",
                    ),
                ),
            ),
        ),
        account_voices=tuple(
            AccountVoices(
                document=identity,
                words=100,
                quoted=quoted,
                reported=reported,
                named=quoted,
                unnamed=reported,
                kinds=(
                    KindWords(kind=SourceKind.OFFICIAL, quoted=quoted, reported=0),
                    KindWords(kind=None, quoted=0, reported=reported),
                ),
                first=0.1,
                unheard=(Unheard(entity="x-authority", times=2, place=at(texts[identity], "harbour authority")),)
                if identity == courier
                else (),
            )
            for identity, quoted, reported in ((courier, 24, 0), (ledger, 9, 8), (wire, 0, 9), (release, 10, 0))
        ),
        findings=findings,
        voices=(
            tally(courier, "x-roth", "Edda Roth", 24, 0, "said Mayor Edda Roth"),
            tally(ledger, "x-roth", "Edda Roth", 9, 0, "said Mayor Edda Roth"),
            tally(wire, "x-roth", "Edda Roth", 0, 9, "Mayor Edda Roth said"),
            tally(ledger, None, "officials", 0, 8, "officials said"),
            tally(release, "x-clear", "Clear Water", 10, 0, "said its speaker"),
        ),
        skipped=(Skipped(name="empty.txt", why="is empty", remedy="save the article again"),),
        made_with=(("according", "0.1.0"), ("encoder", "none: statements are aligned by their words alone")),
    )
