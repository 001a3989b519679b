"""One way to read TOML on every supported Python."""

from pathlib import Path
from typing import Any

try:
    import tomllib
except ModuleNotFoundError:  # Python 3.10: tomllib came with 3.11
    import tomli as tomllib


def load(path: Path) -> dict[str, Any]:
    """Return the table that the TOML file at `path` holds.

    Raises ValueError, naming file, line and column, when it is not valid TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{path}: {error}") from error
