"""Nested monitor: a thread blocks in queue.get() while it holds the lock that the producer needs."""

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
        with self.lock:
            letter = self.letters.get()
            self.read += 1
            return letter


def scenario(program):
    mail = program.Mail()
    letter, _ = in_threads(mail.receive, lambda: mail.send("hi"))
    assert letter == "hi", f"the letter must arrive, not {letter!r}"
