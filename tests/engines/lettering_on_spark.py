"""The program that maps lettering's tasks on a Spark master, and prints what each gave back."""

import json
import sys
from functools import partial

from lettering import TASKS, lost, writer

from according.engines import Spark

if __name__ == "__main__":
    master, folder = sys.argv[1:]
    engine = Spark(2, master)
    sys.stdout.write(json.dumps(list(engine.map(partial(writer, folder, True), range(TASKS), lost))))
    engine.close()
