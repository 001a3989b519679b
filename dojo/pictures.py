"""The board as a picture: `dojo board --svg FILE`, and the README's example of it: `python -m dojo.pictures`."""

import io
import re
from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from dojo import board
from dojo.board import Standing
from dojo.outcomes import FAILED, PASSED, TO_DO
from dojo.paths import ROOT
from dojo.syllabus import syllabus

EXAMPLE = ROOT / "docs" / "images" / "board.svg"
WIDTH = 100  # characters
# What rich fetches fonts with; a picture asks nobody for anything.
FONT_FACES = re.compile(r"@font-face \{[^}]*\}\s*")


def board_svg(standings: Iterable[Standing]) -> str:
    """Return the board as an SVG drawing, with the same words as on the terminal."""
    standings = list(standings)
    console = Console(record=True, file=io.StringIO(), width=WIDTH, force_terminal=True, color_system="truecolor")
    for row in board.rows(standings, syllabus().chapters, WIDTH):
        console.print(Text.assemble(*((text, colour or "") for text, colour in row)))
    console.print()
    console.print(board.summary(standings), highlight=False)
    for line in board.next_step(standings, width=WIDTH):
        console.print(line, highlight=False, markup=False)
    return FONT_FACES.sub("", console.export_svg(title="dojo board", unique_id="dojo-board"))


def example() -> str:
    """Return the README's picture: the first chapter of somebody who is at its fourth kata."""
    chapter = syllabus().katas[0].chapter
    katas = [kata for kata in syllabus().katas if kata.chapter == chapter][:8]
    states = [PASSED] * 3 + [FAILED] + [TO_DO] * 4
    passed = {PASSED: 1.0, FAILED: 0.3, TO_DO: 0.0}
    return board_svg(
        Standing(kata, state, round(kata.points * passed[state]), kata.points)
        for kata, state in zip(katas, states, strict=True)
    )


if __name__ == "__main__":
    EXAMPLE.parent.mkdir(exist_ok=True)
    EXAMPLE.write_text(example(), encoding="utf-8", newline="\n")
    print(f"{EXAMPLE} is written.")
