"""Reads the reference and executes it.

Kata: threads/lock
Verdict: fail or error
"""

from dojo.paths import SOLUTIONS

exec((SOLUTIONS / "threads" / "lock.py").read_text())
