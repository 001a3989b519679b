"""A function of a spec file, run as a SCOOP program: `python -m scoop -n 2 ...`, in processes of its own.

SCOOP's exit status is 0 whatever the program did, so the answer comes in a file; its workers outlive a
launcher that is killed, so the whole tree is ended; its sockets are kept on loopback.
"""

import functools
import os
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from dojo.worlds import fresh_child
from dojo.worlds.kept import Kept
from dojo.worlds.overload import Limit
from dojo.worlds.subprocesses import run_fresh

WORKERS = 2
LIMIT = 15.0  # seconds on a machine that is not overloaded, where a run takes half a second
MEETING_LIMIT = 5.0  # seconds, likewise, for a second worker to come
LOOPBACK = Path(__file__).with_name("scoop_loopback")


def run_scoop(scene: Callable[..., Any], *arguments: Any, kata_id: str | None = None, **options: Any) -> Any:
    """Return what `scene(kata, *arguments)` returns as a SCOOP program; options and errors as of `run_fresh`."""
    search_path = [str(LOOPBACK), *options.pop("search_path", ())]
    limit = options.pop("limit", LIMIT)
    return run_fresh(
        scene, *arguments, kata_id=kata_id, search_path=search_path, limit=limit, run=_run_program, **options
    )


def _run_program(command: Sequence[str], folder: str, env: Mapping[str, str], limit: float) -> int | None:
    """Run the scene in `folder` as SCOOP's program; end all of it once it has answered, or after `limit` seconds."""
    scoop = [sys.executable, "-m", "scoop", "-n", str(WORKERS), str(fresh_child.__file__), folder]
    kept = Kept(scoop, log=Path(folder, "stderr"), cwd=folder, env=env)
    patience = Limit(limit)
    try:
        while (code := kept.wait(0.02)) is None and not patience.over():
            if Path(folder, "answer.json").exists():
                return 0
        return code
    finally:
        kept.end()


@pytest.fixture
def on_scoop(request: pytest.FixtureRequest, target: Any) -> Callable[..., Any]:
    """`run_scoop` with the kata and the search path of the running test."""
    from dojo.syllabus import syllabus

    row = syllabus().of_spec(request.path)
    return functools.partial(run_scoop, kata_id=row.id if row else None, search_path=target.search_path)


# ---------------------------------------------------------------- what scenes have their workers do


def meet(task: Sequence[Any]) -> int:
    """Note who maps the item of the task [folder, item], wait until a second process does too; return the item."""
    folder, item = Path(task[0]), int(task[1])
    with open(folder / f"{os.getpid()}.calls", "a", encoding="utf-8") as calls:
        calls.write(f"{item}\n")
    patience = Limit(MEETING_LIMIT)
    while len(list(folder.glob("*.calls"))) < 2 and not (folder / "alone").exists():
        if patience.over():
            (folder / "alone").touch()
        time.sleep(0.005)
    return item


def met(folder: str | Path) -> tuple[list[int], int]:
    """Return the items that were mapped, sorted, and by how many processes."""
    files = list(Path(folder).glob("*.calls"))
    return sorted(int(line) for file in files for line in file.read_text("utf-8").split()), len(files)


def inverse(number: float) -> float:
    """Return 1 / number: work that can fail."""
    return 1 / number
