"""What According costs: start, the main job, and annotate beside the bare encoder; ``python -m benchmarks``."""
