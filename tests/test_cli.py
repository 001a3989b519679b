"""The `dojo` command, run as a learner runs it: in a suite of its own, without a terminal."""

import json
import subprocess
import sys
import threading

import pytest

ANSWER = "def add(a, b):\n    return a + b\n"


@pytest.fixture
def dojo(suite):
    """Return a function that runs `dojo` in the suite and returns the finished process."""

    def run(*args: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "dojo.cli", *args]
        return subprocess.run(command, cwd=suite.root, capture_output=True, text=True, timeout=60, check=False)

    return run


def test_an_untouched_suite_is_all_to_do(dojo):
    run = dojo("board")
    assert run.returncode == 0, run.stderr
    assert "2 katas: 2 to do." in run.stdout, run.stdout
    assert "Next: edit katas/threads/counter.py" in run.stdout, run.stdout
    assert "\x1b[" not in run.stdout, "colours belong on terminals"


def test_help_lists_every_command_in_one_line_each(dojo):
    run = dojo("--help")
    assert run.returncode == 0, run.stderr
    commands = run.stdout.partition("Commands:")[2].strip().splitlines()
    assert commands[0].split()[0] == "next", "the first command that a learner needs comes first"
    assert not [line for line in commands if line.endswith("...")], f"a short text for each command: {commands}"


def test_the_board_remembers_a_run_until_the_file_changes(suite, dojo):
    path = suite.write("katas/threads/counter.py", ANSWER)
    assert "not run" in dojo("board").stdout
    suite.pytest("spec/threads/test_counter.py")
    assert "1 done, 1 to do" in dojo("board").stdout
    assert "Next: edit katas/threads/broken.py" in dojo("next").stdout
    path.write_text(ANSWER + "\n")
    assert "1 to do, 1 not run" in dojo("board").stdout


def test_a_part_of_a_kata_is_not_remembered_as_the_whole(suite, dojo):
    suite.write("katas/threads/counter.py", ANSWER)
    suite.pytest("spec/threads/test_counter.py::test_add")
    suite.pytest("spec/threads/test_counter.py", "-k", "again")
    assert "1 to do, 1 not run" in dojo("board").stdout


def test_a_damaged_memory_loses_nothing_else(suite, dojo):
    suite.write(".dojo/progress.json", "{")
    assert "2 to do" in dojo("board").stdout


def test_hints_come_one_by_one_and_the_last_comes_again(dojo):
    said = [dojo("hint", "counter").stdout for _ in range(4)]
    assert [text.splitlines()[:2] for text in said] == [
        ["Hint 1 of 3 for threads/counter:", "a"],
        ["Hint 2 of 3 for threads/counter:", "b"],
        ["Hint 3 of 3 for threads/counter:", "c"],
        ["Hint 3 of 3 for threads/counter:", "c"],
    ]


@pytest.mark.parametrize("name", ["counter", "threads/counter", "katas/threads/counter.py"])
def test_a_kata_is_named_in_any_way_people_name_it(dojo, name):
    assert "threads/counter" in dojo("hint", name).stdout


def test_an_unknown_kata_is_a_usage_error_with_a_suggestion(dojo):
    run = dojo("hint", "countr")
    assert run.returncode == 2, run.stdout
    assert "did you mean counter" in run.stderr, run.stderr


def test_reset_brings_the_stub_back_and_keeps_the_text(suite, dojo):
    path = suite.write("katas/threads/counter.py", ANSWER)
    run = dojo("reset", "counter")
    assert "NotImplementedError" in path.read_text()
    backup = suite.root / run.stdout.rpartition("Your text: ")[2].strip()
    assert backup.read_text() == ANSWER, run.stdout
    assert "as shipped already" in dojo("reset", "counter").stdout


def test_reset_wants_one_kata_or_all(dojo):
    assert dojo("reset").returncode == 2
    assert dojo("reset", "counter", "--all").returncode == 2
    assert dojo("reset", "--all").returncode == 0


def test_the_answer_is_shown_when_the_own_one_is_green(suite, dojo):
    refused = dojo("solution", "counter")
    assert refused.returncode == 1, refused.stdout
    assert "is not green yet" in refused.stderr, refused.stderr
    assert "dojo hint threads/counter" in refused.stderr, refused.stderr
    assert ">     return a + b" in dojo("solution", "counter", "--yes").stdout
    suite.write("katas/threads/counter.py", ANSWER)
    assert "has changed since its tests ran" in dojo("solution", "counter").stderr
    suite.pytest("spec/threads/test_counter.py")
    assert ">     return a + b" in dojo("solution", "counter").stdout


def test_explain_prints_the_page(suite, dojo):
    suite.write("docs/katas/threads/counter.md", "# Counter\n\nCount.\n")
    assert dojo("explain", "counter").stdout.startswith("# Counter")
    missing = dojo("explain", "broken")
    assert missing.returncode == 1 and "docs/katas/threads/broken.md is missing" in missing.stderr, missing.stderr


def test_a_broken_syllabus_is_said_in_one_line(suite, dojo):
    suite.write("syllabus.toml", "[[kata]\n")
    run = dojo("board")
    assert run.returncode == 1, run.stdout
    assert "the syllabus cannot be read" in run.stderr, run.stderr
    assert "Traceback" not in run.stderr, run.stderr


def test_watch_runs_the_kata_that_is_saved(suite):
    command = [sys.executable, "-u", "-m", "dojo.cli", "watch"]
    seen, done = [], threading.Event()
    with subprocess.Popen(
        command, cwd=suite.root, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
    ) as child:

        def save_again_and_again() -> None:
            """The watcher says nothing when it begins to watch, so one save could come too early."""
            while not done.wait(0.5):
                suite.write("katas/threads/broken.py", "def one():\n    return 1\n")

        saver = threading.Thread(target=save_again_and_again)
        saver.start()
        try:
            for line in child.stdout:
                seen.append(line)
                if line.startswith("Watching katas/threads/broken.py"):
                    break
        finally:
            done.set()
            child.kill()
            saver.join()
    assert any("1 passed" in line for line in seen), seen
    memory = json.loads((suite.root / ".dojo/progress.json").read_text())
    assert memory["katas"]["threads/broken"]["state"] == "passed", memory
