"""A schedule as text: "6:2,9:1" means thread 2 at decision 6, thread 1 at decision 9.

"-" is the schedule without any deviation: every thread runs until it blocks or ends.
"""

from dojo.schedules.plans import Schedule

EMPTY = "-"


def to_text(schedule: Schedule) -> str:
    """Return the text that `--schedule` accepts."""
    return ",".join(f"{decision}:{thread}" for decision, thread in schedule) or EMPTY


def from_text(text: str) -> Schedule:
    """Return the schedule that `text` describes.

    Raises ValueError, naming the part that is wrong.
    """
    if text.strip() == EMPTY:
        return ()
    schedule = []
    for part in text.split(","):
        decision, colon, thread = part.strip().partition(":")
        if not (colon and decision.isdecimal() and thread.isdecimal()):
            raise ValueError(
                f"schedule {text!r}: {part.strip()!r} is not of the form DECISION:THREAD; "
                f'a schedule looks like "6:2" or "6:2,9:1", or "{EMPTY}" for no deviation'
            )
        schedule.append((int(decision), int(thread)))
    if [d for d, _ in schedule] != sorted({d for d, _ in schedule}):
        raise ValueError(f"schedule {text!r}: the decisions must be in ascending order, each once")
    return tuple(schedule)
