"""The brokers: what they promise, what is said where one is missing or dies, and that none is left behind."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from dojo.paths import ROOT
from dojo.worlds.brokers import at_hand, loader, servers
from dojo.worlds.brokers.at_hand import Broker, BrokerTrouble
from dojo.worlds.overload import Limit

assert loader  # registers embedded://

pytestmark = pytest.mark.timeout(600)  # RabbitMQ may have to be started first

NAMES = [broker.name for broker in at_hand.at_hand() if broker.address is None]


@pytest.fixture(autouse=True, scope="module")
def brokers_of_our_own():
    """These tests kill brokers, and nobody else may suffer."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KATA_BROKERS_OWNER", "")
        patch.setenv("KATA_BROKERS", "")
        assert at_hand.own_the_brokers()
        yield
        at_hand.give_up_the_brokers()


@pytest.fixture
def url():
    """The address of the embedded broker of this run."""
    return at_hand.private("embedded")


@pytest.fixture
def connect(url):
    """`connect()` gives a new connection of kombu's to the embedded broker."""
    from kombu import Connection

    opened = []

    def connect():
        opened.append(Connection(url))
        return opened[-1]

    yield connect
    for connection in opened:
        connection.release()


def wait_for(condition):
    patience = Limit(20)
    while not condition():
        assert not patience.over(), "it does not come true"
        time.sleep(0.01)


def test_messages_leave_in_the_order_in_which_they_came(connect):
    ours, theirs = connect().SimpleQueue("order"), connect().SimpleQueue("order")
    for number in range(5):
        ours.put(number)
    got = []
    for _ in range(5):
        message = theirs.get(timeout=5)
        message.ack()
        got.append(message.payload)
    assert got == [0, 1, 2, 3, 4], f"the messages came as {got}"


def test_what_was_not_acknowledged_goes_back_to_the_head_of_its_queue(connect):
    sender, connection = connect().SimpleQueue("held"), connect()
    for number in range(4):
        sender.put(number)
    taker = connection.SimpleQueue("held")
    done, *_ = [taker.get(timeout=5) for _ in range(3)]
    done.ack()
    connection.release()
    again = connect().SimpleQueue("held")
    wait_for(lambda: again.channel.queue_declare("held").consumer_count == 0)
    messages = [again.get(timeout=5) for _ in range(3)]
    got = [(message.payload, bool(message.delivery_info.get("redelivered"))) for message in messages]
    assert got == [(1, True), (2, True), (3, False)], f"after the taker's end the queue held {got}"


@pytest.mark.parametrize(("requeue", "left"), [(True, 1), (False, 0)])
def test_a_rejected_message_is_put_back_or_dropped(connect, requeue, left):
    queue = connect().SimpleQueue(f"rejected-{requeue}")
    queue.put("no, thank you")
    queue.get(timeout=5).reject(requeue=requeue)
    assert queue.qsize() == left, f"{queue.qsize()} messages are left"


def test_a_lost_post_office_is_an_error_and_not_a_wait(connect):
    queue = connect().SimpleQueue("lost")
    queue.put("before")
    _kill("embedded")
    with pytest.raises(OSError):
        queue.put("after")


# ---------------------------------------------------------------- private brokers


def _pid(name):
    return int(Path(os.environ["KATA_BROKERS"], f"{name}.pid").read_text("utf-8"))


def _kill(name):
    """Kill the broker itself, as a crash would; its landlord notices."""
    url = at_hand.private(name)
    for program in psutil.Process(_pid(name)).children(recursive=True):
        with contextlib.suppress(psutil.NoSuchProcess):  # the broker's helpers end with it
            program.kill()
    # Not: until the process is a zombie. Threads that are still ending hold the socket.
    wait_for(lambda: at_hand.gone(url))


@pytest.mark.slow("RabbitMQ needs four to eight seconds")
@pytest.mark.parametrize("name", NAMES)
def test_a_private_broker_is_started_once_and_again_when_it_has_died(name):
    first = at_hand.private(name)
    assert at_hand.private(name) == first, "a broker that answers must not be started again"
    _kill(name)
    second = at_hand.private(name)
    assert at_hand.refusal(second) is None, f"the second {name} does not answer: {at_hand.refusal(second)}"


@pytest.mark.parametrize("name", [name for name in NAMES if name != "rabbitmq"])
def test_a_broker_that_was_started_ahead_is_the_one_that_is_used(name):
    at_hand._evict(Path(os.environ["KATA_BROKERS"], f"{name}.pid"))
    at_hand.start_ahead(name)
    begun = _pid(name)
    at_hand.start_ahead(name)
    url = at_hand.private(name)
    assert _pid(name) == begun, "a broker that had begun to start was started again"
    assert at_hand.refusal(url) is None, f"{name}, started ahead, does not answer: {at_hand.refusal(url)}"


@pytest.mark.parametrize("name", NAMES)
def test_private_brokers_listen_on_loopback_only(name):
    at_hand.private(name)
    listening = []
    for process in [psutil.Process(_pid(name)), *psutil.Process(_pid(name)).children(recursive=True)]:
        with contextlib.suppress(psutil.NoSuchProcess):
            listening += [one.laddr.ip for one in process.net_connections("inet") if one.status == psutil.CONN_LISTEN]
    assert listening, f"{name} listens nowhere"
    assert set(listening) <= {"127.0.0.1", "::1", "::ffff:127.0.0.1"}, f"{name} listens on {listening}"


RUN = """
import sys, time
from dojo.worlds.brokers import at_hand
assert at_hand.own_the_brokers()
for name in {names}:
    at_hand.private(name)
print(__import__("os").environ["KATA_BROKERS"], flush=True)
time.sleep(60)
"""


@pytest.mark.slow("starts every broker once more")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_broker_outlives_its_owner(number):
    env = {name: value for name, value in os.environ.items() if not name.startswith("KATA_")}
    # RabbitMQ ends by the same hands; once is enough.
    names = NAMES if number == signal.SIGKILL else [name for name in NAMES if name != "rabbitmq"]
    command = [sys.executable, "-c", RUN.format(names=names)]
    with subprocess.Popen(
        command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as run:
        folder = Path(run.stdout.readline().strip())
        landlords = [psutil.Process(int(file.read_text("utf-8"))) for file in folder.glob("*.pid")]
        family = [one for landlord in landlords for one in [landlord, *landlord.children(recursive=True)]]
        assert len(landlords) == len(names), f"the landlords are {landlords}"
        run.send_signal(number)
        run.wait(60)
    wait_for(lambda: not folder.exists() and not any(one.is_running() and one.status() != "zombie" for one in family))


# ---------------------------------------------------------------- what is said


def test_a_broker_that_is_down_is_named_with_the_reason():
    port = servers.free_port()
    broker = Broker("rabbitmq", f"amqp://me:secret@127.0.0.1:{port}//")
    with pytest.raises(BrokerTrouble) as raised:
        broker.url()
    said = str(raised.value)
    for words in ("KATA_BROKER_URL", f"amqp://me:**@127.0.0.1:{port}//", "cannot be reached", "refused", "unset"):
        assert words in said, f"{words!r} is not in: {said}"
    assert "secret" not in said, f"the password is in: {said}"


def test_a_broker_that_never_answers_is_given_up(monkeypatch):
    import socket

    monkeypatch.setattr(at_hand, "ANSWER_LIMIT", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        for scheme in ("amqp", "redis"):
            reason = at_hand.refusal(f"{scheme}://127.0.0.1:{deaf.getsockname()[1]}//")
            assert reason, f"{scheme}: nobody answers, and that is no reason"


SPEC = """
from dojo import only_on


def leave(kata, seconds):
    import os, signal, time
    if seconds:
        {kill}
        time.sleep(seconds)
    return kata.add(1, 2)


@only_on("{name}")
def test_add(kata, on_broker):
    got = on_broker(leave, {seconds})
    assert got == 3, f"1 and 2 make 3, not {{got}}"


def test_add_again(kata):
    got = kata.add(2, 2)
    assert got == 4, f"2 and 2 make 4, not {{got}}"
"""


def spec(suite, name="embedded", kill="", seconds=0):
    suite.write("spec/threads/test_counter.py", SPEC.format(name=name, kill=kill, seconds=seconds))


def without_brokers():
    """An environment with an interpreter on PATH and nothing else."""
    return {"PATH": os.path.dirname(sys.executable), "KATA_BROKERS_OWNER": "", "KATA_REQUIRE_BROKER": ""}


def test_the_run_says_what_it_was_tested_on_and_what_not(suite, monkeypatch):
    spec(suite)
    run = suite.pytest("--target", "solutions", "spec/threads/test_counter.py", **without_brokers())
    assert run.returncode == 0, run.stdout + run.stderr
    assert "brokers: embedded" in run.stdout, run.stdout
    assert "Celery tests: 1 on embedded." in run.stdout, run.stdout
    if "rabbitmq" not in NAMES:
        assert "Not exercised: rabbitmq (to exercise it: apt-get install rabbitmq-server)" in run.stdout, run.stdout


def test_a_required_broker_that_is_not_there_ends_the_run(suite):
    env = without_brokers()
    run = suite.pytest("--target", "solutions", "--require-broker", "redis", **env)
    assert run.returncode == 4, run.stdout + run.stderr
    assert "--require-broker redis: it is not installed on this machine" in run.stderr, run.stderr


def test_an_unknown_broker_is_named(suite):
    run = suite.pytest("--require-broker", "rabbit")
    assert run.returncode == 4, run.stdout + run.stderr
    assert "no such broker; there are embedded, rabbitmq, redis" in run.stderr, run.stderr


def test_an_address_that_is_none_is_named(suite):
    run = suite.pytest(KATA_BROKER_URL="localhost:5672")
    assert run.returncode == 4, run.stdout + run.stderr
    assert "KATA_BROKER_URL: 'localhost:5672' is no address" in run.stderr, run.stderr


@pytest.mark.slow("the loss is noticed after a second")
def test_a_broker_lost_while_nobody_asks_it_is_noticed(suite):
    kill = """
        import psutil
        from pathlib import Path
        landlord = int(Path(os.environ["KATA_BROKERS"], "embedded.pid").read_text())
        for program in psutil.Process(landlord).children(): program.kill()
    """.strip()
    spec(suite, kill=kill, seconds=600)
    run = suite.pytest("--target", "solutions", "spec/threads/test_counter.py", KATA_BROKERS_OWNER="")
    assert "1 failed, 1 passed" in run.stdout, run.stdout + run.stderr
    assert "embedded was lost in the middle of the test: nobody listens there any more" in run.stdout, run.stdout
