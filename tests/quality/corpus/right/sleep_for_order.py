"""Sleep for order, repaired: an event says that the other has written."""

import threading

from dojo import in_threads

page = []
written = threading.Event()


def write():
    page.append("text")
    written.set()


def read():
    written.wait()
    return page[0]


def scenario(program):
    _, text = in_threads(program.write, program.read)
    assert text == "text", f"the page must hold text, not {text!r}"
