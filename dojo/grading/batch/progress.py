"""What a teacher sees while a class is graded: a bar on a terminal, a line now and then elsewhere."""

import threading
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from dojo.grading.batch.work import Outcome


class Progress:
    """Counts katas. `say` tells what a person should know, such as a broker that is away."""

    def __init__(self, console: Console | None = None) -> None:
        self._console = console or Console(stderr=True)
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Bar(*columns, console=self._console, disable=not self._console.is_terminal)
        self._task = self._bar.add_task("katas", total=None)
        self._lock = threading.Lock()
        self._todo = 0
        self._counted: set[tuple[str, str]] = set()

    def __enter__(self) -> "Progress":
        self._bar.start()
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._bar.stop()

    def begin(self, todo: int, done: int) -> None:
        self._todo = todo
        self._bar.update(self._task, total=todo + done, completed=done)
        already = f", {done} are graded already or are the same as others" if done else ""
        self.say(f"{todo} katas to grade{already}.")

    def tick(self, student: str, kata: str) -> None:
        """A kata is done; the unit that it belongs to goes on."""
        self._count(student, kata)

    def outcome(self, outcome: Outcome) -> None:
        """A unit has ended."""
        unit = outcome.unit
        if outcome.problem:
            self.say(f"{unit.student}: {', '.join(unit.katas)}: {outcome.problem}")
            return
        for kata in unit.katas:
            self._count(unit.student, kata)

    def _count(self, student: str, kata: str) -> None:
        """Count a kata once, however often it is told of."""
        with self._lock:
            if (student, kata) in self._counted:
                return
            self._counted.add((student, kata))
            self._bar.advance(self._task)
            graded = len(self._counted)
            step = max(1, self._todo // 10)
        if graded % step == 0 and not self._console.is_terminal:
            self.say(f"{graded} of {self._todo} katas graded.")

    def say(self, text: str) -> None:
        """Print a line above the bar. What a machine or a student called itself is text, never markup."""
        self._console.print(text, markup=False, highlight=False, soft_wrap=True)
