"""Double-checked locking, repaired: the object is filled before it becomes visible."""

import threading

from dojo import in_threads

_words = None
_lock = threading.Lock()


def words():
    global _words
    if _words is None:
        with _lock:
            if _words is None:
                filled = {}
                filled["yes"] = "ja"
                filled["no"] = "nein"
                _words = filled
    return _words


def scenario(program):
    sizes = in_threads(lambda: len(program.words()), lambda: len(program.words()))
    assert sizes == [2, 2], f"everybody must see both words, not {sizes}"
