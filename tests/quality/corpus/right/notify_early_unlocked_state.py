"""Early notify, repaired: state and notify change hands inside the lock."""

from threading import Condition, Lock

from dojo import in_threads


class Latch:
    def __init__(self):
        self.lock = Lock()
        self.opened = Condition(self.lock)
        self.open = False

    def release(self):
        with self.lock:
            self.open = True
            self.opened.notify_all()

    def await_open(self):
        with self.opened:
            while not self.open:
                self.opened.wait()
        return "through"


def scenario(program):
    latch = program.Latch()
    seen = in_threads(latch.await_open, latch.release, latch.await_open)
    assert seen == ["through", None, "through"], f"both must come through, not {seen}"
