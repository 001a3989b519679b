"""dojo.worlds.processes: verdicts, reports, and nothing left behind."""

import glob
import multiprocessing
import os
import signal
import subprocess
import sys
import time

import psutil
import pytest

from dojo.paths import ROOT
from dojo.worlds.processes.play import Guardian, Trouble, job_of, judge
from tests.worlds import scenes

METHODS = multiprocessing.get_all_start_methods()


@pytest.fixture(params=METHODS)
def play(request, guardian):
    """Play a scene on a stage and judge it, as `@every_start_method` does."""

    def play(scene):
        job = job_of(scene, request.param, {})
        try:
            judge(guardian.perform(job), job)
        finally:
            left = processes_below(os.getpid())
            assert [guardian.pid] == left, f"left after the scene: {left}"

    return play


def processes_below(pid):
    return [process.pid for process in psutil.Process(pid).children(recursive=True)]


def left_in_shared_memory(names):
    """Return which of the printed `names` are still there (Linux shows them as files)."""
    return [file for file in glob.glob("/dev/shm/*") for name in names.split() if name in file]


def test_a_right_scene_passes_and_what_it_prints_is_seen(play, capsys):
    play(scenes.fine)
    assert capsys.readouterr().out == "hello\n"


def test_a_failed_assertion_comes_out_as_it_is(play):
    with pytest.raises(AssertionError, match=r"^the list must hold 1, not \[\]$") as raised:
        play(scenes.wrong)
    assert raised.traceback[-1].name == "wrong", f"the traceback ends elsewhere: {raised.traceback}"


@pytest.mark.slow("starts processes that hang")
@pytest.mark.parametrize(
    ("scene", "names"),
    [
        (scenes.main_waits_for_ever, ["MainProcess: at tests/worlds/scenes.py:"]),
        (scenes.child_waits_for_ever, ["MainProcess: at", "the-waiter: at", "in wait_for: event.wait()"]),
        (scenes.grandchild_waits_for_ever, ["MainProcess: at", "the-middle: at", "the-waiter: at"]),
        (scenes.deaf_child, ["the-deaf: at"]),
        (scenes.lock_never_released, ["the-second: "]),
        (scenes.thread_that_waits, ["MainProcess: "]),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_hang_is_named_and_ended(play, scene, names, capsys):
    with pytest.raises(Trouble, match="stuck: every process waits and none can wake another") as raised:
        play(scene)
    missing = [name for name in names if name not in str(raised.value)]
    assert not missing, f"{missing} not in: {raised.value}"
    left = left_in_shared_memory(capsys.readouterr().out)
    assert not left, f"left in shared memory: {left}"


@pytest.mark.slow("spins until 8 s of CPU are used up")
@pytest.mark.parametrize("play", ["fork"], indirect=True)
def test_spinning_is_named_and_ended(play):
    with pytest.raises(Trouble, match=r"(?s)busy without end.*the-spinner: at .*spin_for_ever"):
        play(scenes.spin)


@pytest.mark.slow("starts processes that hang")
def test_what_outlives_the_test_is_named_and_ended(play):
    with pytest.raises(Trouble, match="the test is over and these processes are not"):
        play(scenes.left_behind)


@pytest.mark.parametrize(
    ("scene", "words"),
    [
        (scenes.crash, r"(?s)the test's own process was killed by SIGSEGV.*scenes.py:\d+, in faulting_read"),
        (scenes.exits, "the test's own process ended with exit code 0 before the test was over"),
        (scenes.says_goodbye, r"sys.exit\(0\) in the test's own process"),
        (scenes.crashing_child, r"(?s)stuck.*the-crasher ended without a word.*in faulting_read"),
        (scenes.silent_child, "(?s)nothing came.*the-silent ended without a word"),
        (scenes.failing_child, "(?s)the exit code is 1.*the-failing ended with ValueError: no good"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_a_bad_end_is_named(play, scene, words):
    with pytest.raises((Trouble, RuntimeError), match=words):
        play(scene)


def test_the_temporary_files_of_the_killed_are_removed(play, capsys):
    with pytest.raises(Trouble, match="was killed by SIGKILL"):
        play(scenes.killed_with_temporary_files)
    folder = capsys.readouterr().out.strip()
    assert "pymp-" in folder, f"the scene must print its temporary folder, not {folder!r}"
    assert not os.path.exists(folder), f"{folder} is left"


def test_what_is_not_written_in_a_child_is_to_do(play):
    with pytest.raises(NotImplementedError, match="^unwritten$") as raised:
        play(scenes.unwritten_child)
    assert raised.traceback[-1].name == "unwritten", f"the traceback ends elsewhere: {raised.traceback}"


def test_a_system_without_fork_is_told_of(monkeypatch):
    monkeypatch.delattr(os, "fork")
    guardian = Guardian()
    with pytest.raises(Trouble, match="cannot be watched here.*WSL"):
        guardian.perform(job_of(scenes.fine, "spawn", {}))
    assert guardian.pid is None, f"no guardian must have been started, but its pid is {guardian.pid}"


@pytest.mark.slow("sleeps for three seconds, to be told from a hang")
def test_slow_is_not_stuck(play):
    play(scenes.slow_but_right)


SPEC = """
from contextlib import redirect_stdout
from tests.worlds import scenes
from dojo import every_start_method

@every_start_method
def test_hang():
    with open(__file__ + ".names", "w") as names, redirect_stdout(names):
        scenes.lock_never_released()
"""


@pytest.mark.slow("starts pytest, and ends it in the middle")
@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda value: value.name)
def test_nothing_outlives_pytest(tmp_path, ending):
    spec = tmp_path / "test_hang.py"
    spec.write_text(SPEC, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "dojo.plugin", "-p", "no:cacheprovider", "-n", "0"]
    command += ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(ROOT), str(spec), "-k", "spawn"]
    pytest_process = subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    started = psutil.Process(pytest_process.pid)
    while len(started.children(recursive=True)) < 4:  # guardian, stage, resource tracker, the stage's child
        assert pytest_process.poll() is None, "pytest ended before it could be ended"
        time.sleep(0.01)
    family = started.children(recursive=True)
    os.kill(pytest_process.pid, ending)
    pytest_process.wait(20)
    _, left = psutil.wait_procs(family, 10)
    left = [process for process in left if process.status() != psutil.STATUS_ZOMBIE]
    assert not left, f"still there after {ending.name}: {left}"
    left = left_in_shared_memory((tmp_path / "test_hang.py.names").read_text())
    assert not left, f"left in shared memory: {left}"
