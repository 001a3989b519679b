"""The `dojo` command on a terminal: keys, line ends, width, colours. Run on a terminal of the test's own."""

import os
import re
import subprocess
import sys
import time

import pytest

pty = pytest.importorskip("pty", reason="Windows has no pseudo-terminals")

LIMIT = 30.0  # seconds for one thing to appear; a run of pytest takes half of one


class Terminal:
    """A program on a terminal: `keys()` types, `until()` reads what it writes."""

    def __init__(self, command, folder, columns=80, **env):
        import fcntl
        import struct
        import termios

        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
        clean = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "CI")}
        self.before = termios.tcgetattr(slave)
        self.slave = slave
        self.child = subprocess.Popen(
            command,
            cwd=folder,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=clean | {"TERM": "xterm"} | env,
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # so that Ctrl-C is a signal
        )
        self.text = ""

    def keys(self, text: str) -> None:
        os.write(self.master, text.encode())

    def until(self, words: str) -> str:
        """Return what was written up to the first `words`, and go on reading behind them."""
        deadline = time.monotonic() + LIMIT
        while words not in self.text:
            assert time.monotonic() < deadline, f"{words!r} did not appear in:\n{self.text}"
            self._read(0.1)
        seen, _, self.text = self.text.partition(words)
        return seen + words

    def end(self) -> str:
        """Wait for the program's end and return all that was not read yet."""
        while self.child.poll() is None:
            self._read(0.05)
        while self._read(0.05):
            pass
        return self.text

    def _read(self, patience: float) -> bool:
        import select

        ready, _, _ = select.select([self.master], [], [], patience)
        if ready:
            self.text += os.read(self.master, 65536).decode(errors="replace")
        return bool(ready)

    def close(self) -> None:
        self.child.kill()
        self.child.wait()
        os.close(self.slave)
        os.close(self.master)


@pytest.fixture
def terminal(suite):
    """Return a function that runs `dojo` on a terminal in the suite."""
    opened = []

    def run(*args: str, **options) -> Terminal:
        command = [sys.executable, "-m", "dojo.cli", *args]
        opened.append(Terminal(command, suite.root, **options))
        return opened[-1]

    yield run
    for one in opened:
        one.close()


def test_watch_answers_to_keys_and_leaves_the_terminal_as_it_was(terminal):
    import termios

    watch = terminal("watch")
    said = watch.until("q quit.")
    assert "2 to do" in said and "threads/counter: Count." in said, said
    assert not re.search(r"(?<!\r)\n", said), f"every line must begin at the left edge: {said!r}"
    watch.keys("h")
    assert "Hint 1 of 3: a" in watch.until("of 3: a"), "h must give a hint"
    watch.keys("z")
    watch.until("Keys: h hint")
    watch.keys("n")
    assert "threads/broken: Repair it." in watch.until("Watching katas/threads/broken.py"), "n must go to the next kata"
    watch.keys("r")
    watch.until("Watching katas/threads/broken.py")
    watch.keys("q")
    watch.end()
    assert watch.child.returncode == 0, watch.text
    assert termios.tcgetattr(watch.slave) == watch.before, "the terminal's settings must be those from before"


def test_watch_tells_only_the_first_failure_in_full(suite, terminal):
    suite.write("katas/threads/counter.py", "def add(a, b):\n    return 0\n")
    watch = terminal("watch", "counter")
    said = watch.until("q quit.")
    assert "1 and 2 make 3, not 0" in said and said.count("Why: ") == 1, said
    assert "2 and 2 make 4, not 0" in said, "the other failures must be told in one line"


def test_ctrl_c_ends_watch_without_a_traceback(terminal):
    watch = terminal("watch")
    watch.until("q quit.")
    watch.keys("\x03")
    assert "Traceback" not in watch.end(), watch.text


def test_lines_fit_into_a_narrow_terminal(terminal):
    text = re.sub(r"\x1b\[[0-9;]*m", "", terminal("board", columns=40).end())
    assert "Next: edit katas/threads/counter.py" in text, text
    rows = text.partition("\r\n\r\n")[0].splitlines()
    assert "  to do   counter" in rows and max(map(len, rows)) <= 40, f"rows must fit into 40 columns: {rows}"


@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_colours_only_where_they_are_wanted(terminal, env, coloured):
    text = terminal("board", **env).end()
    assert ("\x1b[" in text) == coloured, repr(text)
