"""A broker that is lost, stopped, or lets nobody in: its own tests say so soon, and the others go on."""

import os

import pytest

from dojo.worlds.brokers import at_hand, servers

pytestmark = pytest.mark.timeout(600)  # RabbitMQ may have to be started first

INSTALLED = [name for name in at_hand.NAMES if servers.program(name)]
REQUIRED = os.environ.get("KATA_REQUIRE_BROKER", "").split()


def each(*names):
    """Parametrize a test with brokers: one that is not installed is skipped, unless the run requires it."""

    def marks(name):
        return [] if name in (*INSTALLED, *REQUIRED) else [pytest.mark.skip(f"{name} is not installed")]

    return pytest.mark.parametrize("name", [pytest.param(name, marks=marks(name)) for name in names])


SPEC = """
import pytest

from dojo import only_on


def lose(kata, how):
    import os
    from pathlib import Path

    import psutil
    from celery import Celery

    app = Celery("loser", backend="rpc://")
    app.task(kata.add, name="add").delay(1, 2)
    landlord = int(Path(os.environ["KATA_BROKERS"], "{name}.pid").read_text())
    for program in psutil.Process(landlord).children(recursive=True):
        try:
            getattr(program, how)()
        except psutil.NoSuchProcess:
            pass
    return app.tasks["add"].delay(1, 2).get()


@only_on("{name}")
@pytest.mark.parametrize("how", ["kill", "terminate"])
def test_add_while_it_is_lost(kata, on_broker, how):
    got = on_broker(lose, how)
    assert got == 3, f"1 and 2 make 3, not {{got}}"


def test_add_without_it(kata):
    got = kata.add(2, 2)
    assert got == 4, f"2 and 2 make 4, not {{got}}"
"""


@pytest.mark.slow("starts a broker twice")
@each(*at_hand.NAMES)
def test_a_broker_lost_in_the_middle_fails_its_own_test_and_no_other(suite, name):
    """A second `delay()` waits for ever where a broker has gone after the first; the next test has a broker again."""
    suite.write("spec/threads/test_counter.py", SPEC.format(name=name))
    run = suite.pytest("--target", "solutions", "spec/threads/test_counter.py", limit=500, KATA_BROKERS_OWNER="")
    assert "2 failed, 1 passed" in run.stdout, run.stdout + run.stderr
    said = f"{name} was lost in the middle of the test: nobody listens there any more. Another is started"
    assert run.stdout.count(said) == 2, run.stdout
    assert "Traceback" not in run.stdout, run.stdout


LEAVE = """
from dojo import only_on


def leave(kata):
    return kata.add(1, 2)


@only_on("{name}")
def test_add(kata, on_broker):
    got = on_broker(leave)
    assert got == 3, f"1 and 2 make 3, not {{got}}"


def test_add_without_it(kata):
    got = kata.add(2, 2)
    assert got == 4, f"2 and 2 make 4, not {{got}}"
"""


@pytest.fixture
def ours():
    """Private brokers to be let in to, or not."""
    owner = at_hand.own_the_brokers()
    yield at_hand.private
    if owner:
        at_hand.give_up_the_brokers()


@pytest.mark.slow("RabbitMQ needs four to eight seconds")
@each("rabbitmq", "redis")
def test_a_refused_password_fails_its_own_tests_and_no_other(suite, name, ours):
    url = ours(name).replace("guest:guest@", "guest:letmein@").replace("redis://", "redis://somebody:letmein@")
    suite.write("spec/threads/test_counter.py", LEAVE.format(name=name))
    run = suite.pytest("--target", "solutions", "spec/threads/test_counter.py", KATA_BROKER_URL=url)
    assert "1 failed, 1 passed" in run.stdout, run.stdout + run.stderr
    said = f"KATA_BROKER_URL: the broker at {at_hand.hidden(url)} refuses the login: "
    assert said in run.stdout and "correct the address, or unset KATA_BROKER_URL" in run.stdout, run.stdout
    assert "letmein" not in run.stdout, f"the password is in: {run.stdout}"


@each("rabbitmq", "redis")
def test_a_stopped_broker_fails_its_own_tests_and_no_other(suite, name):
    url = {"rabbitmq": "amqp://guest:guest@127.0.0.1:{}//", "redis": "redis://127.0.0.1:{}/0"}[name]
    address = url.format(servers.free_port())
    suite.write("spec/threads/test_counter.py", LEAVE.format(name=name))
    run = suite.pytest("--target", "solutions", "spec/threads/test_counter.py", KATA_BROKER_URL=address)
    assert "1 failed, 1 passed" in run.stdout, run.stdout + run.stderr
    assert f"the broker at {at_hand.hidden(address)} cannot be reached: " in run.stdout, run.stdout
