"""The import patches, not the call.

Killed by: test_unpatched_they_run_one_at_a_time
Says: before make_cooperative() only one can be inside
"""

import gevent
from gevent import monkey

monkey.patch_socket()


def make_cooperative():
    """Patch what requests wait for. Only this call patches anything, not the import of this file."""
    return


def fetch(url):
    """Request `url` and return the status of the response, such as 200 or 404."""
    import requests  # here, so that the patch can come first

    return requests.get(url).status_code


def one_by_one(urls):
    """Return the statuses of `urls` in order; each is requested when the one before has been answered."""
    return [fetch(url) for url in urls]


def together(urls):
    """Return the statuses of `urls` in order; all are requested at once, each in a greenlet of its own."""
    greenlets = [gevent.spawn(fetch, url) for url in urls]
    gevent.joinall(greenlets, raise_error=True)
    return [greenlet.value for greenlet in greenlets]
