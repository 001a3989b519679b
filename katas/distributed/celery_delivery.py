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
# TODO: a broker that does not answer is asked once more, at once, and then the call is an OperationalError


# TODO: when is a payment acknowledged?
@app.task
def pay(ledger, payment, bank):
    """Enter `payment` as a line of the file `ledger`, once, however often this is delivered; then tell the bank.

    bank: a URL to read, which may take long. Returns what the bank says.
    """
    raise NotImplementedError("pay")


# TODO: how often?
@app.task(bind=True)
def fetch(self, url):
    """Return the text at `url`. While the service there says 503, busy, try again: 3 times more and at once.

    Each try is a message of its own, so that others get their turn. Any other error is final.
    """
    raise NotImplementedError("fetch")
