"""A story as a drawing: a lifeline per thread, time running down."""

import re
import textwrap
from html import escape
from pathlib import Path

from dojo.schedules.story import Row, Story

_CHARACTER, _LINE, _PAD = 7.3, 18, 12  # of 12 px monospaced text, in px
_PAUSE, _ORDINARY, _EDGE = "#fff3cd", "#eef4fb", "#8aa4c0"


def write(story: Story, folder: Path, name: str) -> Path:
    """Write the drawing into `folder` (made if need be) and return its path."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / (re.sub(r"[^\w.-]+", "_", name).strip("_") + ".svg")
    path.write_text(draw(story), encoding="utf-8")
    return path


def draw(story: Story) -> str:
    """Return the drawing as SVG text. It needs no fonts or styles from elsewhere."""
    rows = story.shortened()
    columns = story.columns()
    column = max([200.0] + [_width(row) for row in rows if row is not None]) + 2 * _PAD
    promise = story.promise.splitlines()
    needed = max([column * len(columns), *(len(text) * _CHARACTER for text in [*promise, *story.endings])])
    closing = [*story.endings, *textwrap.wrap(story.why, max(60, int(needed / _CHARACTER)))]
    width = max([needed, *(len(text) * _CHARACTER for text in closing)]) + 2 * _PAD
    parts: list[str] = []
    top = float(_PAD)
    for line in promise:
        top += _LINE
        parts.append(_text(_PAD, top, line, weight="bold"))
    top += _LINE * 1.5
    for k, thread in enumerate(columns):
        parts.append(_text(_PAD + k * column + _PAD, top, story.threads[thread], weight="bold"))
    top += _PAD
    boxes: list[str] = []
    first = top
    for row in rows:
        if row is None:
            boxes.append(_text(_PAD * 2, top + _LINE, "..."))
            top += _LINE * 1.5
            continue
        left = _PAD + columns.index(row.thread) * column
        height = _LINE * (1 + len(row.notes)) + _PAD
        fill = _PAUSE if row.weight > 1 else _ORDINARY
        boxes.append(
            f'<rect x="{left:g}" y="{top:g}" width="{column - _PAD:g}" height="{height:g}" rx="4" '
            f'fill="{fill}" stroke="{_EDGE}"/>'
        )
        for k, line in enumerate([row.cell(), *(f"({note})" for note in row.notes)]):
            boxes.append(_text(left + _PAD / 2, top + _LINE * (k + 1), line))
        top += height + _PAD / 2
    for k in range(len(columns)):
        x = _PAD + k * column + (column - _PAD) / 2
        parts.append(
            f'<line x1="{x:g}" y1="{first:g}" x2="{x:g}" y2="{top:g}" stroke="{_EDGE}" stroke-dasharray="3 4"/>'
        )
    parts += boxes
    for line in filter(None, closing):
        top += _LINE
        parts.append(_text(_PAD, top, line.strip()))
    height = top + _PAD  # type: ignore[assignment]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" font-family="ui-monospace, Menlo, Consolas, monospace" font-size="12">\n'
        f'<rect width="100%" height="100%" fill="white"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _text(x: float, y: float, text: str, weight: str = "normal") -> str:
    return f'<text x="{x:g}" y="{y:g}" font-weight="{weight}" xml:space="preserve">{escape(text)}</text>'


def _width(row: Row) -> float:
    return max([len(row.cell())] + [len(note) + 2 for note in row.notes]) * _CHARACTER
