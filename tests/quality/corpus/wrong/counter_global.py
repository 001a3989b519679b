"""Lost update: a module's global is incremented by several threads without a lock."""

from dojo import in_threads

total = 0


def add(amount):
    global total
    total = total + amount


def scenario(program):
    in_threads(lambda: program.add(1), lambda: program.add(2), lambda: program.add(4))
    assert program.total == 7, f"1 + 2 + 4 must give 7, not {program.total}"
