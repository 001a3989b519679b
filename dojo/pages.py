"""Pages for readers, printed in a terminal."""

from pathlib import Path

from rich.console import Console
from rich.markdown import Markdown


def print_page(path: Path) -> None:
    """Print the Markdown file at `path`: rendered on a terminal, as it is into a pipe or a file."""
    console = Console()
    text = path.read_text(encoding="utf-8")
    if console.is_terminal:
        console.print(Markdown(text, hyperlinks=False))
    else:
        print(text)
