"""With -v, and only then, a passing test says how far the explorer looked."""

import re

SPEC = """
import threading
from dojo import every_order, every_schedule, in_threads

@every_schedule
def test_add(kata):
    lock, sums = threading.Lock(), []

    def work():
        with lock:
            sums.append(kata.add(1, 2))

    in_threads(work, work)
    assert sums == [3, 3], f"1 and 2 make 3 each time, not {sums}"

@every_order
async def test_add_again(kata):
    assert kata.add(1, 2) == 3, "1 and 2 make 3"

def test_plain(kata):
    assert kata.add(1, 2) == 3, "1 and 2 make 3"
"""


def test_how_far_it_looked(suite):
    suite.write("spec/threads/test_counter.py", SPEC)
    command = ["--target", "solutions", "spec/threads/test_counter.py"]
    verbose = suite.pytest("-v", *command).stdout
    assert re.search(r"::test_add PASSED \(\d+ schedules, complete up to 2 preemptions\)", verbose), verbose
    assert re.search(r"::test_add_again PASSED \(1 schedule, complete up to 3 preemptions\)", verbose), verbose
    assert re.search(r"::test_plain PASSED +\[", verbose), verbose
    assert "schedules" not in suite.pytest(*command).stdout


def test_workers_say_so_too(suite):
    suite.write("spec/threads/test_counter.py", SPEC)
    verbose = suite.pytest("-v", "-n", "1", "--target", "solutions", "spec/threads/test_counter.py").stdout
    assert re.search(r"PASSED \(\d+ schedules, complete up to 2 preemptions\)", verbose), verbose
