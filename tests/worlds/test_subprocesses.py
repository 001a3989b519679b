"""The runner of scenes in a fresh interpreter."""

import sys
import time

import psutil
import pytest

from dojo.worlds.subprocesses import FreshPythonFailed, run_fresh


@pytest.fixture
def tree(tmp_path):
    """A tree with one kata that is half written."""
    folder = tmp_path / "chapter"
    folder.mkdir()
    (folder / "sample.py").write_text(
        "def answer():\n    return 42\n\n\ndef gap():\n    raise NotImplementedError('gap')\n"
    )
    return tmp_path


def modules():
    import sys

    return sorted(sys.modules)


def answer(kata, number):
    return kata.answer() + number


def gap(kata):
    return kata.gap()


def wrapped_gap(kata):
    try:
        kata.gap()
    except NotImplementedError as error:
        raise RuntimeError("wrapped") from error


def foreign_gap():
    raise NotImplementedError("not the kata's")


def asserts():
    assert not 1, "one is not nothing"


def leaves():
    raise SystemExit(3)


def dies():
    import os

    os._exit(7)


def hangs_with_a_child():
    import subprocess
    import sys

    print(
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]).pid,
        file=sys.stderr,
        flush=True,
    )
    while True:
        pass


def test_returns_what_the_scene_returns_and_passes_arguments(tree):
    assert run_fresh(answer, 8, kata_id="chapter/sample", search_path=[tree]) == 50


def test_the_child_has_no_history():
    assert not {"asyncio", "pytest", "threading", "subprocess"} & set(run_fresh(modules))


@pytest.mark.parametrize("scene", [gap, wrapped_gap])
def test_a_gap_surfaces_as_not_implemented_at_the_learners_line(tree, scene):
    with pytest.raises(NotImplementedError, match="gap") as caught:
        run_fresh(scene, kata_id="chapter/sample", search_path=[tree])
    assert caught.traceback[-1].path == tree / "chapter" / "sample.py"
    assert caught.traceback[-1].lineno + 1 == 6


def test_a_not_implemented_error_from_elsewhere_is_no_gap(tree):
    with pytest.raises(FreshPythonFailed, match="not the kata's"):
        run_fresh(foreign_gap, search_path=[tree])


def test_an_assertion_keeps_its_words():
    with pytest.raises(AssertionError, match="^one is not nothing$"):
        run_fresh(asserts)


def test_other_ends_are_named():
    with pytest.raises(FreshPythonFailed, match="SystemExit in a fresh interpreter: 3"):
        run_fresh(leaves)
    with pytest.raises(FreshPythonFailed, match="status 7 and no answer"):
        run_fresh(dies)


@pytest.mark.skipif(sys.platform == "win32", reason="sessions are POSIX")
def test_a_hanging_child_is_ended_with_what_it_started():
    with pytest.raises(FreshPythonFailed, match="no answer within 2 s") as caught:
        run_fresh(hangs_with_a_child, limit=2)
    grandchild = int(str(caught.value).split()[-1])
    assert not _runs(grandchild), f"process {grandchild} still runs"


def _runs(pid):
    """Whether `pid` still runs; the kernel may need a moment to bury it."""
    for _ in range(500):
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return False
        except psutil.NoSuchProcess:
            return False
        time.sleep(0.01)
    return True
