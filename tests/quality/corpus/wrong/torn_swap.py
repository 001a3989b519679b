"""Torn read: while two dict items are swapped, a reader sees one of them twice."""

from dojo import in_threads

seats = {"left": "ann", "right": "bob"}


def swap():
    seats["left"], seats["right"] = seats["right"], seats["left"]


def people():
    return {seats["left"], seats["right"]}


def scenario(program):
    _, seen = in_threads(program.swap, program.people)
    assert seen == {"ann", "bob"}, f"both sit at the table all the time, not {seen}"
