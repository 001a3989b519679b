"""The guardian: forks a stage for each test, watches its processes, reports, and leaves none behind.

It speaks with pytest over one connection: a (Job) comes in, a Report goes out. When that connection ends,
in whatever way pytest ended, so do the stage and the guardian.
"""

import importlib
import os
import shutil
import tempfile
import time
from contextlib import nullcontext
from multiprocessing.connection import Connection
from pathlib import Path

from dojo.worlds.processes import account, stage
from dojo.worlds.processes.messages import Job, Report, Told
from dojo.worlds.processes.session import Pulse, Session, adopt_orphans

STILL_LOOKS, STILL_SECONDS = 8, 2.0  # nothing moved in so many looks over so many seconds: stuck
LOOK_EVERY = 0.2  # seconds
LOOK_AGAIN = 0.05  # seconds, when all wait without a time limit
MOST_CPU = 8.0  # seconds of CPU: a scenario needs less than one
MOST_SECONDS = 50.0  # the last resort, for scenarios that poll for ever
MOST_PROCESSES = 60
GUARD = "DOJO_STAGE_GUARD"  # in the environment: a module whose prepare() returns a Guard
# What most stages need: loaded once, here.
PRELOADED = (
    "pytest",
    "tblib.pickling_support",
    "multiprocessing.popen_fork",
    "dojo.worlds.processes.play",
    "dojo.marks",
)


def main(handle: int) -> None:
    """Serve the connection with that file descriptor until its other end is closed."""
    client = Connection(handle)
    adopt_orphans()
    for module in PRELOADED:
        importlib.import_module(module)
    guard = _guard()
    while True:
        try:
            job = client.recv()
        except (EOFError, OSError):
            return
        report = _performed(job, guard, client)
        if report is None:
            return
        try:
            client.send(report)
        except OSError:
            return


def _performed(job: Job, guard: stage.Guard, client: Connection) -> Report | None:
    """Have a stage perform the job, and leave nothing of it; None when pytest has gone meanwhile."""
    folder = Path(tempfile.mkdtemp(prefix="stage-"))
    leader = os.fork()
    if leader == 0:
        client.close()
        stage.prepare(folder)
        stage.perform(job, folder, guard)
        stage.leave()
    try:
        return watch(Session(leader), job, folder, client)
    except OSError:
        return None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _guard() -> stage.Guard:
    """Return what test bodies run in: nothing special, or what a grader asks for by naming its module."""
    name = os.environ.get(GUARD)
    if not name:
        return nullcontext
    guard: stage.Guard = importlib.import_module(name).prepare()
    return guard


def watch(session: Session, job: Job, folder: Path, client: Connection) -> Report | None:
    """Wait until the session is over or will never be, and end it; None when pytest has gone."""
    began = looked = time.monotonic()
    pulse, trouble, waiting, alive = Pulse(lambda: account.servers(folder)), "", [], set()
    while session.reap():
        now = time.monotonic()
        # pytest says nothing while it waits: something to read is the end of the connection.
        if client.poll(min(0.02, 0.001 + (now - began) / 20)):
            session.end()
            return None
        if now - looked < (LOOK_AGAIN if pulse.all_wait else LOOK_EVERY):
            continue
        looked = now
        trouble = _trouble(session, pulse, now - began)
        if trouble or account.unwritten(folder):
            members = session.members()
            waiting, alive = account.positions(members, folder), account.living(members)
            break
    children = account.told(folder, session.leader, alive)
    session.end()
    return _report(session, job, folder, trouble, waiting, children)


def _trouble(session: Session, pulse: Pulse, seconds: float) -> str:
    """Return in a few words why the session will never be over, or nothing."""
    members = session.members()
    still = pulse.look(members)
    if still.for_good or (still.looks >= STILL_LOOKS and still.seconds >= STILL_SECONDS):
        seen = "none can wake another" if still.for_good else f"none has moved for {STILL_SECONDS:g} s"
        if session.exit_code is not None:
            return f"the test is over and these processes are not: each waits and {seen}"
        return f"stuck: every process waits and {seen}"
    if len(members) > MOST_PROCESSES:
        return f"more and more processes: {len(members)} at once"
    if session.cpu() > MOST_CPU:
        return f"busy without end: {MOST_CPU:g} s of CPU used"
    if seconds > MOST_SECONDS:
        return f"no end after {MOST_SECONDS:g} s, neither stuck nor busy: is something polling?"
    return ""


def _report(
    session: Session, job: Job, folder: Path, trouble: str, waiting: list[str], children: tuple[Told, ...]
) -> Report:
    outcome, token = folder / stage.OUTCOME, job.token.encode()
    written = outcome.read_bytes() if outcome.exists() else b""
    error = written[len(token) :] if written.startswith(token) else None
    if not trouble and error is None and not account.unwritten(folder):
        trouble = f"the test's own process {account.ending(session.exit_code)} before the test was over"
        waiting = account.last_words(folder, session.leader)
    if trouble:
        trouble = "\n".join([trouble, *(f"    {line}" for line in waiting)])
    texts = ((folder / name).read_text("utf-8", "replace") for name in (stage.OUT, stage.ERR))
    return Report(trouble, error, children, *texts)
