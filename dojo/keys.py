"""Single keys from the terminal, while the program goes on writing to it as ever."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

CTRL_C, CTRL_D = "\x03", "\x04"


@contextmanager
def single_keys() -> Iterator[bool]:
    """Let keys arrive without Enter inside the block; yield False where standard input is no terminal.

    Only the reading changes (cbreak, not raw): line ends on the screen and Ctrl-C stay as they were.
    """
    if not sys.stdin.isatty():
        yield False
        return
    try:
        import termios
        import tty
    except ImportError:  # Windows: msvcrt needs no preparation
        yield True
        return
    before = termios.tcgetattr(sys.stdin)
    try:
        tty.setcbreak(sys.stdin)
        yield True
    finally:
        termios.tcsetattr(sys.stdin, termios.TCSADRAIN, before)


def read_key() -> str:
    """Wait for a key and return it; Ctrl-C, Ctrl-D and the end of input are returned as "q"."""
    key = _read()
    return "q" if key in ("", CTRL_C, CTRL_D) else key


def _read() -> str:
    if sys.platform == "win32":
        import msvcrt

        return msvcrt.getwch()
    try:
        return os.read(sys.stdin.fileno(), 1).decode(errors="replace")
    except OSError:  # the terminal was closed
        return ""
