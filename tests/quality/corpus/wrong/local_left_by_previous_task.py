"""Thread-local misuse: a pool's thread still holds what its previous task left in the local."""

import threading
from concurrent.futures import ThreadPoolExecutor

request = threading.local()


def handle(user):
    if not hasattr(request, "user"):
        request.user = user
    return request.user


def scenario(program):
    with ThreadPoolExecutor(2) as pool:
        users = list(pool.map(program.handle, ["ann", "bob"]))
    assert users == ["ann", "bob"], f"each request has its own user, not {users}"
