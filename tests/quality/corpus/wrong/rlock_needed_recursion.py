"""RLock needed: a recursive function takes a plain lock again on its way down."""

import threading

from dojo import in_threads


class Tree:
    def __init__(self, name, *children):
        self.name = name
        self.children = children


lock = threading.Lock()


def names(tree):
    with lock:
        found = [tree.name]
        for child in tree.children:
            found += names(child)
        return found


def scenario(program):
    tree = program.Tree("root", program.Tree("left"), program.Tree("right"))
    seen, _ = in_threads(lambda: program.names(tree), lambda: program.names(tree))
    assert seen == ["root", "left", "right"], f"wrong names: {seen}"
