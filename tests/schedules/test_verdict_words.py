"""The words of the rarer verdicts, whole. (tests/messages has those that a learner meets most often.)"""

import threading
import time

import pytest

from dojo.schedules import Inconclusive, NothingExplored, ScheduleFailure, explore, in_threads

HELD = threading.Lock()


def words(body, **options):
    """Return the story of the failure without its table."""
    with pytest.raises(ScheduleFailure) as failure:
        explore(body, **options)
    failure.value.story.rows = []
    return failure.value.story.text(100)


def place(function, offset):
    return f"test_verdict_words.py:{function.__code__.co_firstlineno + offset}"


def test_livelock():
    def poll(flags):
        while not flags:
            pass

    def body():
        flags = []
        in_threads(lambda: poll(flags))

    assert words(body, max_steps=300) == (
        f"livelock: poll went round and round at {place(poll, 1)}, 300 steps without getting anywhere\n\n"
        f"  poll goes round and round   {place(poll, 1)}  while not flags:\n\n"
        "A loop that only looks again and again must be let out by somebody, in every order of\nthe threads.\n"
        'Replay:  --schedule "-"'
    )


def test_a_livelock_in_which_somebody_sleeps():
    def poll(flags):
        while not flags:
            pass

    def late(flags):
        time.sleep(1)
        flags.append("raised")

    def body():
        flags = []
        in_threads(lambda: poll(flags), lambda: late(flags))

    told = words(body, max_steps=300, sleeps="ordered")
    assert f"  late waits for the end of sleep(1)   {place(late, 1)}" in told, told
    assert "To look again and again is no way of waiting" in told, told


def test_a_deadlock_of_the_only_thread():
    def body():
        threading.Event().wait()

    assert words(body) == (
        "deadlock: every thread waits, so nobody will ever go on\n\n"
        f"  main waits in Event.wait() for a notification   {place(body, 1)}  threading.Event().wait()\n\n"
        "No other thread is left that could end this wait.\n"
        'Replay:  --schedule "-"'
    )


def test_a_wait_in_a_test_names_the_line_that_led_there():
    stranger = {"threading": threading}
    exec(compile("def call(work):\n    work()\n", "somebody.py", "exec"), stranger)

    def body():
        stranger["call"](threading.Event().wait)

    def wait():
        threading.Event().wait()

    assert "called from" not in words(body)
    told = words(lambda: stranger["call"](wait))
    assert f"{place(wait, 1)}  threading.Event().wait()\n    called from somebody.py:2" in told, told


def test_a_sleep_of_the_tests_own_is_not_blamed():
    def late():
        time.sleep(1)

    def body():
        in_threads(late, int)
        assert not "seen", "the promise"

    assert "Sleeping is no way" not in words(body)


def test_what_only_one_thread_did_has_nothing_to_do_with_order():
    def body():
        assert not "seen", "the promise"

    assert words(body) == 'the promise\n\nReplay:  --schedule "-"'


def test_leftover():
    def body():
        threading.Thread(target=threading.Event().wait, name="late").start()

    assert words(body) == (
        "a thread is still alive at the end: a program with this code never exits\n\n"
        "  late waits in Thread.run() for a notification\n\n"
        "Python waits at exit for every thread that is not a daemon.\n"
        'Replay:  --schedule "-"'
    )


def test_leftover_when_none_may_be_left():
    def late():
        time.sleep(1)

    assert "\n  late waits" in words(lambda: threading.Thread(target=late).start(), leftovers="any", sleeps="ordered")


def test_an_exception_of_a_plain_thread():
    def work():
        raise LookupError("nothing there")

    def body():
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()

    assert words(body).splitlines()[0] == "LookupError: nothing there, raised in work"


def test_an_assertion_without_a_message():
    def body():
        assert in_threads(int) == [1]

    first = words(body).splitlines()[0]
    assert first.startswith(("an assertion without a message failed", "assert [0] == [1]")), first


def test_inconclusive():
    def take():
        HELD.acquire()

    with HELD, pytest.raises(Inconclusive) as problem:
        explore(lambda: in_threads(take), watchdog=0.3)
    said = str(problem.value)
    assert said.startswith("inconclusive on Python 3.")
    assert (
        ": the thread take sits in a call that the explorer does not control, so nothing is known about this test.\n"
        "Build every lock, queue and thread inside the test's body, and leave out real input, output, sockets and "
        "processes.\nIt was here:\n"
    ) in said
    assert said.rstrip().endswith("HELD.acquire()") or "HELD.acquire()\n    ^" in said, said


def test_nothing_explored():
    with pytest.raises(NothingExplored, match="nothing was explored: raise the budget"):
        explore(lambda: None, budget=0, samples=0)


def test_a_program_that_changes_from_run_to_run():
    runs = []

    def body():
        runs.append(1)
        assert len(runs) > 1, "only the first run fails"

    with pytest.raises(ScheduleFailure) as failure:
        explore(body)
    assert failure.value.result.notes == ["the program behaves differently from run to run under the same schedule"]


def test_what_fails_in_the_plainest_order_needs_no_other():
    def body():
        in_threads(int, int)
        assert not "seen", "the promise"

    assert "it fails even if each runs until it waits or ends" in words(body)


def test_what_fails_in_another_order_names_the_order():
    def body():
        order = []
        in_threads(lambda: order.append("a"), lambda: order.append("b"))
        assert order == ["a", "b"], "the promise"

    assert "this is only the order in which they ran, and Python promises none" in words(body).replace("\n", " ")
