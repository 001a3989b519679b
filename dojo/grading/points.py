"""Whole points for parts of a kata."""

from collections.abc import Sequence
from dataclasses import replace

from dojo.grading.result import ERROR, FAIL, NOT_WRITTEN, PASS, TestResult


def split(total: int, parts: int) -> list[int]:
    """Return `total` points over `parts` tests as evenly as whole numbers can be; the first get what is left over."""
    each, left = divmod(total, parts)
    return [each + (number < left) for number in range(parts)]


def never_full(tests: Sequence[TestResult]) -> list[TestResult]:
    """Return the results of a kata that does not pass, without its last point if it had all of them.

    With more tests than points, a test that fails may be worth nothing by itself.
    """
    if sum(test.points for test in tests) < sum(test.max_points for test in tests):
        return [*tests]
    last = max(number for number, test in enumerate(tests) if test.points)
    return [replace(test, points=test.points - (number == last)) for number, test in enumerate(tests)]


def verdict(tests: Sequence[TestResult]) -> str:
    """Return what a kata came to whose tests came to this."""
    statuses = {test.status for test in tests}
    if ERROR in statuses:
        return ERROR
    if statuses == {PASS}:
        return PASS
    if statuses <= {PASS, NOT_WRITTEN}:
        return NOT_WRITTEN
    return FAIL
