"""Waits for the word even from a worker that has ended.

Killed by: test_a_worker_that_cannot_start_is_an_error
Says: still waits for a worker that has ended
"""

import re
import subprocess
import sys
import time
from pathlib import Path

from celery import Celery

app = Celery("distributed.celery_worker", broker="amqp://guest:@localhost:5672//", backend="rpc://")


@app.task
def add(x, y):
    return x + y


def command(module):
    """Return the command as a list: this interpreter's celery, a worker for the app in `module`, log level info."""
    return [sys.executable, "-m", "celery", "-A", module, "worker", "--loglevel=info"]


def start(module, log, *options):
    """Start a worker for `module` that writes all its output into the file `log`; return its Popen once it is ready.

    options: further ones for the command. Raises RuntimeError with the log's text if the worker ends instead.
    """
    with open(log, "wb") as output:
        worker = subprocess.Popen([*command(module), *options], stdout=output, stderr=output)
    while " ready." not in Path(log).read_text():
        time.sleep(0.02)
    return worker


def results(text):
    """Return (task's name, result as it is written) for each task that succeeded, in the order of the log's text."""
    return re.findall(r"Task ([\w.]+)\[\S+\] succeeded in \S+: (.*)", text)


def stop(worker):
    """Ask the worker to end, wait until it has finished what it had begun, and return its exit code."""
    worker.terminate()
    return worker.wait()
