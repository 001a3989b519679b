"""Polling, another way: a loop looks for a flag until a date and says that it gave up."""

import time
from datetime import datetime, timedelta

from dojo import in_threads

state = {}


def wait():
    until = datetime.now() + timedelta(seconds=2)
    while "up" not in state:
        if datetime.now() > until:
            return False
        time.sleep(0.1)
    return True


def scenario(program):
    got = in_threads(program.wait, program.wait)
    assert got == [False, False]
