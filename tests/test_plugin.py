"""What `pytest` does with katas: outcomes, targets, the board, the exit status."""

import json

import pytest

SPEC = "spec/threads/test_counter.py"


def test_untouched_stubs_are_to_do_without_a_traceback(suite):
    run = suite.pytest()
    assert run.returncode == 1, run.stdout
    assert "Traceback" not in run.stdout and "FAILURES" not in run.stdout, run.stdout
    assert "test_counter.py tt " in run.stdout and "test_broken.py t " in run.stdout, run.stdout
    assert "3 to do" in run.stdout, run.stdout
    assert "Next: edit katas/threads/counter.py" in run.stdout, run.stdout
    assert "then run: pytest spec/threads/test_counter.py" in run.stdout, run.stdout


def test_solutions_pass_and_the_run_says_finished(suite):
    run = suite.pytest("--target", "solutions")
    assert run.returncode == 0, run.stdout
    assert "3 passed" in run.stdout and "Finished" in run.stdout, run.stdout


def test_results_are_the_same_under_xdist(suite):
    run = suite.pytest("-n", "2")
    assert run.returncode == 1, run.stdout
    assert "3 to do" in run.stdout and "2 katas: 2 to do." in run.stdout, run.stdout


def test_a_single_mistake_stands_in_for_the_solution(suite):
    run = suite.pytest("--target", "mistakes/threads/counter/minus.py")
    assert run.returncode == 1, run.stdout
    assert "1 and 2 make 3, not -1" in run.stdout and "1 passed, 2" not in run.stdout, run.stdout
    assert "1 done" in run.stdout and "1 wrong" in run.stdout, run.stdout


def test_all_mistakes_run_against_their_own_kata_only(suite):
    run = suite.pytest("--target", "mistakes", "--results", "out.json")
    outcomes = json.loads((suite.root / "out.json").read_text())
    assert {(one["target"], one["test"]) for one in outcomes} == {
        (f"mistakes/threads/counter/{name}.py", test)
        for name in ("minus", "first")
        for test in ("test_add", "test_add_again")
    }, run.stdout


def test_a_folder_anywhere_is_a_target(suite, tmp_path_factory):
    folder = tmp_path_factory.mktemp("s-017")
    (folder / "katas/threads").mkdir(parents=True)
    (folder / "katas/threads/counter.py").write_text("def add(a, b):\n    return a + b\n")
    run = suite.pytest("--target", str(folder), SPEC)
    assert run.returncode == 0, run.stdout
    run = suite.pytest("--target", str(folder), "spec/threads/test_broken.py")
    assert run.returncode == 1 and "broken.py does not exist" in run.stdout, run.stdout


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("nowhere", "no such file or folder"),
        ("dojo", "holds no katas"),
        ("conftest.py", "cannot tell which kata"),
    ],
)
def test_a_target_that_is_none_is_a_usage_error(suite, target, words):
    run = suite.pytest("--target", target)
    assert run.returncode == 4 and words in run.stderr, run.stderr


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("def add(a, b:\n    return 3\n", "katas/threads/counter.py:1: SyntaxError"),
        ("import threading\nimport no_such_module\n", "katas/threads/counter.py:2:"),
        ("raise SystemExit(0)\n", "ends the interpreter"),
        ("def addd(a, b):\n    return 3\n", "has no 'add', and the spec needs it"),
    ],
)
def test_a_kata_that_cannot_be_used_fails_once_and_the_rest_runs(suite, text, words):
    suite.write("katas/threads/counter.py", text)
    run = suite.pytest("-rN")
    assert run.returncode == 1, run.stdout
    assert run.stdout.count(words) == 1, run.stdout
    assert "1 told above" in run.stdout and "1 to do" in run.stdout, run.stdout


def test_a_wrong_answer_fails_with_its_own_words(suite):
    suite.write("katas/threads/counter.py", "def add(a, b):\n    return 3\n")
    run = suite.pytest(SPEC)
    assert run.returncode == 1 and "2 and 2 make 4, not 3" in run.stdout, run.stdout
    assert "1 wrong" in run.stdout, run.stdout


def test_a_broken_kata_that_was_touched_is_wrong_not_to_do(suite):
    suite.write("katas/threads/broken.py", "def one():\n    return 3\n")
    run = suite.pytest("spec/threads/test_broken.py")
    assert "1 wrong" in run.stdout and "one is 1" in run.stdout, run.stdout


def test_a_missing_package_is_named_with_the_command(suite):
    text = (suite.root / "syllabus.toml").read_text()
    suite.write("syllabus.toml", text.replace('kind = "fix"', 'kind = "fix"\npackages = ["no_such_package"]'))
    suite.write("spec/threads/test_broken.py", "import no_such_package\n")
    run = suite.pytest("--target", "solutions")
    assert run.returncode == 1 and "pip install no_such_package" in run.stdout, run.stdout
    assert "2 passed" in run.stdout, run.stdout


def test_a_skipped_test_does_not_finish_a_kata(suite):
    suite.write("spec/threads/test_broken.py", "import pytest\ndef test_one(kata):\n    pytest.skip('no')\n")
    run = suite.pytest("--target", "solutions", "spec/threads/test_broken.py")
    assert run.returncode == 1 and "Finished" not in run.stdout, run.stdout
    assert "a skip is no pass" in run.stdout, run.stdout


def test_katas_run_in_the_order_of_the_syllabus(suite):
    run = suite.pytest("-x")
    assert "test_counter.py" in run.stdout and "test_broken.py" not in run.stdout, run.stdout


def test_a_broken_syllabus_is_a_usage_error_that_names_the_row(suite):
    text = (suite.root / "syllabus.toml").read_text()
    suite.write("syllabus.toml", text.replace('kind = "fix"', 'kind = "repair"'))
    run = suite.pytest()
    assert run.returncode == 4, run.stdout
    assert "threads/broken: kind is 'repair'" in run.stderr, run.stderr


def test_output_without_a_terminal_has_no_colours(suite):
    assert "\x1b[" not in suite.pytest().stdout


def test_an_untouched_stub_is_to_do_without_being_run(suite):
    suite.write(
        "spec/threads/test_broken.py",
        "def test_one(kata):\n    print('the test ran')\n    assert kata.one() == 1, 'one'\n",
    )
    assert "the test ran" not in suite.pytest("-s", "spec/threads/test_broken.py").stdout
    run = suite.pytest("-s", "--run-untouched", "spec/threads/test_broken.py")
    assert "the test ran" in run.stdout and "1 to do" in run.stdout, run.stdout
