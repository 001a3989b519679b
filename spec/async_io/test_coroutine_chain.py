"""A chain of coroutines: what the notes document, as tests."""

import asyncio
import inspect

from dojo import behaviour


def run(kata, loop):
    """Run the chain; return its reports with their times, and its result."""
    reports = []
    result = loop.run(kata.function_1(lambda text: reports.append((loop.elapsed, text))))
    return reports, result


@behaviour("A28")
def test_the_links_report_a_second_apart(kata, virtual_loop):
    reports, _ = run(kata, virtual_loop)
    called = [report for report in reports if "called" in str(report)]
    expected = [(1, "function_1 called"), (2, "function_2 called"), (3, "function_3 called")]
    assert called == expected, f"the links must report in turn, at 1, 2 and 3 s, not {called}"


@behaviour("A29")
def test_await_hands_the_value_up(kata, virtual_loop):
    reports, _ = run(kata, virtual_loop)
    handed_up = [text for _, text in reports[3:]]
    expected = ["function_3 finish", "function_2 finish"]
    shown = [text if isinstance(text, str) else f"a {type(text).__name__}" for text in handed_up]
    assert handed_up == expected, f"after the last link {expected} must be reported, not {shown}"


@behaviour("A31")
def test_three_sleeps_take_three_seconds(kata, virtual_loop):
    _, result = run(kata, virtual_loop)
    assert result == "function_1 finish", f"the chain must return 'function_1 finish', not {result!r}"
    assert virtual_loop.elapsed == 3, f"three nested sleeps must take 3 s, not {virtual_loop.elapsed:g}"


def test_two_chains_overlap(kata, virtual_loop):
    async def two():
        return await asyncio.gather(*(kata.function_1(lambda text: None) for _ in range(2)))

    results = virtual_loop.run(two())
    assert results == ["function_1 finish"] * 2, f"both chains must end with their result, not {results}"
    assert virtual_loop.elapsed == 3, f"two chains side by side must take 3 s, not {virtual_loop.elapsed:g}"


@behaviour("A30")
def test_asyncio_run_returns_the_value(kata, virtual_asyncio):
    reports = []
    result = kata.run_chain(reports.append)
    if inspect.iscoroutine(result):
        result.close()
    assert result == "function_1 finish", f"run_chain must return what function_1 returns, not {result!r}"
    assert len(reports) == 5, f"the whole chain must have reported, 5 times, not {len(reports)}"
