"""Set-then-clear event, repaired: the consumer clears the event and then empties the deque."""

import threading
from collections import deque

from dojo import in_threads


class Inbox:
    def __init__(self):
        self.letters = deque()
        self.news = threading.Event()

    def put(self, letter):
        self.letters.append(letter)
        self.news.set()

    def read(self, count):
        seen = []
        while len(seen) < count:
            self.news.wait()
            self.news.clear()
            while self.letters:
                seen.append(self.letters.popleft())
        return seen


def scenario(program):
    inbox = program.Inbox()

    def send():
        inbox.put("a")
        inbox.put("b")

    seen, _ = in_threads(lambda: inbox.read(2), send)
    assert seen == ["a", "b"], f"both letters in order, not {seen}"
