"""Lost notify, repaired: the consumer looks at the state before it waits."""

import threading

from dojo import in_threads


class Letter:
    def __init__(self):
        self.text = None
        self.arrived = threading.Condition()

    def send(self, text):
        with self.arrived:
            self.text = text
            self.arrived.notify()

    def read(self):
        with self.arrived:
            while self.text is None:
                self.arrived.wait()
            return self.text


def scenario(program):
    letter = program.Letter()
    _, text = in_threads(lambda: letter.send("hello"), letter.read)
    assert text == "hello", f"the letter must be read, not {text!r}"
