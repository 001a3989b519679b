"""Which Python this is."""

import platform
import sys


def has_gil() -> bool:
    """Return whether the global interpreter lock is on: it may be off from CPython 3.13 on (PEP 703)."""
    return bool(getattr(sys, "_is_gil_enabled", lambda: True)())


def interpreter_name() -> str:
    """Return for instance "CPython 3.13.5, free-threaded"."""
    name = f"{platform.python_implementation()} {platform.python_version()}"
    return name if has_gil() else f"{name}, free-threaded"
