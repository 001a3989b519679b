"""Early notify, repaired: the producer appends and notifies in one locked step."""

import threading

from dojo import in_threads


class Post:
    def __init__(self):
        self.letters, self.changed = [], threading.Condition()

    def send(self, letter):
        with self.changed:
            self.letters.append(letter)
            self.changed.notify_all()

    def receive(self):
        with self.changed:
            while not self.letters:
                self.changed.wait()
            return self.letters.pop(0)


def scenario(program):
    post = program.Post()
    in_threads(lambda: post.send("hello"), post.receive)
    assert post.letters == [], f"the letter was received, yet {post.letters} are left"
