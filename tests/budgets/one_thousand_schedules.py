"""One thousand schedules of two threads that do one thing each: what the explorer costs."""

from dojo.schedules import explore, in_threads

SCHEDULES = 1000


class Counter:
    def __init__(self) -> None:
        self.value = 0

    def increment(self) -> None:
        self.value += 1


def body() -> None:
    counter = Counter()
    in_threads(counter.increment, counter.increment)


if __name__ == "__main__":
    made = 0
    while made < SCHEDULES:
        made += explore(body, bound=9, budget=SCHEDULES - made, samples=0).schedules
