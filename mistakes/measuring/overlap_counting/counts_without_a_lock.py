"""Nothing guards the count: updates are lost.

Killed by: test_nobody_is_inside_when_all_have_left
Says: 0 must be inside
"""

class Gauge:
    """A context manager around a piece of work: counts who is inside at the same time.

    One gauge is entered by many threads, and again by the same thread. It is a gauge, not a
    gate: nobody waits for anybody else's work.
    """

    def __init__(self):
        self.now = 0  # how many are inside
        self.most = 0  # the greatest `now` that there has been

    def __enter__(self):
        self.now += 1
        self.most = max(self.most, self.now)
        return self

    def __exit__(self, *exception):
        """Leave, also when the work raised; its exception goes on to the caller."""
        self.now -= 1


def overlap(run, work, items):
    """Call run(counted, items), where counted(item) does work(item) and is counted.

    run: something like map; it calls counted once for each item, in any way it likes.
    Return what `run` returned, as a list, and the greatest number of calls that were inside at once.
    """
    gauge = Gauge()

    def counted(item):
        with gauge:
            return work(item)

    results = list(run(counted, items))
    return results, gauge.most
