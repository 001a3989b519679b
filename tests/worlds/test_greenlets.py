"""The world of greenlets: what it finds, what it lets pass, and that one run leaves nothing to the next."""

import select
import socket
import threading
import time
from multiprocessing import Pipe

import gevent
import pytest
from gevent import select as gevent_select
from gevent.event import Event
from gevent.lock import BoundedSemaphore

from dojo.schedules import settings
from dojo.worlds.greenlet_run import GreenletFailure
from dojo.worlds.greenlets import Overlap, extra_switches, hub_order, in_greenlets

pause_the_process = time.sleep  # the real one, taken before any guard is up


def deadlocked():
    in_greenlets(Event().wait, Event().wait)


def test_a_deadlock_is_named_with_who_waits():
    with pytest.raises(
        GreenletFailure, match="deadlock: no greenlet can run.*\n    wait #1 waits\n    wait #2 waits\n"
    ):
        hub_order(deadlocked)()


def never_begun():
    gevent.spawn(print)
    raise KeyError("gone")


def timeout_left():
    gevent.Timeout(3600).start()
    assert not "fine", "wrong"


@pytest.mark.parametrize("before", [never_begun, timeout_left, deadlocked])
def test_what_a_failed_run_leaves_does_not_hide_the_next_deadlock(before):
    with pytest.raises(GreenletFailure):
        hub_order(before)()
    with pytest.raises(GreenletFailure, match="deadlock: no greenlet can run"):
        hub_order(deadlocked)()


def test_a_wait_for_what_never_comes_is_a_deadlock_too():
    reader, writer = socket.socketpair()
    with reader, writer, pytest.raises(GreenletFailure, match="deadlock"):
        hub_order(lambda: gevent_select.select([reader], [], [], 3600))()


def test_a_greenlet_that_dies_is_named_unless_that_is_expected():
    def dies():
        raise KeyError("gone")

    def body():
        gevent.spawn(dies).join()

    with pytest.raises(GreenletFailure, match="dies #1 died: KeyError: 'gone'"):
        hub_order(body)()
    hub_order(body, expects=(KeyError,))()


def test_a_greenlet_that_is_left_running_is_named():
    with pytest.raises(GreenletFailure, match="still running when the test was over:\n    wait #1"):
        hub_order(lambda: gevent.spawn(Event().wait))()


def test_a_livelock_is_named():
    def spins():
        while True:
            gevent.sleep(0)

    with pytest.raises(GreenletFailure, match="livelock"):
        hub_order(spins)()


def test_a_gap_stays_a_gap():
    def gap():
        raise NotImplementedError("gap")

    with pytest.raises(NotImplementedError, match="gap"):
        extra_switches(lambda: in_greenlets(gap))()


def set_and_cleared():
    """Wrong only when a waiter begins to wait late."""
    event = Event()
    in_greenlets(event.wait, lambda: (event.set(), event.clear()))


def test_extra_switches_find_what_the_usual_order_hides():
    hub_order(set_and_cleared)()
    for _ in range(3):
        with pytest.raises(GreenletFailure, match="deadlock"):
            extra_switches(set_and_cleared)()


def test_a_failure_tells_the_seed_that_finds_it_again(monkeypatch):
    with pytest.raises(GreenletFailure, match=r'--schedule "seed:(\d+)"') as failure:
        extra_switches(set_and_cleared)()
    seed = str(failure.value).rpartition("seed:")[2].partition('"')[0]
    monkeypatch.setattr(settings, "replay", f"seed:{seed}")
    with pytest.raises(GreenletFailure, match="deadlock"):
        extra_switches(set_and_cleared)()
    monkeypatch.setattr(settings, "replay", "6:2")
    with pytest.raises(ValueError, match="not for greenlets"):
        extra_switches(set_and_cleared)()


def test_a_right_program_passes_under_every_seed():
    def body():
        lock, inside = BoundedSemaphore(1), Overlap()

        def works():
            for _ in range(3):
                with lock, inside:
                    gevent.sleep(0)

        in_greenlets(*[works] * 4)
        assert inside.most == 1

    extra_switches(body, seeds=100)()


def test_a_process_that_was_paused_is_no_greenlet_that_was_late():
    def body():
        event = Event()

        def sets():
            pause_the_process(0.02)
            gevent.sleep(0)
            event.set()

        came, _ = in_greenlets(lambda: event.wait(0.001), sets)
        assert came is True

    hub_order(body)()


def test_equal_sleeps_keep_their_order_when_the_process_is_paused():
    def body():
        log = []

        def naps(name):
            log.append(f"{name} begins")
            gevent.sleep(0.001)
            log.append(f"{name} ends")

        in_greenlets(lambda: naps("a"), lambda: pause_the_process(0.02), lambda: naps("b"))
        assert log == ["a begins", "b begins", "a ends", "b ends"]

    hub_order(body)()


def empty_pipe():
    receiver, sender = Pipe()
    receiver.recv()
    sender.close()


def locked_twice():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()


def full_pipe():
    _, sender = Pipe(duplex=False)
    while True:
        sender.send_bytes(bytes(500))


BLOCKING = {
    "time.sleep": lambda: time.sleep(0.001),
    "select.select": lambda: select.select([], [], [], 0.001),
    "recv with nothing to read": empty_pipe,
    "send_bytes into a full pipe": full_pipe,
    "a lock of the threading module": locked_twice,
}


@pytest.mark.parametrize("words", BLOCKING)
def test_a_call_that_blocks_the_hub_is_named(words):
    with pytest.raises(GreenletFailure, match=f"^{words}.* blocks the hub"):
        hub_order(BLOCKING[words])()


def test_other_threads_are_served_as_ever():
    def body():
        thread = threading.Thread(target=time.sleep, args=(0.001,))
        thread.start()
        while thread.is_alive():
            gevent.sleep(0.001)

    hub_order(body)()
    assert time.sleep is pause_the_process, "the guard must be down again"
