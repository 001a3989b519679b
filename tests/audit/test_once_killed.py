"""An answer that has been killed costs no more time, and stands in no other answer's way."""

import json
import subprocess
import sys

from dojo.outcomes import FAILED
from dojo.paths import ROOT
from tests.audit import mistake


def test_the_mistakes_of_several_katas_are_killed_one_after_the_other(tmp_path):
    katas = ["threads/shared_state", "threads/thread_subclass"]
    results = tmp_path / "outcomes.json"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "tests.audit.once_killed"]
    command += [f"spec/{kata.replace('/', '/test_')}.py" for kata in katas]
    command += [option for kata in katas for option in ("--target", f"mistakes/{kata}")]
    run = subprocess.run([*command, "--results", results], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "not torn down" not in run.stdout, run.stdout
    outcomes = json.loads(results.read_text(encoding="utf-8"))
    for wrong in (one for kata in katas for one in mistake.of_kata(kata)):
        mine = [one for one in outcomes if one["target"] == wrong.label]
        first = next(number for number, one in enumerate(mine) if wrong.says in one["message"])
        later = {one["message"] for one in mine[first + 1 :]}
        assert mine[first]["state"] == FAILED and later <= {"killed before"}, f"{wrong.label}: {mine}"
