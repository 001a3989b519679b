"""Thread subclass: start() is called in __init__, before the attributes that run() reads exist."""

from threading import Thread


class Greeter(Thread):
    def __init__(self, name):
        super().__init__()
        self.start()
        self.greeting = f"hello {name}"
        self.said = []

    def run(self):
        self.said.append(self.greeting)


def scenario(program):
    greeter = program.Greeter("ann")
    greeter.join()
    assert greeter.said == ["hello ann"], f"the greeting must be said, not {greeter.said}"
