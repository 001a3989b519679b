"""Lost update, repaired: a lock of the module guards its global."""

from threading import Lock

from dojo import in_threads

total = 0
guard = Lock()


def add(amount):
    global total
    with guard:
        total = total + amount


def scenario(program):
    in_threads(lambda: program.add(1), lambda: program.add(2), lambda: program.add(4))
    assert program.total == 7, f"1 + 2 + 4 must give 7, not {program.total}"
