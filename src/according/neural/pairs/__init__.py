"""The scorer of pairs of statements: how its inputs are made, and its run."""
