"""RLock, another way: a tree sums itself recursively under one RLock, through __enter__ and __exit__."""

import threading

from dojo import in_threads


class Tree:
    lock = threading.RLock()

    def __init__(self, value, *children):
        self.value, self.children = value, children

    def __enter__(self):
        self.lock.acquire()
        return self

    def __exit__(self, *exception):
        self.lock.release()

    def total(self):
        with self:
            return self.value + sum(child.total() for child in self.children)

    def grow(self, by):
        with self:
            self.value += by
            for child in self.children:
                child.grow(by)


def scenario(program):
    tree = program.Tree(1, program.Tree(1), program.Tree(1))
    seen, _ = in_threads(tree.total, lambda: tree.grow(1))
    assert seen in (3, 6), f"the tree sums to 3 or to 6, not to {seen}"
