"""What a run says when it is over. Works where outcomes are reported: in the only process, or xdist's controller."""

import pytest

from dojo import board, progress
from dojo.outcomes import FAILED, Outcome
from dojo.results import Results
from dojo.syllabus import syllabus
from dojo.target import Target, default


class Reporting:
    """A pytest plugin of its own: gathers the outcomes of `targets` in `results`, and tells of them at the end."""

    def __init__(self, config: pytest.Config, targets: list[Target], results: Results):
        self.config, self.targets, self.results = config, targets, results

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if not hasattr(report, "kata_outcome"):
            return
        outcome = Outcome(**report.kata_outcome)
        brief = self.config.getoption("--brief") and outcome.state == FAILED
        if brief and self.results.has_failed(outcome.kata, outcome.target):
            report.longrepr = str(report.longrepr).partition("\n")[0]
        report.told_before = self.results.add(outcome)  # type: ignore[attr-defined]

    def pytest_sessionfinish(self) -> None:
        file = self.config.getoption("--results")
        if file:
            self.results.write(self.config.invocation_params.dir / file)

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self.results.outcomes:
            return
        standings = self.results.standings()
        if self.targets == [default()] and self._whole_katas(terminalreporter):
            progress.record(standings)
        terminalreporter.section("katas", "=")
        width = terminalreporter._tw.fullwidth if terminalreporter.isatty else None
        for row in board.rows(standings, syllabus().chapters, width):
            for text, colour in row:
                terminalreporter.write(text, **({colour: True} if colour else {}))
            terminalreporter.line("")
        terminalreporter.line("")
        terminalreporter.line(board.summary(standings))
        if len(self.targets) == 1:
            for line in board.next_step(standings, self.targets[0].label, width):
                terminalreporter.line(line)

    def _whole_katas(self, terminalreporter: pytest.TerminalReporter) -> bool:
        """Whether every test of the katas that ran was to run: a part of a kata says nothing of the whole."""
        chosen_parts = any("::" in argument for argument in self.config.args)
        stopped = self.config.getoption("maxfail") or self.config.getoption("--schedule")
        return not (chosen_parts or stopped or terminalreporter.stats.get("deselected"))
