"""A web page to its main text, title, date and address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import msgspec

from trucewatch.sources.decode import decode
from trucewatch.sources.raw import Meta
from trucewatch.sources.unseen import is_unseen, seen_tree

# Larger pages are refused: extraction builds several trees of the page in memory, and a news page
# has about 0.3 MB.
MAX_HTML = 8_000_000
# Deeper nesting is taken apart without building trees from it (news pages stay below 60).
_MAX_DEPTH = 400
# More elements than this and the plain extraction is used: the careful one takes minutes.
_MAX_ELEMENTS = 30_000
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{2,30})""", re.IGNORECASE)
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "iframe", "object", "nav", "footer"}
    | {"aside", "button", "select", "textarea"}
)
_BLOCKS = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "br", "article", "section"}
    | {"main", "header", "blockquote", "pre", "figure", "figcaption", "dd", "dt", "dl", "tr", "td"}
    | {"hr", "body", "table", "form"}
)
# Nothing may depend on the day of the run: the extractor's own limit is today.
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2099-12-31"}
_SPACES = re.compile(r"[ \t\r\f\v\u00a0\n]+")


class NoText(ValueError):
    """The page gives no text; the message says why and the way out."""


class Page(msgspec.Struct, frozen=True):
    """A page's main text, blocks divided by line breaks, and what its markup says about it."""

    text: str
    meta: Meta
    notes: tuple[str, ...] = ()


def extract(data: bytes, charset: str | None = None) -> Page:
    """Return the page in ``data`` (HTML in any encoding that :func:`decode` reads).

    ``charset`` is what the answer that brought it declared; the page's own word is asked next.
    The title is put before the text where the text does not hold it. Raises :class:`NoText` when
    the page is too large or holds no text, :class:`~trucewatch.sources.decode.NotText` when it is
    binary.
    """
    if len(data) > MAX_HTML:
        raise NoText(
            f"the page has more than {MAX_HTML // 1_000_000} MB; save its text and give that"
        )
    found = _CHARSET.search(data[:4096])
    decoded = decode(data, charset or (found.group(1).decode("ascii") if found else None))
    page = _careful(decoded.text) or _plain(decoded.text)
    if page is None or not page.text.strip():
        raise NoText(
            "the page holds no text; if it is built by scripts, save its text and give that"
        )
    return msgspec.structs.replace(page, notes=decoded.notes)


def _careful(markup: str) -> Page | None:
    if markup.count("<") > 2 * _MAX_ELEMENTS or _depth(markup) > _MAX_DEPTH:
        return None
    from trafilatura import bare_extraction, extract_metadata

    try:
        tree = seen_tree(markup)
        document: Any = bare_extraction(
            markup if tree is None else tree,
            include_comments=False,
            include_tables=False,
            include_links=False,
            include_images=False,
            date_extraction_params=_DATES,
        )
        text = document.text if document is not None else None
        if not text:
            return None
        meta = extract_metadata(markup, date_config=_DATES)
    except Exception:  # whatever a broken page does to the extractor, the plain way remains
        return None
    title = _clean(getattr(meta, "title", None))
    return Page(
        _with_title(title, _scrub(text)),
        Meta(title=title, date=_clean(meta.date), url=_clean(meta.url)),
    )


def _with_title(title: str | None, text: str) -> str:
    if not title or _key(title) in {_key(line) for line in text.split("\n", 12)[:12]}:
        return text
    return f"{title}\n{text}"


def _key(line: str) -> str:
    return "".join(c for c in line.casefold() if c.isalnum())


def _clean(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return _SPACES.sub(" ", _scrub(value)).strip() or None


def _scrub(text: str) -> str:
    return text.encode("utf-8", errors="replace").decode("utf-8")


def _depth(markup: str) -> int:
    """Return an upper estimate of the nesting: opened minus closed ``div``-like elements."""
    deepest = depth = 0
    for match in re.finditer(r"<(/?)(?:div|span|table|section|ul|blockquote|b|i|a|font)\b", markup):
        depth += -1 if match.group(1) else 1
        deepest = max(deepest, depth)
    return deepest


class _Collector:
    """Target of a parser that keeps text outside skipped elements; blocks become lines."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.title: list[str] = []
        self._skip: list[str] = []
        self._in_title = False

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "title":
            self._in_title = True
        elif self._skip or tag in _SKIPPED or (tag != "body" and is_unseen(attributes)):
            self._skip.append(tag)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def end(self, tag: str) -> None:
        if tag == "title":
            self._in_title = False
        elif self._skip:
            if tag in self._skip:
                while self._skip.pop() != tag:
                    pass
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def data(self, text: str) -> None:
        if self._in_title:
            self.title.append(text)
        elif not self._skip:
            self.parts.append(_SPACES.sub(" ", text))

    def comment(self, _text: str) -> None:
        """Comments are dropped."""

    def close(self) -> tuple[str, str]:
        lines = (line.strip() for line in "".join(self.parts).split("\n"))
        return "".join(self.title), "\n".join(line for line in lines if line)


def _plain(markup: str) -> Page | None:
    from lxml import etree

    parser = etree.HTMLParser(target=_Collector(), huge_tree=True)
    try:
        parser.feed(markup)
        title, text = parser.close()
    except (etree.LxmlError, AssertionError, ValueError):
        return None
    return Page(_scrub(text), Meta(title=_clean(title))) if text else None
