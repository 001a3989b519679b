"""Lost notify: the state is checked before the lock is taken, so the notify can slip in between."""

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
    if not done:
        with changed:
            changed.wait()
    return done


def scenario(program):
    seen = in_threads(program.wait_until_done, program.finish, program.wait_until_done)
    assert seen == [True, None, True], f"both waiters must see the end, not {seen}"
