"""get() closes the Timeout that it is given, but only where it has to wait.

Killed by: test_what_has_ended_before_leaves_no_timeout_behind
Says: had nothing to wait for and must leave no Timeout started
"""

import gevent
from gevent import Timeout


def interrupted_join(greenlet, seconds):
    """Wait for `greenlet`; a started Timeout interrupts that after `seconds` s. Return whether it ended."""
    timeout = Timeout(seconds)
    timeout.start()
    try:
        greenlet.join()
    except Timeout as error:
        if error is not timeout:
            raise
        return False
    finally:
        timeout.close()
    return True


def limited_join(greenlet, seconds):
    """Wait for `greenlet`, with join's own limit of `seconds` s. Return whether it ended."""
    greenlet.join(timeout=seconds)
    return greenlet.ready()


def limited_get(greenlet, seconds, default):
    """Return the value of `greenlet`, or `default` when it takes longer than `seconds` s."""
    timeout = Timeout.start_new(seconds)
    try:
        return greenlet.get(timeout=timeout)
    except Timeout as error:
        if error is not timeout:
            raise
        return default


def limited_call(function, seconds, default):
    """Call `function()` here; return its result, or `default` when it is interrupted after `seconds` s."""
    return gevent.with_timeout(seconds, function, timeout_value=default)


def ended_or_killed(greenlet, seconds):
    """Wait for `greenlet`, `seconds` s at most, then kill it. Return whether it ended by itself."""
    ended = limited_join(greenlet, seconds)
    greenlet.kill()
    return ended
