"""What the tests leave on a broker that is not theirs: each queue is noted, and deleted at the end of the run.

Queues on private brokers end with these. KATA_QUEUES names the file of notes, for workers and callers.
"""

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

VARIABLE = "KATA_QUEUES"
LIMIT = 3.0  # seconds for a broker to answer


def note(file: str | Path, url: str, name: str) -> None:
    """Write down that the broker at `url` has a queue of ours called `name`."""
    with open(file, "a", encoding="utf-8") as notes:  # short lines, appended: nobody's is torn
        notes.write(json.dumps([url, name]) + "\n")


def note_reply_queue(properties: dict[str, Any] | None = None, **_: Any) -> None:
    """Write down the queue in which the caller of a task awaits its result, as `before_task_publish` tells it."""
    name = (properties or {}).get("reply_to")
    if name and name not in _noted:
        _noted.add(name)
        note(os.environ[VARIABLE], os.environ["CELERY_BROKER_URL"], name)


_noted: set[str] = set()


def tidy(file: Path) -> Iterator[tuple[str, list[str], Exception]]:
    """Delete the queues in the notes, with the exchanges of the same names.

    Yields the URL, the names and the error of each broker on which they may be left.
    """
    queues: dict[str, list[str]] = {}
    for line in file.read_text("utf-8").splitlines() if file.exists() else ():
        url, name = json.loads(line)
        queues.setdefault(url, []).append(name)
    for url, names in queues.items():
        try:
            _delete(url, names)
        except Exception as error:
            yield url, names, error


def _delete(url: str, names: list[str]) -> None:
    from kombu import Connection
    from kombu.transport import virtual

    limits = {"socket_timeout": LIMIT, "socket_connect_timeout": LIMIT} if url.startswith("redis") else {}
    options = {"max_retries": 1, "interval_start": 0, **limits}
    with Connection(url, connect_timeout=LIMIT, transport_options=options) as connection:
        channel = connection.default_channel
        for name in names:
            if isinstance(channel, virtual.Channel):  # it deletes the bindings that it knows
                channel.exchange_declare(name, "direct")
                channel.queue_bind(name, name, name)
            channel.queue_delete(name)
            channel.exchange_delete(name)
