"""Process and pipe: what the notes document, and what really holds, as tests."""

import os
import time
from contextlib import contextmanager
from multiprocessing import Pipe
from multiprocessing.process import BaseProcess
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

import gevent
import pytest
from gevent import select
from gevent.socket import wait_read

from dojo import behaviour, every_start_method
from dojo.worlds.greenlets import hub_order, in_greenlets
from dojo.worlds.hub_guard import guarding

TEN = [f"hi in {number}" for number in range(10)]


@pytest.fixture
def pipe():
    """Return a receiving and a sending end."""
    receiver, sender = Pipe(duplex=False)
    yield receiver, sender
    receiver.close()
    sender.close()


def fill(sender):
    """Send until there is no more room; return how often."""
    count = 0
    while select.select([], [sender], [], 0)[1]:
        sender.send_bytes(bytes(500))
        count += 1
    return count


class Lasting:
    """A message that arrives as `hi` and keeps its receiver from ending until `go` is in `folder`."""

    def __init__(self, folder):
        self.folder = folder

    def __reduce__(self):
        return arrived, (self.folder,)


def arrived(folder):
    Finalize(None, linger, args=(Path(folder),), exitpriority=1)
    return "hi"


def linger(folder):
    with open(folder / "ending", "wb") as fifo:
        fifo.write(b"!")
    while folder.exists() and not (folder / "go").exists():
        time.sleep(0.005)


@contextmanager
def processes_started():
    """Give the list of the processes that are started in the block."""
    started, start = [], BaseProcess.start

    def recorded(process):
        start(process)
        started.append(process)

    with mock.patch.object(BaseProcess, "start", recorded):
        yield started


@behaviour("G61")
def test_relay_numbers_its_replies_until_none(kata):
    (received_there, sent_here), (received_here, sent_there) = Pipe(duplex=False), Pipe(duplex=False)
    for message in ("hi", "ho", "", None, "too late"):
        sent_here.send(message)
    kata.relay(received_there, sent_there)
    sent_there.send("end")
    replies = list(iter(received_here.recv, "end"))
    expected = ["hi in 0", "ho in 1", " in 2"]
    assert replies == expected, f"relay must reply to three messages and end at None: {expected}, not {replies}"


@behaviour("G60")
@hub_order
def test_get_replies_lets_others_run_until_they_come(kata, pipe):
    receiver, sender = pipe

    def send():
        for reply in ("first", "second"):
            while select.select([receiver], [], [], 0)[0]:
                gevent.sleep(0.001)  # the one before has not been taken yet
            sender.send(reply)

    replies, _ = in_greenlets(lambda: kata.get_replies(receiver, 2), send)
    assert replies == ["first", "second"], f"both replies must be returned, in order, not {replies}"


@behaviour("G60")
@hub_order
def test_put_messages_lets_others_make_room(kata, pipe):
    receiver, sender = pipe
    held, got = fill(sender), []

    def empty():
        for _ in range(held):
            receiver.recv_bytes()
        while select.select([receiver], [], [])[0]:
            got.append(receiver.recv())
            if got[-1] is None:
                return

    in_greenlets(lambda: kata.put_messages(sender, ["hi", "ho"]), empty)
    assert got == ["hi", "ho", None], f"all messages and then None must be sent: ['hi', 'ho', None], not {got}"


@behaviour("G60", "G61", "G62", "G63")
@every_start_method
def test_ten_messages_under_every_start_method(kata):
    with guarding({kata.__file__}):
        replies = gevent.spawn(kata.converse, ["hi"] * 10).get()
    assert replies == TEN, f"ten messages must have ten replies in order, 'hi in 0' to 'hi in 9', not {replies}"


@behaviour("G60")
@every_start_method
def test_more_messages_than_a_pipe_holds(kata):
    message = "x" * 400  # less than a pipe takes at once on any system, and 300 of them more than one holds
    with guarding({kata.__file__}):
        replies = gevent.spawn(kata.converse, [message] * 300).get()
    right = replies == [f"{message} in {number}" for number in range(300)]
    assert right, f"300 messages must have 300 replies, in order, not {len(replies or ())} others"


@behaviour("G64")
@every_start_method
def test_the_end_is_waited_for_and_holds_nobody_up(kata):
    with TemporaryDirectory() as folder, processes_started() as started, guarding({kata.__file__}):
        os.mkfifo(Path(folder, "ending"))
        fifo = os.open(Path(folder, "ending"), os.O_RDONLY | os.O_NONBLOCK)
        ending = gevent.spawn(wait_read, fifo)
        conversation = gevent.spawn(kata.converse, [Lasting(folder)])
        try:
            gevent.joinall([conversation, ending], count=1)
            for _ in range(20):  # turns, in which all replies are read
                gevent.sleep(0.001)
            early = conversation.ready()
        finally:
            Path(folder, "go").touch()
            ending.kill()
            os.close(fifo)
        replies = conversation.get()
    assert not early, "converse must wait for the end of its process, but was over before"
    codes = [process._popen.returncode for process in started]
    assert codes == [0], f"one process must have been joined and given 0, not {codes}"
    assert replies == ["hi in 0"], f"one message must have one reply, 'hi in 0', not {replies}"
