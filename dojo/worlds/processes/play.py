"""What a spec uses: `@every_start_method`, and the fixture behind it. This side runs in pytest."""

import functools
import inspect
import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import Any

import pytest

from dojo.worlds.processes.messages import Job, Report, Told

START = "import sys; sys.path[:] = {path!r}; from dojo.worlds.processes.guardian import main; main({handle})"
NO_FORK = (
    "the processes of this test cannot be watched here: that takes sessions and signals, which this system lacks. "
    "On Windows, run the katas of processes in WSL."
)
PATIENCE = 5.0  # seconds for a guardian to end what it watches


class Trouble(pytest.fail.Exception):  # type: ignore[name-defined]
    """Processes that hang, spin, multiply, crash or stay behind. The message says which and where."""


class Guardian:
    """The guardian process of this pytest process, started when it is first needed."""

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """The guardian's process id, None before it has started."""
        return self._process.pid if self._process else None

    def perform(self, job: Job) -> Report:
        """Have the job run on a stage of its own and return how that ended."""
        if self._connection is None:
            self._start()
        assert self._connection is not None
        try:
            self._connection.send(job)
            return self._connection.recv()
        except BaseException as error:  # KeyboardInterrupt, a timeout, a dead guardian: begin anew
            self.close()
            if isinstance(error, EOFError):
                raise Trouble("the guardian of this test's processes has ended") from None
            raise

    def close(self) -> None:
        """End the guardian with everything that it watches."""
        if self._connection is not None and self._process is not None:
            self._connection.close()
            try:
                self._process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        self._connection = self._process = None

    def _start(self) -> None:
        if not hasattr(os, "fork"):
            raise Trouble(NO_FORK, pytrace=False)
        self._connection, theirs = Pipe()
        # With -c there is no main module that spawn's children would import again.
        command = START.format(path=sys.path, handle=theirs.fileno())
        self._process = subprocess.Popen(
            [sys.executable, "-c", command],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        theirs.close()


@pytest.fixture(scope="session")
def guardian() -> Iterator[Guardian]:
    """The guardian of this pytest process."""
    guardian = Guardian()
    yield guardian
    guardian.close()


def every_start_method(body: Callable[..., None]) -> Callable[..., None]:
    """Run the test's body once per start method of this platform, each time in a process of its own.

    That process has the start method as its default and a fresh `kata`. The body may take `start_method`
    and any argument that can be pickled. It fails, with a name, when a process hangs or crashes, and
    nothing that it started outlives it. The functions of the spec's module can be targets of processes.
    """
    return pytest.mark.parametrize("start_method", multiprocessing.get_all_start_methods())(_staged(body))


def on_a_stage(body: Callable[..., None]) -> Callable[..., None]:
    """Run the body as every_start_method does, but once: for tests whose programs choose for themselves."""
    return pytest.mark.parametrize("start_method", ["spawn"], ids=["stage"])(_staged(body))


def _staged(body: Callable[..., None]) -> Callable[..., None]:
    names = list(inspect.signature(body).parameters)

    @functools.wraps(body)
    def test(guardian: Guardian, start_method: str, target: Any = None, **arguments: Any) -> None:
        __tracebackhide__ = True
        kata = arguments.pop("kata", None)
        if "start_method" in names:
            arguments["start_method"] = start_method
        job = job_of(body, start_method, arguments, target, kata and kata.__name__.replace(".", "/"))
        judge(guardian.perform(job), job)

    added = ["guardian", "start_method", *(["target"] if "kata" in names else [])]
    everything = dict.fromkeys([*added, *names])
    test.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY) for name in everything]
    )
    return test


def job_of(
    body: Callable, start_method: str, arguments: dict[str, Any], target: Any = None, kata_id: str | None = None
) -> Job:
    """Return the job that runs `body` as the body of a test."""
    if target is not None:
        target.search_path  # noqa: B018  staged here, once, and not again on every stage
    return Job(body.__module__, inspect.getfile(body), body.__qualname__, start_method, arguments, target, kata_id)


def judge(report: Report, job: Job) -> None:
    """Pass on what the stage printed, and raise what went wrong there.

    A NotImplementedError of any process is raised as such: the kata is not written yet.
    """
    __tracebackhide__ = True
    sys.stdout.write(report.out)
    sys.stderr.write(report.err)
    for child in report.children:
        if child.unwritten and child.error:
            raise pickle.loads(child.error)
    error = _unpacked(report.error) if report.error else None
    if error is None and not report.trouble:
        return
    if isinstance(error, SystemExit):
        error = RuntimeError(f"sys.exit({error}) in the test's own process").with_traceback(error.__traceback__)
    notes = [f"{child.name} {_ending(child)}" for child in report.children if child.error or child.vanished]
    if isinstance(error, NotImplementedError) or (error is not None and not report.trouble and not notes):
        raise error
    said = []
    if error is not None:
        said = [str(error) if isinstance(error, AssertionError) else f"{type(error).__name__}: {error}"]
    if report.trouble:
        said.append(report.trouble)
    message = _with_real_paths("\n".join([*said, *notes]), job)
    if error is None:
        raise Trouble(message, pytrace=False)
    raise Trouble(message).with_traceback(error.__traceback__)


def _unpacked(error: bytes) -> BaseException:
    """Return the pickled exception, which may claim to be anything once it is unpickled."""
    found = pickle.loads(error)
    return found if isinstance(found, BaseException) else RuntimeError(f"an exception that turned into {found!r}")


def _ending(child: Told) -> str:
    if child.error is None:
        return child.ending
    error = pickle.loads(child.error)
    return f"ended with {type(error).__name__}: {error}{_place(error)}"


def _place(error: BaseException) -> str:
    """Say where the kata or the spec raised it: ", at katas/processes/pipe.py:12, in work"."""
    from dojo.failures import own_frames
    from dojo.paths import shown

    frames = own_frames(error)
    return f", at {shown(Path(frames[-1].filename))}:{frames[-1].lineno}, in {frames[-1].name}" if frames else ""


def _with_real_paths(text: str, job: Job) -> str:
    """Name the file that was to be tested, not the copy of it that children import."""
    if job.target is None or job.kata_id is None:
        return text
    from dojo.paths import shown

    staged = f"{job.target.search_path[0]}/{job.kata_id}.py"
    return text.replace(staged, shown(job.target.path_of(job.kata_id)))
