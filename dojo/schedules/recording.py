"""From the log of a failing run to the rows of its story."""

import dis
from types import CodeType
from typing import Any

from dojo.schedules import blame
from dojo.schedules.story import Row

_READS = ("LOAD_ATTR", "LOAD_GLOBAL", "LOAD_DEREF", "LOAD_NAME", "LOAD_CLASSDEREF", "LOAD_FROM_DICT_OR_DEREF")


def deed(code: CodeType, offset: int) -> tuple[str, str]:
    """Return what the instruction at `offset` does: ("writing", "value")."""
    instruction = next((i for i in dis.get_instructions(code) if i.offset == offset), None)
    if instruction is None:
        return "going on", ""
    if instruction.opname == "EXTENDED_ARG":
        return deed(code, offset + 2)
    name = instruction.opname
    if name in _READS:
        return "reading", str(instruction.argval)
    if name == "STORE_SUBSCR" or name == "STORE_SLICE":
        return "writing", "an item"
    if name == "BINARY_SUBSCR" or name == "BINARY_SLICE" or "[" in instruction.argrepr:
        return "reading", "an item"
    if name.startswith("STORE_"):
        return "writing", str(instruction.argval)
    if name.startswith("DELETE_"):
        return "deleting", "an item" if "SUBSCR" in name else str(instruction.argval)
    if name == "FOR_ITER":
        return "taking", "the next item"
    if name == "CONTAINS_OP":
        return "looking", "it up"
    if name in ("BEFORE_WITH", "SETUP_WITH", "LOAD_SPECIAL"):
        return "entering", "the block"
    if "_IF_" in name or name in ("TO_BOOL", "UNARY_NOT"):
        return "testing", "it"
    if name.startswith("CALL"):
        return "making", "the call"
    return "going on", ""


_THIRD_PERSON = {
    "reading": "reads", "writing": "writes", "deleting": "deletes", "taking": "takes", "looking": "looks",
    "entering": "enters", "testing": "tests", "making": "makes", "going on": "goes on",
}  # fmt: skip


def rows(log: list[Any]) -> list[Row]:
    """Return what happened while there was more than one thread, a row per line and thread."""
    result: list[Row] = []
    newest: dict[int, Row] = {}  # the newest row of each thread
    paused: set[int] = set()
    alive: set[int] = set()
    for event in log:
        thread, kind = event[0], event[1]
        if kind == "starts":
            alive.add(event[2].id)
        if kind == "ends":
            alive.discard(thread.id)
        if not alive or (thread.id == 0 and kind in ("waits", "goes on")):
            continue
        if kind in ("at", "paused", "waits"):
            if event[2] is None:
                continue
            code, offset = event[2]
            line = blame.line_of(code, offset)
            row = newest.get(thread.id)
            place = blame.place(code.co_filename, line)
            resumed = thread.id in paused
            if row is None or row.place != place or result[-1] is not row or resumed:
                row = Row(thread.id, place, blame.source(code.co_filename, line))
                if resumed and kind == "at":
                    doing, what = deed(code, offset)
                    row.resumed = f"{_THIRD_PERSON[doing]} {what}".strip()
                result.append(row)
                newest[thread.id] = row
            if kind == "paused":
                doing, what = deed(code, offset)
                row.notes.append(f"paused before {doing} {what}".strip())
                row.deed = doing
                paused.add(thread.id)
            else:
                paused.discard(thread.id)
            if kind == "waits":
                row.notes.append(f"waits for {event[3]}")
        elif kind == "raises" and thread.id in newest:
            error = event[2]
            newest[thread.id].notes.append(f"raises {type(error).__name__}")
        elif kind in ("acquires", "releases") and thread.id in newest:
            note = f"{kind} the {event[2]}"
            if note not in newest[thread.id].notes and newest[thread.id] is result[-1]:
                newest[thread.id].notes.append(note)
    return result
