"""Event: set() wakes everybody, now and later, and clear() tells nobody."""

import threading
import time

from hypothesis import given
from hypothesis import strategies as st

from dojo import behaviour, every_schedule, examples, in_threads


@behaviour("E01", "E03")
@every_schedule(budget=150, samples=30)
def test_everybody_who_waits_gets_the_answer(kata):
    answer = kata.Answer()
    *got, _ = in_threads(answer.ask, answer.ask, lambda: answer.give(42))
    assert got == [42, 42], f"two that ask must both wait for the answer 42, but got {got}"


@behaviour("E03")
@every_schedule
def test_who_asks_later_does_not_wait(kata):
    answer = kata.Answer()
    answer.give("yes")
    got = [answer.ask(), answer.ask()]
    assert got == ["yes", "yes"], f"after give() every ask() must return 'yes', each time, not {got}"


@behaviour("E01")
@every_schedule
def test_the_answer_is_there_when_it_was_given(kata):
    answer = kata.Answer()
    before = answer.is_there()
    answer.give(None)
    after = answer.is_there()
    assert (before, after) == (False, True), f"is_there() before and after give(): (False, True), not {before, after}"


@behaviour("E01", "E03")
@every_schedule(budget=150, samples=30)
def test_what_is_there_can_be_had(kata):
    answer = kata.Answer()
    seen, _ = in_threads(lambda: answer.is_there() and answer.ask(), lambda: answer.give(0))
    assert seen in (False, 0), f"once it is there, 0 must be the answer, not {seen!r}"
    found = answer.is_there(), answer.ask()
    assert found == (True, 0), f"in the end the answer 0 must be there: (True, 0), not {found}"


@behaviour("E01", "E03")
@examples(8)
@given(value=st.one_of(st.none(), st.integers(0, 1), st.just("")), askers=st.integers(1, 3))
@every_schedule(budget=120, samples=24)
def test_any_answer_for_any_number(kata, value, askers):
    answer = kata.Answer()
    _, *got = in_threads(lambda: answer.give(value), *[answer.ask] * askers)
    assert got == [value] * askers, f"{askers} that ask must get the answer {value!r} each, not {got}"


@every_schedule
def test_two_answers_are_two(kata):
    one, other = kata.Answer(), kata.Answer()
    one.give(1)
    there = one.is_there(), other.is_there()
    assert there == (True, False), f"only one of two was given: (True, False), not {there}"
    other.give(2)
    got = one.ask(), other.ask()
    assert got == (1, 2), f"two answers must stay apart: (1, 2), not {got}"


@behaviour("E01", "E02", "E03", "E08")
@every_schedule
def test_clear_takes_the_signal_back(kata):
    event = threading.Event()
    states = kata.flag_states(event)
    assert states == (False, True, False), f"is_set() must go (False, True, False), not {states}"
    waited = event.wait(timeout=3600)
    assert waited is False, f"after clear() wait() must wait again, for its whole time, but it returned {waited}"
    states = kata.flag_states(event)
    assert states == (False, True, False), f"and a second time it must go (False, True, False), not {states}"


@behaviour("E03")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    answer = kata.Answer()

    def late():
        time.sleep(3600)  # passes when nobody has anything to do
        answer.give("late")

    *got, _ = in_threads(answer.ask, answer.ask, late)
    assert got == ["late", "late"], f"two that ask must sleep until the late answer comes, but got {got}"
