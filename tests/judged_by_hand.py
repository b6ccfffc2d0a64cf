"""Two small accounts compared by hand, with what two people said of it, for tests of what is exported and measured."""

from according.core import (
    Action,
    AlignedStatement,
    Alignment,
    Anchor,
    Annotated,
    Aspect,
    Attribution,
    AttributionKind,
    Comparison,
    Document,
    DocumentKind,
    Entity,
    EntityType,
    Evidence,
    Finding,
    FindingKind,
    Judged,
    Mention,
    MentionForm,
    Note,
    OriginMap,
    Orphan,
    RawInput,
    Region,
    RegionKind,
    Relation,
    Review,
    SourceForm,
    Span,
    Statement,
    Step,
    Story,
    Subject,
    SubjectKind,
    Values,
    Verdict,
    Voice,
)

# Emoji of two code points, a letter with its accent apart, Hebrew with a mark of direction: all before the words.
COURIER = (
    "👩\u200d🚒 Fire at the café\u0301 \u202bשלום\u202c.\n\n"
    "Chief Ada Lind said: “Eleven people 🔥 were hurt.” She left at noon."
)
LEDGER = "Nine people were hurt in a fire, chief Ada Lind said on Tuesday. 🇬🇧 Nobody died."


def place(text: str, words: str) -> Span:
    """Where the words stand in the text, for the first time."""
    return Span(text.index(words), text.index(words) + len(words))


def anchor(document: Document, span: Span, role: str = "") -> Anchor:
    """The words at the span, with what stands around them."""
    text = document.text
    return Anchor(
        document=document.id,
        span=span,
        exact=span.of(text),
        prefix=text[max(0, span.start - 32) : span.start],
        suffix=text[span.end : span.end + 32],
        role=role,
    )


def account(identity: str, text: str, name: str, url: str | None, words: tuple[str, str, str]) -> Annotated:
    """An account with one attribution: its source, cue and content."""
    document = Document(
        id=identity,
        path=name,
        url=url,
        outlet=name.split(".")[0].title(),
        author="Brent Halloway",
        published="2031-05-04",
        language="en",
        kind=DocumentKind.ARTICLE,
        text=text,
        regions=(Region(kind=RegionKind.BODY, span=Span(0, len(text))),),
        raw=RawInput(
            sha256=identity[-1] * 64,
            size=len(text.encode()),
            media_type="text/plain",
            encoding="utf-8",
            extractor="plain",
        ),
        origin=OriginMap.identity(len(text)),
    )
    source, cue, content = (place(text, part) for part in words)
    entity = Entity(
        id="e-1",
        name="Ada Lind",
        type=EntityType.PERSON,
        mentions=(Mention(span=place(text, "Ada Lind"), form=MentionForm.NAME),),
    )
    said = Attribution(
        id=f"a-{identity[-1]}",
        kind=AttributionKind.DIRECT if "“" in words[2] else AttributionKind.INDIRECT,
        source=(source,),
        cue=(cue,),
        content=(content,),
        speaker="e-1",
        form=SourceForm.NAMED,
        made_by="hand",
    )
    statement = Statement(id="s-1", span=content, voice=Voice.ATTRIBUTED, attribution=said.id, speaker="e-1")
    return Annotated(document=document, attributions=(said,), entities=(entity,), statements=(statement,))


COURIER_ACCOUNT = account(
    "d-000000000000000a",
    COURIER,
    "courier.html",
    "https://courier.example/fire",
    ("Chief Ada Lind", "said", "“Eleven people 🔥 were hurt.”"),
)
LEDGER_ACCOUNT = account(
    "d-000000000000000b", LEDGER, "ledger.txt", None, ("chief Ada Lind", "said", "Nine people were hurt in a fire")
)
FINDING = Finding(
    id="finding-1",
    kind=FindingKind.DIFFERS,
    rule="Accounts give different figures.",
    title="A gives eleven, B nine",
    evidence=(
        Evidence(document=COURIER_ACCOUNT.id, span=place(COURIER, "Eleven people 🔥"), role="figure"),
        Evidence(document=LEDGER_ACCOUNT.id, span=place(LEDGER, "Nine people"), role="figure"),
    ),
    relation=Relation.DIFFERS,
    aspect=Aspect.FIGURE,
)
REJECTED = Finding(
    id="finding-2",
    kind=FindingKind.SINGLE_ACCOUNT,
    rule="One account alone tells it.",
    title="only B: Nobody died",
    evidence=(Evidence(document=LEDGER_ACCOUNT.id, span=place(LEDGER, "Nobody died."), role="statement"),),
)
FINDING_SUBJECT = Subject(
    kind=SubjectKind.FINDING,
    id=FINDING.id,
    anchors=(
        anchor(COURIER_ACCOUNT.document, FINDING.evidence[0].span, "figure"),
        anchor(LEDGER_ACCOUNT.document, FINDING.evidence[1].span, "figure"),
    ),
    sort="differs",
    name=FINDING.title,
    story="story-1",
)
REJECTED_SUBJECT = Subject(
    kind=SubjectKind.FINDING,
    id=REJECTED.id,
    anchors=(anchor(LEDGER_ACCOUNT.document, REJECTED.evidence[0].span, "statement"),),
    sort="single-account",
    name=REJECTED.title,
    story="story-1",
)


def attribution_subject(annotated: Annotated) -> Subject:
    """The subject of the account's one attribution."""
    said = annotated.attributions[0]
    return Subject(
        kind=SubjectKind.ATTRIBUTION,
        id=said.id,
        anchors=(
            *(anchor(annotated.document, span, "source") for span in said.source),
            *(anchor(annotated.document, span, "cue") for span in said.cue),
            *(anchor(annotated.document, span, "content") for span in said.content),
        ),
    )


def step(number: int, who: str, action: Action, subject: Subject, **more: object) -> Step:
    """A step of the log; its digest is no real one."""
    return Step(
        number=number,
        when=f"2031-05-05T10:00:{number:02d}Z",
        who=who,
        action=action,
        subject=subject,
        model="tool 1",
        previous=f"{number - 1:064x}" if number > 1 else "",
        digest=f"{number:064x}",
        **more,
    )


WIDER = (anchor(LEDGER_ACCOUNT.document, place(LEDGER, "Nine people were hurt"), "content"),)
STEPS = (
    step(1, "Mara", Action.ACCEPT, FINDING_SUBJECT, why="read both"),
    step(2, "Theo", Action.REJECT, REJECTED_SUBJECT, why="=it is in A too", before=Values(record=REJECTED)),
    step(3, "Mara", Action.ACCEPT, attribution_subject(COURIER_ACCOUNT)),
    step(
        4,
        "Theo",
        Action.EDIT,
        attribution_subject(LEDGER_ACCOUNT),
        before=Values(content=attribution_subject(LEDGER_ACCOUNT).anchors[2:], speaker="Ada Lind"),
        after=Values(content=WIDER, speaker="Ada Lind"),
        why="the fire is the outlet's",
    ),
    step(5, "Theo", Action.NOTE, FINDING_SUBJECT, why="ask the hospital"),
    step(6, "Theo", Action.NOTE, REJECTED_SUBJECT, why="never mind"),
    step(7, "Theo", Action.UNDO, REJECTED_SUBJECT, undoes=6),
)
COMPARISON = Comparison(
    id="c-1",
    documents=(COURIER_ACCOUNT, LEDGER_ACCOUNT),
    stories=(Story(id="event-1", documents=(COURIER_ACCOUNT.id, LEDGER_ACCOUNT.id)),),
    alignments=(
        Alignment(
            id="g-1",
            statements=tuple(
                AlignedStatement(document=a.id, statement="s-1", span=a.statements[0].span)
                for a in (COURIER_ACCOUNT, LEDGER_ACCOUNT)
            ),
            relation=Relation.DIFFERS,
        ),
    ),
    findings=(FINDING,),
    set_aside=(REJECTED,),
    made_with=(("according", "0.0"),),
    review=Review(
        judged=(
            Judged(
                kind=SubjectKind.FINDING,
                id=FINDING.id,
                verdict=Verdict.ACCEPTED,
                who=("Mara",),
                when=STEPS[0].when,
                why="read both",
                steps=(1,),
            ),
            Judged(
                kind=SubjectKind.FINDING,
                id=REJECTED.id,
                verdict=Verdict.REJECTED,
                who=("Theo",),
                when=STEPS[1].when,
                why="=it is in A too",
                steps=(2,),
            ),
            Judged(
                kind=SubjectKind.ATTRIBUTION,
                id="a-a",
                verdict=Verdict.ACCEPTED,
                who=("Mara",),
                when=STEPS[2].when,
                steps=(3,),
                document=COURIER_ACCOUNT.id,
            ),
            Judged(
                kind=SubjectKind.ATTRIBUTION,
                id="a-b",
                verdict=Verdict.EDITED,
                who=("Theo",),
                when=STEPS[3].when,
                why="the fire is the outlet's",
                steps=(4,),
                document=LEDGER_ACCOUNT.id,
            ),
        ),
        notes=(
            Note(
                step=5,
                kind=SubjectKind.FINDING,
                id=FINDING.id,
                who="Theo",
                when=STEPS[4].when,
                text="ask the hospital",
            ),
        ),
        orphans=(Orphan(step=9, why="the words are gone", guess=WIDER[0], score=0.4),),
        steps=5,
        head=STEPS[-1].digest,
    ),
)
