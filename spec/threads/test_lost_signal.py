"""Lost signal: a hand-over that loses nothing and gives nothing twice."""

import time
from threading import Event, Thread

from hypothesis import given
from hypothesis import strategies as st

from dojo import behaviour, every_schedule, examples, in_threads


def send_all(channel, values, pause=0):
    """Return a call that sends the values one after the other."""

    def sender():
        for value in values:
            if pause:
                time.sleep(pause)
            channel.send(value)

    return sender


def receive_all(channel, count, pause=0):
    """Return a call that receives `count` values and returns them."""

    def receiver():
        values = []
        for _ in range(count):
            if pause:
                time.sleep(pause)
            values.append(channel.receive())
        return values

    return receiver


@behaviour("E07")
@every_schedule
def test_what_was_sent_first_is_received_later(kata):
    channel = kata.Channel()
    got, _ = in_threads(channel.receive, lambda: channel.send("a"))
    assert got == "a", f"the receiver must get 'a', whoever of the two comes first, but got {got!r}"


@behaviour("E04", "E07")
@every_schedule(budget=150, samples=30)
def test_numbers_arrive_once_and_in_order(kata):
    channel = kata.Channel()
    got, _ = in_threads(receive_all(channel, 3), send_all(channel, range(3)))
    assert got == [0, 1, 2], f"0, 1, 2 must arrive once each and in order, but {got} arrived"


@behaviour("E04", "E06", "E07")
@every_schedule(budget=60, samples=20)
def test_the_program_prints_0_to_4_and_ends(kata):
    channel, lines = kata.Channel(), []

    def consumer():
        for _ in range(5):
            lines.append(channel.receive())

    threads = [Thread(target=send_all(channel, range(5), pause=1)), Thread(target=consumer)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert lines == [0, 1, 2, 3, 4], f"with a pause after each number 0 to 4 must be printed, not {lines}"


@behaviour("E06", "E07")
@every_schedule(budget=4, samples=4, sleeps="ordered")
def test_a_slow_receiver_misses_nothing(kata):
    channel = kata.Channel()
    got, _ = in_threads(receive_all(channel, 3, pause=3600), send_all(channel, "abc", pause=1))
    assert got == ["a", "b", "c"], f"a receiver that comes once an hour must get a, b and c, not {got}"


@behaviour("E05")
@every_schedule(budget=60, samples=20, sleeps="ordered")
def test_set_and_clear_is_a_signal_for_those_who_wait_already(kata):
    event = Event()

    def set_and_clear():
        time.sleep(1)  # passes when nobody can run: the other one waits already
        event.set()
        event.clear()

    woken, _ = in_threads(lambda: event.wait(timeout=3600), set_and_clear)
    assert woken is True, f"who waits already is woken, even if clear() follows at once, but wait() returned {woken}"
    missed = event.wait(timeout=3600)
    assert missed is False, f"wait() after clear() must wait in vain, but it returned {missed}"
    channel = kata.Channel()
    got, _ = in_threads(receive_all(channel, 2), send_all(channel, "ab"))
    assert got == ["a", "b"], f"a hand-over must reach those too who come later: a and b, not {got}"


@examples(8)
@given(values=st.lists(st.sampled_from([None, 0, "same"]), min_size=1, max_size=3))
@every_schedule(budget=80, samples=40)
def test_any_values(kata, values):
    channel = kata.Channel()
    got, _ = in_threads(receive_all(channel, len(values)), send_all(channel, values))
    assert got == values, f"{values} must arrive as they are, but {got} arrived"


@every_schedule(budget=150, samples=30)
def test_two_channels_are_two(kata):
    one, other = kata.Channel(), kata.Channel()
    calls = [lambda: [other.receive(), one.receive()], lambda: one.send("one"), lambda: other.send("other")]
    got, *_ = in_threads(*calls, names=["receive", "send one", "send other"])
    assert got == ["other", "one"], f"each channel must hand over its own value: other, one, not {got}"


@behaviour("E07")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    channel = kata.Channel()

    def late():
        time.sleep(3600)  # passes when nobody has anything to do
        channel.send("a")
        channel.send("b")

    got, _ = in_threads(receive_all(channel, 2), late)
    assert got == ["a", "b"], f"the receiver must sleep until a and b come, an hour late, but got {got}"
