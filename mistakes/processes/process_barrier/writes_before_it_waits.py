"""Its line comes first, the meeting second.

Killed by: test_nobody_goes_on_before_both_have_arrived
Says: both must arrive before either writes
"""

from multiprocessing import Barrier, Process, current_process


def report(write, lock, barrier=None):
    """Wait at the barrier, if there is one; then, under the lock, write the line of the process that calls.

    A line is two calls: write(name of the process), write(what wait() returned, None without a barrier).
    """
    with lock:
        write(current_process().name)
    turn = barrier.wait() if barrier else None
    with lock:
        write(turn)


def run(write, lock):
    """Have four processes call `report`: "with-1" and "with-2" meet at a barrier, "free-1" and "free-2" do not.

    All four work at the same time. Returns their exit codes, in that order, when all have ended.
    """
    barrier = Barrier(2)
    processes = [Process(target=report, args=(write, lock, barrier), name=f"with-{n}") for n in (1, 2)]
    processes += [Process(target=report, args=(write, lock), name=f"free-{n}") for n in (1, 2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]
