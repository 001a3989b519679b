"""Celery delivery: at least once, so be ready for twice.

A message stays with the broker until it is acknowledged. A worker does that before
it runs the task, unless told otherwise: if it dies in the middle, the task is lost.
Acknowledged late, after the task has run, a dead worker's task is delivered again,
and what the task had done by then is done twice, unless the task takes care.

Goal: payments that are neither lost nor made twice, retries that end, a call that never hangs.
Out of scope: two workers that work on one payment at the same time (see the threads' lock).
"""

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from celery import Celery

app = Celery("distributed.celery_delivery", broker="amqp://guest:@localhost:5672//", backend="rpc://")
# A broker that does not answer is asked once more, at once, and then the call is an OperationalError.
app.conf.broker_transport_options = {"max_retries": 1, "interval_start": 0, "interval_step": 0, "interval_max": 0}


@app.task(acks_late=True, reject_on_worker_lost=True)
def pay(ledger, payment, bank):
    """Enter `payment` as a line of the file `ledger`, once, however often this is delivered; then tell the bank.

    bank: a URL to read, which may take long. Returns what the bank says.
    """
    book = Path(ledger)
    if payment not in book.read_text().splitlines():
        with book.open("a") as file:
            file.write(f"{payment}\n")
    with urlopen(bank) as said:
        return said.read().decode()


@app.task(bind=True, max_retries=3)
def fetch(self, url):
    """Return the text at `url`. While the service there says 503, busy, try again: 3 times more and at once.

    Each try is a message of its own, so that others get their turn. Any other error is final.
    """
    try:
        with urlopen(url) as answer:
            return answer.read().decode()
    except HTTPError as error:
        if error.code != 503:
            raise
        raise self.retry(exc=error, countdown=0) from error
