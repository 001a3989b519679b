"""What the kernel tells of a wait: with a time limit or without."""

import multiprocessing
import os
import select
import socket
import sys
import threading
import time
from multiprocessing.connection import wait
from pathlib import Path

import pytest

from dojo.worlds.processes.waits import endless

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/syscall").exists(), reason="the kernel does not tell what a thread waits in"
)
LONG = 100  # seconds: over only if the test fails to end the wait


def lock_wait(**limit):
    lock = threading.Lock()
    lock.acquire()
    return lambda: lock.acquire(**limit), lock.release


def semaphore_wait(**limit):
    semaphore = multiprocessing.Semaphore(0)
    return lambda: semaphore.acquire(**limit), semaphore.release


def pipe_read():
    reader, writer = os.pipe()
    return lambda: os.read(reader, 1), lambda: os.write(writer, b"x")


def pipe_write():
    reader, writer = os.pipe()
    full = 1 << 20
    return lambda: os.write(writer, bytes(full)), lambda: [os.read(reader, full) for _ in range(16)]


def select_wait(*limit):
    reader, writer = os.pipe()
    return lambda: select.select([reader], [], [], *limit), lambda: os.write(writer, b"x")


def connection_wait(*limit):
    receiver, sender = multiprocessing.Pipe(duplex=False)
    return lambda: wait([receiver], *limit), lambda: sender.send(1)


def child_wait():
    child = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-c", f"import time; time.sleep({LONG})"])
    return lambda: os.waitpid(child, 0), lambda: os.kill(child, 9)


def socket_read():
    here, there = socket.socketpair()

    def end():
        there.send(b"x")
        there.close()

    def waits():
        with here:
            here.recv(1)

    return waits, end


@pytest.mark.parametrize(
    ("made", "without_limit"),
    [
        (lambda: lock_wait(), True),
        (lambda: lock_wait(timeout=LONG), False),
        (lambda: semaphore_wait(), True),
        (lambda: semaphore_wait(timeout=LONG), False),
        (pipe_read, True),
        (pipe_write, True),
        (lambda: select_wait(), True),
        (lambda: select_wait(LONG), False),
        (lambda: connection_wait(), True),
        (lambda: connection_wait(LONG), False),
        (child_wait, True),
        (socket_read, False),  # the other end may be out of sight
    ],
    ids=[
        "lock",
        "lock with a limit",
        "semaphore",
        "semaphore with a limit",
        "read",
        "write",
        "select",
        "select with a limit",
        "connection",
        "connection with a limit",
        "child",
        "socket",
    ],
)
def test_a_wait_is_endless_only_without_a_limit(made, without_limit):
    waits, end = made()
    thread = threading.Thread(target=waits)
    thread.start()
    try:
        sleeps(thread)
        found = endless(os.getpid(), str(thread.native_id))
    finally:
        end()
        thread.join()
    assert found is without_limit, f"endless: {found}"


def test_who_runs_does_not_wait():
    over = threading.Event()
    thread = threading.Thread(target=lambda: [None for _ in iter(over.is_set, True)])
    thread.start()
    found = [endless(os.getpid(), str(thread.native_id)) for _ in range(100)]
    over.set()
    thread.join()
    assert not all(found), "a thread that computes waits for the GIL now and then, and with a limit"


def test_nobody_does_not_wait():
    assert not endless(os.getpid(), "0")


def sleeps(thread):
    """Come back once the thread is asleep in the call that it was started for."""
    marks = None
    while True:
        status = Path(f"/proc/self/task/{thread.native_id}/status").read_text(encoding="utf-8")
        now = [line for line in status.splitlines() if line.startswith(("State", "voluntary"))]
        if "sleeping" in now[0] and now == marks:
            return
        marks = now
        time.sleep(0.02)
