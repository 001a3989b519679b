"""Lost update: a context manager counts who is inside without a lock."""

from contextlib import contextmanager

from dojo import in_threads

inside = 0


@contextmanager
def visiting():
    global inside
    inside += 1
    try:
        yield inside
    finally:
        inside -= 1


def scenario(program):
    def visit():
        with program.visiting() as count:
            assert count >= 1, f"whoever is inside counts at least itself, not {count}"

    in_threads(visit, visit)
    assert program.inside == 0, f"everybody has left, yet {program.inside} are inside"
