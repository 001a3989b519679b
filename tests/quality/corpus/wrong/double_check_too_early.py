"""Double-checked locking: the object is visible outside the lock before it is filled."""

import threading

from dojo import in_threads

_words = None
_lock = threading.Lock()


def words():
    global _words
    if _words is None:
        with _lock:
            if _words is None:
                _words = {}
                _words["yes"] = "ja"
                _words["no"] = "nein"
    return _words


def scenario(program):
    sizes = in_threads(lambda: len(program.words()), lambda: len(program.words()))
    assert sizes == [2, 2], f"everybody must see both words, not {sizes}"
