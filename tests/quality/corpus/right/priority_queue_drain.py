"""Queue, another way: a priority queue is drained in order after its producers have been joined."""

import queue

from dojo import in_threads


def scenario(program):
    tasks = queue.PriorityQueue()
    in_threads(lambda: tasks.put((2, "later")), lambda: tasks.put((1, "soon")))
    order = [tasks.get()[1] for _ in range(2)]
    assert order == ["soon", "later"], f"the lower number comes first: {order}"
