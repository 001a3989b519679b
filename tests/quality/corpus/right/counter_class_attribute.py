"""Lost update, repaired: constructors count themselves under a lock of the class."""

import threading

from dojo import in_threads


class Session:
    opened = 0
    lock = threading.Lock()

    def __init__(self, user):
        self.user = user
        with Session.lock:
            Session.opened += 1


def scenario(program):
    in_threads(lambda: program.Session("ann"), lambda: program.Session("bob"))
    opened = program.Session.opened
    assert opened == 2, f"two sessions were opened, not {opened}"
