"""A module that gevent has loaded is taken for a patched one.

Killed by: test_sockets_are_patched_and_nothing_else
Says: it alone
"""

import importlib
import sys
import warnings

from gevent import monkey


def patch_sockets():
    """Patch the module `socket`, and no other."""
    monkey.patch_socket()


def patch_select():
    """Patch the module `select`, and no other."""
    monkey.patch_select()


def patch_everything():
    """Patch all modules that gevent knows how to patch."""
    monkey.patch_all()


def patched(names):
    """Return the list of those module `names` whose modules are patched."""
    return [name for name in names if name in sys.modules]


def homes(patch, module, name):
    """Return in which modules `module.name` was defined before and after `patch()`, as a tuple of names."""
    before = getattr(importlib.import_module(module), name).__module__
    patch()
    return before, getattr(importlib.import_module(module), name).__module__


def early_and_late():
    """Take the class `socket` out of the module `socket`, patch sockets, and take it again.

    Return whether each of the two, the early and the late one, is gevent's.
    """
    from socket import socket as early

    patch_sockets()
    from socket import socket as late

    return early.__module__.startswith("gevent"), late.__module__.startswith("gevent")


def warnings_of(patch):
    """Call `patch()` and return the list of the names of the warnings' classes that it gave."""
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        patch()
    return [each.category.__name__ for each in given]
