"""Pipe: a pipeline that ends because every sending end is closed by everybody who holds it."""

import os
from multiprocessing import Pipe, Process, active_children
from multiprocessing.connection import Connection

import pytest

from dojo import behaviour, every_start_method
from dojo.worlds.processes.linger import lingering

SQUARES = [number * number for number in range(10)]


@behaviour("PI01", "PI02", "PI04")
@every_start_method
def test_one_way_has_a_receiver_and_a_sender(kata):
    receiver, sender = kata.one_way()
    assert not receiver.writable, "the receiver must not be able to send"
    assert not sender.readable, "the sender must not be able to receive"
    with pytest.raises(OSError, match="write-only"):
        sender.recv()
    sender.send({"any": "object"})
    got = receiver.recv()
    assert got == {"any": "object"}, f"what the sender sends must come out of the receiver, not {got!r}"


@behaviour("PI03", "PI07")
@every_start_method
def test_drain_gives_what_was_sent_before_the_end(kata):
    left, right = Pipe()
    for item in ("sent", "before", "close"):
        left.send(item)
    left.close()
    got = kata.drain(right)
    assert got == ["sent", "before", "close"], f"what was sent before close() must still arrive, not {got!r}"


class Late(Connection):
    """A connection on which nothing has arrived yet whenever somebody looks without waiting."""

    def poll(self, timeout=0.0):
        return False if timeout == 0 else super().poll(timeout)


@behaviour("PI07")
@every_start_method
def test_drain_waits_for_what_comes_later(kata):
    left, right = Pipe()
    left.send("later")
    left.close()
    got = kata.drain(Late(os.dup(right.fileno())))
    assert got == ["later"], f"drain() must go on until the end, also when nothing has arrived yet: {got!r}"


@behaviour("PI05", "PI10")
@every_start_method
def test_produce_sends_all_numbers_and_then_the_end(kata):
    first = Pipe()
    process = Process(target=kata.produce, args=(range(10), first))
    process.start()
    first[0].close()
    got = _until_the_end(first[1])
    assert got == list(range(10)), f"produce() must send 0 to 9 in order, not {got!r}"
    process.join()
    assert process.exitcode == 0, f"the process must end with exit code 0, not {process.exitcode}"


@behaviour("PI06", "PI08")
@every_start_method
def test_multiply_ends_when_its_input_does(kata):
    first, second = Pipe(), Pipe()
    process = Process(target=kata.multiply, args=(first, second))
    process.start()
    second[0].close()
    for number in range(10):
        first[0].send(number)
    first[0].close()
    got = _until_the_end(second[1])
    assert got == SQUARES, f"multiply() must send the squares of 0 to 9 in order, not {got!r}"
    process.join()
    assert process.exitcode == 0, f"the process must end with exit code 0, not {process.exitcode}"


def _until_the_end(connection):
    received = []
    try:
        while True:
            received.append(connection.recv())
    except EOFError:
        return received


@behaviour("PI09", "PI11", "PI12")
@every_start_method
def test_the_pipeline_gives_the_squares_and_ends(kata):
    with lingering():
        got = kata.squares(range(10))
        left = active_children()
    assert got == SQUARES, f"the squares of 0 to 9 must arrive in order, not {got!r}"
    assert not left, (
        f"both processes must have ended when squares() returns, but {[process.name for process in left]} live on"
    )


@behaviour("PI12")
@every_start_method
def test_an_empty_pipeline_ends_too(kata):
    got = kata.squares([])
    assert got == [], f"of no numbers there are no squares, not {got!r}"


@behaviour("PI11")
@every_start_method
def test_more_than_a_pipe_can_hold_arrives(kata):
    numbers = [number << 200_000 for number in range(40)]  # 25 kB each, 1 MB in all
    got = kata.squares(numbers)
    assert got == [n * n for n in numbers], f"all 40 large squares must arrive, not {len(got or ())}"
