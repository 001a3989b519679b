"""What one kata may use of the machine, and what it sees of the environment."""

import os

from dojo.grading import sweep
from dojo.grading.result import Layers, Limits

MIB = 1 << 20

# Measured on solutions: threads need address space (8 MiB of stack each and, without MALLOC_ARENA_MAX=2,
# 64 MiB of arena), so a limit that looks generous ends honest answers. 2 GiB leaves room for 200 threads.
USUAL = Limits(
    wall_s=120.0,
    cpu_s=60,
    memory_bytes=2048 * MIB,
    file_bytes=16 * MIB,
    output_bytes=1 * MIB,
    processes=200,
    open_files=512,
    test_s=30.0,
)
SCRATCH_BYTES = 64 * MIB  # the box's own temporary folder, where it has one
KEPT_OUTPUT = 16 * 1024  # of what a submission prints: the end
GRACE_S = 0.3  # from the end of a test's time to the end of its process, for writing the stacks
START_S = 60.0  # for the box, the interpreter and pytest to start, before any line of the submission runs
KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ")  # of the grader's environment


def environment(mark: str, layers: Layers, scratch: str) -> dict[str, str]:
    """Return the environment of a box: nothing of the grader's that could hold a secret."""
    own = "/tmp" if layers.rung == "bwrap" else scratch
    return {
        **{name: os.environ[name] for name in KEPT if name in os.environ},
        "HOME": own,
        "TMPDIR": own,
        "MALLOC_ARENA_MAX": "2",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONNOUSERSITE": "1",
        "NO_COLOR": "1",
        "COLUMNS": "100",
        # Else gevent, written in C, reads the frame of whoever spawns: it would look like the answer's doing.
        "GEVENT_TRACK_GREENLET_TREE": "false",
        sweep.MARK: mark,
    }


def resource_limits(limits: Limits, layers: Layers, uid: int) -> dict[str, int | None]:
    """Return the limits by their names in the module resource. `uid`: the box's own user, -1 for the grader's."""
    processes = limits.processes
    if processes is not None and uid < 0 and layers.rung in ("uid", "limits"):
        processes += sweep.tasks_of(os.getuid())  # the limit counts all that this user runs
    return {
        "RLIMIT_CPU": limits.cpu_s,
        "RLIMIT_AS": limits.memory_bytes,
        "RLIMIT_FSIZE": min(limits.file_bytes, SCRATCH_BYTES),
        "RLIMIT_NOFILE": limits.open_files,
        "RLIMIT_CORE": 0,
        "RLIMIT_NPROC": processes,
    }
