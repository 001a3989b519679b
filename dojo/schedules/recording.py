"""From the log of a failing run to the rows of its story."""

import dis
import functools
from types import CodeType
from typing import Any

from dojo.schedules import blame
from dojo.schedules.bytecode import called, leaves_with
from dojo.schedules.story import Row

_READS = ("LOAD_ATTR", "LOAD_GLOBAL", "LOAD_DEREF", "LOAD_NAME", "LOAD_CLASSDEREF", "LOAD_FROM_DICT_OR_DEREF")
_DEEDS = {  # what an instruction does to what, before a pause and after it
    "reading": "reads",
    "writing": "writes",
    "deleting": "deletes",
    "taking": "takes",
    "looking": "looks",
    "entering": "enters",
    "leaving": "leaves",
    "testing": "tests",
    "calling": "calls",
    "going on": "goes on",
}


@functools.lru_cache(maxsize=1024)
def deed(code: CodeType, offset: int) -> tuple[str, str]:
    """Return what the instruction at `offset` does: ("writing", "value")."""
    listing = list(dis.get_instructions(code))
    k = next((k for k, i in enumerate(listing) if i.offset == offset), None)
    if k is None:
        return "going on", ""
    while listing[k].opname == "EXTENDED_ARG":
        k += 1
    name, argument = listing[k].opname, str(listing[k].argval)
    if name in _READS:
        return "reading", argument
    if name in ("STORE_SUBSCR", "STORE_SLICE"):
        return "writing", "an item"
    if name in ("BINARY_SUBSCR", "BINARY_SLICE") or "[" in listing[k].argrepr:
        return "reading", "an item"
    if name.startswith("STORE_"):
        return "writing", argument
    if name.startswith("DELETE_"):
        return "deleting", "an item" if "SUBSCR" in name else argument
    if name in ("FOR_ITER", "SEND", "YIELD_FROM"):
        return "taking", "the next item"
    if name == "CONTAINS_OP":
        return "looking", "it up"
    if name.startswith("MATCH_"):
        return "looking", "into it"
    if name in ("BEFORE_WITH", "SETUP_WITH", "LOAD_SPECIAL"):
        return "entering", "the block"
    if "_IF_" in name or name in ("TO_BOOL", "UNARY_NOT"):
        return "testing", "it"
    if leaves_with(listing, k):
        return "leaving", "the block"
    if name.startswith("CALL"):
        callee = called(listing, k)
        return ("calling", f"{callee}()") if callee else ("going on", "")
    return "going on", ""


def rows(log: list[Any]) -> list[Row]:
    """Return what happened while there was more than one thread, a row per line and thread."""
    return _Rows().read(log)


class _Rows:
    """Builds the rows, one event after the other."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        self._newest: dict[int, Row] = {}  # the newest row of each thread
        self._paused: set[int] = set()
        self._alive: set[int] = set()  # started threads, the first one not counted
        self._begun = True  # the log begins with the first thread

    def read(self, log: list[Any]) -> list[Row]:
        self._begun = not log or log[0][1] == "starts" or log[0][0].id == 0
        for thread, kind, *details in log:
            if kind == "starts":
                self._alive.add(details[0].id)
            elif kind == "ends":
                self._alive.discard(thread.id)
            elif self._alive or not self._begun:
                self._event(thread, kind, details)
        return self._without_onlooker()

    def _event(self, thread: Any, kind: str, details: list[Any]) -> None:
        if kind == "waits" and thread.id == 0 and details[1].startswith("for the end of ") and "(" not in details[1]:
            return  # the first thread only joins the others
        if kind != "raises" and details[0] is not None:
            if kind == "at" and thread.id not in self._paused and deed(*details[0])[0] == "leaving":
                return
            row = self._row_at(thread, kind, *details[0])
            if kind in ("acquires", "releases"):
                row.notes.append(f"{kind} the {details[1]}")
                return
            if kind == "paused":
                doing, what = deed(*details[0])
                row.notes.append(f"paused before {doing} {what}".strip())
                row.deed = doing
                self._paused.add(thread.id)
            else:
                self._paused.discard(thread.id)
            if kind == "waits":
                row.notes.append(f"waits {details[1]}")
        elif kind == "raises":
            where = blame.raised_at(details[0])
            if where is not None:
                self._row_at(thread, kind, *where).notes.append(f"raises {type(details[0]).__name__}")

    def _row_at(self, thread: Any, kind: str, code: CodeType, offset: int) -> Row:
        line = blame.line_of(code, offset)
        place = blame.place(code.co_filename, line)
        resumed = thread.id in self._paused and kind == "at"
        row = self._newest.get(thread.id)
        if row is None or row.place != place or self._rows[-1] is not row or thread.id in self._paused:
            row = Row(thread.id, place, blame.source(code.co_filename, line))
            if resumed:
                doing, what = deed(code, offset)
                row.resumed = f"{_DEEDS[doing]} {what}".strip()
            self._rows.append(row)
            self._newest[thread.id] = row
        return row

    def _without_onlooker(self) -> list[Row]:
        """Leave out the first thread if it only started the others and waited for them."""
        first_other = next((k for k, row in enumerate(self._rows) if row.thread != 0), None)
        if first_other is None or any(row.thread == 0 and row.weight for row in self._rows[first_other:]):
            return self._rows
        return [row for row in self._rows if row.thread != 0]
