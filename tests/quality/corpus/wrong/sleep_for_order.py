"""Sleep for order: one thread sleeps and hopes that the other has written by then."""

import time

from dojo import in_threads

page = []


def write():
    page.append("text")


def read():
    time.sleep(0.05)
    return page[0]


def scenario(program):
    _, text = in_threads(program.write, program.read)
    assert text == "text", f"the page must hold text, not {text!r}"
