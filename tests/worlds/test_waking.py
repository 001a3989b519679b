"""Signals that wake who rests."""

import os
import signal
import threading

import pytest

from dojo.worlds.waking import rest, woken_by_signals


@pytest.fixture
def woken():
    before = signal.signal(signal.SIGUSR1, lambda *_: None)
    socket = woken_by_signals()
    yield socket
    os.close(signal.set_wakeup_fd(-1))
    signal.signal(signal.SIGUSR1, before)
    socket.close()


@pytest.mark.parametrize("sent_before", [True, False])
def test_a_signal_ends_a_rest(woken, sent_before):
    """The limit is an hour; who slept through the signal is found by the test's own time limit."""
    if sent_before:
        os.kill(os.getpid(), signal.SIGUSR1)
        rest(woken, 3600)
    else:
        sender = threading.Timer(0.01, os.kill, (os.getpid(), signal.SIGUSR1))
        sender.start()
        rest(woken, 3600)
        sender.join()


def test_one_signal_ends_one_rest(woken):
    os.kill(os.getpid(), signal.SIGUSR1)
    rest(woken, 3600)
    rest(woken, 0)
    with pytest.raises(BlockingIOError):
        woken.recv(1)
