"""The landlord of a private broker: starts it, and ends it when the run of pytest that owns it is over.

    python -m dojo.worlds.brokers.landlord NAME FOLDER PID BIRTH

It leaves the session of whoever asked, so that it outlives one of xdist's workers, and it looks after the
owner (the outermost pytest, by process id and time of birth) so that nothing outlives that one, however
it ended. Files in FOLDER: NAME.url once the broker is ready, NAME.error if it never will be, NAME.pid.
"""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import psutil

from dojo.worlds.brokers.servers import free_port, server
from dojo.worlds.kept import die_with_parent
from dojo.worlds.overload import Limit
from dojo.worlds.waking import rest, woken_by_signals

START_LIMIT = 30.0  # seconds on a machine that is not overloaded; RabbitMQ takes 4 to 8
ASK_EVERY = 0.03  # seconds between two questions whether the broker is ready
LOOK_EVERY = 0.3  # seconds between two looks whether the owner lives


def main(name: str, folder: Path, owner: tuple[int, float], moved_in: Callable[[], None]) -> None:
    """Keep the broker `name` until its owner has ended, it has ended itself, or SIGTERM says so.

    `moved_in` is called once the landlord can be found, and told to leave, by the id in NAME.pid.
    """
    from dojo.worlds.processes.session import Session, adopt_orphans  # POSIX only, as are landlords

    adopt_orphans()
    asked_to_leave: list[int] = []
    signal.signal(signal.SIGTERM, lambda number, _: asked_to_leave.append(number))
    signal.signal(signal.SIGCHLD, lambda *_: None)
    woken = woken_by_signals()
    write(folder / f"{name}.pid", str(os.getpid()))
    moved_in()
    home = folder / f"{name}-{os.getpid()}"
    home.mkdir()
    port = free_port()
    wanted = server(name, home, port)
    with open(home / "output", "wb") as output:
        programs = [
            subprocess.Popen(
                command,
                env=dict(wanted.env),
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )
            for command in wanted.commands
        ]
    session, patience, ready = Session(programs[-1].pid), Limit(START_LIMIT), False
    while session.reap() and session.exit_code is None and alive(owner) and not asked_to_leave:
        if not ready and wanted.ready(port):
            ready = True
            write(folder / f"{name}.url", wanted.url)
        if not ready and patience.over():
            break
        rest(woken, LOOK_EVERY if ready else ASK_EVERY)
    if not ready:
        write(folder / f"{name}.error", (home / "output").read_text("utf-8", "replace")[-2000:] or "no output")
    (folder / f"{name}.url").unlink(missing_ok=True)
    session.end()
    shutil.rmtree(home, ignore_errors=True)
    (folder / f"{name}.pid").unlink(missing_ok=True)  # the last: a successor may move in
    if not alive(owner):
        shutil.rmtree(folder, ignore_errors=True)


def alive(owner: tuple[int, float]) -> bool:
    """Whether the process with this id, born then, still runs."""
    try:
        process = psutil.Process(owner[0])
        return process.create_time() == owner[1] and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def write(path: Path, text: str) -> None:
    """Write a file that nobody sees half written."""
    new = path.with_name(path.name + ".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


if __name__ == "__main__":
    waiting, here = os.pipe()
    if os.fork() == 0:
        os.setsid()
        os.close(waiting)
        main(sys.argv[1], Path(sys.argv[2]), (int(sys.argv[3]), float(sys.argv[4])), lambda: os.close(here))
    else:
        os.close(here)
        os.read(waiting, 1)  # ends when the other end is closed
    os._exit(0)
