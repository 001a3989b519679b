"""One process in the box: started, asked for one test after the other, ended with everything it left."""

import contextlib
import json
import os
import secrets
import selectors
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dojo.grading import channel, limits, sweep
from dojo.grading.limits import GRACE_S, KEPT_OUTPUT, START_S
from dojo.grading.result import Limits
from dojo.grading.rungs import Rung
from dojo.paths import ROOT

BOOT = Path(__file__).with_name("child") / "boot.py"
LAST_GASP_S = 0.4  # for the kernel to end what is in a box


class Ended(Exception):
    """The process in the box ended, or was ended, before it had answered. `how` is for a result's `exit`."""

    def __init__(self, how: str, stacks: str = ""):
        super().__init__(how)
        self.how, self.stacks = how, stacks


class NoBox(Exception):
    """The box could not be started: the machine's trouble, not the submission's."""


@dataclass
class Spent:
    """What the box used, as far as the grader could see."""

    cpu_s: float = 0.0
    wall_s: float = 0.0


class Box:
    """A process in the box, as a context manager. `ask` runs one step there; leaving it ends everything."""

    def __init__(self, rung: Rung, bounds: Limits, folder: Path, job: dict[str, Any]):
        self.rung, self.limits, self.folder = rung, bounds, folder
        self.evidence: list[str] = []
        self.spent = Spent()
        self._key, self._token = secrets.token_bytes(32), secrets.token_hex(8)
        self._job = {**job, "idle_s": START_S}
        self._output, self._written, self._stacks = bytearray(), 0, bytearray()
        self._status: int | None = None
        self._over = False

    def __enter__(self) -> "Box":
        self._mark = secrets.token_hex(12)
        self._uid = self.rung.new_uid()
        self._scratch = tempfile.TemporaryDirectory(prefix="kata-box-", ignore_cleanup_errors=True)
        ours, theirs = channel.pair()
        out_reads, out_writes = os.pipe()
        stacks_reads, stacks_writes = os.pipe()
        os.chmod(self._scratch.name, 0o700)
        if self._uid >= 0:
            os.chown(self._scratch.name, self._uid, self._uid)
        bounds = json.dumps(limits.resource_limits(self.limits, self.rung.layers, self._uid))
        inner = [sys.executable, "-I", "-B", "-X", "utf8", str(BOOT), str(ROOT)]
        inner += [str(theirs.fileno()), str(stacks_writes), str(START_S), str(self._uid), bounds]
        self._began = time.monotonic()
        try:
            self._process = subprocess.Popen(
                self.rung.command(inner, self.folder),
                cwd=self.folder,
                env=limits.environment(self._mark, self.rung.layers, self._scratch.name),
                stdin=subprocess.DEVNULL,
                stdout=out_writes,
                stderr=out_writes,
                pass_fds=[theirs.fileno(), stacks_writes],
                start_new_session=True,
            )
        except OSError as error:
            raise NoBox(f"the box cannot be started: {error}") from error
        finally:
            for number in (out_writes, stacks_writes):
                os.close(number)
            theirs.close()
        self._line = ours
        self._pipes = {out_reads: self._take_output, stacks_reads: self._take_stacks}
        self._selector = selectors.DefaultSelector()
        for number in (*self._pipes, ours.fileno()):
            os.set_blocking(number, False)
            self._selector.register(number, selectors.EVENT_READ)
        header = {**self._job, "key": self._key.hex(), "token": self._token}
        with contextlib.suppress(OSError):
            ours.send(json.dumps(header).encode())
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.end()
        self._selector.close()
        for number in self._pipes:
            os.close(number)
        self._line.close()
        self._scratch.cleanup()

    # ------------------------------------------------------------ talking

    def collected(self) -> list[tuple[str, str]]:
        """Return the spec's tests, each as its id and its function's name: said before the submission is loaded."""
        try:
            answer = self._answer(time.monotonic() + START_S)
        except Ended as ended:
            said = " ".join((self.output.strip().splitlines() or ["nothing"])[-2:])
            raise NoBox(f"{ended.how}; it said: {said[:200]}") from None
        if not answer.get("collected"):
            raise NoBox(f"the spec cannot be collected: {answer.get('error', 'it has no tests')}")
        return [(str(name), str(function)) for name, function in answer["collected"]]

    def ask(self, step: dict[str, Any], seconds: float | None = None) -> dict[str, Any]:
        """Have one step done and return its answer.

        Raises Ended when none comes in time or ever, Forged when one comes from somebody else.
        """
        token, self._token = self._token, secrets.token_hex(8)
        seconds = seconds or self.limits.test_s
        message = channel.packed(self._key, token, {**step, "seconds": seconds, "token": self._token})
        with contextlib.suppress(OSError):
            self._line.send(message)
        return self._answer(time.monotonic() + seconds + GRACE_S)

    def _answer(self, deadline: float) -> dict[str, Any]:
        while True:
            for message in self._messages(deadline):
                content = channel.unpacked(self._key, self._token, message)
                if "evidence" not in content:
                    return content
                if len(self.evidence) < 50:
                    self.evidence.append(self._shown(str(content["evidence"])[:300]))

    def _messages(self, deadline: float) -> Iterator[bytes]:
        """Yield the messages that are there, having waited for something to happen."""
        for key, _ in self._selector.select(max(0.0, deadline - time.monotonic())):
            if key.fd in self._pipes:
                if not self._pipes[key.fd](self._read(key.fd)):
                    self._selector.unregister(key.fd)
                continue
            try:
                message = self._line.recv(channel.LARGEST)
            except BlockingIOError:
                continue
            except ConnectionError:
                message = b""
            if not message:
                raise self._ended()
            yield message
        if self._written > self.limits.output_bytes:
            self.end()
            raise Ended("output", self.stacks)
        if time.monotonic() >= deadline:
            self._drain()
            self.end()
            raise Ended("wall", self.stacks)

    def _read(self, number: int) -> bytes:
        try:
            return os.read(number, 65536)
        except BlockingIOError:
            return b"\n"

    def _take_output(self, data: bytes) -> bool:
        self._written += len(data)
        self._output += data
        del self._output[:-KEPT_OUTPUT]
        return bool(data)

    def _take_stacks(self, data: bytes) -> bool:
        self._stacks += data
        del self._stacks[KEPT_OUTPUT:]
        return bool(data)

    def _drain(self) -> None:
        for number, take in self._pipes.items():
            take(self._read(number))

    def _ended(self) -> Ended:
        """Return how the process ended by itself."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._reap(GRACE_S)
        self._drain()
        stacks, how = self.stacks, self.exit
        if "Timeout (" in stacks:
            how = "wall"
        self.end()
        return Ended(how if self._status is not None else "it closed the line to the grader", stacks)

    # ------------------------------------------------------------ the end

    @property
    def stacks(self) -> str:
        """What the watchdog wrote when time ran out, or the interpreter when it crashed."""
        return self._shown(self._stacks.decode("utf-8", "replace").strip("\n"))

    def take_stacks(self) -> str:
        """Return the stacks that were written since this was last asked."""
        taken = self.stacks
        self._stacks.clear()
        return taken

    def _shown(self, text: str) -> str:
        """Return the text with the submission's files named as the student knows them."""
        return text.replace(f"{self.folder}{os.sep}", "")

    @property
    def output(self) -> str:
        """The end of what was printed in the box."""
        return self._output.decode("utf-8", "replace")

    @property
    def exit(self) -> str:
        """How the process ended: "status 0", "signal 11", "cpu"; "killed" when the grader had to."""
        status = self._status
        if status is None:
            return "killed"
        number = -status if status < 0 else status - 128
        if number == signal.SIGXCPU or (number == signal.SIGKILL and self.spent.cpu_s >= self.limits.cpu_s):
            return "cpu"
        if status < 0 or (self.rung.layers.pid and number in {one.value for one in signal.Signals}):
            return f"signal {number}"
        return f"status {status}"

    def finish(self) -> dict[str, Any]:
        """Have the process look itself over a last time and end; return what it saw."""
        last = self.ask({"do": "end"})
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._reap(GRACE_S)
        return last

    def end(self) -> None:
        """End the process, all that it started, and take the time."""
        if not self._over:
            before = sweep.cpu_of(self._process.pid)
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._reap(5.0, killed=True)
            self.spent.cpu_s = max(self.spent.cpu_s, before)
        if self.rung.layers.pid:
            self._wait_for_silence()
        else:
            sweep.away(self._mark, self._uid)
        self.spent.wall_s = self.spent.wall_s or round(time.monotonic() - self._began, 3)

    def _wait_for_silence(self) -> None:
        """Wait until the last process of the box is gone: the kernel ends them all with the first, but not at once.

        Then nobody holds the writing ends of the pipes any more.
        """
        deadline = time.monotonic() + LAST_GASP_S
        while self._selector.get_map().keys() & self._pipes.keys() and time.monotonic() < deadline:
            for key, _ in self._selector.select(0.05):
                if key.fd not in self._pipes or not self._pipes[key.fd](self._read(key.fd)):
                    self._selector.unregister(key.fd)

    def _reap(self, seconds: float, killed: bool = False) -> None:
        """Wait for the process; note its status and the CPU that it and its children used."""
        deadline = time.monotonic() + seconds
        pause = 0.0005
        while True:
            pid, status, usage = os.wait4(self._process.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("the box", seconds)
            time.sleep(pause)
            pause = min(pause * 2, 0.02)
        code = os.waitstatus_to_exitcode(status)
        self._process.returncode = code
        self._status, self._over = None if killed else code, True
        self.spent.cpu_s = max(self.spent.cpu_s, usage.ru_utime + usage.ru_stime)
