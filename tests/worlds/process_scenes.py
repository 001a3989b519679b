"""What the stages of test_process_probes.py play: what the probes of the processes' world are for."""

import signal
import sys
from functools import partial
from multiprocessing import Event, Manager, Pipe, Pool, Process, active_children, connection, shared_memory

from dojo.worlds.processes.linger import lingering
from dojo.worlds.processes.rendezvous import Rendezvous
from dojo.worlds.processes.watched import WatchedValue


def started(*targets):
    processes = [Process(target=target, args=args) for target, *args in targets]
    for process in processes:
        process.start()
    return processes


def joined(*targets):
    processes = started(*targets)
    for process in processes:
        process.join()
    return [process.exitcode for process in processes]


def unjoined_lingers():
    reader, writer = Pipe(False)
    with lingering():
        (process,) = started((close, writer))
        writer.close()
        at_end = reader.poll(None)  # it has closed everything
        assert at_end and active_children() == [process], "who is not joined must still be there"
        assert process.exitcode is None, f"an exit code without a wait must be None, not {process.exitcode}"
        process.join()
        assert process.exitcode == 0, f"once joined it must have ended with 0, not {process.exitcode}"


def close(writer):
    writer.close()


def waiting_lets_go():
    """Each way of waiting, for three processes in turn; what is left ends after the block."""
    with lingering():
        first, second, third, fourth = started(*[(say_nothing,)] * 4)
        connection.wait([first.sentinel])
        while second.is_alive():
            pass
        while third.exitcode is None:
            pass
    fourth.join()
    codes = [process.exitcode for process in (first, second, third, fourth)]
    assert codes == [0] * 4, f"all must have ended with 0, not {codes}"


def say_nothing():
    pass


def a_signal_ends_who_lingers():
    with lingering():
        (process,) = started((say_nothing,))
        process.terminate()
        process.join()
    assert process.exitcode in (0, -signal.SIGTERM), f"terminate() must end it, but its exit code is {process.exitcode}"


def an_update_is_lost():
    for wrong in (add_without_lock, read_then_lock, lock_twice, add_if_refused_too, add_unless_refused):
        counter = WatchedValue(3)
        joined(*[(wrong, counter)] * 3)
        assert counter.value < 3, f"{wrong.__name__}: two or more must read the same number, but all three count"


def no_update_is_lost():
    for right in (add_with_lock, add_with_counter, add_with_object, spin_for_lock):
        counter = WatchedValue(3)
        joined(*[(right, counter)] * 3)
        assert counter.value == 3, f"{right.__name__}: three additions must make 3, not {counter.value}"
        assert counter.processes == 3, f"three processes must have been seen, not {counter.processes}"


def add_without_lock(counter):
    counter.value += 1


def read_then_lock(counter):
    value = counter.value
    with counter.get_lock():
        counter.value = value + 1


def lock_twice(counter):
    with counter.get_lock():
        value = counter.value
    with counter.get_lock():
        counter.value = value + 1


def add_if_refused_too(counter):
    taken = counter.get_lock().acquire(False)
    counter.value += 1
    if taken:
        counter.release()


def add_unless_refused(counter):
    if counter.get_lock().acquire(False):
        counter.value += 1
        counter.release()


def spin_for_lock(counter):
    while not counter.get_lock().acquire(False):
        pass
    counter.value += 1
    counter.release()


def add_with_lock(counter):
    with counter.get_lock(), counter.get_lock():
        counter.value = counter.value + 1


def add_with_counter(counter):
    with counter:
        counter.value += 1


def add_with_object(counter):
    counter.acquire()
    counter.get_obj().value += 1
    counter.release()


def workers_meet():
    with Rendezvous(3) as point, Pool(3) as pool:
        for _ in range(2):
            ranks = pool.map(partial(meet, point), range(3), chunksize=1)
            assert sorted(ranks) == [0, 1, 2], f"the three that meet must get 0, 1 and 2, not {ranks}"


def meet(point, number):
    return point.meet()


def too_few_meet():
    with Rendezvous(3) as point, Pool(2) as pool:
        pool.map(partial(meet, point), range(2), chunksize=1)


def children_are_spared():
    codes = joined((expect_light_pytest,), (use_pytest,))
    assert codes == [0, 0], f"both must end with exit code 0, not {codes}"


def expect_light_pytest():
    assert "_pytest" not in sys.modules, "pytest must not be imported in a child that does not use it"


def use_pytest():
    import pytest

    with pytest.raises(ValueError, match="no good"):
        raise ValueError("no good")


def waits_beside_a_manager():
    with Manager() as manager:
        manager.dict()["key"] = "value"
        Event().wait()


def leaves_shared_memory():
    """Prints the names of what has to be gone afterwards."""
    memory = shared_memory.SharedMemory(create=True, size=64)
    print(memory.name, flush=True)
