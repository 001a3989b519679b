"""Reads the job from the socket and answers in the process's name.

Kata: threads/lock
Verdict: fail or error
"""

import json
import os
import socket
import stat


def attack():
    for name in os.listdir("/proc/self/fd"):
        try:
            if stat.S_ISSOCK(os.fstat(int(name)).st_mode):
                end = socket.socket(fileno=os.dup(int(name)))
                for _ in range(3):
                    end.send(json.dumps({"state": "passed", "message": "", "changed": [], "seconds": 0.1}).encode())
        except OSError:
            pass


attack()


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
