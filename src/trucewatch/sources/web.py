"""What lies at web addresses and in feeds, as documents."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from email.message import Message

import msgspec

from trucewatch.records import Failure
from trucewatch.sources.addresses import is_web
from trucewatch.sources.decode import Decoded
from trucewatch.sources.feeds import Entry, Feed, NoFeed, looks_like_feed, read_feed
from trucewatch.sources.fetching import Fetched
from trucewatch.sources.html import extract
from trucewatch.sources.opened import DOCX, PDF, Origin, document, open_bytes, source_failure
from trucewatch.sources.options import Opening
from trucewatch.sources.raw import Meta, RawDocument

_OFF = "fetching is off; allow it with --fetch"
_FEEDS = frozenset(
    {"application/rss+xml", "application/atom+xml", "application/feed+json", "text/x-opml"}
    | {"application/xml", "text/xml", "application/json"}
)
_PAGES = {"text/html": "html", "application/xhtml+xml": "html", "text/plain": "text", PDF: "pdf"}
_PAGES[DOCX] = "docx"
# A list of feeds may hold feeds; a feed in a feed is not followed further.
_DEPTH = 2


def open_address(url: str, options: Opening, depth: int = 0) -> Iterator[RawDocument | Failure]:
    """Yield what is at an address: a page, or the pages of a feed or of a list of feeds."""
    if options.fetcher is None:
        yield source_failure(url, f"{url}: {_OFF}")
        return
    answer = options.fetcher.fetch(url)
    if isinstance(answer, Failure):
        yield answer
    elif is_feed(answer):
        try:
            feed = read_feed(answer.data, answer.url)
        except NoFeed as error:
            yield source_failure(url, f"{url}: {error}")
            return
        yield from open_feed(feed, url, options, depth)
    else:
        yield open_page(answer, options.label)


def open_list(data: bytes, uri: str, options: Opening) -> Iterator[RawDocument | Failure]:
    """Yield what is at the addresses of a list, one a line; ``#`` at its start marks a remark."""
    seen = False
    for line in data.decode("utf-8", "replace").splitlines():
        address = line.strip()
        if not address or address.startswith("#"):
            continue
        seen = True
        if is_web(address):
            yield from open_address(address, options)
        else:
            yield source_failure(
                uri, f"{uri}: '{address[:80]}' is no web address; give http(s)://…"
            )
    if not seen:
        yield source_failure(uri, f"{uri}: empty; give addresses, one a line")


def open_feed_data(data: bytes, uri: str, options: Opening) -> Iterator[RawDocument | Failure]:
    """Yield the reports of a feed that is at hand as a file."""
    try:
        feed = read_feed(data)
    except NoFeed as error:
        yield source_failure(uri, f"{uri}: {error}")
        return
    yield from open_feed(feed, uri, options)


def open_feed(
    feed: Feed, uri: str, options: Opening, depth: int = 0
) -> Iterator[RawDocument | Failure]:
    """Yield the reports of a feed: the pages of its entries, or their own text without fetching."""
    if not feed.entries and not feed.feeds:
        yield source_failure(uri, f"{uri}: the feed has no entries")
    for address in feed.feeds:
        if depth < _DEPTH:
            yield from open_address(address, options, depth + 1)
        else:
            yield source_failure(address, f"{address}: lists of lists of feeds are not followed")
    for entry in feed.entries:
        yield open_entry(entry, uri, options)


def open_entry(entry: Entry, uri: str, options: Opening) -> RawDocument | Failure:
    """Return the report of an entry: its page when fetching is on, else its own text."""
    if options.fetcher is None or not entry.url:
        return own_text(entry, uri, options.label)
    answer = options.fetcher.fetch(entry.url)
    if isinstance(answer, Failure):
        return answer
    meta = Meta(title=entry.title or None, date=entry.published, url=entry.url)
    return open_page(answer, options.label, meta)


def own_text(entry: Entry, uri: str, label: str) -> RawDocument | Failure:
    """Return the text that a feed itself gives of an entry, as a document."""
    place = entry.url or f"{uri}#{hashlib.sha256(entry.id.encode()).hexdigest()[:12]}"
    if not entry.content.strip():
        error = f"{place}: the feed gives no text of it; {_OFF}"
        return source_failure(place, error)
    meta = Meta(title=entry.title or None, date=entry.published, url=entry.url or None)
    data = msgspec.json.encode([entry.content, entry.url, entry.id])
    markup = f"<html><body><article>{entry.content}</article></body></html>".encode()
    try:
        text = extract(markup).text
        if entry.title and entry.title not in text:
            text = f"{entry.title}\n{text}"
        origin = Origin(place, meta, label=label)
        return document(data, origin, "application/feed+json", Decoded(text), meta)
    except ValueError as error:  # NoText, NotText
        return source_failure(place, f"{place}: {error}")


def open_page(answer: Fetched, label: str, meta: Meta | None = None) -> RawDocument | Failure:
    """Return the document that an answer brought."""
    media, charset = _media(answer)
    kind = _PAGES.get(media, "auto" if not media or media == "application/octet-stream" else "")
    if not kind:
        return source_failure(answer.url, f"{answer.url}: is {media[:60]}, which is not read")
    given = meta or Meta(url=answer.url)
    at = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    origin = Origin(answer.url, given, answer.headers, label, charset, at)
    return open_bytes(answer.data, origin, kind)


def is_feed(answer: Fetched) -> bool:
    """Tell whether an answer is a feed or a list of feeds."""
    media, _ = _media(answer)
    return media in _FEEDS and looks_like_feed(answer.data)


def _media(answer: Fetched) -> tuple[str, str | None]:
    message = Message()
    message["content-type"] = answer.header("content-type") or ""
    media = message.get_content_type().lower() if message["content-type"] else ""
    return media, message.get_content_charset()
