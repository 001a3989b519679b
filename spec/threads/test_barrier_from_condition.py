"""A barrier of your own: together, round after round, and nobody slips through."""

import threading
import time

from hypothesis import given
from hypothesis import strategies as st

from dojo import every_schedule, examples, in_threads


@every_schedule(budget=100, samples=30)
def test_nobody_passes_before_all_have_arrived(kata):
    barrier, arrived = kata.Barrier(3), []

    def arrive():
        arrived.append("here")
        barrier.wait()
        assert len(arrived) == 3, f"nobody must pass before all 3 have arrived, but one passed after {len(arrived)}"

    in_threads(arrive, arrive, arrive)


@every_schedule(budget=150, samples=30)
def test_everybody_gets_a_place_of_its_own(kata):
    barrier = kata.Barrier(3)
    places = in_threads(barrier.wait, barrier.wait, barrier.wait)
    assert sorted(places, key=str) == [0, 1, 2], f"three threads must get the places 0, 1 and 2, not {places}"


@every_schedule(budget=10, samples=10, sleeps="ordered")
def test_places_are_given_in_the_order_of_arrival(kata):
    barrier = kata.Barrier(3)

    def arrive_at(seconds):
        time.sleep(seconds)  # passes when nobody has anything to do
        return barrier.wait()

    places = in_threads(*[lambda seconds=seconds: arrive_at(seconds) for seconds in (20, 10, 30)])
    assert places == [1, 0, 2], f"who comes second, first and third must get the places 1, 0 and 2, not {places}"


@every_schedule(budget=100, samples=50)
def test_a_quick_thread_does_not_slip_through_the_next_round(kata):
    barrier, ended = kata.Barrier(2), []

    def party():
        for number in range(3):
            ended.append(number)
            barrier.wait()
            both = ended.count(number)
            assert both == 2, f"both must have ended round {number} before the next begins, but {both} had"

    in_threads(party, party)


@every_schedule(budget=80, samples=40)
def test_four_threads_go_two_by_two(kata):
    barrier, arrived = kata.Barrier(2), []

    def arrive():
        arrived.append("here")
        place = barrier.wait()
        return len(arrived), place

    seen = in_threads(arrive, arrive, arrive, arrive)
    fewest = min(number for number, _ in seen)
    assert fewest >= 2, f"nobody must pass a barrier for 2 alone, but one passed when {fewest} had arrived"
    places = sorted(place for _, place in seen)
    assert places == [0, 0, 1, 1], f"two rounds of two must give the places 0 and 1 twice, not {places}"


@every_schedule
def test_a_barrier_for_one_lets_it_pass(kata):
    barrier = kata.Barrier(1)
    places = [barrier.wait(), barrier.wait()]
    assert places == [0, 0], f"whoever waits for nobody but itself must get the place 0 each time, not {places}"


@every_schedule(budget=100, samples=30)
def test_two_barriers_are_two(kata):
    one, other = kata.Barrier(2), kata.Barrier(1)
    place, *places = in_threads(other.wait, one.wait, one.wait)
    assert place == 0, f"the barrier for one must let it pass as 0, not {place}"
    assert sorted(places, key=str) == [0, 1], f"the barrier for two must give the places 0 and 1, not {places}"


@examples(8)
@given(parties=st.integers(1, 3), rounds=st.integers(1, 3))
@every_schedule(budget=64, samples=32)
def test_any_number_of_parties_and_rounds(kata, parties, rounds):
    barrier = kata.Barrier(parties)

    def party():
        return [barrier.wait() for _ in range(rounds)]

    places = in_threads(*[party] * parties)
    for number in range(rounds):
        in_this_round = sorted(taken[number] for taken in places)
        assert in_this_round == list(range(parties)), (
            f"in round {number} of {rounds} {parties} parties must get the places {list(range(parties))}, "
            f"not {in_this_round}"
        )


@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_waits_sleeps(kata):
    barrier = kata.Barrier(3)

    def late():
        time.sleep(3600)  # passes when nobody has anything to do
        return barrier.wait()

    place, *places = in_threads(late, barrier.wait, barrier.wait)
    assert place == 2, f"the last to come must get the last place, 2, not {place}"
    assert sorted(places, key=str) == [0, 1], f"two must sleep until the third comes and get 0 and 1, not {places}"


@every_schedule
def test_it_is_not_the_ready_made_one(kata):
    barrier = kata.Barrier(1)
    place = barrier.wait()
    assert place == 0, f"a barrier for one must let it pass as 0, not {place}"
    parts = [barrier, *vars(barrier).values(), *(part for part in vars(kata).values() if not isinstance(part, type))]
    ready_made = [part for part in parts if isinstance(part, threading.Barrier)]
    assert not ready_made, "build it from threading.Condition: a ready-made Barrier was found in it"
