"""SCOOP: every item mapped once, by all workers, and the same sum as by the built-in map."""

import pytest

from dojo import behaviour

# `on_scoop` runs a scene as a program of SCOOP with two workers; `fresh_python` runs it as an ordinary one.


def the_lists(kata):
    made = kata.lists(1000)
    return made and [len(made), made[:4], made[-1]]


@behaviour("SC04")
def test_the_lists_end_at_999(kata, fresh_python):
    got = fresh_python(the_lists)
    assert got, f"lists(1000) must return a list of lists, not {got}"
    number, first, last = got
    assert number == 1000, f"lists(1000) must return 1000 lists, not {number}"
    assert first == [[], [1], [2, 2], [3, 3, 3]], f"lists() must begin with [], [1], [2, 2], [3, 3, 3], not {first}"
    assert last == [999] * 999, f"the last list must hold 999 times 999, not {len(last)} times {last[-1:]}"


def both_sums(kata):
    items = kata.lists(1000)
    return items and [kata.add_up(sum, items), kata.add_up_here(sum, items)]


@pytest.mark.slow("starts SCOOP and its workers")
@behaviour("SC03", "SC05")
def test_both_ways_give_the_sum_of_the_squares(kata, on_scoop):
    sums = on_scoop(both_sums)
    assert sums, f"lists(1000) must return a list of lists, not {sums}"
    by_scoop, here = sums
    squares = "the sum of the squares of 0 to 999"
    assert by_scoop == 332833500, f"add_up() must return 332833500, {squares}, not {by_scoop}"
    assert here == 332833500, f"add_up_here() must return 332833500, {squares}, not {here}"


def meet_in_the_middle(kata):
    from dojo.worlds.scoop_runs import meet, met

    total = kata.add_up(meet, [[".", item] for item in range(1, 17)])
    return [total, *met(".")]


@pytest.mark.slow("starts SCOOP and its workers")
@behaviour("SC01")
def test_every_item_is_mapped_once_and_by_more_than_one_worker(kata, on_scoop):
    total, items, processes = on_scoop(meet_in_the_middle)
    assert items == list(range(1, 17)), f"each of the items 1 to 16 must be mapped exactly once, not {items}"
    assert total == 136, f"1 to 16 add up to 136, not {total}"
    assert processes >= 2, "the work must be spread over the workers, but one process did it all"


def fail_at_the_third(kata):
    from dojo.worlds.scoop_runs import inverse

    try:
        return f"returned {kata.add_up(inverse, [2, 1, 0, -1])}"
    except Exception as error:
        return f"raised {type(error).__name__}"


@pytest.mark.slow("starts SCOOP and its workers")
@behaviour("SC03")
def test_an_error_of_the_work_is_an_error_of_the_sum(kata, on_scoop):
    got = on_scoop(fail_at_the_third)
    assert got == "raised ZeroDivisionError", f"work that divides by 0 must raise ZeroDivisionError, but add_up() {got}"


def without_scoop(kata):
    import warnings

    warnings.simplefilter("ignore")
    seen = []

    def work(item):
        seen.append(item)
        return item

    here = kata.add_up_here(work, [1, 2, 3])
    del seen[:]
    try:
        said = f"returned {kata.add_up(work, [1, 2, 3])}"
    except Exception as error:
        said = f"raised {type(error).__name__}"
    return [here, said, seen]


@behaviour("SC10")
def test_without_scoop_it_is_an_error(kata, fresh_python):
    here, said, mapped = fresh_python(without_scoop)
    assert here == 6, f"the built-in map needs no SCOOP: 1 + 2 + 3 is 6, not {here}"
    assert said == "raised NotStartedProperly", f"not started by `python -m scoop`, add_up() must raise, but it {said}"
    assert not mapped, f"where SCOOP was not started nothing may be mapped, but {mapped} were"
