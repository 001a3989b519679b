"""Another module's name.

Killed by: test_app_and_task_are_named_after_the_module
Says: the app must be named distributed.celery_app
"""

from celery import Celery

# The app and its tasks carry this module's own name, also when the module runs as a program.
app = Celery("addTask", broker="amqp://guest:@localhost:5672//", backend="rpc://")


@app.task
def add(x, y):
    """Return the sum of x and y: a task of the app."""
    return x + y


def ask(x, y):
    """Have a worker add x and y; return the AsyncResult at once."""
    return add.delay(x, y)


def answer(receipt, limit):
    """Return the result that belongs to the receipt; raise Celery's TimeoutError after `limit` seconds."""
    return receipt.get(timeout=limit)


if __name__ == "__main__":
    print(answer(ask(5, 5), limit=60))
