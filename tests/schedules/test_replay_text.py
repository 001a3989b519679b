"""A schedule as text."""

import pytest

from dojo.schedules.replay import from_text, to_text


@pytest.mark.parametrize("schedule", [(), ((6, 2),), ((0, 3), (6, 2), (19, 1))])
def test_there_and_back(schedule):
    assert from_text(to_text(schedule)) == schedule


@pytest.mark.parametrize(("schedule", "text"), [((), "-"), (((6, 2),), "6:2"), (((6, 2), (9, 1)), "6:2,9:1")])
def test_the_text(schedule, text):
    assert to_text(schedule) == text


def test_blanks_do_no_harm():
    assert from_text(" 6:2, 9:1 ") == ((6, 2), (9, 1))


@pytest.mark.parametrize("text", ["", "6", "6:", ":2", "six:2", "6:2,", "6-2", "-1:2"])
def test_what_is_no_schedule(text):
    with pytest.raises(ValueError, match=r'is not of the form DECISION:THREAD; a schedule looks like "6:2"'):
        from_text(text)


@pytest.mark.parametrize("text", ["9:1,6:2", "6:2,6:1"])
def test_decisions_ascend(text):
    with pytest.raises(ValueError, match="ascending order, each once"):
        from_text(text)
