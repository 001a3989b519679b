"""A controlled thread, and the rules that hold for all threads of a run."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dojo.schedules.workers import Worker

READY, BLOCKED, DONE = "ready", "blocked", "done"


@dataclass
class Rules:
    """How a run behaves, apart from the plan.

    max_steps: switch points and backward jumps before a run counts as a livelock.
    patience:  switch points and backward jumps that a thread may pass in a row while others could run.
    sleeps:    "any": a sleep may end at any moment (a preemption); "ordered": only when
               nothing else can run. Sleeping is no way of waiting for another thread.
    timeouts:  the same for the time limits of `wait`, `acquire`, `get` and `join`:
               "last" (only when nothing else can run) or "any".
    early:     how often one thread may be woken early (the others must get on).
    leftovers: "blocked": a thread that never ends fails the test; "any": one that is still
               alive when the body returns does.
    watchdog:  seconds without a step before giving up: real ones at rest, of processor time while computing.
    """

    max_steps: int = 20_000
    patience: int = 200
    sleeps: str = "any"
    timeouts: str = "last"
    early: int = 8
    leftovers: str = "blocked"
    watchdog: float = 10.0


class ControlledThread:
    """What the run knows about one thread."""

    __slots__ = (
        "at_call",
        "daemon",
        "deadline",
        "early",
        "early_wakes",
        "ended",
        "id",
        "idle_jumps",
        "in_a_row",
        "joiners",
        "left",
        "locks",
        "name",
        "ran",
        "state",
        "thread",
        "timed_out",
        "unsettled",
        "unwinds",
        "waits_for",
        "wants",
        "where",
        "worker",
    )  # fmt: skip

    def __init__(self, id: int, name: str, daemon: bool, worker: Worker):
        self.id, self.name, self.daemon, self.worker = id, name, daemon, worker
        self.state = READY
        self.waits_for: Callable[[], str] | None = None  # words for a person, if blocked
        self.deadline: float | None = None  # virtual time at which waiting ends
        self.early = False  # may be woken before its deadline
        self.early_wakes = 0
        self.timed_out = False
        self.joiners: list[ControlledThread] = []
        self.in_a_row = 0  # steps since it was chosen
        self.idle_jumps = 0  # backward jumps since it was chosen or last wrote anything
        self.ran = -1  # the run's steps when it last had the baton
        self.at_call: Any = None  # (code, offset) of the call whose switch point it passed last
        self.unsettled: str | None = None  # what it calls there, until it is known what the call touches
        self.wants: Any = None  # the lock that it asks for next, and waits for if that is held
        self.locks = 0  # how many it holds
        self.unwinds = 0
        self.left = False  # its function has ended, one way or the other
        self.ended: Any = None
        self.thread: Any = None  # the threading.Thread, if there is one
        self.where: Any = None  # (code, offset) of the newest switch point, when recording

    @property
    def ident(self) -> int:
        """The OS thread's identity."""
        return self.worker.ident
