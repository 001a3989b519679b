"""How units go to workers and outcomes come back: messages that the broker keeps until they are dealt with."""

import json
from typing import Any

from kombu import Connection, Exchange, Producer, Queue

from dojo.grading.batch.work import GRADE, SLOW, Outcome, Unit
from dojo.grading.result import from_json

TASK = "dojo.grading.grade_unit"
KEPT = 7 * 24 * 3600  # seconds that outcomes wait for a class that nobody continues
# Try again for about ten minutes, a broker that is started anew needs some seconds.
PATIENT = {"max_retries": 300, "interval_start": 0.1, "interval_step": 0.2, "interval_max": 2}


# One queue a lane; without an exchange of its own each of them would also get what is for the first.
LANES = [Queue(lane, Exchange(lane), routing_key=lane) for lane in (GRADE, SLOW)]


def answers(name: str) -> Queue:
    """Return the queue of outcomes of the class with that name."""
    return Queue(f"katas.outcomes.{name}", durable=True, expires=KEPT)


def send(connection: Connection, queue: str, outcome: Outcome) -> None:
    """Post an outcome; returns when the broker has it for good."""
    target = Queue(queue, durable=True, expires=KEPT)
    Producer(connection).publish(
        to_message(outcome),
        routing_key=queue,
        declare=[target],
        serializer="json",
        delivery_mode="persistent",
        retry=True,
        retry_policy=PATIENT,
    )


def to_message(outcome: Outcome) -> dict[str, Any]:
    """Return the outcome as JSON's types."""
    return {
        "unit": outcome.unit.to_dict(),
        "result": None if outcome.result is None else json.loads(outcome.result.to_json()),
        "problem": outcome.problem,
        "refused": outcome.refused,
        "missing": outcome.missing,
        "reached": outcome.reached,
        "final": outcome.final,
    }


def from_message(message: dict[str, Any]) -> Outcome:
    """Return the outcome in a message; raise ValueError, KeyError or TypeError when it is none."""
    result = None if message["result"] is None else from_json(json.dumps(message["result"]))
    return Outcome(**message | {"unit": Unit.from_dict(message["unit"]), "result": result})
