"""The three engines, each of two workers; Spark's session is one for all tests."""

import shutil
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from according.engines import Engine, Processes, Serial, Spark


@pytest.fixture(scope="session")
def java() -> None:
    """What Spark needs."""
    for missing, there in (("pyspark", find_spec("pyspark")), ("Java", shutil.which("java"))):
        if not there:
            pytest.skip(f"{missing} is not installed")


@pytest.fixture(scope="session")
def spark(request: pytest.FixtureRequest) -> Iterator[Spark]:
    """Apache Spark on this machine, two workers."""
    request.getfixturevalue("java")
    engine = Spark(2)
    yield engine
    engine.close()


@pytest.fixture(params=["serial", "processes", pytest.param("spark", marks=pytest.mark.spark)])
def engine(request: pytest.FixtureRequest) -> Engine:
    """Each engine in turn."""
    match request.param:
        case "serial":
            return Serial()
        case "processes":
            return Processes(2)
    spark: Spark = request.getfixturevalue("spark")
    return spark
