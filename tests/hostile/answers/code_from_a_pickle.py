"""Has pickle run a text for it.

Kata: threads/lock
Verdict: error
"""

import pickle


class Run:
    def __init__(self, text, names):
        self.text, self.names = text, names

    def __reduce__(self):
        return eval, (self.text, self.names)


class Counter:
    def __init__(self):
        self.value = 0

    def increment(self):
        names = pickle.loads(pickle.dumps(Run('{"next": old + 1}', {"old": self.value})))
        self.value = names["next"]

    def decrement(self):
        self.value -= 1


def lock_states(lock):
    return False, False, False
