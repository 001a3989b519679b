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
from dojo.paths import KATAS, ROOT, shown
from dojo.syllabus import Kata, syllabus

KEYS = "h hint   n next   r run   q quit"


def watch(kata: Kata | None) -> int:
    """Run the loop until the learner quits, beginning with `kata` or the next one open; return 0."""
    events: queue.Queue[str] = queue.Queue()
    stop = threading.Event()
    threading.Thread(target=_report_saves, args=(events, stop), daemon=True).start()
    if sys.stdin.isatty():
        threading.Thread(target=_report_keys, args=(events,), daemon=True).start()
    current = kata or _first_open()
    run(current)
    with suppress(KeyboardInterrupt):
        while True:
            event = events.get()
            if event == "q":
                break
            current = _react(event, current)
    stop.set()
    return 0


def _react(event: str, current: Kata) -> Kata:
    """Do what a key or a save asks for; return the kata that is being worked on."""
    if event == "h":
        number = progress.next_hint(current)
        click.echo(f"\nHint {number + 1} of {len(current.hints)}: {current.hints[number]}")
    elif event == "n":
        current = _first_open(after=current)
        run(current)
    elif event == "r":
        run(current)
    elif event in syllabus().by_id:
        current = syllabus().by_id[event]
        run(current)
    return current


def run(kata: Kata) -> None:
    """Run the tests of one kata and say what comes next."""
    click.echo(f"\n{kata.id}: {kata.idea}")
    command = [sys.executable, "-m", "pytest", "-q", "--no-header", shown(kata.spec)]
    subprocess.run(command, cwd=ROOT, check=False)
    if sys.stdin.isatty():
        click.secho(f"Watching {shown(progress.path_of(kata))}.   {KEYS}", dim=True)
    else:
        click.echo(f"Watching {shown(progress.path_of(kata))}. Ctrl-C quits.")


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
    """Put each key that the learner presses into `events`; Ctrl-C and Ctrl-D quit."""
    while True:
        try:
            key = click.getchar()
        except (EOFError, KeyboardInterrupt):
            key = "q"
        events.put(key)
        if key == "q":
            return
