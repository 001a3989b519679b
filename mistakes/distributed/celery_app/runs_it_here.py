"""apply() runs the task here and now.

Killed by: test_a_call_leaves_a_message_and_runs_nothing
Says: must leave one message
"""

from celery import Celery

# The app and its tasks carry this module's own name, also when the module runs as a program.
app = Celery("distributed.celery_app", broker="amqp://guest:@localhost:5672//", backend="rpc://")


@app.task
def add(x, y):
    """Return the sum of x and y: a task of the app."""
    return x + y


def ask(x, y):
    """Have a worker add x and y; return the AsyncResult at once."""
    return add.apply((x, y))


def answer(receipt, limit):
    """Return the result that belongs to the receipt; raise Celery's TimeoutError after `limit` seconds."""
    return receipt.get(timeout=limit)


if __name__ == "__main__":
    print(answer(ask(5, 5), limit=60))
