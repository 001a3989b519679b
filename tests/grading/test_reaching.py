"""Names that no answer needs are found in its source, however they are spelt; honest sources have none."""

import pytest

from dojo.grading.reaching import reached
from dojo.paths import MISTAKES, SOLUTIONS


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("x = 1\nprint(f.__globals__)\n", "__globals__ in line 2"),
        ("x = getattr(f, '__globals__')\n", "__globals__ in line 1"),
        ("x = f.__ｇlobals__\n", "__globals__ in line 1"),
        ("x = g.gr_frame\n", "gr_frame in line 1"),
        ("frame = frame.f_back\n", "f_back in line 1"),
        ("x = ctypes.cast(1, kind)\n", "ctypes.cast in line 1"),
        ("from ctypes import byref, cast\n", "ctypes.cast in line 1"),
        ("from typing import cast\nimport ctypes\nx = ctypes.c_int(1)\ny = cast(int, x)\n", ""),
        ("my__globals__ = f_backs = 1\n", ""),
        ("# not f.__globals__\nx = f.cell  # nor f_back\n", ""),
        ("x = '#'; print(f.__globals__)\n", "__globals__ in line 1"),
        ("x = 1  # why\x0cf.__globals__\n", "__globals__ in line 2"),
        ("# coding: nonsense\nx = f.__closure__\n", "__closure__ in line 2"),
    ],
)
def test_what_reaches_out_is_named_with_its_line(source, told):
    assert reached(source.encode()) == told


def test_another_encoding_hides_nothing():
    assert reached(b"# coding: utf-7\nx = f.+AF8AXw-globals__\n") == "__globals__ in line 2"
    assert reached(b"\xff\xfe\x00x.gr_frame") == "gr_frame in line 1"


def test_no_solution_and_no_mistake_reaches_out():
    sources = [*SOLUTIONS.rglob("*.py"), *MISTAKES.rglob("*.py")]
    found = {path.name: reached(path.read_bytes()) for path in sources}
    assert len(sources) > 500
    assert not {name: told for name, told in found.items() if told}
