"""The accounts' profiles, made once and kept packed in a folder: no text is kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
from training.stories.corpora import Corpora, undated

from according.annotate import annotate
from according.annotate.annotate import redated
from according.clean import clean
from according.core import Annotated, Extract, Metadata, Models, OriginMap, RawInput
from according.evaluate.stories import Account
from according.group.likeness import Profile, packed_profile, profile, profile_of

Profiles = dict[str, Profile]


def make(corpora: Corpora, kept: Path, most: int | None = None) -> None:
    """Annotate by the rules what ``kept`` lacks, a part at a time, at most so many parts."""
    for part, accounts in corpora.parts.items():
        if _file(kept, part).exists():
            continue
        if most == 0:
            break
        dated, bare = _profiled(accounts, undated(part))
        if undated(part):
            _write(_file(kept, f"{part}-undated"), bare)
        _write(_file(kept, part), dated)
        print(f"{part}: {len(accounts)} accounts", flush=True)
        most = most - 1 if most is not None else None


def load(kept: Path, *parts: str) -> Profiles:
    """The profiles of the parts by the accounts' ids, in order."""
    found: Profiles = {}
    for part in parts:
        packed = msgspec.msgpack.decode(_file(kept, part).read_bytes(), type=dict[str, bytes])
        found |= {name: profile_of(one) for name, one in packed.items()}
    return found


def _profiled(accounts: Sequence[Account], bare: bool) -> tuple[Profiles, Profiles]:
    """The profiles, and where asked for those that the accounts have if nobody knows when they were published."""
    with_days, without = {}, {}
    for account in accounts:
        read = _annotated(account)
        with_days[account.id] = profile(read)
        if bare:
            without[account.id] = profile(redated(replace(read, document=replace(read.document, published=None))))
    return with_days, without


def _annotated(account: Account) -> Annotated:
    """An account as plain text: its headline above it and no more known of it than its day."""
    text = account.text
    if account.title and not text.startswith(account.title):
        text = f"{account.title}\n\n{text}"
    raw = RawInput(sha256="", size=len(text), media_type="text/plain", encoding="utf-8", extractor="")
    origin = OriginMap.identity(len(text))
    found = clean(Extract(path=account.id, raw=raw, text=text, origin=origin, metadata=Metadata()))
    return annotate(replace(found, published=account.date[:10] or None), Models())


def _write(path: Path, profiles: Profiles) -> None:
    beside = path.with_suffix(".part")
    beside.write_bytes(msgspec.msgpack.encode({name: packed_profile(one) for name, one in profiles.items()}))
    beside.replace(path)


def _file(kept: Path, part: str) -> Path:
    return kept / f"{part}.profiles"
