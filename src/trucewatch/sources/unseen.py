"""Elements of a page that no reader sees: hidden by an attribute or by their own style.

Styles that a style sheet gives are not looked up: what is hidden that way is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0*\.?0+\s*(?:;|!|$)"
    r"|font-size\s*:\s*0*\.?0+(?:px|pt|r?em|ex|%)?\s*(?:;|!|$)",
    re.IGNORECASE,
)
# Scripts often unveil the whole page once it has loaded.
_WHOLE = frozenset({"html", "body"})
_DECLARED = re.compile(r"^\s*<\?xml[^>]*>")
# Pages without any of these words are not taken apart for it.
_SIGN = re.compile(
    r"\bhidden\b|display\s*:|visibility\s*:|opacity\s*:|font-size\s*:", re.IGNORECASE
)


def is_unseen(attributes: Mapping[str, str]) -> bool:
    """Return whether an element with these attributes is not shown, whatever is in it."""
    if "hidden" in attributes and attributes["hidden"].lower() != "until-found":
        return True
    if attributes.get("aria-hidden", "").strip().lower() == "true":
        return True
    return bool(_STYLE.search(attributes.get("style", "")))


def seen_tree(markup: str) -> Any:
    """Return the page as a tree without unseen elements; None where it hides nothing.

    The text after an unseen element stays; a body that is hidden as a whole, until a script shows
    it, is taken as seen.
    """
    if not _SIGN.search(markup):
        return None
    from lxml import html

    tree = html.document_fromstring(_DECLARED.sub("", markup, count=1))
    unseen = [e for e in tree.iter() if e.tag not in _WHOLE and is_unseen(e.attrib)]
    for element in unseen:
        element.drop_tree()
    return tree if unseen else None
