"""`ok` says whether, not which.

Killed by: test_nine_one_by_one_are_answered
Says: nine requests must be answered with 200
"""

import gevent
from gevent import monkey


def make_cooperative():
    """Patch what requests wait for. Only this call patches anything, not the import of this file."""
    monkey.patch_socket()


def fetch(url):
    """Request `url` and return the status of the response, such as 200 or 404."""
    import requests  # here, so that the patch can come first

    return requests.get(url).ok


def one_by_one(urls):
    """Return the statuses of `urls` in order; each is requested when the one before has been answered."""
    return [fetch(url) for url in urls]


def together(urls):
    """Return the statuses of `urls` in order; all are requested at once, each in a greenlet of its own."""
    greenlets = [gevent.spawn(fetch, url) for url in urls]
    gevent.joinall(greenlets, raise_error=True)
    return [greenlet.value for greenlet in greenlets]
