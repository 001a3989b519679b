"""Early notify: the state changes outside the lock, between the waiter's look and its wait."""

from threading import Condition, Lock

from dojo import in_threads


class Latch:
    def __init__(self):
        self.lock = Lock()
        self.opened = Condition(self.lock)
        self.open = False

    def release(self):
        self.open = True
        if self.lock.acquire(blocking=False):
            self.opened.notify_all()
            self.lock.release()

    def await_open(self):
        with self.opened:
            while not self.open:
                self.opened.wait()
        return "through"


def scenario(program):
    latch = program.Latch()
    seen = in_threads(latch.await_open, latch.release, latch.await_open)
    assert seen == ["through", None, "through"], f"both must come through, not {seen}"
