"""`python -m dojo.book FOLDER`: write the source of the web book; `sphinx-build` makes pages of it."""

import sys
from pathlib import Path

from dojo.book.source import write

if len(sys.argv) != 2:
    sys.exit("usage: python -m dojo.book FOLDER")
write(Path(sys.argv[1]))
print(f"The source of the book is in {sys.argv[1]}. Build it: sphinx-build -W {sys.argv[1]} site")
