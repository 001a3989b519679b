"""Publish before initialised, repaired: the subclass is complete before the base class registers the object."""

import threading

from dojo import in_threads

lock = threading.Lock()
everything = []


class Shape:
    def __init__(self):
        with lock:
            everything.append(self)

    @classmethod
    def total(cls):
        with lock:
            shapes = list(everything)
        return sum(shape.area() for shape in shapes)


class Square(Shape):
    def __init__(self, side):
        self.side = side
        super().__init__()

    def area(self):
        return self.side**2


def scenario(program):
    _, total = in_threads(lambda: program.Square(3), program.Shape.total)
    assert total in (0, 9)
