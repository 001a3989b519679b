"""The budgets: what is over is named, and what has been recorded is kept."""

import click
import pytest

from dojo import toml
from tests.budgets import __main__ as budgets
from tests.budgets.__main__ import COMMANDS, RECORDED, Cost, ratios, too_much

COSTS = {"empty": [Cost(0.5, 0.2), Cost(0.4, 0.2)], "a": [Cost(1.0, 0.4)], "b": [Cost(1.0, 0.9)]}


def test_what_counts_is_the_cpu_time_beside_the_empty_run():
    assert ratios(COSTS) == {"empty": 1.0, "a": 2.0, "b": 4.5}


def test_what_is_over_its_budget_is_named():
    assert too_much(ratios(COSTS), {"a": {"most": 2.1}, "b": {"most": 4.4}}) == ["b"]


def test_every_command_has_a_budget_and_every_budget_a_command():
    assert {command.name for command in COMMANDS} == set(toml.load(RECORDED)), (
        "run: python -m tests.budgets --whole --write"
    )


def test_writing_keeps_the_budgets(tmp_path, monkeypatch):
    monkeypatch.setattr(budgets, "RECORDED", tmp_path / "recorded.toml")
    budgets.RECORDED.write_text("# head\n")
    budgets.write({"empty": 1.0, "a": 2.0}, {"a": {"was": 3.0, "most": 5.0}, "b": {"was": 1.0, "most": 2.0}})
    assert toml.load(budgets.RECORDED) == {"a": {"was": 2.0, "most": 5.0}, "b": {"was": 1.0, "most": 2.0}}
    assert budgets.RECORDED.read_text().startswith("# head\n"), "the head must stay"


def test_a_command_that_breaks_is_no_figure(tmp_path):
    with pytest.raises(click.ClickException, match="ended with 3"):
        budgets.run(["-c", "raise SystemExit(3)"], tmp_path)
