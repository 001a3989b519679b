"""Seqlock, repaired: readers compare versions, writers raise them before and after."""

import time

from dojo import in_threads

state = {"version": 0, "x": 0, "y": 0}


def move(to):
    state["version"] += 1
    state["x"] = to
    state["y"] = to
    state["version"] += 1


def position():
    while True:
        version = state["version"]
        x, y = state["x"], state["y"]
        if version % 2 == 0 and state["version"] == version:
            return x, y
        time.sleep(0)


def scenario(program):
    _, seen = in_threads(lambda: program.move(5), program.position)
    assert seen in ((0, 0), (5, 5)), f"x and y must move together, not {seen}"
