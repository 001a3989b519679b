"""Monkey patching: gevent in the place of blocking calls.

`gevent.monkey` replaces functions and classes in modules of the standard library, so that
code which knows nothing of gevent lets other greenlets run where it waits. A patch changes
the module, not the names that somebody took out of it before; so patch first.

Goal: patch what is asked for and no more, and see what a patch changes. Importing this file
patches nothing. Each test has a process of its own: a patch cannot be taken back.
Out of scope: requests over HTTP (see http_requests).
"""

import importlib
import warnings

from gevent import monkey


def patch_sockets():
    """Patch the module `socket`, and no other."""
    raise NotImplementedError("patch_sockets")


def patch_select():
    """Patch the module `select`, and no other."""
    raise NotImplementedError("patch_select")


def patch_everything():
    """Patch all modules that gevent knows how to patch."""
    raise NotImplementedError("patch_everything")


def patched(names):
    """Return the list of those module `names` whose modules are patched."""
    raise NotImplementedError("patched")


def homes(patch, module, name):
    """Return in which modules `module.name` was defined before and after `patch()`, as a tuple of names."""
    raise NotImplementedError("homes")


def early_and_late():
    """Take the class `socket` out of the module `socket`, patch sockets, and take it again.

    Return whether each of the two, the early and the late one, is gevent's.
    """
    raise NotImplementedError("early_and_late")


def warnings_of(patch):
    """Call `patch()` and return the list of the names of the warnings' classes that it gave."""
    raise NotImplementedError("warnings_of")
