"""Keep a broker's address out of what other processes may read of this one.

Everybody can read a process's command line in /proc, and other processes of its user its environment and memory.
A student's code is such a process where the box has no process ids of its own.
"""

import ctypes
import os
import sys
from pathlib import Path

VARIABLE = "KATA_BROKER_URL"
_PR_SET_DUMPABLE = 4


def hide_addresses() -> None:
    """Blank every URL in this process's command line, and KATA_BROKER_URL; nothing can be read of the rest.

    What Python has read of them already stays as it is. Linux only: elsewhere there is no such place.
    """
    if sys.platform != "linux":
        return
    wanted = [text.encode() for text in sys.argv if "://" in text]
    if value := os.environ.get(VARIABLE):
        wanted.append(f"{VARIABLE}={value}".encode())
    for start, end in _blocks():
        block = ctypes.string_at(start, end - start)
        for text in wanted:
            place = block.find(text + b"\0")
            while place >= 0:
                ctypes.memset(start + place, ord("*"), len(text))
                place = block.find(text + b"\0", place + 1)
    ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def _blocks() -> list[tuple[int, int]]:
    """Return where the kernel keeps this process's arguments and environment (proc(5), fields 48 to 51 of stat)."""
    fields = Path("/proc/self/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
    # The first field behind the name is the third of all.
    places = [int(field) for field in fields[45:49]]
    return [(start, end) for start, end in (places[:2], places[2:]) if 0 < start < end]
