"""SCOOP: map and reduce, spread over workers.

    python -m scoop -n 2 program.py

starts two workers, processes on this or on other machines, and runs the program on
the first. What it hands to `futures` may run on any of them: functions and items
travel as pickles, so a function has to be importable where it shall run.

Goal: the sum of what a function makes of many items, made by all workers together.
Out of scope: how much faster that is (see measuring/speedup), and reducing in a fixed order.
"""

import operator

from scoop import futures


def lists(number):
    """Return `number` lists: the n-th, counted from 0, holds the number n n times."""
    raise NotImplementedError("lists")


def add_up(work, items):
    """Return the sum of work(item) for all items, two or more, with work(item) done by SCOOP's workers.

    Without `python -m scoop` this is SCOOP's error NotStartedProperly, and nothing is done.
    """
    raise NotImplementedError("add_up")


def add_up_here(work, items):
    """Return the same sum, with work(item) done here, by the built-in map."""
    raise NotImplementedError("add_up_here")
