"""Lazy singleton, repaired: the module's function builds its global under a lock."""

import threading

from dojo import in_threads

_connection = None
_lock = threading.Lock()
opened = []


def connection():
    global _connection
    with _lock:
        if _connection is None:
            opened.append("socket")
            _connection = object()
        return _connection


def scenario(program):
    in_threads(program.connection, program.connection, program.connection)
    assert len(program.opened) == 1, f"one connection must be opened, not {len(program.opened)}"
