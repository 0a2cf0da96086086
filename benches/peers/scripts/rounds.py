"""What the Python programs share: one pass over the document for each line read."""

import sys
import time


def run(title, unit, read):
    """Prints a title, then for each pass its seconds, and how many it found of a unit."""
    path = sys.argv[1]
    print(title, flush=True)
    for _ in sys.stdin:
        start = time.perf_counter()
        found = read(path)
        print(time.perf_counter() - start, found, unit, flush=True)
