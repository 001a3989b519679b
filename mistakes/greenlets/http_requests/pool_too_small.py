"""A pool of three lets three in.

Killed by: test_nine_together_are_inside_at_once
Says: must be inside the server at once, not 3
"""

from gevent import monkey
from gevent.pool import Pool


def make_cooperative():
    """Patch what requests wait for. Only this call patches anything, not the import of this file."""
    monkey.patch_socket()


def fetch(url):
    """Request `url` and return the status of the response, such as 200 or 404."""
    import requests  # here, so that the patch can come first

    return requests.get(url).status_code


def one_by_one(urls):
    """Return the statuses of `urls` in order; each is requested when the one before has been answered."""
    return [fetch(url) for url in urls]


def together(urls):
    """Return the statuses of `urls` in order; all are requested at once, each in a greenlet of its own."""
    return Pool(3).map(fetch, urls)
