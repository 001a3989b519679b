"""What the result of one test says about the kata: done, to do, wrong, or not even loadable."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from dojo.loading import LoadError, MissingName
from dojo.paths import KATAS
from dojo.stubs import is_untouched

PASSED, FAILED, TO_DO, BROKEN = "passed", "failed", "to do", "broken"


@dataclass(frozen=True)
class Outcome:
    """One test of one kata against one target. `message` is what the learner is told."""

    kata: str
    target: str
    test: str
    nodeid: str
    state: str
    message: str = ""

    to_dict = asdict


def state_of(error: BaseException, path: Path) -> str:
    """Return TO_DO, BROKEN or FAILED for a test that ended with `error`, the kata being the file `path`.

    A kata is to do while its stub raises NotImplementedError, and while a kata that is shipped broken
    has not been touched.
    """
    chain = list(causes(error))
    if any(isinstance(cause, NotImplementedError) for cause in chain):
        return TO_DO
    if path.is_relative_to(KATAS) and is_untouched(path):
        return TO_DO
    if any(isinstance(cause, (LoadError, MissingName)) for cause in chain):
        return BROKEN
    return FAILED


def causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield the error, what it was raised from, and so on."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__
