"""pytest in the box: collects one spec before the submission is loaded, then runs its tests one by one as told."""

import json
import linecache
import os
import resource
import shutil
import signal
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from dojo.grading import channel
from dojo.grading.child import honest, integrity, trust, watch

PYTEST = (
    "-qq", "-s", "--tb=short", "-p", "no:cacheprovider", "-p", "no:junitxml", "-p", "no:pastebin",
    "-p", "pytest_timeout", "-o", "timeout=0", "-o", "faulthandler_timeout=0",
)  # fmt: skip

Step = dict[str, Any]
GUARD, TO_COME = "DOJO_STAGE_GUARD", "DOJO_STAGE_SPEC"  # for the guardian of processes
SCHEDULED = ("threads/", "futures/")  # the chapters whose threads are stopped between any two accesses
PR_SET_DUMPABLE = 4  # of prctl(2): with 0, other processes of the same user can neither trace nor read this one


def serve(line: int, stacks: int) -> None:
    """Take the job from the line, do it, and end the process."""
    end = socket.socket(fileno=line)
    job = json.loads(end.recv(channel.LARGEST))
    key = bytes.fromhex(job.pop("key"))
    run(job, Line(end, key, job["token"]).functions(), stacks)
    # Only pytest's own trouble leads here: what it printed is the reason.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(1)


class Line:
    """The box's end of the line. Only functions leave it, so that the key is no object's attribute."""

    def __init__(self, end: socket.socket, key: bytes, token: str):
        self._parts = end, key, token

    def functions(self) -> tuple[Callable[[Step], None], Callable[[], Step]]:
        """Return `send(content)` and `receive()`; a received step brings the token of its answer."""
        end, key, token = self._parts
        del self._parts
        packed, unpacked, largest, process = channel.packed, channel.unpacked, channel.LARGEST, os.getpid()
        put, take, pid, leave = end.send, end.recv, os.getpid, os._exit

        def send(content: Step) -> None:
            if pid() != process:  # a fork of the submission's came out of the test's body
                leave(watch.LOST)
            put(packed(key, token, content))

        def receive() -> Step:
            nonlocal token
            message = take(largest)
            if not message:  # the grader has gone
                leave(0)
            step = unpacked(key, token, message)
            token = step["token"]
            return step

        return send, receive


def run(job: Step, line: tuple[Callable[[Step], None], Callable[[], Step]], stacks: int) -> None:
    """Run pytest's session around the job."""
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    os.environ["PYTEST_ADDOPTS"] = ""
    os.environ[GUARD], os.environ[TO_COME] = "dojo.grading.child.stage_guard", job["spec"]
    from _pytest.config import _prepareconfig
    from _pytest.main import wrap_session

    from dojo.paths import ROOT, SPEC

    honest.install(SPEC, trust.answers_honestly())
    config = _prepareconfig([
        *PYTEST, "-c", f"{ROOT}/pyproject.toml", f"--rootdir={ROOT}", f"--confcutdir={ROOT}",
        "--target", job["katas"], "--schedule-seed", str(job["seed"]), job["spec"],
    ])  # fmt: skip
    _embedded_broker_only()
    wrap_session(config, lambda config, session: _work(job, config, session, line, stacks))


def _work(job: Step, config: Any, session: Any, line: Any, stacks: int) -> None:
    import ctypes  # noqa: F401  loading it calls C code; later on that is evidence
    import faulthandler

    from _pytest.runner import runtestprotocol
    from _pytest.warnings import catch_warnings_for_item

    from dojo.plugin import TARGETS
    from dojo.target import Target

    send, receive = line
    arm_watchdog, clock, idle = faulthandler.dump_traceback_later, time.monotonic, float(job["idle_s"])
    try:
        config.hook.pytest_collection(session=session)
    except BaseException as error:
        send({"collected": None, "error": f"{type(error).__name__}: {error}"})
        return
    faulthandler.enable(file=stacks)
    items = list(session.items)
    functions = [(item, _body(item), _code_of(item), type(item).runtest) for item in items]
    _start_guardians_early()
    between = _stay_outside(job, stacks) if job["outside"] else lambda seconds: None
    own_target, stash = config.stash[TARGETS], config.stash
    _detach(session)

    def tell(text: str) -> None:
        send({"evidence": text})

    watch.guard_tracing(tell)
    _wrap_signals()
    look_quickly, look_everywhere, _ = integrity.snapshot([*trust.modules(), *_unlink()])
    integrity.seal(trust.modules(), tell)
    explored = job["katas"] if job["kata"].startswith(SCHEDULED) else ""
    arm, was_rewritten = watch.start(tell, explored)
    send({"collected": [[item.nodeid.rpartition("::")[2], _function_name(item)] for item in items]})
    while True:
        step = receive()
        if step["do"] == "end":
            break
        item, function, code, how = functions[step["item"]]
        nextitem = next((other for other in items if other is not item), None)
        stash[TARGETS] = own_target
        if step["answer"] is not None:
            stash[TARGETS] = [Target(Path(job["katas"]), step["kata"], _written(step))]
        between(step["seconds"])
        began, reports, stopped = clock(), [], None
        arm_watchdog(step["seconds"], exit=True, file=stacks)
        arm(True)
        try:
            with catch_warnings_for_item(config, item.ihook, "runtest", item):
                reports = runtestprotocol(item, log=False, nextitem=nextitem)
        except BaseException as error:  # pytest.exit(), KeyboardInterrupt
            stopped = f"{type(error).__name__}: it ended the whole run"
            with suppress(BaseException):
                session._setupstate.teardown_exact(None)
        arm(False)
        between(None)
        arm_watchdog(idle, exit=True, file=stacks)
        changed = look_quickly(was_rewritten())
        if _body(item) is not function or _code_of(item) is not code or type(item).runtest is not how:
            changed.append("the test was replaced")
        if any(callable(value) and name != "_obj" for name, value in vars(item).items() if name in dir(type(item))):
            changed.append("the test's methods were replaced")
        _forget(step, stash[TARGETS][0])
        send({**_verdict(reports, stopped), "changed": changed[:20], "seconds": round(clock() - began, 4)})
        _put_back(session)
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    send({
        "bye": True,
        "changed": look_everywhere(True)[:20],
        "cpu_s": round(sum(one.ru_utime + one.ru_stime for one in usage), 3),
    })  # fmt: skip
    os._exit(0)


def _body(item: Any) -> Any:
    return getattr(item, "obj", None)


def _code_of(item: Any) -> Any:
    return getattr(_body(item), "__code__", None)


def _function_name(item: Any) -> str:
    return getattr(item, "originalname", None) or item.name


def _verdict(reports: list[Any], stopped: str | None) -> Step:
    """Return what pytest's reports of one test say, as plain data."""
    from dojo.outcomes import FAILED, PASSED

    if stopped is not None:
        return {"state": FAILED, "message": stopped}
    outcomes = [report.kata_outcome for report in reports if hasattr(report, "kata_outcome")]
    bad = next((one for one in outcomes if one["state"] != PASSED), None)
    if bad is not None:
        return {"state": bad["state"], "message": bad["message"][: channel.TEXT]}
    whole = [report.when for report in reports] == ["setup", "call", "teardown"]
    if whole and outcomes and all(report.outcome == "passed" for report in reports):
        return {"state": PASSED, "message": ""}
    return {"state": FAILED, "message": "the test did not come to its end"}


def _written(step: Step) -> Path:
    """Write the answer that the grader sent, to be tested like the submission's own."""
    import tempfile

    path = Path(tempfile.mkdtemp()) / f"{step['kata']}.py"
    path.parent.mkdir(parents=True)
    path.write_text(step["answer"], encoding="utf-8")
    return path


def _stay_outside(job: Step, stacks: int) -> Callable[[float | None], None]:
    """Keep the submission out of this process, and out of reach of those that run it."""
    import ctypes

    from dojo.grading.child import remote

    ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
    return remote.install(job["katas"], job["kata"], stacks)


def _embedded_broker_only() -> None:
    """Leave Celery's katas the broker that needs no server: the box has neither network nor room for others."""
    servers = sys.modules.get("dojo.worlds.brokers.servers")
    if servers is not None:
        vars(servers)["program"] = lambda name: sys.executable if name == "embedded" else None


def _start_guardians_early() -> None:
    """Have the guardian of the tests' processes started with the first test, before the submission is loaded."""
    play = sys.modules.get("dojo.worlds.processes.play")
    if play is not None:
        real = play.Guardian.__init__

        def begin(self: Any) -> None:
            real(self)
            self._start()

        play.Guardian.__init__ = begin


def _forget(step: Step, target: Any) -> None:
    """Leave no trace of an answer that the grader sent."""
    if step["answer"] is not None:
        path = target.path_of(step["kata"])
        linecache.cache.pop(str(path), None)
        shutil.rmtree(path.parents[1], ignore_errors=True)


def _detach(session: Any) -> None:
    """Take away what leads from modules to pytest's session and to the tests: its import hook, the spec's module."""
    from _pytest.assertion.rewrite import AssertionRewritingHook

    sys.meta_path[:] = [finder for finder in sys.meta_path if not isinstance(finder, AssertionRewritingHook)]
    for item in session.items:
        module = getattr(item, "module", None)
        if module is not None and sys.modules.pop(module.__name__, None) is not None:
            parent, _, name = module.__name__.rpartition(".")
            if hasattr(sys.modules.get(parent), name):
                delattr(sys.modules[parent], name)


def _put_back(session: Any) -> None:
    """Undo what the next test must not inherit."""
    _set_interval(_interval)


_interval, _set_interval = sys.getswitchinterval(), sys.setswitchinterval


def _unlink() -> list[Any]:
    """Take this package out of `sys.modules`, so that no name leads to it; return its modules."""
    import dojo

    taken = [sys.modules.pop(name) for name in list(sys.modules) if name.startswith("dojo.grading")]
    if "grading" in vars(dojo):
        del dojo.grading  # type: ignore[attr-defined]
    return taken


def _wrap_signals() -> None:
    """Give signal handlers that the submission installs no frame: it would lead to the test's."""
    import _signal

    real, own_file, installed = _signal.signal, signal.__file__, trust.is_installed

    def set_handler(number: int, handler: Any, /) -> Any:
        frame = sys._getframe(1)
        if frame.f_code.co_filename == own_file and frame.f_back is not None:
            frame = frame.f_back
        if not callable(handler) or installed(frame.f_code.co_filename):
            return real(number, handler)
        return real(number, lambda signum, frame: handler(signum, None))

    _signal.signal = set_handler
