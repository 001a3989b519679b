"""The box: what holds in it, what ends it and when, and that nothing of it is left."""

import os
import time
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from dojo.grading import channel, rungs, sweep
from dojo.grading.box import Box, Ended
from dojo.grading.grade import grade
from dojo.grading.limits import USUAL
from dojo.grading.outside import OUTSIDE, is_outside
from dojo.grading.result import FAIL, Layers
from dojo.paths import SOLUTIONS, SPEC
from dojo.syllabus import syllabus
from tests.grading.test_grade import TASKS, submission

HERE = [name for name in ("bwrap", "userns", "limits") if isinstance(rungs.probe(name), Layers)]

# Orphans in sessions of their own, deaf to signals; harmless where a rung is weak.
LEAVES_ORPHANS = """
import os, signal, time
if os.fork() == 0:
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if os.fork() == 0:
        time.sleep(600)
    os._exit(0)
"""


@pytest.fixture
def on_rung(monkeypatch, request):
    """Make the named rung the strongest that there is."""
    layers = rungs.probe(request.param)
    monkeypatch.setattr("dojo.grading.grade.strongest", lambda require=None: rungs.Rung(layers))
    return layers


@pytest.mark.parametrize("name", HERE)
def test_a_rung_is_what_was_found_in_it(name):
    layers = rungs.probe(name)
    assert layers.rlimits
    assert (layers.pid, layers.net, layers.mount) == ((name != "limits"),) * 3


@pytest.mark.parametrize("on_rung", HERE, indirect=True)
def test_the_solution_passes_on_every_rung(on_rung):
    (kata,) = grade(SOLUTIONS, katas=[TASKS]).katas
    assert kata.status == "pass", kata.error


@pytest.mark.parametrize("on_rung", HERE, indirect=True)
def test_no_process_is_left(on_rung, tmp_path, monkeypatch):
    monkeypatch.setattr(sweep, "MARK", f"DOJO_BOX_{os.getpid()}")  # other boxes may be at work
    (kata,) = grade(submission(tmp_path, async_io__tasks=LEAVES_ORPHANS), katas=[TASKS]).katas
    assert kata.status == FAIL
    for pid in os.listdir("/proc"):
        try:
            environment = Path("/proc", pid, "environ").read_bytes()
        except OSError:
            continue
        assert sweep.MARK.encode() + b"=" not in environment, f"process {pid} of the box is left"


HANGS = "while True:\n    pass\n"
HANGS_UNWATCHED = f"import faulthandler\nfaulthandler.cancel_dump_traceback_later()\n{HANGS}"


def hanging_box(tmp_path, seconds: float, answer: str = HANGS) -> Box:
    folder = submission(tmp_path, async_io__tasks=answer)
    folder.chmod(0o755)  # the box may be another user
    job = {"kata": TASKS, "katas": str(folder / "katas"), "spec": str(SPEC / "async_io/test_tasks.py"), "seed": 0}
    limits = replace(USUAL, test_s=seconds)
    return Box(rungs.strongest(), limits, folder, {**job, "outside": False})


def test_a_hang_ends_when_its_time_is_up_and_shows_its_stacks(tmp_path):
    with hanging_box(tmp_path, 1.0) as box:
        box.collected()
        began = time.monotonic()
        with pytest.raises(Ended) as ended:
            box.ask({"do": "test", "item": 0, "kata": TASKS, "answer": None})
        box.end()
        took = time.monotonic() - began
    assert ended.value.how == "wall"
    assert "tasks.py" in ended.value.stacks
    assert took >= 1.0, f"it was given 1 s and ended after {took:.2f} s"


def test_the_kill_comes_first_when_the_time_is_up(tmp_path, monkeypatch):
    """In the grader's own time, which passes only while it waits: how busy the machine is makes no difference."""
    now, pauses, killed = 0.0, [], []

    class Waits:
        """A selector whose waiting takes no time."""

        def __init__(self, real):
            self._real = real

        def __getattr__(self, name):
            return getattr(self._real, name)

        def select(self, timeout):
            nonlocal now
            ready = self._real.select(0)
            now += 0 if ready else timeout
            return ready

    def sleep(seconds):
        pauses.append(seconds)
        time.sleep(seconds)

    kill = os.killpg
    with hanging_box(tmp_path, 30.0, HANGS_UNWATCHED) as box:
        box.collected()
        box._selector = Waits(box._selector)
        monkeypatch.setattr("dojo.grading.box.time", SimpleNamespace(monotonic=lambda: now, sleep=sleep))
        monkeypatch.setattr(os, "killpg", lambda *whom: (killed.append(now), kill(*whom)))
        with pytest.raises(Ended) as ended:
            box.ask({"do": "test", "item": 0, "kata": TASKS, "answer": None})
    assert ended.value.how == "wall"
    assert killed, "a process without a watchdog must be killed"
    assert 30.0 <= killed[0] <= 30.3, f"the kill of what had 30 s came after {killed[0]:g} s"
    assert max(pauses, default=0) <= 0.02, f"{max(pauses)} s passed between two looks at whether it has ended"


def test_a_message_without_the_seal_of_the_step_is_forged():
    message = channel.packed(b"key", "token", {"state": "passed"})
    assert channel.unpacked(b"key", "token", message) == {"state": "passed"}
    for key, token in ((b"key", "other"), (b"other", "token")):
        with pytest.raises(channel.Forged):
            channel.unpacked(key, token, message)


def test_a_rung_that_nobody_knows_is_refused():
    with pytest.raises(ValueError, match="no rung 'vault'"):
        rungs.strongest("vault")


def test_katas_judged_from_outside_are_in_the_syllabus():
    assert set(syllabus().by_id) >= OUTSIDE
    assert not is_outside(TASKS)


@pytest.mark.parametrize("kata_id", sorted(OUTSIDE))
def test_from_outside_the_solution_passes(kata_id):
    (kata,) = grade(SOLUTIONS, katas=[kata_id]).katas
    assert (kata.status, kata.judged) == ("pass", "outside"), kata.tests


def test_the_box_holds_no_folder_of_the_grader_s_own_path(monkeypatch, tmp_path):
    monkeypatch.syspath_prepend(str(tmp_path))
    rungs.interpreter_folders.cache_clear()
    folders = rungs.interpreter_folders()
    assert not any(tmp_path.is_relative_to(folder) for folder in folders), folders
    assert any(Path(pytest.__file__).is_relative_to(folder) for folder in folders)
