"""Time-out, another way: a generous time-out guards a hand-over that always comes."""

import queue

from dojo import in_threads


def scenario(program):
    letters = queue.Queue()
    letter, _ = in_threads(lambda: letters.get(timeout=60), lambda: letters.put("hi", timeout=60))
    assert letter == "hi", f"the letter must arrive, not {letter!r}"
