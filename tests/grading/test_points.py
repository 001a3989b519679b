"""Whole points: all of them are given out, and only who passes everything has them all."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from dojo.grading.points import never_full, split, verdict
from dojo.grading.result import ERROR, FAIL, NOT_RUN, NOT_WRITTEN, PASS, TestResult


@given(some.integers(1, 200), some.integers(1, 40))
def test_a_split_gives_out_everything_as_evenly_as_it_can(total, parts):
    shares = split(total, parts)
    assert sum(shares) == total
    assert len(shares) == parts
    assert max(shares) - min(shares) <= 1


def results(*statuses: str) -> list[TestResult]:
    return [TestResult(f"test_{number}", (), status, 0, 1) for number, status in enumerate(statuses)]


@pytest.mark.parametrize(
    ("statuses", "whole"),
    [
        ((PASS, PASS), PASS),
        ((PASS, FAIL), FAIL),
        ((PASS, NOT_RUN), FAIL),
        ((PASS, NOT_WRITTEN), NOT_WRITTEN),
        ((NOT_WRITTEN, FAIL), FAIL),
        ((PASS, FAIL, ERROR), ERROR),
    ],
)
def test_a_kata_is_what_its_tests_are(statuses, whole):
    assert verdict(results(*statuses)) == whole


def test_who_fails_a_test_worth_nothing_has_not_all_points():
    tests = results(PASS, PASS, FAIL)
    tests = [replace(test, max_points=share, points=share) for test, share in zip(tests, (1, 1, 0))]
    assert [test.points for test in never_full(tests)] == [1, 0, 0]
    partly = [replace(test, points=0) if number == 0 else test for number, test in enumerate(tests)]
    assert never_full(partly) == partly
