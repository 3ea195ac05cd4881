"""Templates: autoescape always, no script and no style inside a page, safe links out."""

from __future__ import annotations

from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

import jinja2

from trucewatch.views.web import labels
from trucewatch.views.words import clean, cut, plural, short

NAV = (
    ("overview", "Overview", "/"),
    ("incidents", "Incidents", "/incidents"),
    ("agreements", "Agreements", "/agreements"),
    ("talks", "Talks", "/talks"),
    ("stories", "Stories", "/stories"),
    ("actors", "Actors", "/actors"),
    ("map", "Map", "/map"),
    ("timeline", "Timeline", "/timeline"),
    ("search", "Search", "/search"),
    ("sources", "Sources", "/sources"),
    ("review", "Review", "/review"),
)


def web_folder() -> Path:
    """Return the folder of templates and static files."""
    with resources.as_file(resources.files("trucewatch.views.web")) as path:
        return path


def outlink(uri: str) -> str:
    """Return ``uri`` when it may be linked to (http and https only), else ""."""
    try:
        parts = urlsplit(uri)
    except ValueError:
        return ""
    wanted = parts.scheme in ("http", "https") and bool(parts.netloc) and uri.isprintable()
    return uri if wanted else ""


def query(pairs: Any) -> str:
    """Return the part of an address after the question mark, with it; "" when there is none."""
    given = pairs.items() if hasattr(pairs, "items") else pairs
    kept = [(k, v) for k, v in given if v not in (None, "")]
    return "?" + urlencode(kept) if kept else ""


@cache
def environment() -> jinja2.Environment:
    """Return the templates' environment."""
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(web_folder() / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    env.filters.update(
        clean=clean,
        cut=cut,
        short=short,
        plain=labels.plain,
        day=labels.day,
        outlink=outlink,
        path=lambda value: quote(str(value), safe=""),
    )
    env.globals.update(nav=NAV, labels=labels, plural=plural, query=query)
    return env


def render(template: str, **values: Any) -> str:
    """Return a page."""
    return environment().get_template(template).render(**values)
