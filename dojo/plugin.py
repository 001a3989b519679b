"""The dojo's pytest hooks: options, the `kata` fixture, outcomes, the board. Thin: it calls the rooms below."""

import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from dojo import target as targets
from dojo.failures import Told, without_machinery
from dojo.interpreter import has_gil
from dojo.loading import LoadError, TreeModule
from dojo.outcomes import BROKEN, FAILED, PASSED, TO_DO, Outcome, state_of
from dojo.paths import KATAS
from dojo.reporting import Reporting
from dojo.results import Results
from dojo.stubs import is_untouched
from dojo.syllabus import Kata, SyllabusError, syllabus
from dojo.target import Target, TargetError

TARGETS = pytest.StashKey[list[Target]]()
RESULTS = pytest.StashKey[Results]()
REACH = pytest.StashKey[str]()  # how far the explorer looked in a test
KATA = pytest.StashKey[Kata]()

# Fixtures of the worlds beyond threads; each imports its world only when a test asks for it.
WORLDS = [
    "dojo.worlds.brokers.fixtures",
    "dojo.worlds.event_loop.fixtures",
    "dojo.worlds.processes.play",
    "dojo.worlds.subprocesses",
    "dojo.worlds.scoop_runs",
]
pytest_plugins = WORLDS


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("katas", "Concurrency Katas")
    group.addoption(
        "--target",
        action="append",
        metavar="TREE",
        help="what to test: katas (default), solutions, mistakes, one mistake's file, or any folder of that "
        "shape; may be repeated",
    )
    group.addoption("--schedule", metavar="S", help='replay one schedule of one test, for example "6:2"')
    group.addoption(
        "--schedule-seed", metavar="N", type=int, default=0, help="seed of the schedule search (default: 0)"
    )
    group.addoption("--story-svg", metavar="DIR", help="write each failing schedule as a picture into DIR")
    group.addoption("--brief", action="store_true", help="tell only the first failure of each kata in full")
    group.addoption("--results", metavar="FILE", help="write every outcome as JSON to FILE")
    group.addoption(
        "--run-untouched",
        action="store_true",
        help="run the tests of untouched stubs too, instead of calling them to do (the audit proves that they are)",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "behaviour(*ids): the documented behaviours that a test asserts")
    config.addinivalue_line("markers", "slow(reason): takes more than a quarter of a second, and why")
    try:
        names = config.getoption("--target") or ["katas"]
        here = config.invocation_params.dir
        config.stash[TARGETS] = [found for name in names for found in targets.resolve(name, here)]
        config.stash[RESULTS] = Results(syllabus())
    except (TargetError, SyllabusError) as error:
        raise pytest.UsageError(str(error)) from error


# ---------------------------------------------------------------- collection


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """A kata whose package is missing says so in one failing line instead of failing to import its spec."""
    kata = syllabus().of_spec(module_path)
    if kata is not None and kata.missing_packages():
        return Uninstalled.from_parent(parent, path=module_path)
    return None


class Uninstalled(pytest.File):
    """The spec of a kata that needs a package which is not installed."""

    def collect(self) -> Iterator[pytest.Item]:
        yield UninstalledItem.from_parent(self, name="needs_a_package")


class UninstalledItem(pytest.Item):
    def runtest(self) -> None:
        kata = syllabus().of_spec(self.path)
        assert kata is not None
        free_threaded = bool(sysconfig.get_config_var("Py_GIL_DISABLED"))
        raise LoadError(kata.advice(kata.missing_packages(), free_threaded))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """With several targets, a test runs once for each target that has something to say about its kata."""
    kata = syllabus().of_spec(metafunc.definition.path)
    chosen = metafunc.config.stash[TARGETS]
    if kata is None or "target" not in metafunc.fixturenames or len(chosen) == 1:
        return
    fitting = [target for target in chosen if target.kata_id in (None, kata.id)]
    metafunc.parametrize("target", fitting, ids=[target.label for target in fitting], indirect=True)


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run katas in the order in which they are learnt; plugins that shuffle come later and win."""
    order: dict[Kata | None, int] = {kata: number for number, kata in enumerate(syllabus().katas)}
    items.sort(key=lambda item: order.get(item.stash.get(KATA, None), -1))


def pytest_itemcollected(item: pytest.Item) -> None:
    kata = syllabus().of_spec(item.path)
    if kata is not None:
        item.stash[KATA] = kata


# ---------------------------------------------------------------- fixtures


@pytest.fixture
def target(request: pytest.FixtureRequest) -> Target:
    """The tree under test."""
    return getattr(request, "param", None) or request.config.stash[TARGETS][0]


@pytest.fixture
def kata(request: pytest.FixtureRequest, target: Target) -> Iterator[TreeModule]:
    """The kata's module, newly executed for this test; importable by its dotted name, in children too."""
    row = syllabus().of_spec(request.path)
    if row is None:
        raise pytest.UsageError(
            f"{request.path}: the kata fixture is for spec/<chapter>/test_<kata>.py of a kata in the syllabus"
        )
    with target.active() as importer:
        yield target.load(importer, row.id)


# ---------------------------------------------------------------- running


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Call an untouched stub to do without running it: the audit holds every stub to that with each test."""
    kata = item.stash.get(KATA, None)
    if kata is None or item.config.getoption("--run-untouched"):
        return
    path = _target_of(item).path_of(kata.id)
    if path.is_relative_to(KATAS) and is_untouched(path):
        pytest.fail(f"{kata.id} is as it was shipped", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item):
    """Tell the schedule explorer, where a test uses it, what was asked for and how its replay is called."""
    __tracebackhide__ = True
    schedules = sys.modules.get("dojo.schedules")
    if schedules is None or KATA not in item.stash:
        return (yield)
    settings, option = schedules.settings, item.config.getoption
    settings.replay, settings.seed = option("--schedule"), option("--schedule-seed")
    settings.story_svg = Path(option("--story-svg")) if option("--story-svg") else None
    terminal = item.config.pluginmanager.get_plugin("terminalreporter")  # absent in xdist's workers
    settings.width = terminal._tw.fullwidth if terminal else None
    settings.replay_command = lambda schedule: f'pytest {_selection(item)} --schedule "{schedule}"'
    settings.last_result = None
    try:
        return (yield)
    finally:
        settings.replay = settings.replay_command = settings.story_svg = settings.width = None
        item.stash[REACH] = str(settings.last_result or "")


def _target_of(item: pytest.Item) -> Target:
    chosen = getattr(item, "funcargs", {}).get("target")
    callspec = getattr(item, "callspec", None)
    if chosen is None and callspec is not None:
        chosen = callspec.params.get("target")
    return chosen or item.config.stash[TARGETS][0]


def _selection(item: pytest.Item) -> str:
    """Return the arguments with which pytest runs just this item against its target."""
    target = _target_of(item)
    nodeid = item.nodeid
    if "target" in getattr(getattr(item, "callspec", None), "params", {}):
        ids = [part for part in item.callspec._idlist if part != target.label]  # type: ignore[attr-defined]
        nodeid = nodeid.partition("[")[0] + (f"[{'-'.join(ids)}]" if ids else "")
    option = "" if target == targets.default() else f" --target {target.label}"
    return f'"{nodeid}"{option}'


def _told(error: BaseException, item: pytest.Item, kata: Kata) -> Told:
    next_hint = f"Hint:    dojo hint {kata.id}"
    again, why = f"Again:   pytest {_selection(item)}", f"Why:     dojo explain {kata.id}"
    return Told(error, again, why, next_hint, function=getattr(item, "function", None))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo):
    report: pytest.TestReport = yield
    if KATA not in item.stash or (report.when != "call" and not report.failed):
        return report
    kata, target, state, message = item.stash[KATA], _target_of(item), PASSED, ""
    if report.failed and call.excinfo is not None:
        error = call.excinfo.value
        state, message = state_of(error, target.path_of(kata.id)), str(error) or type(error).__name__
        if state in (TO_DO, BROKEN):
            report.longrepr = message
        elif item.config.getoption("tbstyle") == "auto":
            report.longrepr = _told(error, item, kata)
            sections = [(title, without_machinery(text)) for title, text in report.sections]
            report.sections = [(title, text) for title, text in sections if text]
    elif report.skipped:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else "no reason"
        state, message = FAILED, f"skipped ({reason}): a skip is no pass"
        report.outcome, report.longrepr = "failed", message
    name = getattr(item, "originalname", None) or item.name
    report.schedules = item.stash.get(REACH, "")  # type: ignore[attr-defined]
    # Plain data: reports travel from xdist's workers as JSON.
    report.kata_outcome = Outcome(  # type: ignore[attr-defined]
        kata.id, target.label, name, item.nodeid, state, message
    ).to_dict()
    return report


def pytest_report_teststatus(report: pytest.TestReport):
    outcome = getattr(report, "kata_outcome", None)
    if outcome is None:
        return None
    if outcome["state"] == TO_DO:
        return TO_DO, "t", ("TO DO", {"yellow": True})
    if outcome["state"] == BROKEN and getattr(report, "told_before", False):
        return "told above", "b", ("BROKEN", {"red": True})
    if report.failed:
        return "failed", "F", ("FAILED", {"red": True})
    if report.passed and report.schedules:
        return "passed", ".", f"PASSED ({report.schedules})"
    return None


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):
        config = session.config
        reporting = Reporting(config, config.stash[TARGETS], config.stash[RESULTS])
        config.pluginmanager.register(reporting, "katas-reporting")


def pytest_report_header(config: pytest.Config) -> str:
    chosen = config.stash[TARGETS]
    names = chosen[0].label if len(chosen) == 1 else f"{len(chosen)} targets"
    return f"katas: testing {names}; GIL {'on' if has_gil() else 'off'}"
