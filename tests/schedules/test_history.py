"""Executions that differ only in the order of independent steps have one state; others do not."""

import pytest

from dojo.schedules.history import History

READ_X, READ_Y, WRITE_X, WRITE_Y = ("read", "x"), ("read", "y"), ("write", "x"), ("write", "y")
LOOK, ANY = ("look",), ("everything",)


def state(*steps):
    history = History()
    for thread, (kind, *name) in steps:
        getattr(history, kind)(thread, *name)
    return history.state


@pytest.mark.parametrize(
    ("one", "other", "independent"),
    [
        (READ_X, READ_X, True),
        (READ_X, READ_Y, True),
        (READ_X, WRITE_Y, True),
        (WRITE_X, WRITE_Y, True),
        (LOOK, LOOK, True),
        (LOOK, READ_X, True),
        (READ_X, WRITE_X, False),
        (WRITE_X, WRITE_X, False),
        (LOOK, WRITE_X, False),
        (ANY, READ_X, False),
        (ANY, WRITE_X, False),
        (ANY, LOOK, False),
        (ANY, ANY, False),
    ],
)
def test_which_steps_may_change_places(one, other, independent):
    for first, second in ((one, other), (other, one)):
        same = state((1, first), (2, second)) == state((2, second), (1, first))
        assert same == independent, f"{first} and {second}"


def test_the_steps_of_one_thread_never_change_places():
    assert state((1, WRITE_X), (2, WRITE_X)) != state((2, WRITE_X), (1, WRITE_X))


def test_how_far_threads_are_is_part_of_the_state():
    assert state((1, READ_X)) != state((2, READ_X))
    assert state((1, READ_X)) != state((1, READ_X), (1, READ_X))


def test_what_lies_between_makes_an_order():
    """Two reads with a write of a third thread between them: before or after it, that matters."""
    assert state((1, READ_X), (3, WRITE_X), (2, READ_X)) != state((2, READ_X), (3, WRITE_X), (1, READ_X))


def test_a_thread_begins_where_it_was_started():
    one, other = History(), History()
    one.begins(2, 1)
    one.write(1, "x")
    other.write(1, "x")
    other.begins(2, 1)
    one.read(2, "y")
    other.read(2, "y")
    assert one.state != other.state
