"""What a spec uses to test on every broker at hand: `on_broker`, and the options of the command line."""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dojo.worlds.brokers import at_hand
from dojo.worlds.brokers.at_hand import Broker, BrokerTrouble

OWNER = pytest.StashKey[bool]()
REQUIRE = "KATA_REQUIRE_BROKER"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("katas").addoption(
        "--require-broker",
        action="append",
        metavar="NAME",
        help=f"fail unless this broker is there to test on: rabbitmq or redis; may be repeated (default: ${REQUIRE})",
    )


def pytest_configure(config: pytest.Config) -> None:
    config.stash[OWNER] = at_hand.own_the_brokers()
    required = config.getoption("--require-broker") or os.environ.get(REQUIRE, "").split()
    try:
        here = {broker.name for broker in at_hand.at_hand()}
    except ValueError as error:
        raise pytest.UsageError(str(error)) from None
    for name in required:
        if name not in at_hand.NAMES:
            raise pytest.UsageError(f"--require-broker {name}: no such broker; there are {', '.join(at_hand.NAMES)}")
        if name not in here:
            raise pytest.UsageError(
                f"--require-broker {name}: it is not installed on this machine. "
                f"Install it ({at_hand.INSTALL[name]}) or set {at_hand.VARIABLE}"
            )


def pytest_unconfigure(config: pytest.Config) -> None:
    if config.stash.get(OWNER, False):
        at_hand.give_up_the_brokers()


def summary() -> str:
    """Return in one line what the Celery katas are tested on, and what they are not."""
    here = ", ".join(str(broker) for broker in at_hand.at_hand())
    gone = at_hand.absent()
    return f"brokers: {here}" + (f"; not installed and not exercised: {', '.join(gone)}" if gone else "")


def pytest_report_header(config: pytest.Config) -> str:
    return summary()


class Tally:
    """Counts, where outcomes are reported, the tests that ran on each broker."""

    def __init__(self) -> None:
        self.ran: dict[str, int] = {}

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        name = dict(report.user_properties).get("broker")
        if report.when == "call" and isinstance(name, str):
            self.ran[name] = self.ran.get(name, 0) + 1

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        if not self.ran:
            return
        counted = ", ".join(f"{self.ran[name]} on {name}" for name in at_hand.NAMES if name in self.ran)
        gone = [f"{name} (to exercise it: {how})" for name, how in at_hand.absent().items()]
        terminalreporter.line(f"Celery tests: {counted}." + (f" Not exercised: {', '.join(gone)}." if gone else ""))


@pytest.hookimpl(trylast=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    session.config.pluginmanager.register(Ahead(), "katas-brokers-ahead")
    if not hasattr(session.config, "workerinput"):
        session.config.pluginmanager.register(Tally(), "katas-brokers")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "broker" in metafunc.fixturenames:
        fitting = getattr(metafunc.function, "fitting_brokers", at_hand.NAMES)
        chosen = [broker for broker in at_hand.at_hand() if broker.name in fitting]
        metafunc.parametrize("broker", chosen, ids=[broker.name for broker in chosen], indirect=True)


def pytest_itemcollected(item: pytest.Item) -> None:
    """A broker may have to be started first, and what hangs in a scene is ended there and named."""
    if {"on_broker", "on_scoop"} & set(getattr(item, "fixturenames", ())):
        item.add_marker(pytest.mark.timeout(600))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Test on RabbitMQ last: it takes seconds to start, in which others can run."""
    items.sort(key=lambda item: getattr(_broker_of(item), "name", None) == at_hand.RABBITMQ)


def _broker_of(item: pytest.Item) -> Broker | None:
    return item.callspec.params.get("broker") if hasattr(item, "callspec") else None


class Ahead:
    """Has the private brokers of a session start before their turn comes."""

    def __init__(self) -> None:
        self._begun = False

    @pytest.hookimpl(trylast=True)  # where a kata is still to do, nothing is set up and no broker starts
    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        if self._begun or _broker_of(item) is None:
            return
        self._begun = True
        wanted = {broker.name for broker in map(_broker_of, item.session.items) if broker and not broker.address}
        for name in wanted:
            with contextlib.suppress(BrokerTrouble):  # its own tests will tell
                at_hand.start_ahead(name)


def only_on(*names: str) -> Callable[[Any], Any]:
    """Run a test on these brokers only: the others promise something else."""

    def mark(test: Any) -> Any:
        test.fitting_brokers = names
        return test

    return mark


@pytest.fixture
def broker(request: pytest.FixtureRequest) -> Broker:
    """The broker under the test."""
    request.node.user_properties.append(("broker", request.param.name))
    return request.param


@pytest.fixture(scope="session")
def crew() -> Iterator["Crew"]:
    """The workers of this pytest process that serve more than one test."""
    crew = Crew()
    yield crew
    crew.dismiss()


class Crew:
    """One worker for each broker: that of the kata and tree that were tested last."""

    def __init__(self) -> None:
        self._at_work: dict[str, tuple[Any, Any, str]] = {}
        self._folder = Path(tempfile.mkdtemp(prefix="crew-"))

    def queue(self, broker: Broker, kata_id: str, target: Any) -> str:
        """Return the queue from which a worker for the kata takes its tasks, starting one if there is none."""
        from dojo.worlds.brokers.scenes import environment, new_queue
        from dojo.worlds.brokers.workers import Worker

        url, job = broker.url(), (kata_id, target)
        if broker.name in self._at_work:
            its_job, worker, queue = self._at_work[broker.name]
            if its_job == (url, *job) and worker.running:
                return queue
            worker.kill()
            del self._at_work[broker.name]
        queue = new_queue(broker)
        env = {**os.environ, **environment(url, queue, target.search_path, at_hand.notes(broker))}
        worker = Worker(kata_id.replace("/", "."), self._folder, env=env)
        self._at_work[broker.name] = (url, *job), worker, queue
        return queue

    def dismiss(self) -> None:
        """End every worker."""
        for _, worker, _ in self._at_work.values():
            worker.kill()
        shutil.rmtree(self._folder, ignore_errors=True)


@pytest.fixture
def on_broker(request: pytest.FixtureRequest, kata: Any, broker: Broker, crew: Crew, target: Any) -> Callable[..., Any]:
    """`on_broker(scene, *arguments, with_worker=False, limit=20)`: play the scene on the broker under the test.

    `with_worker`: a worker for the kata's own app takes what the scene sends. `limit`: in seconds, for what hangs.
    """
    from dojo.worlds.brokers.scenes import LIMIT, new_queue, play

    kata_id = kata.__name__.replace(".", "/")

    def on_broker(scene: Callable[..., Any], *arguments: Any, with_worker: bool = False, limit: float = LIMIT) -> Any:
        broker.url()  # first of all: where it lets nobody in there is no queue
        queue = crew.queue(broker, kata_id, target) if with_worker else new_queue(broker)
        where = {"broker": broker, "queue": queue, "kata_id": kata_id, "search_path": target.search_path}
        return play(scene, *arguments, limit=limit, **where)

    return on_broker
