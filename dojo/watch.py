"""`dojo watch`: run a kata's tests whenever its file is saved."""

import queue
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import click
import watchfiles

from dojo import board, progress
from dojo.keys import read_key, single_keys
from dojo.paths import KATAS, ROOT, shown
from dojo.syllabus import Kata, syllabus

KEYS = "h hint, n next kata, r run again, q quit"
# The first failure is enough to work on; the board and the last lines say the rest.
PYTEST = ["-m", "pytest", "-q", "--no-header", "-rN", "--brief"]
# Plugins that one kata does not need, each of which takes its time to start.
PYTEST += ["-p", "no:xdist", "-p", "no:anyio", "-p", "no:cacheprovider"]


def watch(kata: Kata | None) -> int:
    """Run the loop until the learner quits, beginning with `kata` or the next one open; return 0."""
    events: queue.Queue[str] = queue.Queue()
    stop = threading.Event()
    with single_keys() as has_keys, suppress(KeyboardInterrupt):
        threading.Thread(target=_report_saves, args=(events, stop), daemon=True).start()
        if has_keys:
            threading.Thread(target=_report_keys, args=(events,), daemon=True).start()
        current = kata or _first_open()
        run(current, has_keys)
        while (event := events.get()) != "q":
            current = _react(event, current, has_keys)
    stop.set()
    return 0


def _react(event: str, current: Kata, has_keys: bool) -> Kata:
    """Do what a key or a save asks for; return the kata that is being worked on."""
    if event == "h":
        number = progress.next_hint(current)
        click.echo(f"\nHint {number + 1} of {len(current.hints)}: {current.hints[number]}")
    elif event == "n":
        current = _first_open(after=current)
        run(current, has_keys)
    elif event == "r":
        run(current, has_keys)
    elif event in syllabus().by_id:
        current = syllabus().by_id[event]
        run(current, has_keys)
    elif event.isprintable():
        click.echo(f"\nKeys: {KEYS}.")
    return current


def run(kata: Kata, has_keys: bool = False) -> None:
    """Run the tests of one kata and say what comes next."""
    click.echo(f"\n{kata.id}: {kata.idea}", nl=True)
    # Without its standard input: the keys are for this loop.
    subprocess.run([sys.executable, *PYTEST, shown(kata.spec)], cwd=ROOT, check=False, stdin=subprocess.DEVNULL)
    if progress.standing(kata).state == board.PASSED:
        click.echo(f"{kata.id} is done. Other right answers: dojo solution {kata.id}. Why: dojo explain {kata.id}.")
    watched = f"Watching {shown(progress.path_of(kata))}."
    click.echo(f"{watched} Keys: {KEYS}." if has_keys else f"{watched} Ctrl-C quits.")


def _first_open(after: Kata | None = None) -> Kata:
    """Return the first kata that is not done, looking behind `after` first."""
    standings = progress.standings()
    start = 1 + next((i for i, one in enumerate(standings) if after is not None and one.kata == after), -1)
    for one in [*standings[start:], *standings[:start]]:
        if one.state != board.PASSED:
            return one.kata
    return after or standings[0].kata


def _report_saves(events: "queue.Queue[str]", stop: threading.Event) -> None:
    """Put the id of each kata whose file changes into `events`."""
    for changes in watchfiles.watch(KATAS, debounce=80, step=20, stop_event=stop):
        for _, name in sorted(changes):
            kata_id = Path(name).relative_to(KATAS).with_suffix("").as_posix()
            if name.endswith(".py") and kata_id in syllabus().by_id:
                events.put(kata_id)


def _report_keys(events: "queue.Queue[str]") -> None:
    """Put each key that the learner presses into `events`, until the one that quits."""
    key = ""
    while key != "q":
        key = read_key()
        events.put(key)
