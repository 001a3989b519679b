"""Monkey patching: what the notes document, and what really holds, as tests. No scene patches the tests' process."""

import os
import select

import pytest

from dojo import behaviour

pytestmark = pytest.mark.slow("a fresh interpreter for each scene: a patch cannot be taken back")

KNOWN = ["os", "queue", "select", "signal", "socket", "ssl", "subprocess", "threading", "time"]
WINDOWS_LACKS = [] if hasattr(os, "fork") else ["os", "signal"]


@behaviour("G18", "G22")
def test_sockets_are_patched_and_nothing_else(fresh_python):
    def scene(kata, names):
        import socket

        kata.patch_sockets()
        homes = [getattr(socket, name).__module__ for name in ("socket", "create_connection", "getaddrinfo")]
        return kata.patched(names), homes

    names, homes = fresh_python(scene, [*KNOWN, "builtins"])
    assert names == ["socket"], f"patch_sockets must patch the module socket, and it alone, not {names}"
    all_of_gevent = all(home.startswith("gevent") for home in homes)
    assert all_of_gevent, f"the module socket itself must be changed, all of it; its parts come from {homes}"


@behaviour("G19", "G21")
def test_select_is_patched_and_nothing_else(fresh_python):
    def scene(kata, names):
        import select

        homes = kata.homes(kata.patch_select, "select", "select")
        return homes, kata.patched(names), hasattr(select, "epoll")

    homes, names, epoll = fresh_python(scene, [*KNOWN, "builtins"])
    assert homes == ["select", "gevent.select"], f"select.select must be gevent's after the patch only, not {homes}"
    assert names == ["select"], f"patch_select must patch the module select, and it alone, not {names}"
    there = "there before" if hasattr(select, "epoll") else "not there before"
    assert not epoll, f"select.epoll ({there}) must be gone: gevent has nothing to put in its place"


@behaviour("G20")
def test_the_class_of_sockets_is_another(fresh_python):
    def scene(kata):
        return kata.homes(kata.patch_sockets, "socket", "socket")

    before, after = fresh_python(scene) or ("nothing", "nothing")
    assert before == "socket", f"before the patch socket.socket must be the standard library's, not from {before}"
    assert after.startswith("gevent."), f"after the patch socket.socket must be gevent's, not from {after}"


@behaviour("G17")
def test_everything_is_what_gevent_knows(fresh_python):
    def scene(kata, names):
        before = kata.patched(names)
        kata.patch_everything()
        return before, kata.patched(names)

    before, after = fresh_python(scene, [*KNOWN, "builtins", "io"])
    expected = [name for name in KNOWN if name not in WINDOWS_LACKS]
    assert before == [], f"importing the kata must patch nothing, but {before} are patched"
    assert after == expected, f"all that gevent knows must be patched, and file I/O is not: {expected}, not {after}"


@behaviour("G16")
def test_patched_calls_let_others_run(fresh_python):
    def scene(kata):
        kata.patch_everything()
        import queue
        import threading
        import time

        from dojo.worlds.greenlets import Overlap, in_greenlets

        naps, items, event = Overlap(), queue.Queue(), threading.Event()
        in_greenlets(*[lambda: naps.of(time.sleep)(0.001)] * 5)
        if kata.patched(["queue", "threading"]) != ["queue", "threading"]:
            return naps.most, None  # unpatched, what follows would stop for ever
        got = in_greenlets(lambda: (event.wait(), items.get())[1], lambda: event.set(), lambda: items.put("item"))
        return naps.most, got[0]

    most, item = fresh_python(scene)
    assert most == 5, f"five greenlets must be in time.sleep at once after the patch, not {most}"
    assert item == "item", f"an Event and a Queue must let the others set and put, and give 'item', not {item!r}"


@behaviour("G17")
def test_file_io_still_blocks(fresh_python):
    def scene(kata):
        kata.patch_everything()
        import gevent

        ran = []
        gevent.spawn(ran.append, "another greenlet")
        with open(__import__("os").devnull, "rb") as file:
            file.read()
        while_reading = list(ran)
        gevent.sleep(0)
        return while_reading, ran, kata.patched(["time", "io"])

    while_reading, ran, names = fresh_python(scene)
    assert names == ["time"], f"of time and io, time is patched, not {names}"
    told = (while_reading, ran)
    assert told == ([], ["another greenlet"]), f"no other greenlet may run while a file is read, only after: {told}"


@behaviour("G23")
def test_a_name_taken_early_stays_as_it_was(fresh_python):
    def scene(kata):
        return kata.early_and_late()

    gevents = fresh_python(scene)
    assert gevents == [False, True], f"the early name keeps the old class, the late one is gevent's, not {gevents}"


@behaviour("G23")
def test_who_patches_late_is_warned(fresh_python):
    def early(kata):
        return kata.warnings_of(kata.patch_everything)

    def late(kata):
        import requests  # noqa: F401  it takes names out of ssl

        return kata.warnings_of(kata.patch_everything)

    def loud(kata):
        import warnings

        warnings.simplefilter("error")
        return kata.warnings_of(lambda: [warnings.warn("once", UserWarning, stacklevel=1) for _ in "ab"])

    given = fresh_python(early)
    assert given == [], f"a patch before all other imports gives no warning, not {given}"
    given = fresh_python(late)
    assert given == ["MonkeyPatchWarning"], f"a patch after requests gives a MonkeyPatchWarning, not {given}"
    given = fresh_python(loud)
    assert given == ["UserWarning"] * 2, f"all warnings must be returned, whatever the filter says, not {given}"
