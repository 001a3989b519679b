"""Check then act, repaired: looking at the heap's first job and taking it are one locked step."""

import heapq
import threading

from dojo import in_threads


class Agenda:
    def __init__(self, *times):
        self.heap = list(times)
        heapq.heapify(self.heap)
        self.lock = threading.Lock()

    def next_due(self, now):
        with self.lock:
            if self.heap and self.heap[0] <= now:
                return heapq.heappop(self.heap)
            return None


def scenario(program):
    agenda = program.Agenda(1, 9)
    taken = in_threads(lambda: agenda.next_due(5), lambda: agenda.next_due(5))
    assert 9 not in taken, f"the job of 9 o'clock is not due at 5, but was taken: {taken}"
