"""One run of a test of greenlets: watched by gevent's own hooks, told as a story, cleaned up afterwards."""

import functools
import linecache
import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple, NoReturn
from unittest import mock

import gevent
import gevent.hub
import greenlet
from gevent.exceptions import LoopExit

from dojo.schedules import picture, settings
from dojo.schedules.controlled import call_name
from dojo.worlds.hub_guard import guarding

MOST_SLEEPS = 10_000
MOST_STARTS = 10
STILL_LOOKS, LOOK_EVERY = 20, 0.05  # seconds; no switch in so many looks: what they wait for never comes
ROWS = 12
NOT_BEGUN, WAITS = "has not begun", "waits"


class GreenletFailure(AssertionError):
    """What went wrong in a test of greenlets: the promise that was broken, who ran when, how to replay it."""


class Stuck(BaseException):
    """Raised in the test's greenlet when all wait for something outside that does not come."""


class Turn(NamedTuple):
    """A greenlet ran until `place`, where it let the others run."""

    name: str
    place: str


class Run:
    """One run of a body under the extra switches of `seed`; 0 means none."""

    def __init__(self, seed: int, files: set[str], test: Callable[..., None] | None = None):
        self.seed, self.files, self.test = seed, files, test
        self.random = random.Random(seed)
        self.names: dict[greenlet.greenlet, str] = {greenlet.getcurrent(): "the test"}
        self.errors: list[tuple[str, BaseException]] = []
        self.turns: list[Turn] = []
        self.sleeps = self.switches = 0
        self.over = False  # what follows is the end of what was left, no part of the story
        self._seen = self._still = 0
        self._numbers: Counter[str] = Counter()
        self._real_sleep = gevent.sleep

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Give the block a new hub, and watch it."""
        hub = _new_hub()
        hub.handle_error = self._on_error
        # Without a reference of its own: where nothing else is left, gevent finds the deadlock at once.
        watch = hub.loop.timer(LOOK_EVERY, LOOK_EVERY, ref=False)
        watch.start(self._look, greenlet.getcurrent())
        before = greenlet.settrace(self._on_switch)
        gevent.Greenlet.add_spawn_callback(self._on_spawn)
        try:
            with (
                mock.patch.object(gevent, "sleep", self._sleep),
                mock.patch.object(gevent.hub, "sleep", self._sleep),
                mock.patch.object(gevent.Timeout, "_on_expiration", _expire),
                guarding(self.files),
            ):
                yield
        finally:
            gevent.Greenlet.remove_spawn_callback(self._on_spawn)
            greenlet.settrace(before)
            watch.stop()
            watch.close()
            self._let_callbacks_run()
            del hub.handle_error  # the hub's own lets the exception pass that ends it
            _new_hub()

    def stop(self) -> list[str]:
        """End the greenlets that are still there; return who they were and where they waited."""
        self.over = True
        alive = [each for each in self.names if isinstance(each, gevent.Greenlet) and not each.ready()]
        left = [f"{self.names[each]} {self._waits(each)}" for each in alive]
        errors = list(self.errors)
        try:
            gevent.killall(alive, timeout=1)
        except (LoopExit, gevent.Timeout):
            pass  # one that does not let itself be ended goes with the hub
        self.errors = errors  # what they said while they were ended does not count
        return left

    def _let_callbacks_run(self) -> None:
        """A loop that goes with callbacks left would count them for ever, and never again find a deadlock."""
        for _ in range(100):
            if not gevent.get_hub().loop._callbacks:
                return
            try:
                self._real_sleep(0)
            except (Exception, gevent.Timeout):
                pass  # the body is over: what reaches it now, an expired Timeout for one, is late

    def fail(self, message: str, cause: BaseException | None) -> NoReturn:
        """Raise GreenletFailure; a gap that is not filled yet, or a kata that lacks something, is named as it is."""
        __tracebackhide__ = True
        if isinstance(cause, NotImplementedError):
            raise cause
        self.draw(message.partition("\nassert ")[0])
        schedule = f"seed:{self.seed}"
        how = f"Extra switches were made here; greenlets may always be resumed later.\n{self._replay(schedule)}"
        parts = [message, self._story(), how if self.seed else ""]
        raise GreenletFailure("\n\n".join(filter(None, parts))) from cause

    def draw(self, promise: str) -> None:
        """Draw who ran when, where drawings are asked for."""
        if settings.story_svg is not None and self.test is not None and self.turns:
            turns = [(turn.name, turn.place) for turn in self.turns[-ROWS:]]
            why = "A greenlet runs until it lets the others run: no switch comes anywhere else."
            picture.draw_turns(promise, turns, why, self.test, settings.story_svg)

    def _replay(self, schedule: str) -> str:
        command = settings.replay_command(schedule) if settings.replay_command else f'--schedule "{schedule}"'
        return f"Replay:  {command}"

    def _story(self) -> str:
        rows = self.turns[-ROWS:]
        width = max((len(row.name) for row in rows), default=0)
        if len({row.name for row in self.turns}) < 2:
            return ""  # nobody but the test has run
        head = "Who ran, and where it let the others run" + (" (the last turns):" if len(self.turns) > ROWS else ":")
        return "\n".join([head, *(f"    {row.name:{width}}  {row.place}" for row in rows)])

    # ------------------------------------------------------------ gevent's hooks

    def _on_spawn(self, new: gevent.Greenlet) -> None:
        body = new._run
        kind = call_name(body)
        self._numbers[kind] += 1
        self.names[new] = f"{kind} #{self._numbers[kind]}"

        @functools.wraps(body)
        def delayed(*arguments: Any, **options: Any) -> Any:
            __tracebackhide__ = True
            self._hop()
            return body(*arguments, **options)

        new._run = delayed

    def _sleep(self, seconds: float = 0, ref: bool = True) -> None:
        self.sleeps += 1
        if self.sleeps > MOST_SLEEPS:
            raise GreenletFailure(f"livelock: {MOST_SLEEPS} sleeps, and the test is not over")
        self._real_sleep(seconds, ref)
        starts = 1
        while seconds > 0 and starts < MOST_STARTS and gevent.get_hub().loop._callbacks:
            self._real_sleep(0)  # those who were ready go first: see _expire
            starts += 1
        self._hop()

    def _hop(self) -> None:
        for _ in range(self.random.randrange(3) if self.seed else 0):
            self._real_sleep(0)

    def _on_error(self, context: Any, kind: type, value: BaseException, trace: Any) -> None:
        hub = gevent.get_hub()
        if isinstance(value, hub.SYSTEM_ERROR):
            hub.handle_system_error(kind, value)
        elif not isinstance(value, hub.NOT_ERROR):
            self.errors.append((self.names.get(context, "the hub"), value))

    def _on_switch(self, event: str, greenlets: tuple[greenlet.greenlet, greenlet.greenlet]) -> None:
        left = greenlets[0]
        if left in self.names:
            self.switches += 1
        if left in self.names and not self.over:
            turn = Turn(self.names[left], self._place(left))
            if turn not in self.turns[-1:]:
                self.turns.append(turn)

    def _look(self, test: greenlet.greenlet) -> None:
        """End a run in which nothing moves; timed by the hub, so that a paused process is not to blame."""
        self._still = self._still + 1 if self.switches == self._seen else 0
        self._seen = self.switches
        if self._still >= STILL_LOOKS:
            self._still = 0
            test.throw(Stuck())

    def _waits(self, who: gevent.Greenlet) -> str:
        place = self._place(who)
        return place if place in (NOT_BEGUN, WAITS) else f"{WAITS} at {place}"

    def _place(self, who: greenlet.greenlet) -> str:
        if who.dead:
            raised = getattr(who, "exception", None)
            return f"raises {type(raised).__name__}" if raised is not None else "ends"
        frame: FrameType | None = who.gr_frame
        while frame is not None and frame.f_code.co_filename not in self.files:
            frame = frame.f_back
        if frame is None:
            return NOT_BEGUN if who.gr_frame is None else WAITS
        file, line = frame.f_code.co_filename, frame.f_lineno
        return f"{Path(file).name}:{line}  {linecache.getline(file, line).strip()}"


def _expire(timeout: gevent.Timeout, waiter: greenlet.greenlet, error: BaseException) -> None:
    """Raise `error` in `waiter`, unless greenlets are ready: then its time begins anew, up to ten times.

    A process that had no processor for a while would otherwise give up on what was about to come.
    """
    starts = getattr(timeout, "starts", 1)
    if starts < MOST_STARTS and gevent.get_hub().loop._callbacks:
        timeout.starts = starts + 1  # type: ignore[attr-defined]
        timeout.timer.start(timeout._on_expiration, waiter, error, update=True)
    else:
        waiter.throw(error)


def _new_hub() -> gevent.hub.Hub:
    """Give this thread a new hub and a loop of its own: no timer or callback of an earlier run reaches the next one.

    gevent's default loop would not do: made anew, it still counts what the one before had left behind,
    and no longer finds deadlocks.
    """
    gevent.get_hub().destroy(destroy_loop=True)
    hub = gevent.hub.Hub(default=False)
    gevent.hub.set_hub(hub)
    return hub
