"""Thread-local, another way: a pool's initializer gives each worker a connection of its own."""

import threading
from concurrent.futures import ThreadPoolExecutor

own = threading.local()
opened = []


def connect():
    own.connection = len(opened)
    opened.append(own)


def query(text):
    return f"{text} by {own.connection is not None}"


def scenario(program):
    with ThreadPoolExecutor(2, initializer=program.connect) as pool:
        answers = list(pool.map(program.query, ["a", "b", "c"]))
    assert answers == ["a by True", "b by True", "c by True"], f"every query is answered: {answers}"
    assert 1 <= len(program.opened) <= 2, f"each worker connects once: {len(program.opened)}"
