"""Thread-local misuse, repaired: the local itself is kept, and each thread sees its own values."""

import threading

from dojo import in_threads


class Context:
    def __init__(self):
        self.values = threading.local()

    def run(self, user):
        self.values.user = user
        return f"hello {self.values.user}"


def scenario(program):
    context = program.Context()
    greetings = in_threads(lambda: context.run("ann"), lambda: context.run("bob"))
    assert greetings == ["hello ann", "hello bob"], f"each user is greeted, not {greetings}"
