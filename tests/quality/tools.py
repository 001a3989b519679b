"""Ways of testing threads, each given a program of the corpus: does it notice that the program is wrong?

`python -m tests.quality.tools TOOL FILE...` prints one line of JSON for each file, and hangs when the tool does.
"""

import json
import sys
import threading
import time
from _thread import allocate_lock, start_new_thread
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.quality.programs import Program, read

SCHEDULES = 700  # for each tool that counts them
STRESS = 0.4  # seconds of running again and again
TINY = 1e-6  # seconds, the smallest useful switch interval


class Noticed(Exception):
    """The tool says that the program is wrong."""


class GaveUp(Exception):
    """The tool says that it cannot tell."""


def fresh(program: Program) -> Callable[[], Any]:
    """Return a function that executes the program's file anew; the file is compiled once."""
    from dojo.schedules.modules import fresh_module

    first = fresh_module(program.path)
    return first.__fresh__  # type: ignore[attr-defined,no-any-return]


def stress(program: Program) -> None:
    """Run the scenario with real threads until the time is up."""
    new, errors = fresh(program), []
    threading.excepthook = lambda hook: errors.append(hook.exc_value)
    end = time.monotonic() + STRESS
    while time.monotonic() < end:
        module = new()
        try:
            module.scenario(module)
        except Exception as error:
            raise Noticed from error
        if errors:
            raise Noticed from errors[0]


def stress_with_tiny_interval(program: Program) -> None:
    """The same, while the interpreter switches threads as often as it can."""
    sys.setswitchinterval(TINY)
    stress(program)


def explorer(program: Program) -> None:
    """This project's schedule explorer, as it is set by default."""
    from tests.quality.verdicts import verdict

    kind = verdict(program).kind
    if kind == "inconclusive":
        raise GaveUp
    if kind != "passes":
        raise Noticed


def interleave_test(program: Program) -> None:
    """interleave-test, priorities, as many schedules as the explorer may use at most."""
    import interleave_test

    import dojo

    new = fresh(program)

    def model() -> None:
        module = new()
        module.scenario(module)

    result = interleave_test.explore(
        model,
        iterations=SCHEDULES,
        seed=0,
        strategy="pct",
        timeout=5.0,
        exclude=[str(Path(dojo.__file__).parent)],
        raise_on_failure=False,
    )
    if result.failure is not None:
        if result.failure.kind in ("hang", "divergence"):
            raise GaveUp
        raise Noticed


def frontrun(program: Program) -> None:
    """frontrun, DPOR with virtual time, under its own command; it controls the threads that it starts itself."""
    import frontrun

    new = fresh(program)
    calls = Scene(new).calls
    workers = [lambda scene, k=k: scene.run(k) for k in range(len(calls))] or [lambda scene: scene.rest()]
    try:
        result = frontrun.explore(
            setup=lambda: Scene(new),
            workers=workers,
            invariant=lambda scene: scene.holds(),
            clock="virtual",
            max_executions=SCHEDULES,
            preemption_bound=2,
            total_timeout=60.0,
            reproduce_on_failure=0,
        )
    except frontrun.InconclusiveExploration as error:
        raise GaveUp from error
    if not result.property_holds:
        raise Noticed


class Scene:
    """A scenario cut in three for frontrun: up to `in_threads`, its calls, and what comes after.

    The scenario runs in a thread that stands still between the parts. One that never calls `in_threads`
    has no calls, and `rest` runs it whole.
    """

    def __init__(self, new: Callable[[], Any]) -> None:
        self._module = new()
        self.calls: tuple[Callable[[], Any], ...] = ()
        self._results: list[Any] = []
        self._error: BaseException | None = None
        self._reached, self._goes_on, self._over = allocate_lock(), allocate_lock(), allocate_lock()
        if "in_threads" in vars(self._module):
            for lock in (self._reached, self._goes_on, self._over):
                lock.acquire()
            self._module.in_threads = self._cut
            start_new_thread(self._play, ())
            self._reached.acquire()

    def _cut(self, *calls: Callable[[], Any], names: Any = None) -> list[Any]:
        self.calls, self._results = calls, [None] * len(calls)
        self._reached.release()
        self._goes_on.acquire()
        return self._results

    def _play(self) -> None:
        try:
            self._module.scenario(self._module)
        except BaseException as error:
            self._error = error
        self._over.release()

    def run(self, k: int) -> None:
        """Make call k."""
        self._results[k] = self.calls[k]()

    def rest(self) -> None:
        """Run the whole scenario."""
        self._module.scenario(self._module)

    def holds(self) -> bool:
        """Let the scenario go on to its end, and tell whether its promise held."""
        if self.calls:
            self._goes_on.release()
            self._over.acquire()
        return self._error is None


TOOLS: dict[str, Callable[[Program], None]] = {
    "stress": stress,
    "switchinterval": stress_with_tiny_interval,
    "frontrun": frontrun,
    "interleave-test": interleave_test,
    "explorer": explorer,
}


def _main(tool: str, files: list[str]) -> None:
    for file in files:
        start, verdict, said = time.monotonic(), "passes", ""
        try:
            TOOLS[tool](read(Path(file)))
        except Noticed:
            verdict = "accused"
        except GaveUp as error:
            verdict, said = "no verdict", repr(error.__cause__)
        except Exception as error:  # of the tool itself
            verdict, said = "no verdict", repr(error)
        print(json.dumps([file, verdict, round(time.monotonic() - start, 3), said[:200]]), flush=True)


if __name__ == "__main__":
    _main(sys.argv[1], sys.argv[2:])
