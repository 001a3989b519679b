"""The process that grades one unit: `python -m dojo.grading.batch.unit`.

It reads a unit and the folder of its submission as one line of JSON, and writes lines of JSON: each kata as it
is done, and how the unit ended. It knows nothing of brokers and classes, and ends when its parent does.
"""

import json
import os
import sys
import threading
from pathlib import Path
from typing import Any, TextIO

import psutil

from dojo.grading.batch.work import Unit
from dojo.grading.exporters.reading import presentable
from dojo.grading.grade import LayerMissing, SubmissionError, grade


def main() -> None:
    """Grade the unit that standard input names."""
    out = _own_output()
    order = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_parent, daemon=True).start()
    unit = Unit.from_dict(order["unit"])

    def say(**told: Any) -> None:
        out.write(json.dumps(told) + "\n")
        out.flush()

    try:
        result = grade(
            Path(order["folder"]),
            student=unit.student,
            katas=unit.katas,
            seed=unit.settings.seed,
            require=unit.settings.require,
            on_kata=lambda kata: say(kata=kata.id),
        )
    except SubmissionError as error:
        say(refused=str(error))
    except LayerMissing as error:
        say(missing=str(error))
    else:
        say(result=json.loads(presentable(result).to_json()))


def _own_output() -> TextIO:
    """Return the line to the parent; whatever else is printed from here on goes to standard error."""
    line = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return line


def _end_with_parent() -> None:
    sys.stdin.read()  # the parent holds the other end until it has what it wants
    for child in psutil.Process().children(recursive=True):
        try:
            child.kill()
        except psutil.NoSuchProcess:
            pass
    os._exit(1)


if __name__ == "__main__":
    main()
