"""RLock needed, repaired: the recursion takes place inside one locked call."""

import threading

from dojo import in_threads


class Tree:
    def __init__(self, name, *children):
        self.name = name
        self.children = children


lock = threading.Lock()


def _collect(tree):
    found = [tree.name]
    for child in tree.children:
        found += _collect(child)
    return found


def names(tree):
    with lock:
        return _collect(tree)


def scenario(program):
    tree = program.Tree("root", program.Tree("left"), program.Tree("right"))
    seen, _ = in_threads(lambda: program.names(tree), lambda: program.names(tree))
    assert seen == ["root", "left", "right"], f"wrong names: {seen}"
