"""The story of a failing schedule: what happened, row by row, a column per thread."""

import shutil
import textwrap
from dataclasses import dataclass, field

MAX_ROWS = 12
_NARROWEST_COLUMN = 30
_MARGIN = "     "
_GAP = "  "
_READABLE = 0.75  # of the widest cell: columns that would cut more of it become a list
_WIDEST = 110


@dataclass
class Row:
    """One line that one thread ran.

    place: "lock.py:19"; source: the line's text; resumed: what it did after a pause, such
    as "writes value"; notes: "paused before writing value", "acquires the Lock", ...
    """

    thread: int
    place: str
    source: str
    resumed: str = ""
    notes: list[str] = field(default_factory=list)
    deed: str = ""

    @property
    def weight(self) -> int:
        """How much the story needs this row."""
        if self.resumed or any(note.startswith(("paused", "waits", "raises")) for note in self.notes):
            return 2
        return 1 if self.notes else 0

    def cell(self) -> str:
        """Return the row's main text."""
        return f"{self.place}  ({self.resumed})" if self.resumed else f"{self.place}  {self.source}".rstrip()


@dataclass
class Story:
    """A failing schedule, ready to be shown.

    promise: the first line, what was broken; threads: names by id; rows: what happened;
    endings: further lines, such as who waits for whom; why: why Python is free to do this;
    replay: the command that shows it again.
    """

    promise: str
    threads: dict[int, str]
    rows: list[Row]
    endings: list[str] = field(default_factory=list)
    why: str = ""
    replay: str = ""

    def columns(self) -> list[int]:
        """Return the ids of the threads that have rows."""
        return sorted({row.thread for row in self.rows})

    def shortened(self, limit: int = MAX_ROWS) -> list[Row | None]:
        """Return at most `limit` rows; None stands for rows left out."""
        last = len(self.rows) - 1
        least_needed_first = sorted(range(len(self.rows)), key=lambda i: (self.rows[i].weight + (i == last), i))
        needed = least_needed_first[-limit:]  # at once: an endless loop has ten thousand rows
        keep = sorted(needed)
        while len(keep) + _gaps(keep, len(self.rows)) > limit:
            keep.remove(needed.pop(0))
        result: list[Row | None] = []
        previous = -1
        for i in keep:
            if i != previous + 1:
                result.append(None)
            result.append(self.rows[i])
            previous = i
        return result

    def text(self, width: int | None = None) -> str:
        """Return the whole story in plain text; `width` defaults to the terminal's."""
        width = min(_WIDEST, width or shutil.get_terminal_size((100, 24)).columns)
        parts = [self.promise]
        if self.rows:
            parts.append("\n".join(self._table(width)))
        if self.endings:
            parts.append("\n".join(self.endings))
        closing = textwrap.fill(self.why, min(width, 88), break_long_words=False) if self.why else ""
        if self.replay:
            closing += ("\n" if closing else "") + f"Replay:  {self.replay}"
        return "\n\n".join([*parts, closing] if closing else parts)

    def _table(self, width: int) -> list[str]:
        columns = self.columns()
        needed = max([_NARROWEST_COLUMN] + [_width_of(row) for row in self.rows]) + len(_GAP)
        room = (width - len(_MARGIN)) // max(1, len(columns))
        if room < max(_NARROWEST_COLUMN, _READABLE * needed):
            return self._list(width)
        column = min(needed, room)
        lines = [_MARGIN + "".join(self.threads[c].ljust(column) for c in columns).rstrip()]
        for row in self.shortened():
            if row is None:
                lines.append(_MARGIN + "...")
                continue
            cells = [_fit(row.cell(), column - len(_GAP))]
            for note in row.notes:
                cells += textwrap.wrap(f"({note})", column - len(_GAP), initial_indent="  ", subsequent_indent="   ")
            for k, cell in enumerate(cells):
                idle = "." if k == 0 else ""
                line = "".join((cell if c == row.thread else idle).ljust(column) for c in columns)
                lines.append((_MARGIN + line).rstrip())
        return lines

    def _list(self, width: int) -> list[str]:
        """For narrow terminals: one line after the other, each with its thread's name."""
        lines, previous = [], None
        for row in self.shortened():
            if row is None:
                lines.append("  ...")
                continue
            if row.thread != previous:
                lines.append(f"{self.threads[row.thread]}:")
                previous = row.thread
            lines.append("  " + _fit(row.cell(), width - 2))
            for note in row.notes:
                lines += textwrap.wrap(f"({note})", width, initial_indent="    ", subsequent_indent="     ")
        return lines


def _width_of(row: Row) -> int:
    return max([len(row.cell())] + [len(note) + 4 for note in row.notes])


def _fit(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 3].rstrip() + "..."


def _gaps(keep: list[int], count: int) -> int:
    """Return how many runs of left-out rows lie before or between the kept ones."""
    return sum(1 for previous, i in zip([-1, *keep], keep, strict=False) if i != previous + 1)
