"""What accounts call the same people: concepts across accounts, and labels on them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from according.core import Annotated as Annotations
from according.core import (
    Comparison,
    Entity,
    EntityLabels,
    EntityMember,
    EntityType,
    Evidence,
    Finding,
    FindingKind,
    InputError,
    Label,
    LabelForm,
    Mention,
    MentionForm,
    Models,
    SharedEntity,
    Span,
)
from according.evaluate import labels as module
from according.evaluate.attribution.run import plain_document
from according.evaluate.events import Account, Coding, Event, Half, read_events
from according.evaluate.labels import Chains, Standing, chains, found, lemma, plainly, run, scored
from according.evaluate.shown import Row, Shown, describing

LEFT = "The embattled mayor, Ada Lind, met miners. Critics say the mayor lied."
RIGHT = "Mayor Lind met union bosses. The popular leader smiled."


def _coding(text: str, words: str, concept: str, kind: str = "ACTOR") -> Coding:
    at = text.index(words)
    return Coding(span=Span(at, at + len(words)), type=kind, concept=concept)


EVENT = Event(
    id="event-1",
    accounts=(
        Account(
            id="left",
            outlet="left.example",
            title="",
            text=LEFT,
            codings=(
                _coding(LEFT, "The embattled mayor", "Lind"),
                _coding(LEFT, "Ada Lind", "Lind"),
                _coding(LEFT, "the mayor", "Lind"),
                _coding(LEFT, "miners", "Union", "GROUP"),
                _coding(LEFT, "lied", "Lying", "ACTION"),
            ),
        ),
        Account(
            id="right",
            outlet="right.example",
            title="",
            text=RIGHT,
            codings=(
                _coding(RIGHT, "Mayor Lind", "Lind"),
                _coding(RIGHT, "union bosses", "Union", "GROUP"),
                _coding(RIGHT, "The popular leader", "Lind"),
                _coding(RIGHT, "The popular leader", "Union"),
            ),
        ),
    ),
)


def _entity(text: str, name: str, **mentions: MentionForm) -> Entity:
    places = []
    for words, form in mentions.items():
        at = text.index(words.replace("_", " "))
        places.append(Mention(span=Span(at, at + len(words)), form=form))
    return Entity(id=name, name=name, type=EntityType.PERSON, mentions=tuple(places))


def _comparison(labels: Mapping[str, tuple[str, str, str | None]] | None = None) -> Comparison:
    """Ada Lind as one entity of both accounts; ``labels`` are words by account and entity."""
    left = _entity(LEFT, "Ada Lind", Ada_Lind=MentionForm.NAME, The_embattled_mayor=MentionForm.DESCRIPTION)
    right = _entity(RIGHT, "Lind", Lind=MentionForm.PARTIAL)
    bosses = _entity(RIGHT, "bosses", union_bosses=MentionForm.DESCRIPTION)
    texts = {"left": LEFT, "right": RIGHT}
    called, evidence = [], []
    for document, words, entity in (labels or {}).values():
        span = Span(texts[document].index(words), texts[document].index(words) + len(words))
        label = Label(span=span, places=(span,), how=LabelForm.DESCRIPTION, key=words)
        called.append(EntityLabels(entity=entity, document=document, labels=(label,)))
        evidence.append((entity, Evidence(document=document, span=span)))
    return Comparison(
        id="c",
        documents=(
            Annotations(document=plain_document("left", LEFT), entities=(left,)),
            Annotations(document=plain_document("right", RIGHT), entities=(right, bosses)),
        ),
        stories=(),
        entities=(
            SharedEntity(
                id="lind",
                name="Ada Lind",
                type=EntityType.PERSON,
                members=(
                    EntityMember(document="left", entity="Ada Lind"),
                    EntityMember(document="right", entity="Lind"),
                ),
            ),
            SharedEntity(
                id="bosses",
                name="union bosses",
                type=EntityType.GROUP,
                members=(EntityMember(document="right", entity="bosses"),),
            ),
        ),
        labels=tuple(called),
        findings=tuple(
            Finding(id=str(i), kind=FindingKind.LABEL, rule="", title="", evidence=(e,), entity=entity)
            for i, (entity, e) in enumerate(evidence[:1])
        ),
    )


def test_stretches_belong_to_the_entity_at_their_heads() -> None:
    """A title and a name are where the name is; what has no mention at its head stands alone, each by itself."""
    standing = scored(EVENT, _comparison()).standing
    assert (standing.placed.right, standing.placed.found) == (4, 8)
    # Of Lind's five stretches three are together, and a coding with two concepts is two mentions of one chain.
    assert standing.ours.all.muc.recalled == 2
    assert standing.ours.all.mentions.gold == 8
    assert standing.ours.several.mentions.found == 5


def test_the_plain_way() -> None:
    """The same head but for inflection: the mayor twice, Lind twice."""
    standing = scored(EVENT, _comparison()).standing
    assert standing.plain.all.muc.recalled == 2
    assert [lemma(w) for w in ("Bosses", "cities", "class", "U.S.", "Mayor")] == [
        "bosse",
        "city",
        "class",
        "us",
        "mayor",
    ]


def test_other_types_are_scored_apart() -> None:
    """Actions and the like have figures of their own and no part in the first."""
    standing = scored(EVENT, _comparison()).standing
    assert dict(standing.others)["ACTION"].all.mentions.gold == 1
    assert dict(standing.others)["EVENT"].all.mentions.gold == 0


def test_perfect_keys_are_perfect() -> None:
    """Stretches put together by their concepts score 100, apart from the one that has two."""
    one = Event(id="x", accounts=EVENT.accounts[:1])
    concept = {coding.span: coding.concept for coding in one.accounts[0].codings}
    assert chains(one, ("ACTOR", "GROUP"), lambda _, span: concept[span]).all.conll == pytest.approx(100)


def test_labels_on_phrases_that_describe() -> None:
    """A label counts on words that describe, and is right under the entity that the concept's stretches have."""
    called = {
        "a": ("left", "embattled", "lind"),
        "b": ("right", "union bosses", "lind"),
        "c": ("left", "Critics", None),
    }
    one = scored(EVENT, _comparison(called))
    # To describe: the embattled mayor, the mayor, miners, union bosses, the popular leader (twice).
    assert one.standing.in_table == Shown(phrases=6, found=2, right=1, labels=3, coded=2, fitting=1)
    assert one.standing.in_findings == Shown(phrases=6, found=1, right=1, labels=1, coded=1, fitting=1)
    assert (one.standing.in_findings.recall, one.standing.in_table.precision) == (pytest.approx(100 / 6), 50)
    assert one.rows == (
        Row(outlet="left.example", words="embattled", entity="Ada Lind", concept="Lind", fits=True),
        Row(outlet="right.example", words="union bosses", entity="Ada Lind", concept="Union", fits=False),
        Row(outlet="left.example", words="Critics", entity="the event", concept="", fits=None),
    )
    total = one.standing + Standing()
    assert total == one.standing


def test_words_that_describe() -> None:
    """Neither names nor function words."""
    text = "the embattled mayor of Leeds, Ada Lind"
    assert [w.of(text) for w in describing(text, Span(0, len(text)))] == ["embattled", "mayor"]


def _written(path: Path, *events: Any) -> Path:
    path.write_text("".join(json.dumps(event) + "\n" for event in events), encoding="utf-8")
    return path


def _account(identity: str, text: str, *codings: dict[str, Any]) -> dict[str, Any]:
    return {"id": identity, "outlet": f"{identity}.example", "title": "", "text": text, "codings": list(codings)}


CODED = {"start": 4, "end": 9, "text": "mayor", "type": "ACTOR", "concept": "Lind"}


def test_events_are_read(tmp_path: Path) -> None:
    """Only places that are sure are taken; the half that an event is in depends on its id alone."""
    text = "The mayor said that the mayor left."
    loose = CODED | {"start": 24, "end": 29, "located": "only place in the article"}
    event = {"id": "event-4", "accounts": [_account("a", text, CODED | {"located": "in its sentence"}, loose)]}
    (read,) = read_events(_written(tmp_path / "x.jsonl", event))
    assert [c.span for c in read.accounts[0].codings] == [Span(4, 9)]
    assert read.half is Half.TUNING
    assert EVENT.half is Half.REPORTING


@pytest.mark.parametrize(
    "event",
    [
        {"id": "x"},
        {"id": "x", "accounts": [{"id": "a", "text": "The mayor"}]},
        {"id": "x", "accounts": [_account("a", "A mayor here", CODED)]},
    ],
)
def test_events_that_are_off(tmp_path: Path, event: dict[str, Any]) -> None:
    """File and line are named."""
    with pytest.raises(InputError, match="line 1 has"):
        read_events(_written(tmp_path / "x.jsonl", event))
    with pytest.raises(InputError, match="has no events"):
        read_events(_written(tmp_path / "y.jsonl"))


def test_the_product_itself_is_asked() -> None:
    """Accounts are compared as the command compares them, and are known by their own ids."""
    assert [a.id for a in found(EVENT, Models()).documents] == ["left", "right"]
    seen: list[tuple[int, int]] = []
    ran = run([EVENT], Models(), done=lambda count, total: seen.append((count, total)))
    assert (seen, ran.failed) == ([(1, 1)], ())
    assert ran.events[0].standing.placed.right > 0


def test_an_event_that_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named, nothing is found in it, and its gold counts."""

    def broken(event: Event, models: Models) -> Comparison:  # noqa: ARG001
        raise RuntimeError("it broke")

    monkeypatch.setattr(module, "found", broken)
    ran = run([EVENT], Models())
    assert ran.failed == (("event-1", "RuntimeError: it broke"),)
    assert ran.events[0].standing.placed.right == 0
    assert ran.events[0].standing.ours.all.mentions.gold == 8


def test_labels_place_what_no_mention_does() -> None:
    """Where no mention has a phrase's head, a label with that head stands for its entity."""
    called = {"a": ("right", "The popular leader", "lind")}
    standing = scored(EVENT, _comparison(called)).standing
    assert (standing.placed.right, standing.placed.found) == (6, 8)


@pytest.mark.corpus
def test_the_plain_way_on_real_accounts() -> None:
    """Without any product, the same head alone gives the figure that others are held against."""
    path = Path(__file__).resolve().parents[2] / ".." / "shared" / "data" / "newswcl50" / "events.jsonl.gz"
    if not path.exists():
        pytest.skip(f"needs {path}")
    scores = sum((plainly(event) for event in read_events(path)), Chains())
    assert scores.all.conll == pytest.approx(54.9, abs=0.05)
    assert scores.several.conll == pytest.approx(58.2, abs=0.05)
