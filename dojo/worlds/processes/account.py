"""What the witnesses wrote down, put into words."""

import linecache
import os
import re
import signal
import sysconfig
import time
from pathlib import Path

import psutil

from dojo.worlds.processes import witness
from dojo.worlds.processes.messages import VANISHED, Told

HELPERS = ("multiprocessing.resource_tracker", "multiprocessing.forkserver")
FRAME = re.compile(r'^  File "(?P<file>.*)", line (?P<line>\d+) in (?P<function>.*)$', re.MULTILINE)
DOJO = str(Path(__file__).resolve().parents[2])
STACK_TIME = 1.0  # seconds for a process to write its stack


def told(folder: Path, leader: int, alive: set[int]) -> tuple[Told, ...]:
    """Return what the witnesses in the children of the stage `leader` have told, oldest first."""
    names = sorted(folder.glob("*.name"), key=lambda file: file.stat().st_mtime_ns)
    return tuple(_told(file, int(file.stem) in alive) for file in names if file.stem != str(leader))


def unwritten(folder: Path) -> bool:
    """Whether a process has met a NotImplementedError: then the rest need not be waited for."""
    return any(folder.glob("*.unwritten"))


def servers(folder: Path) -> set[int]:
    """Return the pids of the Managers' servers."""
    return {int(file.stem) for file in folder.glob("*.server")}


def ending(code: int | None) -> str:
    """Return in words what an exit code says."""
    if code is None:
        return VANISHED
    if code >= 0:
        return f"ended with exit code {code}"
    try:
        return f"was killed by {signal.Signals(-code).name}"
    except ValueError:
        return f"was killed by signal {-code}"


def living(members: list[psutil.Process]) -> set[int]:
    """Return the pids of those that have not ended; a zombie has."""
    return {member.pid for member in members if not _has_ended(member)}


def positions(members: list[psutil.Process], folder: Path) -> list[str]:
    """Return for each process, named, the line at which it is."""
    for member in members:
        if _attended(member, folder):
            member.send_signal(witness.STACK_REQUEST)
    return [line for member in sorted(members, key=_age) for line in _position(member, folder)]


def last_words(folder: Path, pid: int) -> list[str]:
    """Return where a process was when a fatal signal ended it, if it could say so."""
    return _lines(_read(folder / f"{pid}.stack"))


def _told(file: Path, alive: bool) -> Told:
    errors = [path for path in (file.with_suffix(".unwritten"), file.with_suffix(".error")) if path.exists()]
    code = _read(file.with_suffix(".ended"))
    where = [] if code or alive else _lines(_read(file.with_suffix(".stack")))
    words = "" if alive else ", ".join([ending(int(code) if code else None), *where])
    return Told(
        _read(file) or f"process {file.stem}",
        words,
        errors[0].read_bytes() if errors else None,
        bool(errors) and errors[0].suffix == ".unwritten",
    )


def _attended(member: psutil.Process, folder: Path) -> bool:
    return (folder / f"{member.pid}.stack").exists() and not _has_ended(member)


def _has_ended(member: psutil.Process) -> bool:
    try:
        return member.status() == psutil.STATUS_ZOMBIE
    except psutil.Error:
        return True


def _age(member: psutil.Process) -> tuple[float, int]:
    try:
        return member.create_time(), member.pid
    except psutil.Error:
        return 0.0, member.pid


def _position(member: psutil.Process, folder: Path) -> list[str]:
    if _attended(member, folder):
        name = _read(folder / f"{member.pid}.name")
        return [f"{name}: {line}" for line in _lines(_stack(folder / f"{member.pid}.stack")) or ["is alive"]]
    try:
        command = " ".join(member.cmdline())
    except psutil.Error:
        return []
    if not command or any(helper in command for helper in HELPERS):
        return []
    return [f"a program: {command[:100]}"]


def _stack(file: Path) -> str:
    """Return the stack that a process is writing, as soon as it is complete."""
    deadline, text = time.monotonic() + STACK_TIME, ""
    while time.monotonic() < deadline:
        before, text = text, _read(file)
        if text and text == before:
            break
        time.sleep(0.01)
    return text


def _lines(stack: str) -> list[str]:
    """Return one line for the thread of a faulthandler dump that is in code of the kata or the test."""
    threads = [_since_its_birth(part) for part in stack.split("most recent call first")[1:]]
    best: tuple[re.Match[str], re.Match[str]] | None = None
    for frames in threads:
        own = next((frame for frame in frames if _is_own(frame["file"])), None)
        if own:
            best = frames[0], own
        elif frames and best is None:
            best = frames[0], frames[0]
    if best is None:
        return []
    inner, own = best
    from dojo.paths import shown

    if not _is_own(own["file"]):
        file = Path(own["file"])
        return [f"in {own['function']}, {file.parent.name}/{file.name}"]
    source = linecache.getline(own["file"], int(own["line"])).strip()
    inside = "" if inner is own else f"  [in {inner['function']}, {os.path.basename(inner['file'])}]"
    return [f"at {shown(Path(own['file']))}:{own['line']}, in {own['function']}: {source}{inside}"]


def _since_its_birth(dump: str) -> list[re.Match[str]]:
    """Return a thread's frames, newest first, without those that a forked process has from its parent."""
    frames = list(FRAME.finditer(dump))
    born = next((k for k, frame in enumerate(frames) if frame["function"] == "_bootstrap"), len(frames))
    return frames[:born]


def _is_own(file: str) -> bool:
    library = {sysconfig.get_path("stdlib"), sysconfig.get_path("purelib"), DOJO}
    return not file.startswith("<") and not any(file.startswith(folder + os.sep) for folder in library)


def _read(file: Path) -> str:
    return file.read_text("utf-8", "replace") if file.exists() else ""
