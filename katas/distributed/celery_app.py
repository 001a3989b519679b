"""Celery app: a call becomes a message.

`add(5, 5)` runs here and now. `add.delay(5, 5)` runs nothing: it leaves a message
with the task's name and its arguments at the broker, and returns a receipt, an
AsyncResult. A worker takes the message, looks the name up in the module that it
was started with, runs the function there, and sends the result back, if the app
has a result backend.

Goal: an app whose task any worker finds, from wherever it is called.
Out of scope: the worker (see celery_worker), and what happens when one dies (see celery_delivery).
"""

from celery import Celery

# The app and its tasks carry this module's own name, also when the module runs as a program.
# The broker is RabbitMQ on this machine, user guest, no password given; results come back by "rpc://".
app = None  # TODO: a Celery app


# TODO: make a task of it
def add(x, y):
    """Return the sum of x and y: a task of the app."""
    raise NotImplementedError("add")


def ask(x, y):
    """Have a worker add x and y; return the AsyncResult at once."""
    raise NotImplementedError("ask")


def answer(receipt, limit):
    """Return the result that belongs to the receipt; raise Celery's TimeoutError after `limit` seconds."""
    raise NotImplementedError("answer")


if __name__ == "__main__":
    print(answer(ask(5, 5), limit=60))
