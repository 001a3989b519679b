"""Celery worker: started from the command line, asked for its log, stopped without losing work."""

import re

import pytest

from dojo import behaviour, only_on

# What the tests add to each worker: one process, and no talk with other workers.
OPTIONS = ["--pool=solo", "--without-gossip", "--without-mingle", "--without-heartbeat"]

NOTES = """\
from celery import Celery
app = Celery("addTask", broker="amqp://guest:@localhost:5672//")
@app.task
def add(x, y):
    return x + y
"""

ERRANDS = """\
from urllib.request import urlopen
from celery import Celery
app = Celery("errands", backend="rpc://")
@app.task
def fetch(url):
    return urlopen(url).read().decode()
"""


def start_for_the_notes(kata, notes, options):
    from pathlib import Path

    Path("addTask.py").write_text(notes, encoding="utf-8")
    worker = kata.start("addTask", "worker.log", *options)
    log = Path("worker.log")
    return [getattr(worker, "pid", None), log.read_text(encoding="utf-8") if log.exists() else ""]


@pytest.mark.slow("starts a worker")
@behaviour("CE07")
def test_a_worker_is_ready_for_the_modules_tasks(kata, on_broker):
    pid, log = on_broker(start_for_the_notes, NOTES, OPTIONS)
    assert pid, f"start() must return the Popen of the worker, not something with the pid {pid}"
    so_far = log.strip()[-300:] or "nothing"
    assert " ready." in log, f"start() must return once the log says ' ready.', not before; so far it says {so_far}"
    tasks = re.findall(r"^ +\. (\S+)", log, re.MULTILINE)
    assert "addTask.add" in tasks, f"a worker for the module addTask must know addTask.add, but its tasks are {tasks}"


def look_at_the_log(kata, options):
    from pathlib import Path

    worker = kata.start("distributed.celery_worker", "worker.log", *options)
    if worker is None:
        return [None, None, None]
    receipts = [kata.add.delay(5, 5), kata.add.delay(5, "5"), kata.add.delay("to", "day")]
    returned = [receipt.get(timeout=100, propagate=False) for receipt in receipts]
    code = kata.stop(worker)
    return [repr(returned[0]), code, kata.results(Path("worker.log").read_text(encoding="utf-8"))]


@pytest.mark.slow("starts a worker and waits for its end")
@behaviour("CE07", "CE09")
def test_the_log_shows_the_result_10(kata, on_broker):
    returned, code, results = on_broker(look_at_the_log, OPTIONS)
    assert returned == "10", f"the worker must return 10 for add(5, 5), not {returned}"
    assert code == 0, f"a worker that was asked to end must do so with exit code 0, not {code}"
    expected = [["distributed.celery_worker.add", "10"], ["distributed.celery_worker.add", "'today'"]]
    assert results == expected, f"of three tasks two succeeded, which the log shows as {expected}: {results}"


def stop_in_the_middle(kata, errands, options):
    from pathlib import Path
    from threading import Thread

    from celery.exceptions import TimeoutError

    from dojo.worlds.brokers.service import Service

    Path("errands.py").write_text(errands, encoding="utf-8")
    import errands

    codes, waited, log = [], [], Path("worker.log")
    worker = kata.start("errands", str(log), *options)

    def stop():
        code = kata.stop(worker)
        waited.append(worker is not None and worker.poll() is not None)
        codes.append(code)

    with Service() as service:
        receipt = errands.fetch.delay(service.url("slow"))
        request = service.next(over=lambda: worker is None)
        stopping = Thread(target=stop, daemon=True)
        stopping.start()
        while stopping.is_alive() and "shutdown" not in log.read_text(encoding="utf-8").lower():
            stopping.join(0.01)
        stopping.join(0.2)  # who does not wait has the time to show it: `waited` decides
        if request:
            request.answer("done")
        stopping.join()
    try:
        result = receipt.get(timeout=10 if codes == [0] else 0.01, propagate=False)
    except TimeoutError:
        result = None
    return [codes, waited == [True], str(result)]


@pytest.mark.slow("starts a worker and waits for its end")
@behaviour("CE07")
def test_a_worker_that_is_stopped_finishes_its_task(kata, on_broker):
    codes, waited, result = on_broker(stop_in_the_middle, ERRANDS, OPTIONS)
    assert codes == [0], f"stop() must let the worker end by itself and return its exit code, 0, not {codes}"
    assert waited, f"stop() must wait for the task that the worker has begun, but it returned {codes} first"
    assert result == "done", f"a task that was begun must be finished first: its result must be 'done', not {result!r}"


def start_what_cannot_start(kata, options):
    from pathlib import Path
    from queue import Empty, SimpleQueue
    from threading import Thread

    import psutil

    from dojo.worlds.overload import Limit

    Path("broken.py").write_text("raise ValueError('no app here')\n", encoding="utf-8")
    ends = SimpleQueue()

    def start():
        try:
            ends.put(f"returned {kata.start('broken', 'worker.log', *options)}")
        except BaseException as error:
            ends.put(error)

    Thread(target=start, daemon=True).start()
    seen, patience = False, None
    while patience is None or not patience.over():
        try:
            end = ends.get(timeout=0.02)
        except Empty:
            workers = psutil.Process().children()
            seen = seen or bool(workers)
            if seen and patience is None and all(worker.status() == psutil.STATUS_ZOMBIE for worker in workers):
                patience = Limit(5)  # seconds to notice that the worker has ended
            continue
        if isinstance(end, NotImplementedError):
            raise end
        return end if isinstance(end, str) else f"raised {type(end).__name__}: {end}"
    return "still waits for a worker that has ended"


@only_on("embedded")
@pytest.mark.slow("starts a worker")
@behaviour("CE07")
def test_a_worker_that_cannot_start_is_an_error(kata, on_broker):
    said = on_broker(start_what_cannot_start, OPTIONS)
    assert said.startswith("raised RuntimeError"), f"a worker that ends at once must be a RuntimeError: start() {said}"
    assert "no app here" in said, f"the error must show what the log says, for instance 'no app here': {said}"


LOG = """\
[2026-01-31 12:00:00,000: INFO/MainProcess] celery@here ready.
[2026-01-31 12:00:01,000: INFO/MainProcess] Task shop.price[2b2c-1] received
[2026-01-31 12:00:01,100: INFO/MainProcess] Task shop.count[2b2c-2] received
[2026-01-31 12:00:01,200: INFO/MainProcess] Task shop.count[2b2c-2] succeeded in 0.00012499899952672422s: 3
[2026-01-31 12:00:01,300: ERROR/MainProcess] Task shop.pay[2b2c-3] raised unexpected: ValueError('it succeeded: 1')
[2026-01-31 12:00:02,400: INFO/MainProcess] Task shop.price[2b2c-1] succeeded in 1.4s: {'tea': 2.5, 'a[1]: b': None}
"""


@behaviour("CE09")
def test_results_are_read_as_they_are_written(kata):
    got = [list(row) for row in kata.results(LOG) or ()]
    expected = [["shop.count", "3"], ["shop.price", "{'tea': 2.5, 'a[1]: b': None}"]]
    assert got == expected, f"two tasks succeeded in this log: results() must return {expected}, not {got}"
