"""The accounts of the stories that pairs were marked in, annotated by the product as it is."""

import json
import pickle
from pathlib import Path

from according.annotate import annotate
from according.clean import clean
from according.core import Annotated, Extract, Metadata, Models, OriginMap, RawInput
from according.neural import load, load_reader
from pairs.labelled import MARKED, words_of


def annotated_accounts(kept: Path) -> list[Annotated]:
    """The accounts, in the order in which they are marked; ``kept`` holds them from one run to the next."""
    if kept.exists():
        return list(pickle.loads(kept.read_bytes()))  # noqa: S301 (our own file)
    models = Models(tagger=load_reader(), encoder=load())
    marked = [json.loads(line) for line in MARKED.read_text(encoding="utf-8").splitlines()]
    names = dict.fromkeys((row["corpus"], row[side]["id"]) for row in marked for side in ("a", "b"))
    found = [_annotated(name, words_of(corpus)[name], models) for corpus, name in names]
    kept.write_bytes(pickle.dumps(found))
    return found


def _annotated(name: str, text: str, models: Models) -> Annotated:
    raw = RawInput(sha256=name, size=len(text), media_type="text/plain", encoding="utf-8", extractor="")
    extract = Extract(path=name, raw=raw, text=text, origin=OriginMap.identity(len(text)), metadata=Metadata())
    return annotate(clean(extract), models)
