"""The notes' SCOOP example, on a tenth of its lists: prints the seconds of both ways as JSON.

Started by SCOOP: `python -m scoop -n 4 -m dojo.claims.scooped`.
"""

import json
import operator
import time

LISTS = [[number] * number for number in range(100)]


def my_sum(numbers):
    """Return the sum, after the wait that the notes put in."""
    time.sleep(0.01)
    return sum(numbers)


def main() -> None:
    from scoop import futures

    start = time.perf_counter()
    total = futures.mapReduce(my_sum, operator.add, LISTS)
    scooped = time.perf_counter() - start
    start = time.perf_counter()
    assert total == sum(map(my_sum, LISTS)), "both ways must give the same sum"
    print("seconds " + json.dumps({"SCOOP": scooped, "map": time.perf_counter() - start}), flush=True)


if __name__ == "__main__":
    main()
