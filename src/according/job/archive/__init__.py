"""A corpus of any size through every stage, task by task, so that a run that ended goes on where it was."""
