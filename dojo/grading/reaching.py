"""Names in an answer by which it would reach what is not its own: no audit event tells of their use.

A frame leads to the test's variables, a function's globals to the module that judges. Answers need neither. Whoever
puts such a name together while the program runs, or takes it out of a comment, is not seen here. Nothing is parsed:
a source that brings the parser down would take the grader along.
"""

import io
import re
import tokenize
import unicodedata

NAMES = (
    "__globals__", "__closure__", "cell_contents", "__builtins__", "__subclasses__", "gr_frame", "f_back", "f_globals",
    "f_locals", "f_builtins", "pythonapi", "py_object",
)  # fmt: skip
_NAME = re.compile(r"\b(?:" + "|".join(NAMES) + r")\b|\bctypes\b[^\n]*\bcast\b")


def reached(text: bytes) -> str:
    """Return what the source names that no answer needs, and the line; "" when there is nothing."""
    for number, line in enumerate(_decoded(text).splitlines(), 1):
        # Python takes letters of other alphabets that look alike for the same name.
        found = _NAME.search(_code(unicodedata.normalize("NFKC", line)))
        if found is not None:
            name = found[0] if found[0] in NAMES else "ctypes.cast"
            return f"{name} in line {number}"
    return ""


def _code(line: str) -> str:
    """Return the line without its comment; the whole of it where the "#" may be in a string."""
    before = line.partition("#")[0]
    return line if '"' in before or "'" in before else before


def _decoded(text: bytes) -> str:
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(text).readline)
        return text.decode(encoding, "replace")
    except (SyntaxError, LookupError, ValueError):
        return text.decode("utf-8", "replace")
