"""Where two lists part: long ones are not compared by eye."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

_NOTHING = object()


def first_difference(seen: Sequence[Any], expected: Sequence[Any]) -> str:
    """Return in words where `seen` first differs from `expected`, items counted from 1; "" where it does not.

    "item 10 is '1 got 9' where 'batch 1 is out' is due"
    """
    for number, (got, due) in enumerate(zip_longest(seen, expected, fillvalue=_NOTHING), 1):
        if got is _NOTHING:
            return f"item {number} is missing, {due!r}"
        if due is _NOTHING:
            return f"item {number} is one too many, {got!r}"
        if got != due:
            return f"item {number} is {got!r} where {due!r} is due"
    return ""
