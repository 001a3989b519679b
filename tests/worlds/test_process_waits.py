"""What the kernel tells of a wait: with a time limit or without."""

import multiprocessing
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack
from functools import partial
from multiprocessing.connection import wait
from pathlib import Path

import psutil
import pytest

from dojo.worlds.processes.session import Pulse
from dojo.worlds.processes.waits import endless

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/syscall").exists(), reason="the kernel does not tell what a thread waits in"
)
LONG = 100  # seconds: over only if the test fails to end the wait


def lock_wait(stack, **limit):
    lock = threading.Lock()
    lock.acquire()
    return lambda: lock.acquire(**limit), lock.release


def semaphore_wait(stack, **limit):
    semaphore = multiprocessing.Semaphore(0)
    return lambda: semaphore.acquire(**limit), semaphore.release


def pipe(stack):
    """Return both ends of a pipe, as numbers that are closed with the stack."""
    ends = os.pipe()
    for end in ends:
        stack.callback(os.close, end)
    return ends


def pipe_read(stack):
    reader, writer = pipe(stack)
    return lambda: os.read(reader, 1), lambda: os.write(writer, b"x")


def pipe_write(stack):
    reader, writer = pipe(stack)
    size = 1 << 20  # many times what a pipe can hold

    def end():
        left = size
        while left:
            left -= len(os.read(reader, left))

    return lambda: os.write(writer, bytes(size)), end


def select_wait(stack, *limit):
    reader, writer = pipe(stack)
    return lambda: select.select([reader], [], [], *limit), lambda: os.write(writer, b"x")


def connection_wait(stack, *limit):
    receiver, sender = map(stack.enter_context, multiprocessing.Pipe(duplex=False))
    return lambda: wait([receiver], *limit), lambda: sender.send(1)


def child_wait(stack):
    child = os.spawnv(os.P_NOWAIT, sys.executable, [sys.executable, "-c", f"import time; time.sleep({LONG})"])
    return lambda: os.waitpid(child, 0), lambda: os.kill(child, signal.SIGKILL)


def socket_read(stack):
    here, there = map(stack.enter_context, socket.socketpair())
    return lambda: here.recv(1), lambda: there.send(b"x")


@pytest.mark.parametrize(
    ("made", "without_limit"),
    [
        (lock_wait, True),
        (partial(lock_wait, timeout=LONG), False),
        (semaphore_wait, True),
        (partial(semaphore_wait, timeout=LONG), False),
        (pipe_read, True),
        (pipe_write, True),
        (select_wait, True),
        (lambda stack: select_wait(stack, LONG), False),
        (connection_wait, True),
        (lambda stack: connection_wait(stack, LONG), False),
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
    with ExitStack() as stack:
        waits, end = made(stack)
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


def test_where_nobody_is_nobody_waits():
    pulse = Pulse()
    found = [pulse.look([]).for_good for _ in range(3)]
    assert not any(found), "without a process there is none that waits for good"


def test_a_process_waits_for_good_only_if_it_did_not_move():
    command = [sys.executable, "-c", "import sys; print(sys.stdin.read(1), flush=True); sys.stdin.read(1)"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        process, pulse = psutil.Process(child.pid), Pulse()
        while not pulse.look([process]).for_good:
            time.sleep(0.02)
        child.stdin.write("a")
        child.stdin.flush()
        assert child.stdout.readline() == "a\n"
        moved = pulse.look([process])
        assert not moved.for_good, f"it has read what came meanwhile, and so has moved: {moved}"
        child.kill()


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
