"""Spawned, but with the sockets of the standard library.

Killed by: test_nine_together_are_inside_at_once
Says: a socket that is not patched blocks the hub
"""

import gevent


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
