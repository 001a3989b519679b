"""Lost notify, repaired: wait_for() checks the state while the lock is held."""

import threading

from dojo import in_threads

done = False
changed = threading.Condition()


def finish():
    global done
    with changed:
        done = True
        changed.notify_all()


def wait_until_done():
    with changed:
        changed.wait_for(lambda: done)
    return done


def scenario(program):
    seen = in_threads(program.wait_until_done, program.finish, program.wait_until_done)
    assert seen == [True, None, True], f"both waiters must see the end, not {seen}"
