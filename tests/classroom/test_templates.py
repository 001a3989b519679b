"""What `classroom/` gives to other machines: in the form they read, calling commands that exist, and really run."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

from dojo.cli import dojo as command_line
from dojo.paths import ROOT
from tests.classroom.test_exporters import check

CLASSROOM = ROOT / "classroom"
GUIDE = ROOT / "docs" / "teachers.md"
WORKFLOWS = [CLASSROOM / "github/grade.yml", CLASSROOM / "github/submission.yml"]
SCRIPTS = sorted(CLASSROOM.glob("gradescope/*"))
GITLAB = CLASSROOM / "gitlab/grade.yml"
AUTOGRADER = CLASSROOM / "classroom50/autograder.py"

pytestmark = pytest.mark.slow("checks and runs scripts in processes of their own")

# ---------------------------------------------------------------- their form


def schema_says(*args):
    run = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", *map(str, args)], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_workflows_keep_to_githubs_schema(path):
    schema_says("--builtin-schema", "vendor.github-workflows", path)


def test_the_gitlab_template_keeps_to_gitlabs_schema():
    schema_says("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", GITLAB)


def steps():
    return yaml.safe_load(WORKFLOWS[0].read_text(encoding="utf-8"))["jobs"]["grade"]["steps"]


def test_the_workflow_trusts_nothing_that_a_student_can_change():
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    assert "pull_request_target" not in text and "${{ secrets" not in text
    for step in steps():
        if "uses" in step:
            pinned = re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", step["uses"])
            assert pinned, f"{step['uses']} must be pinned to a commit"
        if step.get("uses", "").startswith("actions/checkout"):
            assert step["with"]["persist-credentials"] is False, "the job's token must not stay on the disk"
        assert "${{" not in step.get("run", ""), "an expression in a script is run as a part of it; pass it in env"
    for path in WORKFLOWS:
        assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {"contents": "read"}
    assert "--require bwrap" in text, "a weaker box than the one announced must stop the job"


def test_the_caller_has_six_lines():
    lines = [line for line in WORKFLOWS[1].read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert len(lines) == 6, lines
    uses = yaml.safe_load("\n".join(lines))["jobs"]["grade"]["uses"]
    assert uses.startswith("TEACHER/concurrency-katas/.github/workflows/grade.yml@"), uses


def test_every_script_is_one_for_bash(tmp_path):
    scripts = list(SCRIPTS)
    for number, step in enumerate(steps()):
        if "run" in step:
            path = tmp_path / f"step{number}.sh"
            path.write_text(f"#!/usr/bin/env bash\n{step['run']}", encoding="utf-8")
            scripts.append(path)
    job = yaml.safe_load(GITLAB.read_text(encoding="utf-8"))["grade"]
    for part in ("before_script", "script", "after_script"):
        path = tmp_path / f"{part}.sh"
        path.write_text("#!/usr/bin/env bash\nset -e\n" + "\n".join(job[part]) + "\n", encoding="utf-8")
        scripts.append(path)
    assert len(scripts) == 9
    for script in scripts:
        subprocess.run(["bash", "-n", script], check=True)
        if shutil.which("shellcheck"):
            run = subprocess.run(["shellcheck", script], capture_output=True, text=True, check=False)
            assert run.returncode == 0, run.stdout


def test_the_dockerfile_copies_what_is_there_and_tells_to_run_without_a_network():
    text = (CLASSROOM / "docker/Dockerfile").read_text(encoding="utf-8")
    assert "--network none --read-only" in text and "--security-opt no-new-privileges" in text
    code = re.sub(r"\\\n", " ", re.sub(r"(?m)^#.*\n", "", text))
    instructions = [line.split(maxsplit=1) for line in code.splitlines() if line.strip()]
    assert {name for name, _ in instructions} <= {"FROM", "RUN", "COPY", "WORKDIR", "ENTRYPOINT"}
    for name, rest in instructions:
        if name == "COPY":
            assert all((ROOT / part).exists() for part in rest.split()[:-1]), f"COPY {rest}"
        if name == "ENTRYPOINT":
            assert json.loads(rest)[0] == "dojo"


def bare(words):
    """Return the words of a list in JSON or Python as a shell has them."""
    return words.replace('"', "").replace(",", "")


def called():
    """Yield every `dojo …` of the templates and of the guide."""
    for path in [*WORKFLOWS, GITLAB, *SCRIPTS, AUTOGRADER, CLASSROOM / "docker/Dockerfile", GUIDE]:
        text = path.read_text(encoding="utf-8").replace('"$dojo"', "dojo").replace("$dojo/bin/dojo", "dojo")
        text = re.sub(r"\[dojo, (.*)\]", lambda found: f"dojo {bare(found[1])}", text)
        text = re.sub(r'ENTRYPOINT \["dojo", (.*)\]', lambda found: f"dojo {bare(found[1])}", text)
        for match in re.finditer(r"\bdojo (grade-all|grade|export)\b([^\n`;)]*)", text):
            yield pytest.param(match[1], match[2], id=f"{path.name}: {match[0].strip()[:60]}")


@pytest.mark.parametrize(("name", "rest"), list(called()))
def test_every_command_that_is_named_exists_with_its_options(name, rest):
    command = command_line.get_command(None, name)
    known = {option for parameter in command.params for option in parameter.opts}
    used = re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest)
    assert set(used) <= known, f"dojo {name} has no {', '.join(set(used) - known)}"


def test_the_guide_names_what_is_there():
    text = GUIDE.read_text(encoding="utf-8")
    named = set(re.findall(r"`((?:github|gitlab|gradescope|classroom50|docker)/[\w.]+)`", text))
    assert named == {
        "github/grade.yml",
        "github/submission.yml",
        "gitlab/grade.yml",
        "gradescope/build.sh",
        "classroom50/autograder.py",
        "docker/Dockerfile",
    }, named
    assert all((CLASSROOM / name).is_file() for name in named)


# ---------------------------------------------------------------- run here


@pytest.fixture
def machine(room, tmp_path):
    """A suite with a `dojo` to call, and a submission in Gradescope's folders."""
    tool = tmp_path / "bin" / "dojo"
    tool.parent.mkdir()
    tool.write_text(f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(room.root))} exec {sys.executable} -m dojo.cli "$@"\n')
    tool.chmod(0o755)
    for name in ("submission/katas/threads", "source", "results"):
        (tmp_path / "autograder" / name).mkdir(parents=True)
    return tool


def hand_in(folder, counter="# pass", broken="# fail"):
    (folder / "katas/threads").mkdir(parents=True, exist_ok=True)
    (folder / "katas/threads/counter.py").write_text(counter)
    (folder / "katas/threads/broken.py").write_text(broken)


def gradescope(machine, tmp_path, **env):
    script = CLASSROOM / "gradescope/run_autograder"
    env = {"AUTOGRADER": str(tmp_path / "autograder"), "DOJO": str(machine), "DOJO_BOX": "limits"} | env
    run = subprocess.run(["bash", script], env=os.environ | env, capture_output=True, text=True, check=False)
    results = json.loads((tmp_path / "autograder/results/results.json").read_text(encoding="utf-8"))
    check(results, "gradescope")
    return run, results


def test_gradescope_gets_its_results(machine, tmp_path):
    hand_in(tmp_path / "autograder/submission")
    run, results = gradescope(machine, tmp_path)
    assert run.returncode == 0, run.stderr
    assert results["score"] == 2 and results["extra_data"]["seed"] >= 0, results


@pytest.mark.parametrize(
    ("counter", "told"), [("# refuse", "this cannot be graded"), ("# missing", "bwrap is required")]
)
def test_gradescope_is_told_when_nothing_was_graded(machine, tmp_path, counter, told):
    hand_in(tmp_path / "autograder/submission", counter)
    (tmp_path / "autograder/results/results.json").write_text('{"score": 100}')
    _, results = gradescope(machine, tmp_path)
    assert results["score"] == 0 and results["output"].startswith("Not graded.") and told in results["output"], results


def classroom50(machine, checkout):
    env = {"DOJO": str(machine), "KATAS_BOX": "limits", "CLASSROOM": "cs", "SUBMISSION_TAG": "submit/1"}
    command = [sys.executable, str(AUTOGRADER)]
    return subprocess.run(command, cwd=checkout, env=os.environ | env, capture_output=True, text=True, check=False)


def test_classroom50_gets_its_result(machine, tmp_path):
    checkout = tmp_path / "checkout"
    hand_in(checkout)
    (tmp_path / "precious").write_text("of the runner")
    (checkout / "result.json").symlink_to(tmp_path / "precious")
    for name in ("subprocess.py", "json.py", "dojo.py", "sitecustomize.py"):
        (checkout / name).write_text("raise SystemExit(0)")
    run = classroom50(machine, checkout)
    assert run.returncode == 0, run.stderr
    result = json.loads((checkout / "result.json").read_text(encoding="utf-8"))
    check(result, "classroom50")
    assert (result["score"], result["classroom"], result["submission"]) == (2, "cs", "submit/1"), result
    assert "threads/counter" in (checkout / "release-body.md").read_text(encoding="utf-8")
    assert (tmp_path / "precious").read_text() == "of the runner", "nothing may be written through a student's link"


def test_classroom50_hears_of_a_fault_of_the_machine_by_the_exit_status(machine, tmp_path):
    checkout = tmp_path / "checkout"
    hand_in(checkout, "# missing")
    (checkout / "result.json").write_text('{"score": 100}')
    run = classroom50(machine, checkout)
    assert run.returncode == 1 and "status 3" in run.stderr, run.stderr
    assert not (checkout / "result.json").exists(), "a result that the submission brought is no result"


def test_the_workflows_own_steps_run(machine, tmp_path):
    hand_in(tmp_path / "submission", "# fail", "# fail")
    told = tmp_path / "told"
    env = os.environ | {"PATH": f"{machine.parent}:{os.environ['PATH']}", "KATAS": "", "STUDENT": "anna/katas"}
    env |= {"GITHUB_STEP_SUMMARY": str(told)}
    grade, tell = (step["run"] for step in steps() if step.get("name") in ("Grade", "Tell"))
    grade = grade.replace("python -I", f"{sys.executable} -I")
    bash = ["bash", "-e", "-o", "pipefail", "-c"]
    run = subprocess.run([*bash, grade], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 1, run.stderr
    first, *_, last = run.stdout.splitlines()
    assert first.startswith("::stop-commands::") and last == f"::{first.removeprefix('::stop-commands::')}::"
    run = subprocess.run([*bash, tell], cwd=tmp_path, env=env, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stdout.startswith("::error file=katas/threads/counter.py"), run.stdout
    assert "0 of 3 points" in told.read_text(encoding="utf-8")


def test_gradescopes_zip_holds_the_scripts_and_the_committed_suite(tmp_path):
    copy = tmp_path / "copy"
    shutil.copytree(CLASSROOM / "gradescope", copy / "classroom/gradescope")
    (copy / "requirements.lock").write_text("")
    (copy / "katas").mkdir()
    git = ["git", "-C", str(copy), "-c", "user.name=t", "-c", "user.email=t@example.org"]
    for args in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "x"]):
        subprocess.run([*git, *args], check=True)
    (copy / "not-committed").write_text("")
    target = tmp_path / "autograder.zip"
    subprocess.run(["bash", copy / "classroom/gradescope/build.sh", target], check=True, capture_output=True)
    with zipfile.ZipFile(target) as opened:
        names = {name for name in opened.namelist() if not name.endswith("/")}
        modes = {name: opened.getinfo(name).external_attr >> 16 & 0o111 for name in ("setup.sh", "run_autograder")}
    assert {"setup.sh", "run_autograder", "suite/requirements.lock"} <= names, names
    assert not [name for name in names if "not-committed" in name] and all(modes.values()), (names, modes)


def test_gradescopes_setup_puts_the_suite_out_of_a_submissions_way(tmp_path):
    suite = tmp_path / "autograder/source/suite"
    for name in ("solutions/a.py", "mistakes/a.py", "spec/a.py", "requirements.lock"):
        (suite / name).parent.mkdir(parents=True, exist_ok=True)
        (suite / name).write_text("")
    tools, calls = tmp_path / "tools", tmp_path / "calls"
    tools.mkdir()
    for name in ("apt-get", "python3"):
        tool = tools / name
        venv = f'[ "$1 $2" != "-m venv" ] || cp -r {tools} "$3/bin"'
        tool.write_text(f'#!/bin/bash\necho {name} "$@" >> {calls}\n{venv}\n')
        tool.chmod(0o755)
    for name in ("python", "dojo"):
        shutil.copyfile(tools / "python3", tools / name)
        (tools / name).chmod(0o755)
    (tmp_path / "env").mkdir()
    env = {"AUTOGRADER": "autograder", "DOJO_SUITE": "opt", "DOJO_PYTHON": "env"}
    env = {name: str(tmp_path / value) for name, value in env.items()} | {"PATH": f"{tools}:{os.environ['PATH']}"}
    run = subprocess.run(
        ["bash", CLASSROOM / "gradescope/setup.sh"], env=env, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    assert not suite.exists() and (tmp_path / "opt/spec/a.py").stat().st_mode & 0o044 == 0o044
    for name in ("solutions", "mistakes"):
        assert Path(tmp_path, "opt", name).stat().st_mode & 0o077 == 0, f"{name} must not be readable in a box"
    assert "-m pip install -q -r" in calls.read_text()
