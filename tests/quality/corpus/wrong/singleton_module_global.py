"""Lazy singleton: a module function builds its global twice."""

from dojo import in_threads

_connection = None
opened = []


def connection():
    global _connection
    if _connection is None:
        opened.append("socket")
        _connection = object()
    return _connection


def scenario(program):
    in_threads(program.connection, program.connection, program.connection)
    assert len(program.opened) == 1, f"one connection must be opened, not {len(program.opened)}"
