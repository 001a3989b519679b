"""Join forgotten, repaired: every thread is joined."""

import threading


def total(parts):
    sums = []
    threads = []
    for part in parts:
        thread = threading.Thread(target=lambda part=part: sums.append(sum(part)))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return sum(sums)


def scenario(program):
    answer = program.total([[1, 2], [3]])
    assert answer == 6, f"the total must be 6, not {answer}"
