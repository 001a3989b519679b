"""Thread subclass, repaired: start() is the last line of __init__."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, name):
        super().__init__()
        self.greeting = f"hello {name}"
        self.said = []
        self.start()

    def run(self):
        self.said.append(self.greeting)


def scenario(program):
    greeter = program.Greeter("ann")
    greeter.join()
    assert greeter.said == ["hello ann"], f"the greeting must be said, not {greeter.said}"
