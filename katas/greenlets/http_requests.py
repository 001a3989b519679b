"""HTTP requests: what waits for the network can wait together.

`requests` knows nothing of gevent. Its sockets come from the standard library and stop the
thread, so that spawned requests run one at a time, unless the module `socket` is patched first.

Goal: spawned requests are under way at once, and each is answered.
Out of scope: sessions, retries, what else a patch changes (see monkey_patching).
"""

import gevent
from gevent import monkey


def make_cooperative():
    """Patch what requests wait for. Only this call patches anything, not the import of this file."""
    raise NotImplementedError("make_cooperative")


def fetch(url):
    """Request `url` and return the status of the response, such as 200 or 404."""
    raise NotImplementedError("fetch")


def one_by_one(urls):
    """Return the statuses of `urls` in order; each is requested when the one before has been answered."""
    raise NotImplementedError("one_by_one")


def together(urls):
    """Return the statuses of `urls` in order; all are requested at once, each in a greenlet of its own."""
    raise NotImplementedError("together")
