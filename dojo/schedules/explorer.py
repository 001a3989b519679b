"""Run a body under many schedules: threads' side of the search."""

import gc
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from typing import Any

from dojo.schedules import blame, controlled, modules, picture, recording, replay, scope, svg, telling, tracing
from dojo.schedules.conclusion import conclude
from dojo.schedules.patches import Patches
from dojo.schedules.plans import Plan
from dojo.schedules.run import Run, active_run
from dojo.schedules.search import Result, Search
from dojo.schedules.settings import settings
from dojo.schedules.story import Row
from dojo.schedules.threads import Rules
from dojo.schedules.verdicts import Failure, Inconclusive, ScheduleFailure, is_no_verdict
from dojo.schedules.workers import Workers

COLLECT_EVERY = 50  # schedules between two garbage collections
DEEPER = 4  # preemptions more than `bound`, if all is well up to it: two threads in step need many
NEWEST_STEPS = 200  # of a livelock: what matters is how it goes on for ever


def explore(
    body: Callable[..., Any],
    *args: Any,
    bound: int = 2,
    budget: int = 1000,
    samples: int = 100,
    decisions: int = 150_000,
    depth: int = 3,
    seed: int = 0,
    granularity: str = "access",
    trace: Iterable[Any] = (),
    schedule: str | None = None,
    sleeps: str = "any",
    timeouts: str = "last",
    leftovers: str = "blocked",
    max_steps: int = 20_000,
    watchdog: float = 10.0,
    named: Mapping[str, Any] | None = None,
) -> Result:
    """Call `body(*args, **named)` once per schedule and return what was found out.

    Fresh modules among the arguments (see `modules.py`) are executed anew each time.

    bound:        up to how many preemptions to try all schedules; where these are few, some with
                  more preemptions follow.
    budget:       how many schedules that may take.
    samples:      how many random schedules follow if the budget was too small; `depth`
                  is how many ordering constraints each of them aims at.
    decisions:    about how many decisions all schedules together may take, so that
                  programs with thousands of steps get fewer schedules.
    seed:         same seed, same schedules.
    granularity:  where threads may switch: "access", "instruction", "line" or "sync".
    trace:        what else to put switch points in: modules, classes, functions or code objects.
    schedule:     run this one schedule only ("6:2").
    sleeps:       "any": sleeping guarantees nothing; "ordered": sleeps end in order of time.
    timeouts:     "last": time limits pass only when nothing else can run; "any": at any moment.
    leftovers:    "blocked": a thread that can never end is a failure; "any": one that is
                  still alive when the body returns is one too.
    max_steps:    steps after which a schedule counts as a livelock.
    watchdog:     seconds without a step before the test is inconclusive: real ones while the program
                  rests, of processor time while it computes, so that a busy machine changes nothing.

    Raises ScheduleFailure for the first failing schedule, Inconclusive for a program that
    blocks outside the explorer's control, and plainly what `body` raises to end a test
    without a verdict: NotImplementedError, and the runner's own skip.
    """
    __tracebackhide__ = True
    rules = Rules(
        max_steps=max_steps,
        sleeps=_one_of("sleeps", sleeps, "any", "ordered"),
        timeouts=_one_of("timeouts", timeouts, "last", "any"),
        leftovers=_one_of("leftovers", leftovers, "blocked", "any"),
        watchdog=watchdog,
    )
    if active_run() is not None:
        raise RuntimeError("an explored test cannot start another exploration")
    exploration = Exploration(body, args, named or {}, rules, tracing.tracer(granularity), trace)
    # Closed twice: a time limit or Ctrl-C may strike in the midst of the first time.
    with closing(exploration), exploration:
        search = Search(
            exploration.execute,
            bound=bound,
            budget=budget,
            samples=samples,
            decisions=decisions,
            depth=depth,
            deeper=DEEPER,
            seed=seed + settings.seed,
        )
        return conclude(exploration, search, body, schedule)


def _one_of(option: str, value: str, *allowed: str) -> str:
    if value not in allowed:
        raise ValueError(f"{option} must be one of {', '.join(allowed)}, not {value!r}")
    return value


class Exploration:
    """Everything that lives as long as one exploration; a context manager that leaves no trace."""

    def __init__(
        self,
        body: Callable[..., Any],
        args: tuple[Any, ...],
        kwargs: Mapping[str, Any],
        rules: Rules,
        tracer: tracing.Tracer,
        trace: Iterable[Any],
    ):
        self._body, self._args, self._kwargs = body, args, kwargs
        self._rules, self._tracer = rules, tracer
        self._fresh = [v for v in (*args, *kwargs.values()) if modules.is_fresh(v)]
        codes, namespaces = scope.own_code(body)
        for module in self._fresh:
            codes += module.__codes__()
        for item in trace:
            more, names = scope.named_code(item)
            codes += more
            namespaces += [known for known in names if all(known is not other for other in namespaces)]
        tracer.add(codes)
        self._workers = Workers()
        self._patches = Patches(namespaces)
        self._modules = modules.Restored([module.__name__ for module in self._fresh])
        self._executed = 0
        self._run: Run | None = None  # the newest
        self._main = threading.current_thread()
        self._excepthook = threading.excepthook
        self._gc_was_on = gc.isenabled()

    def __enter__(self) -> "Exploration":
        gc.disable()
        gc.freeze()  # what was there before is not garbage of ours: looking through it takes 20 to 70 ms
        self._workers.share_core()
        self._tracer.start()
        self._patches.apply()
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def close(self) -> None:
        """Put everything back. A second call changes nothing."""
        if self._run is not None:
            self._run.close()
            controlled.forget(self._run)
        self._workers.stop()
        self._patches.undo()
        self._tracer.stop()
        self._modules.restore()
        threading.excepthook = self._excepthook
        gc.unfreeze()
        if self._gc_was_on:
            gc.enable()

    def execute(self, plan: Plan) -> Failure | None:
        """Run the body once under `plan`."""
        return self._execute(plan, None)[1]

    def _execute(self, plan: Plan, log: list[Any] | None, quiet: int = 0) -> tuple[Run, Failure | None]:
        __tracebackhide__ = True
        self._executed += 1
        if self._executed % COLLECT_EVERY == 0:
            gc.collect()
        self._run = run = Run(plan, self._rules, self._workers, log, quiet)
        run.excepthook = self._excepthook
        self._tracer.attach(run)
        self._patches.new_run()
        failure = run.execute(lambda: self._scenario(run))
        controlled.forget(run)
        if failure is not None:
            if failure.kind == "inconclusive":
                raise Inconclusive(telling.inconclusive(failure))
            if failure.error is not None and is_no_verdict(failure.error):
                raise failure.error
        if not self._tracer.intact():
            raise Inconclusive("the code under test took over sys.monitoring, so its switch points were not seen")
        return run, failure

    def _scenario(self, run: Run) -> None:
        """The body of one execution, in the first controlled thread."""
        __tracebackhide__ = True
        controlled.adopt_root(run, self._main)
        self._patches.in_run()
        new = {id(module): module.__fresh__() for module in self._fresh}
        for module in new.values():
            self._tracer.add(module.__codes__())
        args = [new.get(id(value), value) for value in self._args]
        kwargs = {name: new.get(id(value), value) for name, value in self._kwargs.items()}
        self._body(*args, **kwargs)

    def observe(self, plan: Plan) -> tuple[dict[int, str], list[Row]]:
        """Run the body once under `plan`, taking notes; return the threads' names and what they did."""
        log: list[Any] = []
        run, _ = self._execute(plan, log)
        return blame.names(run.threads), recording.rows(log)

    def failure(self, result: Result) -> ScheduleFailure:
        """Run the failing schedule once more, taking notes, and return its story."""
        log: list[Any] = []
        schedule = replay.to_text(result.schedule)
        quiet = max(0, self._rules.max_steps - NEWEST_STEPS) if result.failure.kind == "livelock" else 0
        run, failure = self._execute(Plan(result.schedule), log, quiet)
        result.schedules += 1
        if failure is None:
            failure = result.failure
            result.notes.append("the program behaves differently from run to run under the same schedule")
        else:
            result.failure = failure
        story = telling.tell(failure, run, log, schedule)
        if settings.story_svg is not None:
            svg.write(story, settings.story_svg, picture.name_of(self._body))
        return ScheduleFailure(failure, story, result, schedule)
