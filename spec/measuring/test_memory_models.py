"""Memory models: what a thread shares, what a process gets a copy of."""

import multiprocessing
import threading
from operator import methodcaller

import pytest

from dojo import behaviour, every_schedule, every_start_method, in_threads
from dojo.worlds.processes.linger import lingering

METHODS = multiprocessing.get_all_start_methods()


@behaviour("I02")
@every_schedule(budget=80, samples=20)
def test_a_thread_changes_the_callers_own_list(kata):
    items = ["here"]
    kata.in_thread(lambda seen: seen.append("there"), items)
    assert items == ["here", "there"], f"what the thread appended must be in the caller's list on return: {items}"


def test_it_is_another_thread_that_makes_the_change(kata):
    changed = kata.in_thread(lambda seen: seen.append(threading.get_ident()), [])
    assert changed, f"in_thread() must return the list that the thread changed, not {changed}"
    assert changed != [threading.get_ident()], "the change must be made by another thread, not by the caller's"


@behaviour("I03")
def test_every_thread_sees_the_same_object(kata):
    items, ids = [], []
    returned = [kata.in_thread(lambda seen: ids.append(id(seen)), items) for _ in range(3)]
    assert ids == [id(items)] * 3, f"three threads must see the caller's list itself, id {id(items)}, not {ids}"
    assert all(one is items for one in returned), f"a thread's list is the caller's list, in_thread() gave {returned}"


@behaviour("I04")
@every_schedule
def test_coherent_caches_alone_save_no_addition(kata):
    total = kata.Total()
    in_threads(lambda: total.add(1), lambda: total.add(10), lambda: total.add(100))
    assert total.value == 111, f"1, 10 and 100 added by three threads must make 111, not {total.value}"


# The scenes below run in a fresh interpreter: one with no other thread, where fork is safe.


def change_a_copy(kata, methods):
    import multiprocessing
    from operator import methodcaller

    def change(method):
        items = ["here"]
        changed = kata.in_process(methodcaller("append", "there"), items, multiprocessing.get_context(method))
        return [items, changed]

    return {method: change(method) for method in methods}


@pytest.mark.slow("starts a process with every start method")
@behaviour("I06")
def test_a_process_changes_a_copy(kata, fresh_python):
    for method, (items, changed) in fresh_python(change_a_copy, METHODS).items():
        assert changed == ["here", "there"], f"{method}: the process's list must come back changed, not as {changed}"
        assert items == ["here"], f"{method}: a process must change its own copy, but the caller's list is {items}"


def note_processes(kata, methods):
    import multiprocessing
    import os

    from dojo.worlds.probes import note_process

    return {
        method: [os.getpid(), kata.in_process(note_process, [], multiprocessing.get_context(method))]
        for method in methods
    }


@pytest.mark.slow("starts a process with every start method")
@behaviour("I05")
def test_it_is_another_process_that_makes_the_change(kata, fresh_python):
    for method, (here, there) in fresh_python(note_processes, METHODS).items():
        assert there, f"{method}: in_process() must return the list that the process changed, not {there}"
        assert there != [here], f"{method}: the change must be made by another process, not by the caller's"


def change_after_start(kata, methods):
    import multiprocessing

    def views(method):
        items = ["early"]
        return [items, kata.view_of_child(items, "late", multiprocessing.get_context(method))]

    return {method: views(method) for method in methods}


@pytest.mark.slow("starts a process with every start method")
@behaviour("I05")
def test_a_child_does_not_see_what_its_parent_changes_later(kata, fresh_python):
    for method, (ours, childs) in fresh_python(change_after_start, METHODS).items():
        assert ours == ["early", "late"], f"{method}: the caller must append 'late' to its own list, which is {ours}"
        assert childs == ["early"], f"{method}: a process must see its memory, ['early'], and not {childs}"


@every_start_method
def test_a_process_that_has_answered_is_waited_for(kata, start_method):
    context = multiprocessing.get_context(start_method)
    with lingering():
        changed = kata.in_process(methodcaller("append", "there"), ["here"], context)
        seen = kata.view_of_child(["early"], "late", context)
        left = multiprocessing.active_children()
    assert changed == ["here", "there"], f"the process's list must come back changed, not as {changed}"
    assert seen == ["early"], f"a process must see its memory, ['early'], and not {seen}"
    assert not left, f"both processes must have ended on return, but {left} live on"


@every_start_method
def test_a_long_list_comes_back(kata, start_method):
    context = multiprocessing.get_context(start_method)
    many = [f"text number {number}" for number in range(20_000)]  # more than a pipe can hold
    changed = kata.in_process(methodcaller("extend", many), [], context)
    assert changed == many, f"all 20,000 texts must come back, not {len(changed or ())}"
    seen = kata.view_of_child(list(many), "late", context)
    assert seen == many, f"all 20,000 texts that the process sees must come back, not {len(seen or ())}"


def pass_a_message(kata, methods):
    import multiprocessing

    from dojo.worlds.probes import Copied, note_process

    def copies(send, *context):
        changed = send(note_process, [Copied()], *context)
        return changed and changed[0].copies

    by_process = {method: copies(kata.in_process, multiprocessing.get_context(method)) for method in methods}
    return by_process, copies(kata.in_thread)


@pytest.mark.slow("starts a process with every start method")
@behaviour("I07")
def test_a_message_between_processes_is_copied_and_one_between_threads_is_not(kata, fresh_python):
    by_process, by_thread = fresh_python(pass_a_message, METHODS)
    assert by_thread == 0, f"a thread must get the message itself, which was copied {by_thread} times"
    for method, copies in by_process.items():
        least = 1 if method == "fork" else 2  # fork copies the memory, so that only the answer is pickled
        assert copies and copies >= least, f"{method}: there and back must take {least} copies or more, not {copies}"
