"""Every kind of input: what all readers promise, on samples of each, sound and damaged."""

import pytest

from according.core import Extract, InputError, Skipped
from according.read import Source, discover, extract
from read.all_samples import all_samples
from read.leads_back import lost
from read.mutations import mutated

SAMPLES = all_samples()
#: Damaged files tried of each sample here; ``benchmarks/fuzz.py`` tries tens of thousands.
_DAMAGED = 4


@pytest.mark.parametrize(("kind", "name", "data"), SAMPLES, ids=[f"{kind}-{name}" for kind, name, _ in SAMPLES])
def test_every_word_leads_back(kind: str, name: str, data: bytes, tmp_path) -> None:
    """Whatever the kind, each word of each text stands at its place in the raw input, and comes the same again."""
    path = tmp_path / name
    path.write_bytes(data)
    rows = [row for row in discover([str(path)]) if isinstance(row, Source)]
    texts = [row for row in rows if isinstance(_read(row), Extract)]
    assert texts, kind
    for row in texts:
        assert lost(row) == []
        assert extract(row) == extract(row)


@pytest.mark.parametrize(("kind", "name", "data"), SAMPLES, ids=[f"{kind}-{name}" for kind, name, _ in SAMPLES])
def test_damaged_files_are_read_or_told(kind: str, name: str, data: bytes, tmp_path) -> None:
    """A damaged file gives a text whose words lead back, or one message that names it; never anything else."""
    for number in range(_DAMAGED):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(mutated(data, f"{kind} {name} {number}"))
        for row in discover([str(path)]):
            if isinstance(row, Skipped):
                assert row.why
                assert row.remedy
                continue
            read = _read(row)
            if isinstance(read, InputError):
                assert read.name.startswith(str(path))
            else:
                assert lost(row) == []


def _read(source: Source) -> Extract | InputError:
    try:
        return extract(source)
    except InputError as error:
        return error
