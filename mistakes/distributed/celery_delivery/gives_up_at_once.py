"""Takes the first refusal for an answer.

Killed by: test_retries_have_a_limit
Says: must ask it 4 times, not 1
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
        raise error
