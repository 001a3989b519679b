"""Celery workers as the specs start them: several beside each other."""

import os

import pytest

from dojo.paths import SOLUTIONS
from dojo.worlds.brokers import at_hand
from dojo.worlds.brokers.scenes import environment, new_queue
from dojo.worlds.brokers.workers import Worker

pytestmark = pytest.mark.timeout(600)  # RabbitMQ may have to be started first

NAMES = [broker.name for broker in at_hand.at_hand() if broker.address is None]


@pytest.fixture(autouse=True, scope="module")
def brokers_of_this_run():
    owner = at_hand.own_the_brokers()
    yield
    if owner:
        at_hand.give_up_the_brokers()


@pytest.fixture
def start(tmp_path, request):
    """`start(*options)` starts a worker for celery_worker on the broker under the test."""
    env = {**os.environ, **environment(at_hand.private(request.param), new_queue(), [str(SOLUTIONS)])}
    workers = []

    def start(*options):
        workers.append(Worker("distributed.celery_worker", tmp_path, *options, env=env))
        return workers[-1]

    yield start
    for worker in workers:
        worker.kill()


@pytest.mark.slow("starts two workers")
@pytest.mark.parametrize("start", NAMES, indirect=True)
def test_workers_of_one_name_may_share_a_broker(start):
    """Learners' workers are all called celery@HOST, and the suite starts several at a time."""
    pair = [start("--pool=solo", "-n", "celery@twin") for _ in range(2)]
    for worker in pair:
        assert worker.running, f"one of two workers with the same name has ended:\n{worker.log}"
        assert "RESOURCE_LOCKED" not in worker.log, worker.log
