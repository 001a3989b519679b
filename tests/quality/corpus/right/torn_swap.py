"""Torn read, repaired: update() swaps both dict items in one step, and copy() reads both."""

from dojo import in_threads

seats = {"left": "ann", "right": "bob"}


def swap():
    seats.update({"left": seats["right"], "right": seats["left"]})


def people():
    return set(seats.copy().values())


def scenario(program):
    _, seen = in_threads(program.swap, program.people)
    assert seen == {"ann", "bob"}, f"both sit at the table all the time, not {seen}"
