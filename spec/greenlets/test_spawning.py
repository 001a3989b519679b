"""Spawning: what the notes document, as tests."""

import inspect

import gevent
from gevent.event import Event

from dojo import behaviour
from dojo.worlds.greenlets import extra_switches, hub_order, in_greenlets


@behaviour("G03")
@hub_order
def test_spawn_only_schedules(kata):
    log = []
    greenlets = kata.spawn_all([lambda: log.append("first"), lambda: log.append("second")])
    before = list(log)
    gevent.sleep(0)
    assert before == [], f"nothing may run before the caller lets others run, but {before} did"
    assert log == ["first", "second"], f"both functions must run once the caller lets them, in order, not {log}"
    count = len(set(greenlets or ()))
    assert count == 2, f"two functions need two greenlets, not {count}"


@extra_switches
def test_each_function_has_a_greenlet_of_its_own(kata):
    met, log = Event(), []

    def waits():
        met.wait()
        log.append("waits")

    def meets():
        met.set()
        log.append("meets")

    gevent.joinall(kata.spawn_all([waits, meets]))
    assert sorted(log) == ["meets", "waits"], f"a function may wait for the next one; both must end, not {log}"


@behaviour("G04")
@extra_switches
def test_joinall_waits_for_all(kata):
    go = Event()

    def last():
        for _ in range(5):
            gevent.sleep(0)
        go.set()

    greenlets = [gevent.spawn(go.is_set), gevent.spawn(last), gevent.spawn(go.wait)]
    ended = kata.wait_for_all(greenlets)
    left = sum(not each.ready() for each in greenlets)
    gevent.joinall(greenlets)
    assert left == 0, f"all three greenlets must have ended, but {left} had not"
    right = set(ended or ()) == set(greenlets)
    assert right, f"the greenlets that ended must be returned, all three, not {ended}"


@behaviour("G09")
@hub_order
def test_two_that_sleep_once_alternate(kata):
    log = []
    in_greenlets(lambda: kata.twice("foo", log.append), lambda: kata.twice("bar", log.append))
    expected = ["foo begins", "bar begins", "foo again", "bar again"]
    assert log == expected, f"with equal sleeps the order must be {expected}, not {log}"


@behaviour("G05", "G06")
@hub_order
def test_sleep_0_switches_from_deep_inside_plain_calls(kata):
    assert not inspect.isgeneratorfunction(gevent.sleep), "gevent.sleep must be a plain function, not a generator"
    log = []
    walkers = [["a0", [["a1"]], "a2"], ["b0", [["b1"]], "b2"]]
    in_greenlets(*[lambda tree=tree: kata.walk(tree, log.append) for tree in walkers])
    expected = ["a0", "b0", "a1", "b1", "a2", "b2"]
    assert log == expected, f"two walkers must take turns after each leaf, in the order {expected}, not {log}"


@hub_order
def test_the_others_run_after_each_leaf(kata):
    log = []
    other = gevent.spawn(log.append, "other")
    kata.walk(["leaf"], log.append)
    other.join()
    assert log == ["leaf", "other"], f"a leaf must be said first, and then the others run: 'leaf', 'other', not {log}"


@extra_switches
def test_every_walker_says_its_leaves_in_order(kata):
    log = []
    in_greenlets(*[lambda name=name: kata.walk([[name + "0", name + "1"], name + "2"], log.append) for name in "abc"])
    for name in "abc":
        mine = [leaf for leaf in log if leaf[0] == name]
        assert mine == [name + "0", name + "1", name + "2"], f"a walker must say its leaves in order, not {mine}"
