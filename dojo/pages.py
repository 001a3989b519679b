"""Pages for readers, printed in a terminal."""

from pathlib import Path

import click
from rich.console import Console
from rich.markdown import Markdown

from dojo.paths import shown


def print_page(path: Path) -> None:
    """Print the Markdown file at `path`: rendered on a terminal, as it is into a pipe or a file.

    Raises click.ClickException where there is no such page.
    """
    if not path.is_file():
        raise click.ClickException(f"{shown(path)} is missing. Bring it back: git checkout {shown(path)}")
    console = Console()
    text = path.read_text(encoding="utf-8")
    if console.is_terminal:
        console.print(Markdown(text, hyperlinks=False))
    else:
        print(text)
