"""Timers, another way: a timer that is cancelled in time never fires."""

import threading


def scenario(program):
    fired = []
    timer = threading.Timer(60, fired.append, args=["boom"])
    timer.start()
    timer.cancel()
    timer.join()
    assert fired == [], f"a cancelled timer must not fire: {fired}"
