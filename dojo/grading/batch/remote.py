"""Grade units on Celery's workers. The broker may die and come back in the middle."""

import queue
import threading
import time
from collections.abc import Callable
from typing import Any

from celery import Celery
from kombu import Connection, Consumer, Message

from dojo.grading.batch import post
from dojo.grading.batch.runner import BoxMissing
from dojo.grading.batch.submissions import ClassError
from dojo.grading.batch.work import GRADE, Outcome, Unit

AT_ONCE = 3.5  # seconds in which a broker answers, or there is none
AWAY = 900  # seconds that a broker may be away in the middle of a class
LOOK = 10  # seconds between two looks at whether somebody works


class Remote:
    """Sends units to the workers' queues and takes their outcomes from the class's own, `name`."""

    def __init__(self, url: str, name: str, say: Callable[[str], None], away: float = AWAY) -> None:
        self._say, self._away = say, away
        self._shown = Connection(url).as_uri()  # without its password
        self._answers = post.answers(name)
        self._open: dict[str, Unit] = {}
        self._came: queue.SimpleQueue[tuple[Any, Message]] = queue.SimpleQueue()
        self._messages: dict[int, Message] = {}
        self._app = Celery("dojo.grading", broker=url, set_as_current=False)
        self._app.conf.update(task_ignore_result=True, task_queues=post.LANES)
        options = {"confirm_publish": True}
        self._connection = Connection(url, connect_timeout=3, heartbeat=30, transport_options=options)
        self._looked = self._alone = 0.0
        _at_once(self._connect, self._shown)

    # ------------------------------------------------------------ what the driver calls

    def submit(self, unit: Unit) -> None:
        self._open[unit.id] = unit
        try:
            self._publish(unit)
        except self._lost as error:
            self._reconnect(error)

    def next(self) -> Outcome:
        """Wait for an outcome. Raises ClassError when the broker does not come back, BoxMissing."""
        while True:
            try:
                outcome = self._receive()
            except self._lost as error:
                self._reconnect(error)
                continue
            if outcome is None:
                continue
            if outcome.missing:
                raise BoxMissing(outcome.missing)
            return outcome

    def accept(self, outcome: Outcome) -> None:
        """Let the broker forget an outcome, which is stored. If that fails it comes again, and is stored again."""
        self._open.pop(outcome.unit.id, None)
        message = self._messages.pop(id(outcome), None)
        try:
            if message is not None:
                message.ack()
        except self._lost as error:
            self._reconnect(error)

    def close(self) -> None:
        try:
            if not self._open:
                self._answers(self._connection.default_channel).delete()
            self._connection.release()
        except self._lost:
            pass

    # ------------------------------------------------------------ the connection

    @property
    def _lost(self) -> tuple[type[BaseException], ...]:
        return (*self._connection.connection_errors, *self._connection.channel_errors)

    def _connect(self) -> None:
        """Connect and listen; send again what is open if the broker has forgotten the class."""
        self._connection.ensure_connection(max_retries=1, interval_start=0.1, reraise_as_library_errors=False)
        known = self._knows()
        bound = self._answers(self._connection.channel())
        bound.declare()
        self._consumer = Consumer(
            bound.channel, [bound], callbacks=[self._take], accept=["json"], prefetch_count=10, no_ack=False
        )
        self._consumer.consume()
        if not known:
            for unit in list(self._open.values()):
                self._publish(unit)

    def _knows(self) -> bool:
        """Return whether the broker still has what was declared before it went away."""
        channel = self._connection.channel()
        try:
            self._answers(channel).queue_declare(passive=True)
        except self._connection.channel_errors:
            return False
        channel.close()
        return True

    def _reconnect(self, error: BaseException) -> None:
        self._say(f"The broker {self._shown} is away ({type(error).__name__}). Waiting for it.")
        self._messages.clear()
        end = time.monotonic() + self._away
        while True:
            try:
                self._connection.collect()  # closes without a word to a broker that may not listen
                self._connect()
            except self._lost as again:
                if time.monotonic() > end:
                    raise ClassError(
                        f"the broker {self._shown} did not come back within {self._away:.0f} s. What is graded is "
                        "kept: start the broker and give the same command again"
                    ) from again
                time.sleep(0.5)
            else:
                self._say("The broker is back.")
                return

    # ------------------------------------------------------------ messages

    def _publish(self, unit: Unit) -> None:
        with self._connection.Producer() as producer:
            self._app.send_task(
                post.TASK,
                (unit.to_dict(), self._answers.name),
                queue=unit.lane,
                producer=producer,
                retry=False,
                delivery_mode="persistent",
            )

    def _take(self, body: Any, message: Message) -> None:
        self._came.put((body, message))

    def _receive(self) -> Outcome | None:
        if self._came.empty():
            try:
                self._connection.drain_events(timeout=1)
            except TimeoutError:
                self._connection.heartbeat_check()
                self._look()
        if self._came.empty():
            return None
        body, message = self._came.get()
        try:
            outcome = post.from_message(body)
        except (ValueError, KeyError, TypeError) as error:
            self._say(f"A message in {self._answers.name} is no outcome and is thrown away: {error}")
            message.reject()
            return None
        self._messages[id(outcome)] = message
        return outcome

    def _look(self) -> None:
        """Say so when nobody works for the queue."""
        now = time.monotonic()
        if now - self._looked < LOOK:
            return
        self._looked = now
        with self._connection.channel() as channel:
            try:
                workers = channel.queue_declare(GRADE, passive=True).consumer_count
            except self._connection.channel_errors:
                return
        if workers == 0:
            self._say("No worker listens. Start one, with KATA_BROKER_URL set: celery -A dojo.grading.worker worker")


def _at_once(connect: Callable[[], None], shown: str) -> None:
    """Call `connect`; raise ClassError if it fails or takes too long."""
    failed: queue.SimpleQueue[BaseException | None] = queue.SimpleQueue()

    def run() -> None:
        try:
            connect()
        except BaseException as error:
            failed.put(error)
        else:
            failed.put(None)

    threading.Thread(target=run, daemon=True).start()
    try:
        error = failed.get(timeout=AT_ONCE)
    except queue.Empty:
        error = TimeoutError(f"no answer within {AT_ONCE} s")
    if error is not None:
        raise ClassError(
            f"there is no broker at {shown}: {str(error) or type(error).__name__}. "
            "Start it, or correct --broker; without --broker the class is graded here"
        ) from error
