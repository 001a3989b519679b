"""Main guard: a program that works under each start method, because importing it does nothing.

The program is run as its users run it, from the outside, under one start method after the other.
"""

import multiprocessing
import re
import subprocess
import sys

import pytest

from dojo import behaviour
from dojo.worlds.processes.play import on_a_stage

METHODS = sorted(multiprocessing.get_all_start_methods())  # the default comes first, and it differs
GREETING = r"hello tz from \w*Process-\d+\nexit code 0\n"
FIRST = """
import importlib, multiprocessing, os, runpy, sys
path, method = sys.argv[1:]
sys.path.insert(0, os.path.dirname(path))
multiprocessing.set_start_method(method)
if method != "fork" and hasattr(os, "register_at_fork"):
    os.register_at_fork(before=lambda: print("forked, against the start method", file=sys.stderr))
"""
# What `python file` does; an import; a call from another program.
RUN = FIRST + "runpy.run_path(path, run_name='__main__')"
IMPORT = FIRST + "importlib.import_module(os.path.basename(path)[:-3])"
CALL = IMPORT + ".main()"


@pytest.fixture
def program(target):
    """The path of the program under test."""
    return str(target.path_of("processes/main_guard"))


def first_error(stderr):
    """Return the error of the first traceback: it is the cause of those that follow in other processes."""
    first = re.split(r"\n(?=Traceback )", stderr.strip())[0]
    return re.split(r"\n(?=[\w.]+(?:Error|Exception)\b)", first)[-1][:800]


def printed(script, program, method):
    """Return what the script prints; fail when anything is written to stderr or the exit code is not 0."""
    command = [sys.executable, "-c", script, program, method]
    ran = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    assert not ran.stderr, f"{method}: nothing must go wrong, in no process, but:\n{first_error(ran.stderr)}"
    assert ran.returncode == 0, f"{method}: the program must end with exit code 0, not {ran.returncode}"
    return ran.stdout


@pytest.mark.slow("runs the program under each start method")
@behaviour("P09")
@on_a_stage
def test_the_program_greets_once(program):
    for method in METHODS:
        text = printed(RUN, program, method)
        assert re.fullmatch(GREETING, text), (
            f"{method}: one greeting from a process, then exit code 0, must be printed, not {text!r}"
        )


@pytest.mark.slow("runs the program under each start method")
@behaviour("P09")
@on_a_stage
def test_importing_it_starts_nothing(program):
    for method in METHODS:
        text = printed(IMPORT, program, method)
        assert not text, f"{method}: importing the program must do nothing, but it printed {text!r}"
    text = printed(RUN, program, "spawn")
    assert text, "run as a program it must greet, but it printed nothing"


@pytest.mark.slow("runs the program under each start method")
@behaviour("P09")
@on_a_stage
def test_another_program_can_call_it(program):
    for method in METHODS:
        text = printed(CALL, program, method)
        assert re.fullmatch(GREETING, text), (
            f"{method}: main() must greet from a process and say exit code 0 wherever it is called, not {text!r}"
        )
