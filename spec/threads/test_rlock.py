"""RLock: reentrant for its owner, a lock for everybody else."""

import re
import threading
import time

from dojo import behaviour, every_schedule, in_threads

PROGRAM = """
def exec(amount):
    global share
    reentered.append(lock.acquire())
    share += amount
    lock.release()

def change(call):
    for _ in range(2):
        with lock:
            eval(call)

if __name__ == "__main__":
    share, reentered = 0, []
    start = time.time()
    in_threads(lambda: change("exec(1)"), lambda: change("exec(-1)"))
    print(share)
    print("%.2f seconds" % (time.time() - start))
"""


def another_thread_gets(lock):
    """Return whether another thread could acquire `lock` now; it gives it back at once."""

    def attempt():
        acquired = lock.acquire(blocking=False)
        if acquired:
            lock.release()
        return acquired

    return in_threads(attempt)[0]


@behaviour("R01", "R04")
@every_schedule
def test_the_owner_may_acquire_again(kata):
    for lock in (threading.RLock(), kata.RLock()):
        acquired = [lock.acquire(), lock.acquire(), lock.acquire(blocking=False)]
        assert acquired == [True] * 3, f"the owner must get the lock again each time, but got {acquired}"


@behaviour("R02", "R03")
@every_schedule
def test_only_the_last_release_frees(kata):
    for lock in (threading.RLock(), kata.RLock()):
        done = []
        for steps, free in (
            ("acquire", False),
            ("acquire", False),
            ("release", False),
            ("release acquire", False),
            ("release", True),
        ):
            for step in steps.split():
                getattr(lock, step)()
                done.append(step)
            found = another_thread_gets(lock)
            expected = "free" if free else "owned"
            assert found is free, f"after {', '.join(done)} another thread must find it {expected}, but got {found}"


@behaviour("R02")
@every_schedule
def test_only_the_owner_may_release(kata):
    for lock in (threading.RLock(), kata.RLock()):
        refused = []

        def release(lock=lock, refused=refused):
            try:
                lock.release()
            except RuntimeError:
                refused.append(True)

        release()
        lock.acquire()
        in_threads(release)
        lock.release()
        release()
        assert refused == [True] * 3, (
            "release() must raise RuntimeError before any acquire(), in a thread that is not the owner and "
            f"after the last release(): 3 times, not {len(refused)}"
        )


@behaviour("R04", "R06")
@every_schedule(budget=150, samples=50)
def test_no_update_is_lost(kata):
    lock, share = kata.RLock(), 0

    def add(amount):
        nonlocal share
        with lock:
            share += amount

    def change(amount):
        with lock:
            add(amount)

    in_threads(lambda: change(1), lambda: change(1), lambda: change(-1))
    assert share == 1, f"1, 1 and -1, each added under the lock, must make 1, not {share}"


@behaviour("R02")
@every_schedule(budget=150, samples=30)
def test_the_owner_stays_the_owner(kata):
    lock = kata.RLock()

    def visit():
        taken = lock.acquire()
        assert taken is True, f"acquire() must wait for the lock and return True, not {taken!r}"
        try:
            lock.release()
        except RuntimeError as error:
            raise AssertionError(f"whoever owns the lock must be able to release it, but: {error}") from None

    in_threads(visit, visit)


@behaviour("R02", "R03")
@every_schedule(budget=150, samples=50)
def test_who_waits_gets_in_after_the_last_release(kata):
    lock, inside, most = kata.RLock(), [], []

    def visit():
        with lock, lock:
            inside.append("in")
            most.append(len(inside))
            inside.pop()

    in_threads(visit, visit, visit)
    assert most == [1, 1, 1], f"three threads must get in, one at a time: [1, 1, 1] inside, not {most}"


@behaviour("R04", "R05", "R06")
@every_schedule(budget=150, samples=50)
def test_a_function_under_the_lock_may_call_one_that_takes_it(kata):
    printed = []
    program = {"__name__": "__main__", "print": printed.append, "time": time}
    program |= {"lock": kata.RLock(), "in_threads": in_threads}
    exec(PROGRAM, program)
    reentered = program["reentered"]
    assert reentered == [True] * 4, f"the program's own exec() must get the lock again 4 times, not {reentered}"
    assert printed[0] == 0, f"two times 1 and two times -1 must leave 0, not {printed[0]}"
    assert re.fullmatch(r"\d+\.\d\d seconds", printed[1]), f"expected 'N.NN seconds', not {printed[1]!r}"


@every_schedule
def test_it_is_built_from_a_lock(kata):
    lock = kata.RLock()
    taken = lock.acquire()
    assert taken is True, f"acquire() must take the free lock and return True, not {taken!r}"
    parts = {**vars(kata), **vars(lock)}
    ready_made = [name for name, part in parts.items() if isinstance(part, type(threading.RLock()))]
    assert not ready_made, f"build it from threading.Lock: {ready_made[0]} is a ready-made RLock"
    assert not issubclass(kata.RLock, type(threading.RLock())), "build it from threading.Lock, not by inheriting"


@behaviour("R02")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    lock = kata.RLock()

    def hold(seconds):
        taken = lock.acquire()
        time.sleep(seconds)  # passes when nobody has anything to do
        lock.release()
        return taken

    taken = in_threads(lambda: hold(3600), lambda: hold(0), lambda: hold(0))
    assert taken == [True] * 3, f"three threads must get the lock, asleep until the slow one is done, not {taken}"
