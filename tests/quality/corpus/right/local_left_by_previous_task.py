"""Thread-local misuse, repaired: each task sets the local anew."""

import threading
from concurrent.futures import ThreadPoolExecutor

request = threading.local()


def handle(user):
    request.user = user
    return request.user


def scenario(program):
    with ThreadPoolExecutor(2) as pool:
        users = list(pool.map(program.handle, ["ann", "bob"]))
    assert users == ["ann", "bob"], f"each request has its own user, not {users}"
