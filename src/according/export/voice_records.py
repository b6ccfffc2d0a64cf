"""Voices and labels as plain records of the contract."""

from typing import Any

from according.core import AccountVoices, EntityLabels, Label, Unheard, VoiceTally
from according.export.places import rounded, span_record, spans_record

Record = dict[str, Any]


def tally_record(tally: VoiceTally) -> Record:
    """How much one voice speaks in one account."""
    return {
        "document": tally.document,
        "entity": tally.entity,
        "name": tally.name,
        "source_kind": tally.source_kind.value,
        "form": tally.form.value,
        "quoted_words": tally.quoted_words,
        "reported_words": tally.reported_words,
        "attributions": tally.attributions,
        "position": rounded(tally.position),
        "places": spans_record(tally.places),
        "through": tally.through,
    }


def account_voices_record(voices: AccountVoices) -> Record:
    """How the words of one account divide, and whom it names without letting them speak."""
    return {
        "document": voices.document,
        "words": voices.words,
        "quoted": voices.quoted,
        "reported": voices.reported,
        "own": voices.own,
        "named": voices.named,
        "unnamed": voices.unnamed,
        "kinds": [
            {"kind": None if kind.kind is None else kind.kind.value, "quoted": kind.quoted, "reported": kind.reported}
            for kind in voices.kinds
        ],
        "first": None if voices.first is None else rounded(voices.first),
        "unheard": [_unheard(one) for one in voices.unheard],
    }


def labels_record(labels: EntityLabels) -> Record:
    """What one account calls an entity, or the event."""
    return {
        "entity": labels.entity,
        "document": labels.document,
        "labels": [_label(label) for label in labels.labels],
    }


def _unheard(one: Unheard) -> Record:
    return {
        "entity": one.entity,
        "times": one.times,
        "place": span_record(one.place),
        "heard_in": list(one.heard_in),
        "through": one.through,
    }


def _label(label: Label) -> Record:
    return {
        "span": span_record(label.span),
        "places": spans_record(label.places),
        "how": label.how.value,
        "key": label.key,
        "voice": label.voice.value,
        "speaker": label.speaker,
        "attribution": label.attribution,
        "plain": label.plain,
    }
