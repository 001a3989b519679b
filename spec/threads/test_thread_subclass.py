"""Thread subclass: start() calls the overridden run() in a new thread."""

import os
import re
import threading
from collections import Counter

from dojo import behaviour, every_schedule


@behaviour("T39")
@every_schedule(budget=150, samples=50)
def test_each_speaks_in_a_thread_of_its_own(kata):
    said = []

    def say(name, native_id):
        current = threading.current_thread()
        own = (name, native_id) == (current.name, threading.get_native_id())
        said.append((current, os.getpid(), own))

    speakers = kata.speak(1, say)
    assert len(said) == 2, f"two speakers that speak once make 2 lines, not {len(said)}"
    own = [own for _, _, own in said]
    assert own == [True, True], f"each speaker must say its own name and native id, but of two {own} did"
    expected = {(speaker, os.getpid(), True) for speaker in speakers}  # threads of this process, not processes
    assert set(said) == expected, f"each must speak in its own thread, one of {expected}, not {said}"


@behaviour("T40")
@every_schedule(budget=20)
def test_each_speaks_ten_times(kata):
    lines = []
    speakers = kata.speak(10, lambda name, native_id: lines.extend([name, native_id]))
    assert len(lines) == 40, f"two speakers that must speak 10 times make 40 lines, not {len(lines)}"
    counted = Counter(lines[::2])
    assert counted == {speaker.name: 10 for speaker in speakers}, f"each must speak 10 times, not {dict(counted)}"


@behaviour("T41")
@every_schedule(budget=150, samples=50)
def test_default_names_are_numbered(kata):
    names = [speaker.name for speaker in kata.speak(1, lambda name, native_id: None)]
    for name in names:
        assert re.fullmatch(r"Thread-\d+", name), f"a subclass's thread is called 'Thread-N', not {name!r}"
    assert names[0] != names[1], f"the two names must differ, but both are {names[0]!r}"


@behaviour("T42", "T43")
@every_schedule(budget=100)
def test_both_speak_at_the_same_time(kata):
    both_speak, ids = threading.Barrier(2), {}

    def say(name, native_id):
        if name not in ids:
            ids[name] = []
            both_speak.wait()  # native ids are only unique among threads that live at the same time
        ids[name].append(native_id)

    kata.speak(2, say)
    different = {native_id for said in ids.values() for native_id in said}
    assert len(different) == 2, f"two speakers, two times: one native id each, but they said {ids}"
    assert all(len(set(said)) == 1 for said in ids.values()), f"a thread keeps its native id, but they said {ids}"


@behaviour("T39")
@every_schedule(budget=150, samples=50)
def test_speak_returns_when_both_have_ended(kata):
    said = []
    speakers = kata.speak(1, lambda name, native_id: said.append(name))
    alive = [speaker.name for speaker in speakers if speaker.is_alive()]
    assert (len(said), alive) == (2, []), f"both must have ended, but {len(said)} spoke and {alive} are alive"


@behaviour("T27", "T39")
@every_schedule
def test_an_overridden_run_can_be_called_again(kata):
    caller, said = threading.current_thread(), []
    speaker = kata.Speaker(1, lambda *who: said.append((threading.current_thread() is caller, speaker.is_alive())))
    speaker.run()
    speaker.run()
    assert said == [(True, False)] * 2, f"run() by hand is a call in the calling thread, each time, not {said}"
    speaker.start()
    speaker.join()
    assert said[2:] == [(False, True)], f"start() must call run() in the new thread, once, but it made {said[2:]}"
