"""Comparisons that a submission's objects cannot answer for themselves."""

import ast
import types
import weakref
from collections import Counter, OrderedDict, UserDict, UserList, deque
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import Enum, IntFlag
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import pytest

from dojo.grading.child.honest import COMPARE, PLAIN, Rewriter, functions
from dojo.grading.child.trust import answers_honestly

NAMES = functions(answers_honestly())
COMPARED, ASSERTED = NAMES[COMPARE], NAMES[PLAIN]


def of_a_submission(source: str) -> dict:
    """Execute the source as a submission's file would be."""
    names: dict = {}
    exec(compile(source, "/somewhere/katas/threads/lock.py", "exec"), names)
    return names


YES = of_a_submission("class Yes:\n    def __eq__(self, other): return True\n    def __bool__(self): return True\n")[
    "Yes"
]
INT = of_a_submission("class Int(int):\n    def __eq__(self, other): return True\n    __hash__ = int.__hash__\n")["Int"]
LIST = of_a_submission("class List(list):\n    def __eq__(self, other): return True\n")["List"]
META = of_a_submission(
    "class Meta(type):\n    def __eq__(self, other): return True\nclass Yes(metaclass=Meta): pass\n"
)["Yes"]
KEPT = YES()
BORROWED = of_a_submission(
    "import collections, functools, typing\n"
    "class Number(int):\n    __eq__ = int.__ne__\n    __ne__ = int.__eq__\n    __hash__ = int.__hash__\n"
    "class Builtin:\n    __eq__ = id\n"
    "class Cast:\n    __eq__ = typing.cast\n"
    "class Hides:\n    __slots__ = 'data'\n    __eq__ = collections.UserList.__eq__\n    __ne__ = object.__ne__\n"
    "class Yes:\n    def __eq__(self, other): return True\n"
    "forwards = collections.UserList()\nforwards.data = Yes()\n"
    "all = [Number(3), Builtin(), Cast(), Hides(), forwards]\n"
)["all"]

DISHONEST = [
    YES(), INT(3), LIST(), META, [YES()], (1, [YES()]), {"a": YES()}, deque([YES()]), {1: YES()}.values(),
    mock.ANY, pytest.approx(0, abs=1e9), weakref.proxy(KEPT), types.MappingProxyType({}), *BORROWED,
]  # fmt: skip


@pytest.mark.parametrize("value", DISHONEST, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize("how", ["eq", "ne"])
def test_an_object_that_answers_for_itself_is_no_answer(value, how):
    with pytest.raises(AssertionError, match="no answer"):
        COMPARED(how, value, 2)
    with pytest.raises(AssertionError, match="no answer"):
        COMPARED(how, 2, value)


@pytest.mark.parametrize(
    ("one", "other"), [([YES()], [2]), ((1, YES()), (1, 2)), ({1: INT(3)}, {1: 2})], ids=["list", "tuple", "dict"]
)
def test_an_object_in_a_container_answers_for_itself_neither(one, other):
    with pytest.raises(AssertionError, match="no answer"):
        COMPARED("eq", one, other)
    with pytest.raises(AssertionError, match="no answer"):
        COMPARED("eq", other, one)


def test_an_order_that_a_submission_made_is_no_answer():
    least = of_a_submission("class Least:\n    def __lt__(self, other): return True\n")["Least"]
    with pytest.raises(AssertionError, match="no answer"):
        COMPARED("lt", least(), 2)
    assert COMPARED("lt", 1, 2)
    with pytest.raises(TypeError):
        COMPARED("lt", 1, "a")


def test_an_object_that_claims_to_be_in_a_list_is_not():
    with pytest.raises(AssertionError, match="no answer"):
        COMPARED("in", YES(), [1, 2])
    with pytest.raises(AssertionError, match="no answer"):
        ASSERTED(YES())


class Colour(Enum):
    RED = 1


class Mode(str, Enum):
    ON = "on"


class Flags(IntFlag):
    A = 1
    B = 2


class Pair(NamedTuple):
    one: int
    other: int


@dataclass
class Point:
    x: int


HONEST = [
    (1, 1), (1, 1.0), ("a", "a"), ([1, (2,)], [1, (2,)]), ({1: [2]}, {1: [2]}), (Counter("aab"), {"a": 2, "b": 1}),
    (OrderedDict(a=1), {"a": 1}), (Colour.RED, Colour.RED), (None, None), (range(3), range(3)), ({1, 2}, {2, 1}),
    (Point(1), Point(1)), ([Point(1)], [Point(1)]), (UserList([1]), [1]), (UserDict(a=1), {"a": 1}),
    (Fraction(2), 2), (Decimal(2), 2), (Path("a"), Path("a")), (date(2000, 1, 1), date(2000, 1, 1)),
    (Mode.ON, Mode.ON), (Flags.A | Flags.B, Flags.B | Flags.A), (ValueError, ValueError), (Pair(1, 2), (1, 2)),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), HONEST, ids=lambda value: type(value).__name__)
def test_honest_values_compare_as_ever(one, other):
    assert COMPARED("eq", one, other) is True
    assert COMPARED("ne", one, other) is False
    if "Point" not in repr(one):  # a list could hold anything
        assert COMPARED("in", one, [other]) is True
    assert COMPARED("not in", 1, []) is True
    assert ASSERTED(one) is one


def test_two_objects_of_one_class_of_the_submission_may_be_compared():
    assert COMPARED("eq", YES(), YES())


def run_rewritten(source: str, **names: object) -> None:
    tree = Rewriter().visit(ast.parse(source))
    exec(compile(tree, "spec", "exec"), {**NAMES, **names})


@pytest.mark.parametrize(
    "source",
    [
        "assert value == 2",
        "assert value",
        "assert not value",
        "assert 1 < value < 3",
        "x = [value == 2]",
        "value in [2]",
    ],
)
def test_every_comparison_of_a_spec_asks_first(source):
    with pytest.raises(AssertionError, match="no answer"):
        run_rewritten(source, value=YES())


def test_a_rewritten_spec_means_what_it_meant():
    run_rewritten("assert 1 < x < 3 and x == 2 and x is not None and x in (1, 2) and not x != 2 and x", x=2)
    with pytest.raises(AssertionError):
        run_rewritten("assert x == 3", x=2)
    with pytest.raises(AssertionError):
        run_rewritten("assert 0 < x < 2", x=2)
