"""Celery delivery: a worker that dies, a message that comes twice, a service that is busy, a broker that is down."""

import pytest

from dojo import behaviour, only_on

# `Service` is a web service that tells of each request and answers when the test says so: a task that waits for
# its answer is a task in the middle. `Worker` is a worker for the kata, in a process of its own.


def kill_in_the_middle(kata):
    from pathlib import Path

    from dojo.worlds.brokers.service import Service
    from dojo.worlds.brokers.workers import Worker, settled, wait_until_gone

    Path("ledger").touch()
    with Service() as bank:
        first = Worker("distributed.celery_delivery")
        receipt = kata.pay.delay("ledger", "rent", bank.url("rent"))
        in_the_middle = bank.next(over=settled(receipt))
        first.kill()
        wait_until_gone(kata.app)
        Worker("distributed.celery_delivery")
        last = kata.pay.delay("ledger", "tea", bank.url("tea"))
        while request := in_the_middle and bank.next(over=settled(last)):
            request.answer(f"paid {request.path}")
        results = [each.get(timeout=100) for each in (receipt, last) if settled(each)()]
    return [bank.paths, results, Path("ledger").read_text().split()]


@only_on("embedded", "rabbitmq")  # Redis delivers again after an hour, unless told otherwise
@pytest.mark.slow("starts two workers")
def test_a_payment_outlives_its_worker_and_is_made_once(kata, on_broker):
    asked, results, ledger = on_broker(kill_in_the_middle)
    assert asked[:1] == ["rent"], f"pay() must tell the bank: the payment of the rent asked for {asked}"
    assert asked != ["rent", "tea"], "the payment whose worker was killed is lost: the next worker paid only the tea"
    assert asked == ["rent", "rent", "tea"], f"killed, delivered again, then the next one: not {asked}"
    assert results == ["paid rent", "paid tea"], f"each result must be what the bank says, not {results}"
    assert sorted(ledger) == ["rent", "tea"], f"each payment must be in the ledger once, which holds {ledger}"


def kill_the_child(kata):
    from pathlib import Path

    import psutil

    from dojo.worlds.brokers.service import Service
    from dojo.worlds.brokers.workers import Worker, settled

    Path("ledger").touch()
    with Service() as bank:
        worker = Worker("distributed.celery_delivery", ".", "--pool=prefork", "--concurrency=1")
        receipt = kata.pay.delay("ledger", "rent", bank.url("rent"))
        if bank.next(over=settled(receipt)):
            psutil.Process(worker.children()[0]).kill()
            again = bank.next(over=settled(receipt))
            if again:
                again.answer("paid")
        outcome = str(receipt.get(timeout=100, propagate=False))
    return [bank.paths, outcome]


@only_on("embedded", "rabbitmq")
@pytest.mark.slow("starts a worker with a child")
def test_a_payment_outlives_the_child_that_ran_it(kata, on_broker):
    asked, outcome = on_broker(kill_the_child)
    assert asked[:1] == ["rent"], f"pay() must tell the bank: the payment of the rent asked for {asked}"
    lost = f"only the child that ran the task was killed: it must be run again, but {outcome}"
    assert outcome == "paid", lost
    assert asked == ["rent", "rent"], f"the payment must be delivered twice in all: {asked}"


def deliver_twice(kata):
    from pathlib import Path

    from dojo.worlds.brokers.service import Service
    from dojo.worlds.brokers.workers import settled

    Path("ledger").write_text("rent and tea\n")
    ledger = str(Path("ledger").absolute())
    with Service() as bank:
        results = []
        for name in ("rent", "tea", "rent"):
            receipt = kata.pay.delay(ledger, name, bank.url(name))
            request = bank.next(over=settled(receipt))
            if request:
                request.answer(f"paid {name}")
            results.append(receipt.get(timeout=100))
    return [results, Path("ledger").read_text().splitlines()]


@pytest.mark.slow("starts a worker, once for this kata")
def test_delivered_twice_is_paid_once(kata, on_broker):
    results, ledger = on_broker(deliver_twice, with_worker=True)
    assert results == ["paid rent", "paid tea", "paid rent"], f"pay() must return what the bank says, not {results}"
    expected = ["rent and tea", "rent", "tea"]
    assert ledger == expected, f"rent, delivered twice, must be in the ledger once: {expected}, not {ledger}"


def call_a_busy_service(kata, codes):
    from dojo.worlds.brokers.service import Service
    from dojo.worlds.brokers.workers import settled

    with Service() as service:
        receipt = kata.fetch.delay(service.url("price"))
        for code in codes:
            request = service.next(over=settled(receipt))
            if request:
                request.answer("the price", code)
        too_often = service.next(over=settled(receipt))
        if too_often:
            too_often.answer("the price")
        result = str(receipt.get(timeout=100, propagate=False))
        return [len(service.paths), receipt.state, result]


@pytest.mark.slow("starts a worker, once for this kata")
@pytest.mark.parametrize(
    ("codes", "state"),
    [([200], "SUCCESS"), ([503, 503, 503, 200], "SUCCESS"), ([503] * 4, "FAILURE"), ([503, 404], "FAILURE")],
    ids=["free", "free-at-last", "busy", "gone"],
)
def test_retries_have_a_limit(kata, on_broker, codes, state):
    tries, ended, result = on_broker(call_a_busy_service, codes, with_worker=True)
    assert tries == len(codes), f"the service says {codes}: fetch() must ask it {len(codes)} times, not {tries}"
    assert ended == state, f"the service says {codes}: fetch() must end in {state}, not in {ended} with {result}"
    assert state == "FAILURE" or result == "the price", f"fetch() must return the text at the URL, not {result!r}"


def two_calls(kata):
    from dojo.worlds.brokers.service import Service
    from dojo.worlds.brokers.workers import settled

    with Service() as service:
        receipts = [kata.fetch.delay(service.url(name)) for name in ("busy", "free")]
        while request := service.next(over=lambda: all(settled(receipt)() for receipt in receipts)):
            first_time = service.paths.count(request.path) == 1
            request.answer("", 503 if request.path == "busy" and first_time else 200)
        return service.paths


@pytest.mark.slow("starts a worker, once for this kata")
def test_a_retry_lets_others_go_first(kata, on_broker):
    asked = on_broker(two_calls, with_worker=True)
    expected = ["busy", "free", "busy"]
    assert asked == expected, f"a retry is a message of its own, behind what waits already: {expected}, not {asked}"


def call_a_dead_broker(kata):
    import os
    import socket
    from threading import Thread

    from kombu.exceptions import OperationalError

    listener = socket.create_server(("127.0.0.1", 0))
    attempts = []

    def hang_up():
        while True:
            connection = listener.accept()[0]
            attempts.append(1)
            connection.close()

    Thread(target=hang_up, daemon=True).start()
    os.environ["CELERY_BROKER_URL"] = f"amqp://guest:guest@127.0.0.1:{listener.getsockname()[1]}//"
    try:
        kata.fetch.delay("http://127.0.0.1/")
    except (OperationalError, OSError) as error:
        return [len(attempts), type(error).__name__]
    return [len(attempts), "no error"]


@behaviour("CE02")
def test_a_broker_that_is_down_is_soon_an_error(kata, fresh_python):
    attempts, error = fresh_python(call_a_dead_broker)
    assert error == "OperationalError", f"without a broker, delay() must be an OperationalError, not {error}"
    assert attempts <= 2, f"a broker that hangs up must be tried twice at most, not {attempts} times"
