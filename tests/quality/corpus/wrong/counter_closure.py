"""Lost update: a closure counts in a nonlocal variable without a lock."""

from dojo import in_threads


def make_counter():
    count = 0

    def hit():
        nonlocal count
        count += 1
        return count

    return hit


def scenario(program):
    hit = program.make_counter()
    in_threads(hit, hit)
    last = hit()
    assert last == 3, f"the third hit must be number 3, not {last}"
