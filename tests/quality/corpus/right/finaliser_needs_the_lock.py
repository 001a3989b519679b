"""RLock needed, repaired: an RLock lets __del__ in when its thread holds the lock already."""

import threading

from dojo import in_threads


class Table:
    def __init__(self):
        self.lock = threading.RLock()
        self.open = 0
        self.handles = {}

    def put(self, key):
        handle = Handle(self)
        with self.lock:
            self.open += 1
            self.handles[key] = handle
            del handle

    def closed(self):
        with self.lock:
            self.open -= 1


class Handle:
    def __init__(self, table):
        self.table = table

    def __del__(self):
        self.table.closed()


def scenario(program):
    table = program.Table()
    in_threads(lambda: table.put("a"), lambda: table.put("b"), lambda: table.handles.pop("a", None) and table.put("b"))
    with table.lock:
        assert table.open == len(table.handles), f"{table.open} open, {list(table.handles)} kept"
