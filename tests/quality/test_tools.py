"""The measuring of `tox -e power`: what the tools say of two programs, and the page."""

import json
import os
import subprocess
import sys
from collections import Counter
from types import ModuleType

from tests.quality import cost, power
from tests.quality.programs import CORPUS, corpus, read
from tests.quality.tools import Scene, fresh

PAIR = [str(CORPUS / side / "counter_attribute.py") for side in ("wrong", "right")]


def judge(tool):
    done = subprocess.run(
        [sys.executable, "-m", "tests.quality.tools", tool, *PAIR],
        cwd=power.ROOT,
        env={**os.environ, "PYTHONPATH": str(power.ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return [json.loads(line)[1] for line in done.stdout.splitlines()]


def test_the_explorer_tells_them_apart():
    assert judge("explorer") == ["accused", "passes"]


def test_a_stress_loop_accuses_no_right_program():
    assert judge("stress")[1] == "passes"


def test_a_tool_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(power, "PACKAGES", ("no-such-tool",))
    monkeypatch.setitem(power.NAMES, "no-such-tool", "no such tool")
    score = power.measure("no-such-tool")
    assert score.why_not.startswith("not run: not installed for Python 3.")
    assert score.why_not in power.table([score])


def test_a_program_that_hangs_is_ended_and_the_next_one_judged(tmp_path):
    hangs = tmp_path / "wrong" / "hangs.py"
    hangs.parent.mkdir()
    hangs.write_text('"""Busy wait: for ever."""\n\n\ndef scenario(program):\n    while True:\n        pass\n')
    verdicts = power._verdicts("stress", [str(hangs), PAIR[1]], limit=3)
    assert verdicts == ["no verdict", "passes"]


def test_a_scenario_cut_in_three():
    for side, program in (("right", read(CORPUS / "right" / "counter_attribute.py")),):
        scene = Scene(fresh(program))
        assert scene.calls, side
        for k in range(len(scene.calls)):
            scene.run(k)
        assert scene.holds()


def test_the_page():
    scores = [
        power.Score("stress", "stress loop", Counter(accused=4, passes=2), Counter(passes=6), seconds=90),
        power.Score("frontrun", "frontrun", why_not="not run: because"),
    ]
    page = power.page(scores, "growth")
    assert "| stress loop | 4 | 0 | 2 | 6 | 0 | 0 | 1.5 |" in page
    assert "| frontrun | not run: because |" in page
    assert f"{len(corpus('wrong'))} wrong and {len(corpus('right'))} right programs" in page


def test_growth(monkeypatch):
    monkeypatch.setattr(cost, "SIZES", ((2, 1),))
    monkeypatch.setattr(cost, "REPEATS", 1)
    assert "| 2 x 1 | " in cost.table()


def test_side_by_side(monkeypatch):
    other = ModuleType("other")
    other.explore = lambda body, **options: type("Result", (), {"schedules": 7})
    monkeypatch.setattr(cost, "corpus", lambda side: [read(CORPUS / side / "counter_attribute.py")])
    assert "the other: 0.0 s, 7 schedules" in cost.side_by_side(other)
