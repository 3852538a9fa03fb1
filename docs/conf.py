"""How Sphinx builds these pages."""

project = "khronika"
author = "the khronika authors"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "khronika"
myst_heading_anchors = 3
nitpicky = True
