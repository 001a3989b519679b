"""Thread subclass, another way: run() stores its result on the instance, and join() precedes the look."""

import threading


class Square(threading.Thread):
    def __init__(self, number):
        super().__init__(name=f"square of {number}")
        self.number = number
        self.result = None

    def run(self):
        self.result = self.number**2


def scenario(program):
    threads = [program.Square(number) for number in (2, 3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    results = [thread.result for thread in threads]
    assert results == [4, 9], f"the squares are [4, 9], not {results}"
