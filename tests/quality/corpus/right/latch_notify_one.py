"""Notify for notify_all, repaired: the end of the count-down wakes every waiter."""

import threading

from dojo import in_threads


class CountDown:
    def __init__(self, count):
        self.count = count
        self.zero = threading.Condition()

    def down(self):
        with self.zero:
            self.count -= 1
            if self.count == 0:
                self.zero.notify_all()

    def wait(self):
        with self.zero:
            self.zero.wait_for(lambda: self.count == 0)
        return True


def scenario(program):
    latch = program.CountDown(1)
    seen = in_threads(latch.wait, latch.wait, latch.down)
    assert seen == [True, True, None], f"both waiters must come through, not {seen}"
