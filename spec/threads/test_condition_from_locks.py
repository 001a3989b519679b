"""A condition of your own: nobody sleeps on, nobody is woken in vain, and the lock is held again."""

import threading
import time

import pytest

from dojo import every_schedule, in_threads

READY_MADE = (threading.Condition, threading.Semaphore, threading.Event, threading.Barrier)


class Room:
    """Threads wait here, each once, and note their names when they go on."""

    def __init__(self, kata):
        self.lock = threading.Lock()
        self.condition = kata.Condition(self.lock)
        self.woken = []

    def waiter(self, name, arrives=0):
        """Return a function that waits, `arrives` seconds from now, and notes its name; returns what wait() did."""

        def wait():
            time.sleep(arrives)
            with self.condition:
                answer = self.condition.wait()
                self.woken.append(name)
                return answer

        return wait

    def after(self, seconds, call):
        """Return a function that calls `call` with the lock held, when others wait; returns who went on by it."""

        def later():
            time.sleep(seconds)  # passes when nobody can run: the others wait already
            with self.condition:
                call()
            time.sleep(0.5)
            return sorted(self.woken)

        return later


def refusal(call):
    """Return the name of the exception that `call` raises, or "nothing"."""
    try:
        call()
    except Exception as error:
        return type(error).__name__
    return "nothing"


@every_schedule(budget=80, samples=30)
def test_who_waits_gives_the_lock_up(kata):
    lock, state = threading.Lock(), []
    condition = kata.Condition(lock)

    def wait():
        answers = []
        with condition:
            while not state:
                answers.append(condition.wait())
        return answers

    def change():
        with condition:
            state.append("changed")
            condition.notify()

    answers, _ = in_threads(wait, change)
    assert answers in ([], [True]), f"whoever waits must be woken once, by the change, and get True, not {answers}"


@every_schedule(budget=120, samples=40)
def test_nothing_comes_between_the_look_and_the_sleep(kata):
    condition, state = kata.Condition(threading.Lock()), []

    def wait():
        with condition:
            return condition.wait() if not state else True

    def change():
        with condition:
            state.append("changed")
            condition.notify_all()

    *answers, _ = in_threads(wait, wait, change)
    assert answers == [True, True], f"wait() must return True to both when it was notified, not {answers}"


@every_schedule(budget=60, samples=20, sleeps="ordered")
def test_who_is_woken_has_the_lock_again(kata):
    room, free = Room(kata), []

    def wait():
        with room.condition:
            room.condition.wait()
            free.append(not room.lock.locked())
            if free[-1]:
                room.lock.acquire()  # or the end of the block has nothing to release

    in_threads(wait, wait, room.after(1, room.condition.notify_all))
    assert free == [False, False], f"each of two that go on must hold the lock, but it was free: {free}"


@pytest.mark.parametrize("n", [1, 2])
@every_schedule(budget=20, samples=10, sleeps="ordered")
def test_notify_wakes_so_many_and_no_more(kata, n):
    room = Room(kata)
    first, rest = room.after(1, lambda: room.condition.notify(n)), room.after(2, room.condition.notify_all)
    *_, woken, _ = in_threads(*[room.waiter(name) for name in "abc"], first, rest)
    assert len(woken) == n, f"notify({n}) must wake {n} of three that wait, but {len(woken)} went on"


@every_schedule(budget=60, samples=20, sleeps="ordered")
def test_notify_all_wakes_all(kata):
    room = Room(kata)
    *answers, woken = in_threads(*[room.waiter(name) for name in "abc"], room.after(1, room.condition.notify_all))
    assert woken == ["a", "b", "c"], f"notify_all() must wake a, b and c, but {woken} went on"
    assert answers == [True] * 3, f"wait() must return True to each of three, not {answers}"


@every_schedule(budget=20, samples=10, sleeps="ordered")
def test_the_longest_waiting_is_woken_first(kata):
    room = Room(kata)
    waiters = [room.waiter("late", arrives=2), room.waiter("early", arrives=1)]
    *_, woken, _ = in_threads(*waiters, room.after(3, room.condition.notify), room.after(4, room.condition.notify))
    assert woken == ["early"], f"notify() must wake the longest waiting, 'early', but {woken} went on"


@every_schedule(budget=20, samples=10, sleeps="ordered")
def test_a_notification_for_nobody_is_lost(kata):
    room = Room(kata)
    with room.condition:
        room.condition.notify()
        room.condition.notify_all()
    _, woken, _ = in_threads(room.waiter("a"), room.after(1, list), room.after(2, room.condition.notify))
    assert woken == [], f"a notification for nobody must wake nobody who waits later, but {woken} went on"


@every_schedule(budget=60, samples=20, sleeps="ordered")
def test_who_notifies_and_waits_does_not_wake_itself(kata):
    room = Room(kata)

    def pass_it_on():
        time.sleep(1)  # passes when nobody can run: the other one waits already
        with room.condition:
            room.condition.notify()
            room.condition.wait()
            room.woken.append("itself")

    _, _, woken, _ = in_threads(
        room.waiter("other"), pass_it_on, room.after(2, list), room.after(3, room.condition.notify)
    )
    assert woken == ["other"], f"a notification is for the one that waits already, 'other', but {woken} went on"


@every_schedule(budget=20, samples=10, sleeps="ordered")
def test_without_the_lock_it_is_refused(kata):
    room = Room(kata)
    condition = room.condition
    for call in (condition.wait, condition.notify, condition.notify_all):
        refused = refusal(call)
        assert refused == "RuntimeError", f"{call.__name__}() without the lock must raise RuntimeError, not {refused}"

    def notify_carelessly():
        time.sleep(1)  # passes when nobody can run: the other one waits already
        refused = refusal(condition.notify), refusal(condition.notify_all)
        time.sleep(0.5)
        return refused, list(room.woken)

    answer, (_, woken), _ = in_threads(room.waiter("a"), notify_carelessly, room.after(2, condition.notify))
    assert woken == [], f"notify() that is refused must wake nobody, but {woken} went on"
    assert answer is True, f"what was refused must leave no trace: then wait() must return True, not {answer!r}"


@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    room = Room(kata)
    *answers, _ = in_threads(room.waiter("a"), room.waiter("b"), room.after(3600, room.condition.notify_all))
    assert answers == [True, True], f"two must sleep until they are notified and get True, not {answers}"


@every_schedule(budget=20, samples=10, sleeps="ordered")
def test_it_is_not_the_ready_made_one(kata):
    room = Room(kata)
    answer, _ = in_threads(room.waiter("a"), room.after(1, room.condition.notify))
    assert answer is True, f"wait() must return True when it was notified, not {answer!r}"
    found = [type(part).__name__ for part in vars(room.condition).values() if isinstance(part, READY_MADE)]
    assert not found, f"build it from threading.Lock: a ready-made {found[0]} was found in it"
