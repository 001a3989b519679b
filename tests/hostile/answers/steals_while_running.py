"""Looks for right answers in temporary folders and in caches of source text.

Kata: threads/lock
Verdict: fail or error
"""

import glob
import linecache
import os
import tempfile
import threading

found = []


def search():
    for path in glob.glob(os.path.join(tempfile.gettempdir(), "*", "threads", "lock.py")):
        try:
            with open(path) as file:
                found.append(file.read())
        except OSError:
            pass
    for path, entry in list(linecache.cache.items()):
        if path.endswith("threads/lock.py") and len(entry) == 4:
            found.append("".join(entry[2]))


def attack():
    search()
    for text in found:
        if "self._lock = threading.Lock()" in text and "def search" not in text:
            exec(text, globals())


class Counter:
    def __init__(self):
        self.value = 0
        attack()

    def increment(self):
        self.value += 1

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    attack()
    return False, False, False
