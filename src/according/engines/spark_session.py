"""Where Spark's session comes from: one that is there, or one that is started with sane settings."""

import os
import shutil
import sys
import warnings
from pathlib import Path
from typing import Any

from according.engines.engine import EngineError

_INSTALL = "Apache Spark is not installed here; install it with: pip install 'according[spark]'"
_JAVA = (
    "Apache Spark needs Java 17 or later, and {}; install it (Debian: apt install openjdk-17-jre-headless), or name "
    "its folder in JAVA_HOME"
)
#: How often a task may fail on this machine; on a cluster spark.task.maxFailures says it.
FAILURES = 4


def session(workers: int, master: str | None, tasks: int) -> tuple[Any, bool]:
    """A session in which a table of a few rows has so many tasks, and whether it was started here.

    Raises:
        EngineError: if PySpark, PyArrow or Java is missing.

    """
    try:
        import pyarrow as pa  # noqa: F401
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError(_INSTALL) from error
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas", category=FutureWarning)
    found = SparkSession.getActiveSession()
    if found is not None:
        return _beside(found, tasks), False
    if "PYSPARK_GATEWAY_PORT" in os.environ or "SPARK_REMOTE" in os.environ:
        # spark-submit started us, or the session is elsewhere: what they were told is what counts.
        return _beside(SparkSession.builder.getOrCreate(), tasks), False
    _java()
    builder = SparkSession.builder.appName("According")
    for name, value in (settings(workers, master) | _plans(tasks)).items():
        builder = builder.config(name, value)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        return builder.getOrCreate(), True
    except Exception as error:
        if "JAVA_GATEWAY_EXITED" in str(error):
            raise EngineError(_JAVA.format("the Java that was found could not start it")) from error
        raise


def settings(workers: int, master: str | None) -> dict[str, str]:
    """What a session is started with; with a master, what is said of it in spark-defaults.conf stays."""
    given = {
        "spark.master": master or f"local[{workers},{FAILURES}]",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.python.worker.reuse": "true",
    }
    if master is not None:
        return given | ({"spark.cores.max": str(workers)} if master.startswith("spark://") else {})
    quiet = Path(__file__).with_name("log4j2.properties").resolve().as_uri()
    return given | {
        "spark.driver.memory": "1g",
        # Nothing of it can be reached from other machines.
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        # The JVM only hands on; the cores are for the workers.
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={quiet} -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
        # As for any process started here: what can be imported here can be imported there.
        "spark.executorEnv.PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
    }


def _plans(tasks: int) -> dict[str, str]:
    """How jobs of a few rows are planned."""
    return {
        # Compiling such a plan takes longer than running it.
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.adaptive.enabled": "false",
        # The rows are spread evenly over so many tasks, and each is given back as soon as it is done.
        "spark.sql.leafNodeDefaultParallelism": str(tasks),
        "spark.sql.execution.arrow.maxRecordsPerBatch": "1",
    }


def _beside(found: Any, tasks: int) -> Any:
    """A session of ours in the same Spark, so that how we plan is not how its owner's next query is planned."""
    try:
        ours = found.newSession()
        for name, value in _plans(tasks).items():
            ours.conf.set(name, value)
    except Exception:
        # Some hosts allow neither; then a few rows may share a partition, and all else is the same.
        return found
    return ours


def _java() -> None:
    home = os.environ.get("JAVA_HOME")
    java = Path(home, "bin", "java") if home else None
    if java is not None and not (java.exists() or java.with_suffix(".exe").exists()):
        raise EngineError(_JAVA.format(f"JAVA_HOME names a folder without it ({home})"))
    if java is None and shutil.which("java") is None:
        raise EngineError(_JAVA.format("there is none here"))
