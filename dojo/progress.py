"""What the learner has done so far: kept between runs in one small file, `.dojo/progress.json`.

A kata's entry counts only for the text that was tested: edit the file and the board says *not run*.
Losing or damaging the file loses nothing but this memory; the next run of pytest writes it anew.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from dojo.board import CHANGED, Standing
from dojo.outcomes import TO_DO
from dojo.paths import KATAS, ROOT
from dojo.stubs import is_untouched
from dojo.syllabus import Kata, syllabus

FOLDER = ROOT / ".dojo"
FILE = FOLDER / "progress.json"


def record(standings: Iterable[Standing]) -> None:
    """Remember how the katas stood when they were tested as a whole just now."""
    memory = _read()
    for one in standings:
        digest = _digest(path_of(one.kata))
        memory["katas"][one.kata.id] = {
            "state": one.state,
            "passed": one.passed,
            "total": one.total,
            "digest": digest,
        }
    _write(memory)


def standing(kata: Kata, memory: dict[str, Any] | None = None) -> Standing:
    """Return how the kata stands as far as is known without running its tests."""
    entry = (memory or _read())["katas"].get(kata.id)
    path = path_of(kata)
    if entry is not None and entry["digest"] == _digest(path):
        return Standing(kata, entry["state"], entry["passed"], entry["total"])
    if path.is_file() and is_untouched(path):
        return Standing(kata, TO_DO)
    return Standing(kata, CHANGED)


def standings() -> list[Standing]:
    """Return how every kata of the syllabus stands, in its order."""
    memory = _read()
    return [standing(kata, memory) for kata in syllabus().katas]


def next_hint(kata: Kata) -> int:
    """Return which hint comes next, 0 to 2, and remember that it was given; the last one comes again."""
    memory = _read()
    given = memory["hints"].get(kata.id, 0)
    memory["hints"][kata.id] = min(given + 1, len(kata.hints) - 1)
    _write(memory)
    return given


def path_of(kata: Kata) -> Path:
    """Return the file that the learner edits."""
    return KATAS / f"{kata.id}.py"


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _read() -> dict[str, Any]:
    try:
        memory = json.loads(FILE.read_text(encoding="utf-8"))
        return {"katas": dict(memory["katas"]), "hints": dict(memory["hints"])}
    except (OSError, ValueError, KeyError, TypeError):
        return {"katas": {}, "hints": {}}


def _write(memory: dict[str, Any]) -> None:
    try:
        FOLDER.mkdir(exist_ok=True)
        partial = FILE.with_suffix(".new")
        partial.write_text(json.dumps(memory, indent=1), encoding="utf-8")
        partial.replace(FILE)
    except OSError:
        pass  # a read-only checkout: there is nothing to remember for
