"""Check then act: the length of a list is taken for the next row's number, then the row is appended."""

from dojo import in_threads

rows = []


def insert(text):
    key = len(rows)
    rows.append((key, text))
    return key


def scenario(program):
    keys = in_threads(lambda: program.insert("a"), lambda: program.insert("b"))
    assert sorted(keys) == [0, 1], f"two rows have two keys, not {keys}"
