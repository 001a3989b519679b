"""A broker of the user's, which KATA_BROKER_URL names: what is ours on it is deleted, and nothing else."""

import json
from pathlib import Path

import pytest

from dojo.worlds.brokers import at_hand, servers, tidying

pytestmark = pytest.mark.timeout(600)  # RabbitMQ may have to be started first

NAMES = [broker.name for broker in at_hand.at_hand() if broker.address is None and broker.name != "embedded"]

SPEC = """
from dojo import only_on


def leave(kata, names):
    import json
    import os
    from pathlib import Path

    from celery import Celery

    app = Celery("leaver", backend="rpc://")
    receipt = app.task(kata.add, name="add").delay(1, 2)
    Path(names).write_text(json.dumps([os.environ["KATA_QUEUE"], app.thread_oid]))
    with app.connection_for_read() as connection:
        return connection.SimpleQueue(app.conf.task_default_queue).qsize()


@only_on("{name}")
def test_leave(kata, on_broker):
    waiting = on_broker(leave, {names!r})
    assert waiting == 1, f"one message must wait, not {{waiting}}"
"""


@pytest.fixture(scope="module", params=NAMES)
def given(request):
    """The name and the address of a broker that is not the tests' own."""
    owner = at_hand.own_the_brokers()
    yield request.param, at_hand.private(request.param)
    if owner:
        at_hand.give_up_the_brokers()


def exists(url, queue):
    """Whether the broker has a queue of that name."""
    from kombu import Connection

    with Connection(url) as connection:
        try:
            connection.default_channel.queue_declare(queue, passive=True)
        except connection.channel_errors:
            return False
        return True


def keys(url):
    """What there is in Redis, all of it."""
    import redis

    with redis.Redis.from_url(url) as client:
        return {key.decode() for key in client.keys("*")}


@pytest.mark.slow("RabbitMQ needs four to eight seconds")
@pytest.mark.parametrize(("options", "database"), [([], 1), (["-n", "1"], 2)], ids=["alone", "xdist"])
def test_our_queues_are_deleted_and_no_others(given, suite, tmp_path, options, database):
    from kombu import Connection

    name, url = given
    if name == "redis":  # whose database 0 other tests use at the same time
        url = f"{url.rpartition('/')[0]}/{database}"
    with Connection(url) as connection:
        theirs = connection.SimpleQueue("theirs")
        theirs.put("a message")
        before = keys(url) if name == "redis" else set()
        names = tmp_path / "names"
        suite.write("spec/threads/test_counter.py", SPEC.format(name=name, names=str(names)))
        run = suite.pytest(
            "--target",
            "solutions",
            "spec/threads/test_counter.py",
            *options,
            KATA_BROKER_URL=url,
            KATA_BROKERS_OWNER="",
        )
        assert "1 passed" in run.stdout, run.stdout + run.stderr
        queue, replies = json.loads(Path(names).read_text("utf-8"))
        left = [one for one in (queue, replies) if exists(url, one)]
        assert not left, f"of {queue} and {replies} the run has left {left}"
        if name == "redis":
            assert keys(url) == before, f"the run has left {keys(url) - before} or deleted {before - keys(url)}"
        assert theirs.qsize() == 1, "somebody else's message has gone"
        theirs.get(timeout=5).ack()


@pytest.mark.parametrize("scheme", ["amqp", "redis"])
def test_queues_that_cannot_be_deleted_are_named(tmp_path, scheme, capsys, monkeypatch):
    monkeypatch.setenv("KATA_BROKERS", str(tmp_path))
    monkeypatch.setenv("KATA_BROKERS_OWNER", "")
    url = f"{scheme}://me:secret@127.0.0.1:{servers.free_port()}//"
    for name in ("kata-1", "kata-2"):
        tidying.note(tmp_path / at_hand.QUEUES, url, name)
    at_hand.give_up_the_brokers()
    said = capsys.readouterr().err
    assert f"The broker at {at_hand.hidden(url)} may still have kata-1, kata-2: " in said, said
    assert "secret" not in said, f"the password is in: {said}"
