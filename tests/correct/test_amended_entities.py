"""What people say of who is who holds for the very places that they mean."""

from dataclasses import replace

import pytest
from logged import Log, account, place
from sound_records import faults

from according.core import Action, Annotated, Comparison, CorrectionKind, Entity, SharedEntity, Span, Values
from according.correct import amend, entity_anchors, entity_subject, entity_values, mention_anchors

A = (
    "Mayor Ada Lind said the bridge would stay shut. Lind spoke on Tuesday. Her brother, Karl Lind, said he was glad. "
    "“It was time,” Lind said."
)
B = "Ada Lind said the bridge would stay shut until spring. Bo Ek, an engineer, said it was unsafe. Ek warned the city."
C = "The mayor, Ada Lind, closed the bridge. The engineer Bo Eck said it was unsafe."


@pytest.fixture
def log() -> Log:
    """Three accounts and nothing said."""
    return Log((account(A, "a.txt", "Bugle"), account(B, "b.txt", "Courier"), account(C, "c.txt", "Herald")))


def _shared(comparison: Comparison, name: str) -> SharedEntity:
    return next(e for e in comparison.entities if e.name == name)


def _entity(annotated: Annotated, name: str) -> Entity:
    return next(e for e in annotated.entities if e.name == name)


def _accounts(comparison: Comparison, shared: SharedEntity) -> list[str]:
    return [comparison.document(m.document).document.path for m in shared.members]


def test_merged_entities_are_one(log: Log) -> None:
    """Two entities of different accounts are one, with the person's word as the reason."""
    before = log.shown()
    ek, eck = _shared(before, "Bo Ek"), _shared(before, "Bo Eck")
    log.say(Action.MERGE, entity_subject(before, ek, "s"), entity_values(ek),
            Values(others=(entity_subject(before, eck, "s"),)))  # fmt: skip
    after = log.shown()
    assert faults(after.documents, after) == []
    assert _accounts(after, _shared(after, "Bo Eck")) == ["b.txt", "c.txt"]
    assert "Bo Ek" not in {e.name for e in after.entities}
    assert [j.id for j in after.review.judged] == [_shared(after, "Bo Eck").id]


def test_merged_entities_of_one_document_are_one_there(log: Log) -> None:
    """Where one document has both, they are one entity of it, with all places, and all that was said is of that one."""
    before = log.shown()
    ada, karl = _shared(before, "Ada Lind"), _shared(before, "Karl Lind")
    log.say(Action.MERGE, entity_subject(before, ada, "s"), None, Values(others=(entity_subject(before, karl, "s"),)))
    after = log.shown()
    assert faults(after.documents, after) == []
    lind = _entity(after.documents[0], "Ada Lind")
    text = after.documents[0].document.text
    assert "Karl Lind" in [m.span.of(text) for m in lind.mentions]
    assert not [e for e in after.documents[0].entities if e.name == "Karl Lind"]
    assert {a.speaker for a in after.documents[0].attributions} == {lind.id}


def test_one_accounts_entity_goes_its_own_way(log: Log) -> None:
    """A member that is split off is another; the others stay together."""
    before = log.shown()
    ada = _shared(before, "Ada Lind")
    annotated = before.documents[2]
    leaving = entity_anchors(annotated, _entity(annotated, "Ada Lind"))
    log.say(Action.SPLIT, entity_subject(before, ada, "s"), entity_values(ada),
            Values(members=leaving, name="Ada Lind the elder"))  # fmt: skip
    after = log.shown()
    assert faults(after.documents, after) == []
    assert _accounts(after, _shared(after, "Ada Lind")) == ["a.txt", "b.txt"]
    assert _accounts(after, _shared(after, "Ada Lind the elder")) == ["c.txt"]


def test_some_places_of_one_document_go_their_own_way(log: Log) -> None:
    """Places that are split off are an entity of that document; who speaks there speaks as that one."""
    before = log.shown()
    annotated = before.documents[0]
    ada = _shared(before, "Ada Lind")
    last = A.rindex("Lind said")
    speaks = next(a for a in annotated.attributions if any(s.start == last for s in a.source))
    members = mention_anchors(annotated, [Span(last, last + 4)])
    log.say(Action.SPLIT, entity_subject(before, ada, "s"), None, Values(members=members, name="Karl Lind the younger"))
    after = log.shown()
    assert faults(after.documents, after) == []
    now = after.documents[0]
    entity = _entity(now, "Karl Lind the younger")
    assert [m.span.start for m in entity.mentions] == [last]
    assert now.attribution(speaks.id).speaker == entity.id  # type: ignore[union-attr]
    assert _accounts(after, _shared(after, "Karl Lind the younger")) == ["a.txt"]


def test_a_name_and_a_type_are_given(log: Log) -> None:
    """An entity is called and is what the person says, in every account; a type that there is not is told."""
    before = log.shown()
    ada = _shared(before, "Ada Lind")
    log.say(Action.EDIT, entity_subject(before, ada, "s"), entity_values(ada), Values(name="Ada M. Lind", type="group"))
    after = log.shown()
    assert _shared(after, "Ada M. Lind").type.value == "group"
    log.say(Action.EDIT, entity_subject(before, ada, "s"), entity_values(ada), Values(type="ghost"))
    assert [o.why for o in log.shown().review.orphans] == ["“ghost” is no type of entity"]


def test_nobody_is_taken_out(log: Log) -> None:
    """What is no entity is none of any account, and speaks nowhere."""
    before = log.shown()
    ada = _shared(before, "Ada Lind")
    log.say(Action.REJECT, entity_subject(before, ada, "s"), entity_values(ada))
    after = log.shown()
    assert faults(after.documents, after) == []
    assert "Ada Lind" not in {e.name for e in after.entities}


def test_who_contradicts_an_earlier_step_wins(log: Log) -> None:
    """Two that were merged and then split are two; the merge is told in the tray, and comparing goes through."""
    before = log.shown()
    ek, eck = _shared(before, "Bo Ek"), _shared(before, "Bo Eck")
    subject, other = entity_subject(before, ek, "s"), entity_subject(before, eck, "s")
    log.say(Action.MERGE, subject, None, Values(others=(other,)))
    merged = log.shown()
    both = _shared(merged, "Bo Eck")
    log.say(Action.SPLIT, entity_subject(merged, both, "s"), None, Values(members=other.anchors), who="Bo Ek")
    after = log.shown()
    assert {"Bo Ek", "Bo Eck"} <= {e.name for e in after.entities}
    assert [(o.step, o.why) for o in after.review.orphans] == [(1, "a later step, 2, says otherwise")]
    log.say(Action.MERGE, subject, None, Values(others=(other,)))
    again = log.shown()
    assert _accounts(again, _shared(again, "Bo Eck")) == ["b.txt", "c.txt"]
    assert [o.step for o in again.review.orphans] == [2]


def test_what_contradicts_in_a_circle_is_compared_all_the_same(log: Log) -> None:
    """Steps of which each says something against the others never stop the comparison."""
    before = log.shown()
    subjects = [entity_subject(before, e, "s") for e in before.entities]
    for one in subjects:
        for other in subjects:
            log.say(Action.MERGE, one, None, Values(others=(other,)))
            log.say(Action.SPLIT, one, None, Values(members=other.anchors))
    after = log.shown()
    assert faults(after.documents, after) == []


def test_words_that_name_nobody_any_more_go_to_the_tray(log: Log) -> None:
    """Where this model knows nobody by the words, the step is told with them as the best guess."""
    before = log.shown()
    annotated = before.documents[1]
    ek = _shared(before, "Bo Ek")
    nobody = tuple(entity_anchors(annotated, _entity(annotated, "Bo Ek")))
    log.documents = tuple(d if d.id != annotated.id else account_without(d, "Bo Ek") for d in log.documents)
    log.say(Action.EDIT, entity_subject(before, ek, "s"), None, Values(name="Somebody"))
    said = amend(log.documents, log.steps)
    assert [o.guess.exact for o in said.orphans if o.guess] == [nobody[0].exact]
    assert said.applied == ()


def test_in_a_later_edition_the_same_are_meant(log: Log) -> None:
    """What was said of an entity holds in the edition that came after, though its places moved."""
    before = log.shown()
    ada = _shared(before, "Ada Lind")
    log.say(Action.EDIT, entity_subject(before, ada, "s"), entity_values(ada), Values(name="Mayor Lind"))
    later = account("Update, 6 p.m. The city was quiet.\n\n" + B, "b2.txt", "Courier")
    old = log.documents[1]
    log.documents = (later,)
    log.successors = ((old.id, later.id),)
    after = log.shown()
    assert "Mayor Lind" in {e.name for e in after.entities}
    assert place(later, "Ada Lind").span.start > place(old, "Ada Lind").span.start


def test_corrections_name_the_very_entities(log: Log) -> None:
    """A correction has the entities of the documents that it means, not their names alone."""
    before = log.shown()
    ada, karl = _shared(before, "Ada Lind"), _shared(before, "Bo Ek")
    log.say(Action.MERGE, entity_subject(before, ada, "s"), None, Values(others=(entity_subject(before, karl, "s"),)))
    said = amend(log.documents, log.steps)
    assert [(c.kind, c.left, c.right) for c in said.corrections] == [(CorrectionKind.SAME, "Ada Lind", "Bo Ek")]
    assert all(c.left_members and c.right_members for c in said.corrections)


def account_without(annotated: Annotated, name: str) -> Annotated:
    """A document in which nobody is called so."""
    gone = {e.id for e in annotated.entities if e.name == name}
    return replace(
        annotated,
        entities=tuple(e for e in annotated.entities if e.id not in gone),
        attributions=tuple(replace(a, speaker=None) if a.speaker in gone else a for a in annotated.attributions),
        statements=tuple(replace(s, speaker=None) if s.speaker in gone else s for s in annotated.statements),
        wording=tuple(w for w in annotated.wording if w.of not in gone),
        acts=(),
    )
