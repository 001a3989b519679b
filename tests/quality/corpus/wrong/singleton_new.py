"""Lazy singleton: __new__ builds a second instance when two threads come first together."""

from dojo import in_threads


class Settings:
    _only = None

    def __new__(cls):
        if cls._only is None:
            cls._only = super().__new__(cls)
        return cls._only


def scenario(program):
    first, second = in_threads(program.Settings, program.Settings)
    assert first is second, "both threads must get the same settings"
