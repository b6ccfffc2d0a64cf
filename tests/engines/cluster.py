"""A real Spark on this machine: a standalone master and two workers, each a process group of its own on loopback."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).resolve().parent
#: Seconds for anything that a busy machine may take long for; waiting ends as soon as there is what is waited for.
PATIENCE = 80.0
#: Small and slow to warm, quick to start.
JVM = "-XX:+UseSerialGC -XX:TieredStopAtLevel=1"
LOG = """rootLogger.level = warn
rootLogger.appenderRef.stderr.ref = console
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %c{1}: %m%n
logger.master.name = org.apache.spark.deploy
logger.master.level = info
"""


@dataclass
class Cluster:
    """The cluster: where its master is, and its workers' processes."""

    master: str
    workers: Sequence[subprocess.Popen[bytes]]
    environment: dict[str, str]

    def lose(self, number: int) -> None:
        """One worker and its executor at once, without a word, as when a machine fails."""
        _end(self.workers[number])


@contextmanager
def cluster(folder: Path) -> Iterator[Cluster]:
    """A master and two workers of one core each; whatever happens, none of their processes stays."""
    folder.mkdir()
    (folder / "log4j2.properties").write_text(LOG)
    (folder / "spark-defaults.conf").write_text(
        f"spark.driver.extraJavaOptions {JVM}\nspark.executor.extraJavaOptions {JVM}\nspark.executor.memory 512m\n"
        "spark.driver.memory 512m\nspark.driver.host 127.0.0.1\nspark.driver.bindAddress 127.0.0.1\n"
    )
    environment = {
        **os.environ,
        "SPARK_CONF_DIR": str(folder),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "SPARK_DAEMON_JAVA_OPTS": JVM,
        "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_LOCAL_DIRS": str(folder / "local"),
        "PYSPARK_PYTHON": sys.executable,
        # What the workers' Python can import: the tests' own functions too.
        "PYTHONPATH": str(HERE),
    }
    started: list[subprocess.Popen[bytes]] = []

    def start(name: str, *arguments: str) -> subprocess.Popen[bytes]:
        spark = Path(_home(), "bin", "spark-class")
        with (folder / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [str(spark), *arguments], stdout=log, stderr=log, env=environment, start_new_session=True
            )
        started.append(process)
        return process

    try:
        start("master", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "-p", "0", "--webui-port", "0")
        master = _said(folder / "master.log", "Starting Spark master at ")
        workers = [
            start(
                f"worker{n}", "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--webui-port", "0",
                "--cores", "1", "--memory", "600M", "--work-dir", str(folder / f"work{n}"), master,
            )
            for n in range(2)
        ]  # fmt: skip
        for n in range(2):
            _said(folder / f"worker{n}.log", "Successfully registered with master ")
        yield Cluster(master, workers, environment)
    finally:
        for process in started:
            _end(process)


def until(there: object, what: str) -> None:
    """Waits until ``there()`` is true."""
    end = time.monotonic() + PATIENCE
    while not there():  # type: ignore[operator]
        if time.monotonic() > end:
            raise TimeoutError(f"not within {PATIENCE:.0f} seconds: {what}")
        time.sleep(0.05)


def _said(log: Path, words: str) -> str:
    """What stands after these words in a log."""
    until(lambda: words in log.read_text(), f"{words!r} in {log.name}:\n{log.read_text()[-2000:]}")
    return log.read_text().split(words, 1)[1].split()[0]


def _home() -> Path:
    found = find_spec("pyspark")
    if found is None or found.origin is None:
        raise RuntimeError("pyspark is not installed")
    return Path(found.origin).parent


def _end(process: subprocess.Popen[bytes]) -> None:
    # The group: a worker's executors are in it.
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
