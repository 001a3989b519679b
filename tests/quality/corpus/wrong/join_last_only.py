"""Join forgotten: of several threads only the last one is joined."""

import threading


def total(parts):
    sums = []
    for part in parts:
        thread = threading.Thread(target=lambda part=part: sums.append(sum(part)))
        thread.start()
    thread.join()
    return sum(sums)


def scenario(program):
    answer = program.total([[1, 2], [3]])
    assert answer == 6, f"the total must be 6, not {answer}"
