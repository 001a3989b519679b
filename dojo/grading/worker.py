"""The Celery worker that grades: `celery -A dojo.grading.worker worker`.

The broker's address is in KATA_BROKER_URL, or given by `celery -A dojo.grading.worker --broker URL worker`. Both
queues are served; `-Q katas.slow` makes a worker for what takes long.

A task is acknowledged when its outcome is with the broker, so a worker that dies loses nothing. Students' code
runs two processes further down, with an environment of its own: nothing there knows the broker.
"""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from celery import Celery
from celery.exceptions import Reject

from dojo.grading.batch import post
from dojo.grading.batch.runner import BoxMissing, Runner
from dojo.grading.batch.secrecy import VARIABLE, hide_addresses
from dojo.grading.batch.shelf import shared
from dojo.grading.batch.submissions import ClassError, fetch
from dojo.grading.batch.work import GRADE, RETRIES, Outcome, Unit

if os.path.basename(sys.argv[0]) in ("celery", "__main__.py"):
    hide_addresses()
app = Celery("dojo.grading", broker=os.environ.pop(VARIABLE, None))
app.conf.update(
    accept_content=["json"],
    broker_connection_max_retries=None,
    broker_connection_retry_on_startup=True,
    broker_transport_options={"confirm_publish": True},
    task_acks_late=True,
    task_default_queue=GRADE,
    task_ignore_result=True,
    task_queues=post.LANES,
    task_reject_on_worker_lost=True,
    worker_cancel_long_running_tasks_on_connection_loss=False,
    worker_max_tasks_per_child=200,
    worker_prefetch_multiplier=1,
)


@app.task(name=post.TASK)
def grade_unit(document: dict[str, Any], answer_to: str) -> None:
    """Grade a unit and post its outcome to the queue `answer_to`."""
    unit = Unit.from_dict(document)
    outcome = _grade(unit, shared())
    try:
        with app.connection_for_write() as connection:
            post.send(connection, answer_to, outcome)
    except Exception as error:
        # The broker is away for long. It gives the task to somebody as soon as it is back.
        raise Reject(error, requeue=True) from error


def _grade(unit: Unit, shelf: Path) -> Outcome:
    with _begun(unit, shelf) as earlier:
        if earlier > RETRIES:
            return Outcome(unit, problem=f"{earlier} workers were lost while they graded it", final=True)
        try:
            return Runner().run(unit, fetch(shelf, unit.submission))
        except BoxMissing as error:
            return Outcome(unit, missing=str(error))
        except ClassError as error:
            return Outcome(unit, problem=str(error), final=True)
        except Exception as error:
            return Outcome(unit, problem=f"{type(error).__name__}: {error}")


@contextmanager
def _begun(unit: Unit, shelf: Path) -> Iterator[int]:
    """Note that the unit is begun, until it has ended; give how many began it and were never heard of again.

    Brokers do not count how often they deliver, and what kills its worker would go round for ever.
    """
    notes = shelf / ".begun" / unit.id
    notes.mkdir(parents=True, exist_ok=True)
    earlier = sum(1 for _ in notes.iterdir())
    (notes / os.urandom(8).hex()).touch()
    yield earlier
    shutil.rmtree(notes, ignore_errors=True)
