"""A piece of a test on a broker: a function in a fresh interpreter, watched from outside.

The broker may die, a call into Celery may then wait for ever, a worker may be left behind: whatever
happens in the scene, it ends, with all its processes, and the failure has a name.
"""

import functools
import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dojo.worlds.brokers import tidying
from dojo.worlds.brokers.at_hand import Broker, BrokerTrouble, gone, notes
from dojo.worlds.kept import PROJECT, Kept
from dojo.worlds.overload import Limit
from dojo.worlds.subprocesses import FreshPythonFailed, run_fresh

LIMIT = 20.0  # seconds on a machine that is not overloaded: many times what any scene needs
LOOK_EVERY = 0.02
ASK_EVERY = 1.0  # seconds between two looks whether the broker still answers
UNWRITTEN = re.compile(r"NotImplementedError in a fresh interpreter: ([\w.]+)\n")


def environment(url: str, queue: str, search_path: Sequence[str], notes: Path | None = None) -> dict[str, str]:
    """Return what makes every Celery app, caller or worker, use that broker and that queue.

    `notes`: the file in which queues are to be noted, on a broker that lives longer than the run.
    """
    return {
        **({tidying.VARIABLE: str(notes)} if notes else {}),
        "CELERY_BROKER_URL": url,
        "CELERY_LOADER": "dojo.worlds.brokers.loader.Loader",
        "KATA_QUEUE": queue,
        "PYTHONPATH": os.pathsep.join([*search_path, str(PROJECT)]),
        "PYTHONUTF8": "1",
    }


def new_queue(broker: Broker | None = None) -> str:
    """Return a name of a queue that nobody has used, noted if the broker is not ours."""
    name = f"kata-{os.getpid()}-{os.urandom(6).hex()}"
    if broker and broker.address and (file := notes(broker)):
        tidying.note(file, broker.address, name)
    return name


def play(
    scene: Callable[..., Any],
    *arguments: Any,
    broker: Broker,
    queue: str,
    kata_id: str | None,
    search_path: Sequence[str],
    limit: float = LIMIT,
) -> Any:
    """Return what `scene(kata, *arguments)` returns in a fresh interpreter whose Celery uses `broker`.

    Raises BrokerTrouble as soon as the broker dies; otherwise what `run_fresh` raises.
    """
    url = broker.url()
    try:
        answer = run_fresh(
            scene,
            *arguments,
            kata_id=kata_id,
            search_path=search_path,
            limit=limit,
            env=environment(url, queue, search_path, notes(broker)),
            run=functools.partial(_run_watched, broker, url),
        )
    except AssertionError as error:
        if gone(url):
            raise lost(broker) from None
        unwritten = UNWRITTEN.match(str(error)) if isinstance(error, FreshPythonFailed) else None
        if unwritten:  # the worker came to it, and told the caller
            raise NotImplementedError(unwritten.group(1)) from error
        raise
    if gone(url):  # whatever the answer, it says nothing about the kata
        raise lost(broker)
    return answer


def lost(broker: Broker) -> BrokerTrouble:
    """Return the error of a test whose broker has gone in the middle."""
    step = "Start it again" if broker.address else "Another is started when it is needed: run this test again"
    return BrokerTrouble(f"{broker} was lost in the middle of the test: nobody listens there any more. {step}")


def _run_watched(
    broker: Broker, url: str, command: Sequence[str], folder: str, env: Mapping[str, str], limit: float
) -> int | None:
    """Run the scene; end it once it has answered, at its limit, or when the broker has gone."""
    kept = Kept(command, log=Path(folder, "stderr"), cwd=folder, env=env)
    patience, asked = Limit(limit), time.monotonic()
    try:
        while kept.running and not Path(folder, "answer.json").exists():
            now = time.monotonic()
            if patience.over():
                return None
            if now - asked > ASK_EVERY:
                asked = now
                if gone(url) and kept.running:
                    raise lost(broker)
            kept.wait(LOOK_EVERY)
        return kept.wait(0) or 0
    finally:
        kept.end()
