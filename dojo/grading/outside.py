"""Which katas are judged from outside: by a process in which no line of the submission runs.

That needs a spec that sees the kata through plain data alone: it calls functions with numbers and texts and
gets such back, or plays scenes in interpreters of their own and asserts on what they return. A spec that
hands the kata objects, or runs it schedule by schedule, has to have it in its own process: inside.
"""

OUTSIDE = frozenset({
    "distributed/celery_app",
    "processes/main_guard",
    "measuring/speedup",
})  # fmt: skip


def is_outside(kata_id: str) -> bool:
    """Whether the kata is judged from outside."""
    return kata_id in OUTSIDE
