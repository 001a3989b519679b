"""What the snapshot of modules notices: names, methods, code, defaults, closures; and what it costs nobody to ask."""

import subprocess
import sys
import types

import pytest

from dojo.grading.child import integrity, watch


def value(one=1):
    return one


def closed():
    inside = 1

    def enclosed():
        return inside

    def change():
        nonlocal inside
        inside = 2

    return enclosed, change


ENCLOSED, CHANGE = closed()


class Box:
    def open(self):
        return value()


@pytest.fixture
def module():
    made = types.ModuleType("threading_like")
    made.value = types.FunctionType(value.__code__, {}, "value", (1,))
    made.enclosed = ENCLOSED
    made.Box = type("Box", (), dict(vars(Box)))
    made.Box.__module__ = made.__name__
    made.number = 3
    return made


def other(one=1):
    return 2


def replace_name(module):
    module.value = other


def delete_name(module):
    del module.value


def replace_method(module):
    module.Box.open = lambda self: 2


def replace_code(module):
    module.value.__code__ = other.__code__


def replace_defaults(module):
    module.value.__defaults__ = (2,)


@pytest.mark.parametrize(
    ("attack", "said"),
    [
        (replace_name, "threading_like.value was replaced"),
        (delete_name, "threading_like.value was replaced"),
        (replace_method, "threading_like.Box.open was replaced"),
        (lambda module: CHANGE(), "the code of threading_like.enclosed was replaced"),
        (replace_code, "the code of threading_like.value was replaced"),
        (replace_defaults, "the code of threading_like.value was replaced"),
    ],
    ids=["name", "deleted", "method", "closure", "code", "defaults"],
)
def test_a_change_is_named(module, attack, said):
    quickly, everywhere, _ = integrity.snapshot([module])
    assert (quickly(True), everywhere(True)) == ([], []), "nothing has changed yet"
    attack(module)
    assert everywhere(True) == [said]


def test_what_is_no_code_may_change(module):
    _, everywhere, _ = integrity.snapshot([module])
    module.number, module.more = 4, value
    assert everywhere(True) == [], "numbers and new names are nobody's code"


def test_a_setting_of_the_interpreter_is_named(module):
    quickly, _, take_anew = integrity.snapshot([module])
    before = sys.getswitchinterval()
    try:
        sys.setswitchinterval(before / 2)
        assert quickly(False) == ["the switch interval (sys.setswitchinterval) was changed"]
        take_anew()
        assert quickly(False) == [], "what was taken anew is how it has to be"
    finally:
        sys.setswitchinterval(before)


def test_code_and_defaults_cannot_be_written_unseen():
    script = (
        "from dojo.grading.child import watch\n"
        "def f(a=1): return a\n"
        "arm, rewritten = watch.start(print)\n"
        "print(rewritten())\n"
        "f.__defaults__ = (2,)\n"
        "print(rewritten(), rewritten())\n"
        "f.__code__ = (lambda a: a).__code__\n"
        "print(rewritten(), rewritten())\n"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "True", "False", "True", "False"], run.stdout
    assert set(watch.OF_FUNCTIONS) == {"__code__", "__defaults__"}
