"""Celery worker: a process of its own that does the work.

    celery -A distributed.celery_worker worker --loglevel=info

imports the module, finds the app in it, connects to the app's broker and takes one
task after the other. Its log tells what it does; once it can take tasks, it says

    [2026-01-31 12:00:00,000: INFO/MainProcess] celery@here ready.

SIGTERM asks it to stop taking tasks, to finish what it has begun, and then to end.

Goal: start a worker for any module, read its log, stop it without losing work.
Out of scope: workers that die (see celery_delivery), and how many tasks run at once.
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
        if worker.poll() is not None:
            raise RuntimeError(Path(log).read_text())
        time.sleep(0.02)
    return worker


def results(text):
    """Return (task's name, result as it is written) for each task that succeeded, in the order of the log's text."""
    return re.findall(r"Task ([\w.]+)\[\S+\] succeeded in \S+: (.*)", text)


def stop(worker):
    """Ask the worker to end, wait until it has finished what it had begun, and return its exit code."""
    worker.terminate()
    return worker.wait()
