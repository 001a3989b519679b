"""A kata that lacks a package says so in one line, with what to do about it."""

from dojo.syllabus import Kata, syllabus


def a_kata() -> Kata:
    return next(kata for kata in syllabus().katas if "gevent" in kata.packages)


def test_a_missing_package_is_named_with_the_command_that_installs_it():
    line = a_kata().advice(["gevent"], free_threaded=False)
    assert line.endswith("needs gevent, which is not installed. Install it: pip install gevent"), line


def test_a_free_threaded_build_is_named_where_there_is_no_wheel_for_it():
    line = a_kata().advice(["gevent"], free_threaded=True)
    assert "no wheel for free-threaded builds" in line and "\n" not in line, line
