"""Nested monitor, repaired: queue.get() is called before the lock is taken."""

import queue
import threading

from dojo import in_threads


class Mail:
    def __init__(self):
        self.lock = threading.Lock()
        self.letters = queue.Queue()
        self.sent = 0
        self.read = 0

    def send(self, letter):
        with self.lock:
            self.sent += 1
            self.letters.put(letter)

    def receive(self):
        letter = self.letters.get()
        with self.lock:
            self.read += 1
            return letter


def scenario(program):
    mail = program.Mail()
    letter, _ = in_threads(mail.receive, lambda: mail.send("hi"))
    assert letter == "hi", f"the letter must arrive, not {letter!r}"
