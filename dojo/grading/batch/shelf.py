"""Where copies of submissions are when workers have to find them."""

import os
from pathlib import Path


def shared() -> Path:
    """Return the folder that `dojo grade-all --broker` and the workers share.

    DOJO_SUBMISSIONS names it; without it, it is in the user's cache, which workers on this machine share anyway.
    """
    if named := os.environ.get("DOJO_SUBMISSIONS"):
        return Path(named)
    cache = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(cache) / "concurrency-katas" / "submissions"
