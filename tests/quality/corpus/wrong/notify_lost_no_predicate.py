"""Lost notify: the consumer waits without looking whether the news is already there."""

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
            self.arrived.wait()
            return self.text


def scenario(program):
    letter = program.Letter()
    _, text = in_threads(lambda: letter.send("hello"), letter.read)
    assert text == "hello", f"the letter must be read, not {text!r}"
