"""Thread-local misuse: the constructor keeps the dict of its own thread's local, and all threads share it."""

import threading

from dojo import in_threads


class Context:
    def __init__(self):
        self.values = threading.local().__dict__

    def run(self, user):
        self.values["user"] = user
        return f"hello {self.values['user']}"


def scenario(program):
    context = program.Context()
    greetings = in_threads(lambda: context.run("ann"), lambda: context.run("bob"))
    assert greetings == ["hello ann", "hello bob"], f"each user is greeted, not {greetings}"
