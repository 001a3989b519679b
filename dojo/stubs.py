"""The stubs as they are shipped: to tell an untouched kata, and to bring one back.

`stubs.json` holds a copy of every file in `katas/`. It is generated (`python -m dojo.stubs`) and the
audit compares it with the tree, so a stub has one source: the file in `katas/`.
"""

import json
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from dojo.paths import KATAS

COPIES = Path(__file__).with_name("stubs.json")


@lru_cache(maxsize=1)
def shipped() -> dict[str, str]:
    """Return the shipped text of every kata by id."""
    return json.loads(COPIES.read_text(encoding="utf-8"))


def is_untouched(path: Path) -> bool:
    """Whether the file at `path`, inside `katas/`, is still as it was shipped."""
    text = shipped().get(path.relative_to(KATAS).with_suffix("").as_posix())
    return text is not None and path.is_file() and path.read_text(encoding="utf-8") == text


def current() -> dict[str, str]:
    """Return what `shipped()` would be if the tree were shipped as it is now."""
    return {
        path.relative_to(KATAS).with_suffix("").as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(KATAS.rglob("*.py"))
    }


def reset(path: Path, backups: Path) -> Path | None:
    """Write the shipped text back to `path`, a file of `katas/`.

    Returns where the text that was there is kept, inside the folder `backups`, or None when nothing
    had to be done.
    """
    if is_untouched(path):
        return None
    kata_id = path.relative_to(KATAS).with_suffix("").as_posix()
    backup = backups / f"{kata_id}.{datetime.now():%Y%m%d-%H%M%S-%f}.py"
    backup.parent.mkdir(parents=True, exist_ok=True)
    backup.write_text(path.read_text(encoding="utf-8") if path.is_file() else "", encoding="utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(shipped()[kata_id], encoding="utf-8")
    return backup


def main() -> None:
    """Copy the tree: `python -m dojo.stubs`, for maintainers who changed a stub."""
    COPIES.write_text(json.dumps(current(), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{len(current())} stubs copied to {COPIES}")


if __name__ == "__main__":
    main()
