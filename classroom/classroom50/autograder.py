"""Classroom 50's autograder for the katas. Put it beside the assignment, and set SUITE to your copy of the suite.

Classroom 50 runs it in the student's checkout and reads ./result.json. It uses the standard library alone,
and installs the suite into a folder of its own. Exit status 0: graded, whatever the grade; 1: nothing could
be graded, which Classroom 50 takes for a fault of the machine, not of the student.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SUITE = os.environ.get("KATAS_SUITE", "https://github.com/TEACHER/concurrency-katas.git")
REF = os.environ.get("KATAS_REF", "main")
BOX = os.environ.get("KATAS_BOX", "bwrap")  # the weakest box to accept: bwrap, userns, uid or limits
RESULT = Path("result.json")
SUMMARY = Path("release-body.md")


def main() -> int:
    """Grade the checkout in the current directory."""
    checkout = Path.cwd()
    # What the submission brought under these names is no result, and a link would lead elsewhere.
    for path in (RESULT, SUMMARY):
        path.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        dojo = os.environ.get("DOJO") or installed(work)
        student = os.environ.get("USERNAME") or checkout.name
        command = [dojo, "grade", str(checkout), "--student", student, "--require", BOX, "--out", str(work / "out")]
        graded = run(command, work)
        result = work / "out" / "result.json"
        if not result.is_file():
            print(f"Nothing was graded: dojo grade ended with status {graded}.", file=sys.stderr)
            return 1
        for form, path in (("classroom50", RESULT), ("summary", SUMMARY)):
            target = work / path.name
            if run([dojo, "export", "--to", form, str(result), "--out", str(target)], work):
                return 1
            shutil.copyfile(target, checkout / path)
    return 0


def installed(work: Path) -> str:
    """Install the suite and its requirements into `work`; return the path of its `dojo`."""
    suite, environment = work / "suite", work / "env"
    # The current directory is the student's: -I keeps its modules out of every Python that is started.
    check(["git", "clone", "-q", "--depth", "1", "--branch", REF, SUITE, str(suite)], work)
    check([sys.executable, "-I", "-m", "venv", str(environment)], work)
    pip = [str(environment / "bin" / "python"), "-I", "-m", "pip", "install", "-q"]
    check([*pip, "-r", str(suite / "requirements.lock"), "-e", str(suite)], work)
    return str(environment / "bin" / "dojo")


def run(command: list[str], folder: Path) -> int:
    """Run a command with `folder` as its current directory; return its exit status."""
    return subprocess.run(command, cwd=folder, check=False).returncode


def check(command: list[str], folder: Path) -> None:
    """Run a command that must not fail; end with status 1 if it does."""
    if run(command, folder):
        print(f"This did not work: {' '.join(command)}", file=sys.stderr)
        raise SystemExit(1)


if __name__ == "__main__":
    sys.exit(main())
