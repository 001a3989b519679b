"""Writes a module into the temporary folder and imports it: no schedule is tried in its code.

Kata: threads/lock
Verdict: error
"""

import importlib.util
import tempfile
from pathlib import Path

path = Path(tempfile.mkdtemp(), "elsewhere.py")
path.write_text("def up(self):\n    self.value += 1\n\n\ndef down(self):\n    self.value -= 1\n")
spec = importlib.util.spec_from_file_location("elsewhere", path)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)


class Counter:
    increment, decrement = module.up, module.down

    def __init__(self):
        self.value = 0


def lock_states(lock):
    return False, False, False
