"""Early notify: the producer notifies, lets the lock go, and only then appends."""

import threading

from dojo import in_threads


class Post:
    def __init__(self):
        self.letters, self.changed = [], threading.Condition()

    def send(self, letter):
        with self.changed:
            self.changed.notify_all()
        self.letters.append(letter)

    def receive(self):
        with self.changed:
            while not self.letters:
                self.changed.wait()
            return self.letters.pop(0)


def scenario(program):
    post = program.Post()
    in_threads(lambda: post.send("hello"), post.receive)
    assert post.letters == [], f"the letter was received, yet {post.letters} are left"
