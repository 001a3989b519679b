"""Has another process read the reference.

Kata: threads/lock
Verdict: fail or error
"""

import subprocess

from dojo.paths import SOLUTIONS

text = subprocess.run(["cat", str(SOLUTIONS / "threads" / "lock.py")], capture_output=True, text=True).stdout
exec(text or "raise RuntimeError('nothing to copy')")
