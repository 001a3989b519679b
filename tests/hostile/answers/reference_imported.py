"""Imports the reference.

Kata: threads/lock
Verdict: fail or error
"""

import sys

from dojo.paths import ROOT

sys.path.insert(0, str(ROOT))


try:
    from solutions.threads.lock import *
except ImportError:
    from solutions import nothing
