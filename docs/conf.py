"""How the documentation is built: ``make docs``."""

project = "trucewatch"
author = "the trucewatch authors"
extensions = ["myst_parser"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "furo"
html_title = "trucewatch"
html_static_path: list[str] = []
myst_heading_anchors = 3
# Links to files of the repository that are not pages (tables of the vocabularies, the schema).
suppress_warnings = ["myst.xref_missing"]
