"""Writes into the interpreter's packages and the suite.

Kata: threads/lock
Verdict: fail or error
"""

import pathlib
import sys

import dojo.paths
import pytest

for folder in (pathlib.Path(pytest.__file__).parents[1], dojo.paths.ROOT / "spec", pathlib.Path(sys.prefix)):
    for name in ("zz_evil.pth", "sitecustomize.py", "conftest.py"):
        try:
            (folder / name).write_text("import os; os._exit(0)")
        except OSError:
            pass


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
