"""Check then act, repaired: measuring the list and appending are one locked step."""

import threading

from dojo import in_threads

rows = []
writing = threading.Lock()


def insert(text):
    with writing:
        key = len(rows)
        rows.append((key, text))
        return key


def scenario(program):
    keys = in_threads(lambda: program.insert("a"), lambda: program.insert("b"))
    assert sorted(keys) == [0, 1], f"two rows have two keys, not {keys}"
