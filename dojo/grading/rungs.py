"""What can stand between a submission and the machine, from strongest to weakest.

    bwrap   bubblewrap: own process ids, no network, only the installation's files, read-only
    userns  util-linux's unshare: own process ids, no network, reference and mistakes out of sight
    uid     another user, with nothing but resource limits besides
    limits  resource limits alone

A rung is what a probe inside it found, never what the machine should be able to do.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dojo.grading.limits import SCRATCH_BYTES
from dojo.grading.result import RUNGS, Layers
from dojo.paths import MISTAKES, ROOT, SOLUTIONS

PROBE = Path(__file__).with_name("child") / "probe.py"
PROBE_S = 30.0
SUITE = ("dojo", "spec", "conftest.py", "pyproject.toml", "syllabus.toml")
SYSTEM = ("/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
SETTINGS = (
    "ld.so.cache",
    "ld.so.conf",
    "ld.so.conf.d",
    "localtime",
    "passwd",
    "group",
    "nsswitch.conf",
    "alternatives",
)
FIRST_UID = 700_000  # users of boxes: numbers that no account has


class LayerMissing(Exception):
    """The machine cannot give the rung of the box that was required."""


@dataclass(frozen=True)
class Rung:
    """A rung as it was found: the layers that hold there."""

    layers: Layers

    def command(self, inner: Sequence[str], folder: Path) -> list[str]:
        """Return `inner` as it has to be called to run with `folder` as its current directory."""
        return wrapped(self.layers.rung, inner, folder)

    def new_uid(self) -> int:
        """Return the number of a user that nobody else is, or -1 where the box cannot change users."""
        return _unused_uid() if self.layers.uid else -1


def wrapped(rung: str, inner: Sequence[str], folder: Path) -> list[str]:
    """Return the command that runs `inner` on the rung of that name."""
    if rung == "bwrap":
        return ["bwrap", *_bwrap_options(folder), "--", *inner]
    if rung == "userns":
        hide = "mount -t tmpfs -o mode=755,size=4k none {}"
        script = [hide.format(_quoted(path)) for path in (SOLUTIONS, MISTAKES) if path.is_dir()]
        script += [f"mount -t tmpfs -o mode=1777,size={SCRATCH_BYTES} none /dev/shm 2>/dev/null || true"]
        script += [f"mount -o bind,ro {_quoted(path)} {_quoted(path)}" for path in _read_only()]
        script += [f"cd {_quoted(folder)}", 'exec "$@"']
        user = [] if os.getuid() == 0 else ["--user", "--map-root-user"]
        options = [*user, "--pid", "--net", "--mount", "--ipc", "--uts", "--fork", "--kill-child", "--mount-proc"]
        return ["unshare", *options, "--", "sh", "-ec", "; ".join(script), "sh", *inner]
    return list(inner)


def _quoted(path: Path) -> str:
    return "'" + str(path).replace("'", "'\\''") + "'"


def _bwrap_options(folder: Path) -> Iterator[str]:
    yield from ("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts", "--unshare-cgroup-try")
    if os.getuid() == 0:
        yield from ("--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID")
    else:
        yield from ("--unshare-user", "--cap-drop", "ALL")
    yield from ("--die-with-parent", "--proc", "/proc", "--dev", "/dev", "--hostname", "box")
    size = str(SCRATCH_BYTES)
    yield from ("--size", size, "--perms", "1777", "--tmpfs", "/dev/shm")
    yield from ("--size", size, "--perms", "1777", "--tmpfs", "/tmp")
    for path in SYSTEM:
        if os.path.islink(path):
            yield from ("--symlink", os.readlink(path), path)
        elif os.path.isdir(path):
            yield from ("--ro-bind", path, path)
    for name in SETTINGS:
        yield from ("--ro-bind-try", f"/etc/{name}", f"/etc/{name}")
    # The folders on the way to what is bound: bubblewrap alone would make them for their owner only.
    bound = [*interpreter_folders(), *(str(ROOT / name) for name in SUITE), str(folder)]
    for path in sorted({str(parent) for one in bound for parent in Path(one).parents} - {"/", "/tmp"}):
        if not path.startswith(SYSTEM):
            yield from ("--perms", "0755", "--dir", path)
    for path in interpreter_folders():
        yield from ("--ro-bind", path, path)
    for name in SUITE:
        yield from ("--ro-bind", str(ROOT / name), str(ROOT / name))
    if any(ROOT.is_relative_to(path) for path in interpreter_folders()):
        for hidden in (SOLUTIONS, MISTAKES):
            yield from ("--tmpfs", str(hidden))
    yield from ("--ro-bind", str(folder), str(folder), "--chdir", str(folder))


@cache
def interpreter_folders() -> list[str]:
    """Return the folders that hold this Python and its packages, the suite not among them."""
    paths = [sys.prefix, sys.base_prefix, sys.exec_prefix, os.path.dirname(os.path.realpath(sys.executable))]
    # As the box will see it: not this process's own path, on which the folder of a script could be.
    asked = subprocess.run(
        [sys.executable, "-I", "-c", "import sys; print(*sys.path, sep='\\n')"],
        capture_output=True,
        text=True,
        check=True,
    )
    paths += [path for path in asked.stdout.splitlines() if os.path.isdir(path)]
    found: list[str] = []
    for path in sorted({os.path.abspath(path) for path in paths}):
        # A folder that holds the suite (an editable installation's path) would bring the reference in.
        if ROOT.is_relative_to(path) and not path.startswith((sys.prefix, sys.base_prefix)):
            continue
        if Path(path).is_relative_to(ROOT) and not path.startswith(sys.prefix):
            continue
        if not any(path == one or path.startswith((one + os.sep, "/usr/")) for one in found):
            found.append(path)
    return found


def _read_only() -> list[Path]:
    return [*(ROOT / name for name in SUITE), *(Path(path) for path in interpreter_folders())]


_uids = iter(range(FIRST_UID + os.getpid() % 50_000 * 100, 2**31))


def _unused_uid() -> int:
    return next(_uids)


@contextmanager
def listening() -> Iterator[int]:
    """Listen on a port of this machine, for probes to try."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


@cache
def probe(name: str) -> Layers | str:
    """Run a probe on the rung; return the layers that it found, or why the rung is not there."""
    tool = {"bwrap": "bwrap", "userns": "unshare"}.get(name)
    if tool and shutil.which(tool) is None:
        return f"{tool} is not installed"
    root = os.getuid() == 0
    if name == "uid" and not root:
        return "only root can become another user"
    uids = [_unused_uid(), -1] if root and name in ("bwrap", "userns") else [_unused_uid() if name == "uid" else -1]
    found: Layers | str = ""
    for uid in uids:
        found = _probe_as(name, uid)
        if isinstance(found, Layers):
            break
    return found


def _probe_as(name: str, uid: int) -> Layers | str:
    with tempfile.TemporaryDirectory(prefix="probe-") as folder, listening() as port:
        os.chmod(folder, 0o755)
        Path(folder, "inside").write_text("")
        facts = {"port": port, "pid": os.getpid(), "uid": uid, "hidden": str(SOLUTIONS), "root": str(ROOT)}
        facts["prefix"] = sys.prefix
        inner = [sys.executable, "-I", "-B", str(PROBE), json.dumps(facts)]
        command = wrapped(name, inner, Path(folder))
        try:
            run = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=PROBE_S, check=False)
            told = json.loads(run.stdout) if run.returncode == 0 else None
        except (OSError, ValueError, subprocess.TimeoutExpired) as error:
            return f"{name} does not work here: {error}"
        if told is None:
            return f"{name} does not work here: {(run.stderr.strip() or 'no reason given').splitlines()[-1]}"
    missing = [layer for layer in NEEDED[name] if not told[layer]]
    if missing:
        return f"{name} does not hold here: {', '.join(missing)}"
    return Layers(name, *(told[layer] for layer in ("pid", "net", "mount", "uid", "rlimits")))


# What a probe has to find for a rung to be called by its name.
NEEDED = {
    "bwrap": ("pid", "net", "mount", "rlimits"),
    "userns": ("pid", "net", "mount", "rlimits"),
    "uid": ("uid", "rlimits"),
    "limits": ("rlimits",),
}


def strongest(require: str | None = None) -> Rung:
    """Return the strongest rung that the machine has; raise LayerMissing when it is weaker than `require`.

    `require` is one of RUNGS: that rung or a stronger one has to be there.
    """
    if require is not None and require not in RUNGS:
        raise ValueError(f"there is no rung {require!r}; the rungs are {', '.join(RUNGS)}")
    wanted = RUNGS[: RUNGS.index(require) + 1] if require else RUNGS
    reasons = []
    for name in wanted:
        found = probe(name)
        if isinstance(found, Layers):
            return Rung(found)
        reasons.append(found)
    raise LayerMissing(f"this machine has no box of the rung {require or RUNGS[-1]!r}: {'; '.join(reasons)}")
