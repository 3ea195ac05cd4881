"""Feeds: RSS, Atom, JSON Feed; OPML lists of feeds. Entities and document types are refused."""

from __future__ import annotations

import calendar
import datetime
import io
import re
from typing import Any

import msgspec

from trucewatch.sources.addresses import Refused, is_web, parse
from trucewatch.sources.decode import NotText, decode

# Feeds have about 50 kB; a long one 2 MB.
MAX_FEED = 8_000_000
MAX_ENTRIES = 2_000
_ENTITY = re.compile(r"<!(?:ENTITY|DOCTYPE[^>]*\[)", re.IGNORECASE)
_DECLARED = re.compile(r"^\s*<\?xml[^>]*\?>")
_FEED = re.compile(r"<(?:\w+:)?(rss|feed|rdf|opml)\b", re.IGNORECASE)
_HEAD = 4000
_TAG = re.compile(r"<(/?)[A-Za-z][^<>]*?(/?)>")
# Feeds have five levels and pages inside them some dozens; readers take quadratic time in this.
_MAX_DEPTH = 1000


class NoFeed(ValueError):
    """It is no feed that can be read; the message says why."""


class Entry(msgspec.Struct, frozen=True):
    """One entry. ``id`` tells it from others in its feed; ``content`` is HTML, "" for none."""

    id: str
    url: str
    title: str
    published: str | None
    content: str = ""


class Feed(msgspec.Struct, frozen=True):
    """A feed with its entries in their order; ``feeds`` are the addresses of an OPML list."""

    title: str
    entries: tuple[Entry, ...] = ()
    feeds: tuple[str, ...] = ()


def looks_like_feed(data: bytes) -> bool:
    """Tell by the first bytes whether ``data`` may be a feed or a list of feeds."""
    head = data[:_HEAD]
    if head.lstrip()[:1] == b"{":
        return b"jsonfeed.org" in head
    return bool(_FEED.search(head.decode("latin-1").replace("\0", "")))


def read_feed(data: bytes, url: str = "") -> Feed:
    """Return the feed in ``data``; relative addresses are completed by ``url``. Raises NoFeed."""
    if len(data) > MAX_FEED:
        raise NoFeed(f"larger than {MAX_FEED // 1_000_000} MB")
    if data.lstrip()[:1] == b"{":
        return _json_feed(data, url)
    try:
        text = decode(data, _encoding(data)).text
    except NotText:
        raise NoFeed("not a feed but something binary") from None
    if _ENTITY.search(text):
        raise NoFeed("it declares entities, which is refused")
    if _depth(text) > _MAX_DEPTH:
        raise NoFeed("its elements are nested too deeply")
    found = _FEED.search(text[:_HEAD])
    if found is None:
        raise NoFeed("neither RSS, Atom, JSON Feed nor OPML")
    if found.group(1).lower() == "opml":
        return _opml(text)
    return _xml_feed(text, url)


def _depth(text: str) -> int:
    """Return how deep elements are nested at most; those that are never closed count too."""
    deepest = depth = 0
    for match in _TAG.finditer(text):
        if match.group(1):
            depth -= 1
        elif not match.group(2):
            depth += 1
            deepest = max(deepest, depth)
    return deepest


def _encoding(data: bytes) -> str | None:
    found = re.search(rb"""encoding=["']([\w\-]{2,30})["']""", data[:200])
    return found.group(1).decode("ascii") if found else None


def _xml_feed(text: str, url: str) -> Feed:
    try:
        import feedparser
    except ModuleNotFoundError:
        raise NoFeed("feeds need feedparser; pip install 'trucewatch[fetch]'") from None
    # Given as a stream: what is no stream might be taken for an address or a file's name.
    plain = _DECLARED.sub("", text).encode("utf-8", "replace")
    headers = {"content-type": "application/xml; charset=utf-8"}
    if url:
        headers["content-location"] = url
    try:
        found: Any = feedparser.parse(io.BytesIO(plain), response_headers=headers)
    except Exception as error:  # whatever a broken feed does to the reader
        raise NoFeed(f"broken, so that it cannot be read ({type(error).__name__})") from None
    if not found.entries and not found.feed:
        raise NoFeed("neither RSS, Atom, JSON Feed nor OPML")
    entries = (_entry(e, url) for e in found.entries[:MAX_ENTRIES])
    return Feed(str(found.feed.get("title", "")), tuple(e for e in entries if e is not None))


def _entry(entry: Any, url: str) -> Entry | None:
    address = _address(str(entry.get("link", "")), url)
    parts = [str(c.get("value", "")) for c in entry.get("content", ())]
    content = max([*parts, str(entry.get("summary", ""))], key=len)
    identity = str(entry.get("id", "")) or address or content[:200]
    if not identity:
        return None
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return Entry(identity[:1000], address, _plain(entry.get("title", "")), _iso(when), content)


def _iso(when: Any) -> str | None:
    if when is None:
        return None
    try:
        moment = datetime.datetime.fromtimestamp(calendar.timegm(when), datetime.UTC)
    except (OverflowError, ValueError, OSError, TypeError):
        return None
    return moment.isoformat(timespec="seconds")


def _plain(title: object) -> str:
    return re.sub(r"<[^>]{0,200}>|\s+", " ", str(title)).strip()[:500]


def _address(link: str, base: str) -> str:
    """Return a link of an entry as a web address, "" when it is none."""
    if not link:
        return ""
    try:
        return parse(link, base if is_web(base) else None).url
    except Refused:
        return ""


class _Item(msgspec.Struct):
    id: str | int | None = None
    url: str | None = None
    external_url: str | None = None
    title: str | None = None
    content_html: str | None = None
    content_text: str | None = None
    date_published: str | None = None
    date_modified: str | None = None


class _JsonFeed(msgspec.Struct):
    version: str
    title: str = ""
    items: list[_Item] = []


def _json_feed(data: bytes, url: str) -> Feed:
    try:
        found = msgspec.json.decode(data, type=_JsonFeed)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise NoFeed("not a JSON Feed that can be read") from None
    if "jsonfeed.org" not in found.version:
        raise NoFeed("neither RSS, Atom, JSON Feed nor OPML")
    entries = []
    for item in found.items[:MAX_ENTRIES]:
        address = _address(item.url or item.external_url or "", url)
        content = item.content_html or item.content_text or ""
        identity = str(item.id or address or content[:200])
        when = item.date_published or item.date_modified
        if identity:
            title = _plain(item.title or "")
            entries.append(Entry(identity[:1000], address, title, when, content))
    return Feed(found.title, tuple(entries))


def _opml(text: str) -> Feed:
    try:
        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import ParseError, fromstring
    except ModuleNotFoundError:
        raise NoFeed("OPML needs defusedxml; pip install 'trucewatch[fetch]'") from None
    try:
        root = fromstring(_DECLARED.sub("", text), forbid_dtd=True)
    except (DefusedXmlException, ParseError, RecursionError):
        raise NoFeed("the OPML list is broken or declares entities") from None
    links = [str(o.get("xmlUrl", "")) for o in root.iter("outline")][:MAX_ENTRIES]
    addresses = [_address(link, "") for link in links if link]
    return Feed(root.findtext("head/title", ""), (), tuple(dict.fromkeys(filter(None, addresses))))
