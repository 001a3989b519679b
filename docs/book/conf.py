"""Sphinx's settings for the web book. Its source is written by `python -m dojo.book`; see `tox -e docs`."""

project = "Concurrency Katas"
author = "the authors of Concurrency Katas"
extensions = ["myst_parser", "sphinx_copybutton"]
myst_enable_extensions = ["deflist", "attrs_inline"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = project
html_static_path = ["_static"]
html_css_files = ["book.css"]
html_js_files = ["book.js"]
html_show_sphinx = False
html_show_copyright = False
html_copy_source = False
highlight_language = "text"
nitpicky = True
