"""Ways to map a function over items. An engine has one method, ``map(make, items, lost)``.

``make`` builds the models once a worker and returns the function to apply; results come in the order of the items.
"""

from according.engines.engine import Engine, EngineError
from according.engines.processes import Processes
from according.engines.serial import Serial
from according.engines.spark import Spark

__all__ = ["Engine", "EngineError", "Processes", "Serial", "Spark"]
