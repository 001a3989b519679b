"""Turn taking: the order is the players', not the scheduler's."""

import time

import pytest

from dojo import behaviour, every_schedule, in_threads

LETTERS = "ABCD"


def player(turns, number, rounds, said, players=3):
    """Return a call that takes the player's turn for some rounds, saying the player's letter."""
    expected = LETTERS[:players] * 10

    def say():
        said.append(LETTERS[number])
        so_far = "".join(said)
        assert expected.startswith(so_far), f"the players must act in turn, {expected[: len(said)]}, but said {so_far}"

    def play():
        return [turns.take(number, say) for _ in range(rounds)]

    return play


@behaviour("C14", "C16", "C17")
@every_schedule(budget=80, samples=20)
def test_three_players_act_in_turn(kata):
    turns, said = kata.Turns(3), []
    in_threads(*(player(turns, number, 1, said) for number in range(3)))
    assert said == ["A", "B", "C"], f"the players must act in turn, A, B, C, but said {said}"


@behaviour("C19")
@pytest.mark.parametrize("order", ["ABC", "ACB", "BAC", "BCA", "CAB", "CBA"])
@every_schedule(budget=10, samples=5)
def test_the_order_of_the_start_does_not_matter(kata, order):
    turns, said = kata.Turns(3), []
    in_threads(*(player(turns, "ABC".index(letter), 2, said) for letter in order), names=list(order))
    assert "".join(said) == "ABCABC", f"threads started as {order} must act as ABCABC, not {''.join(said)}"


@behaviour("C15")
@every_schedule(budget=6, samples=6)
def test_ten_rounds(kata):
    turns, said = kata.Turns(3), []
    in_threads(*(player(turns, number, 10, said) for number in range(3)))
    assert "".join(said) == "ABC" * 10, f"ten rounds must give ABC ten times, not {''.join(said)}"


@behaviour("C18")
@pytest.mark.parametrize("players", [1, 2, 4])
@every_schedule(budget=40, samples=10)
def test_any_number_of_players(kata, players):
    turns, said = kata.Turns(players), []
    in_threads(*(player(turns, number, 2, said, players) for number in reversed(range(players))))
    expected = "ABCD"[:players] * 2
    assert "".join(said) == expected, f"{players} players must say {expected} in two rounds, not {''.join(said)}"


@behaviour("C16")
@every_schedule(budget=60, samples=20)
def test_a_failed_action_was_a_turn_too(kata):
    turns = kata.Turns(2)

    def fail():
        raise KeyError("no move left")

    def first():
        try:
            turns.take(0, fail)
        except KeyError:
            return "raised"

    results = in_threads(lambda: turns.take(1, lambda: "second"), first)
    assert results == ["second", "raised"], f"the error must reach its caller and the turn the next one: {results}"


@behaviour("C14")
@every_schedule(budget=40, samples=10)
def test_two_games_do_not_wait_for_each_other(kata):
    one, other = kata.Turns(2), kata.Turns(2)
    results = in_threads(lambda: one.take(0, lambda: "one"), lambda: other.take(0, lambda: "other"))
    assert results == ["one", "other"], f"take() must return what action() returned in each game, not {results}"


@behaviour("C17")
@every_schedule(budget=20, samples=10, sleeps="ordered", max_steps=1000)
def test_who_is_not_up_sleeps(kata):
    turns, said = kata.Turns(3), []

    def late():
        time.sleep(3600)  # passes when nobody has anything to do
        player(turns, 0, 1, said)()

    in_threads(player(turns, 2, 1, said), player(turns, 1, 1, said), late)
    assert said == ["A", "B", "C"], f"two players must sleep until player 0 comes and acts: A, B, C, not {said}"
