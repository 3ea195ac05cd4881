"""Atom feeds (RFC 4287): what came or changed in a record, and new sentences of a search."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any
from urllib.parse import quote
from xml.etree import ElementTree as xml

import msgspec
from fastapi import FastAPI, Query, Request
from starlette.responses import Response

from trucewatch.records import Incident
from trucewatch.store import pages_feed, pages_search
from trucewatch.store.record import Record
from trucewatch.views.camps import question_words
from trucewatch.views.web import labels
from trucewatch.views.web.api_schema import PROBLEMS
from trucewatch.views.web.page_incident import incident_title
from trucewatch.views.web.serving import Server
from trucewatch.views.web.statuses import status_sentence
from trucewatch.views.words import clean

ATOM = "http://www.w3.org/2005/Atom"
MOST = 60
# Statuses that make an entry's title say more than "new".
_KINDS = {"denied": "denial", "changed": "changed claim", "contested": "contested"}
_UNKNOWN_TIME = "1970-01-01T00:00:00Z"


class Entry(msgspec.Struct, frozen=True):
    """An entry: an id that stays, a title, words, a path, a time and a day."""

    id: str
    title: str
    words: str
    path: str
    at: str


def add_feeds(app: FastAPI, server: Server) -> None:
    """Add the feed of the record (or its watch) and those of searches."""

    def feed(
        request: Request,
        watch: Annotated[
            str | None, Query(max_length=200, description="A watch of the server, or * for all.")
        ] = None,
    ) -> Response:
        ask = server.ask(request)
        entries = (_entry(ask.record, c) for c in pages_feed.changes(ask.record, MOST, ask.keep))
        name = ask.watch.name if ask.watch and ask.watch.name else "everything in the record"
        return _answer(server, request, f"trucewatch: {name}", entries)

    def searched(
        request: Request, q: Annotated[str, Query(min_length=1, max_length=300)]
    ) -> Response:
        ask = server.ask(request)
        found = pages_search.sentences(ask.record, q)
        return _answer(server, request, f"trucewatch: {q}", map(_hit, found.hits[:MOST]))

    responses: dict[int | str, dict[str, Any]] = {
        200: {
            "description": "An Atom feed",
            "content": {"application/atom+xml": {"schema": {"type": "string"}}},
        },
        **PROBLEMS,
    }
    for path, handler, name in (
        ("/feed.atom", feed, "feed"),
        ("/search.atom", searched, "search_feed"),
    ):
        app.add_api_route(
            path, handler, methods=["GET"], name=name, operation_id=name, response_model=None,
            response_class=Response, responses=responses, tags=["feeds"],
        )  # fmt: skip


def _entry(record: Record, change: pages_feed.Change) -> Entry:
    item = change.item
    identity = f"urn:trucewatch:{item.id}:{change.run}"
    if isinstance(item, Incident):
        statuses = {s.status for s in item.claim_sets}
        kinds = [words for code, words in _KINDS.items() if code in statuses]
        kind = ", ".join(kinds) or "incident"
        words = " ".join(
            f"{question_words(s.question)} {status_sentence(s)}" for s in item.claim_sets
        )
        path = f"/incidents/{item.id}"
        title = f"{'New' if change.new else 'Changed'} {kind}: {incident_title(item, record)}"
    else:
        words = f"{item.party.name} moved on {labels.issue(item.issue)}"
        title = f"Moved position: {words}"
        path = f"/talks/{quote(item.process, safe='')}"
    return Entry(identity, title, words, path, change.at)


def _hit(hit: pages_search.Hit) -> Entry:
    identity = f"urn:trucewatch:{hit.story_id}:{hit.start}"
    path = f"/stories/{hit.story_id}#o{hit.start}"
    day = (hit.published or "")[:10]
    at = f"{day}T00:00:00Z" if len(day) == 10 else ""
    return Entry(identity, hit.headline or hit.story_id, hit.text, path, at)


def _answer(server: Server, request: Request, title: str, entries: Iterable[Entry]) -> Response:
    base = str(request.base_url).rstrip("/")
    xml.register_namespace("", ATOM)
    root = xml.Element(f"{{{ATOM}}}feed")
    found = list(entries)
    _text(root, "id", f"urn:trucewatch:feed:{request.url.path}?{request.url.query}")
    _text(root, "title", title)
    _text(root, "updated", max((e.at for e in found if e.at), default=_UNKNOWN_TIME))
    xml.SubElement(root, f"{{{ATOM}}}link", rel="self", href=_plain(str(request.url)))
    author = xml.SubElement(root, f"{{{ATOM}}}author")
    _text(author, "name", "trucewatch")
    for entry in found:
        node = xml.SubElement(root, f"{{{ATOM}}}entry")
        _text(node, "id", entry.id)
        _text(node, "title", entry.title)
        _text(node, "updated", entry.at or _UNKNOWN_TIME)
        xml.SubElement(node, f"{{{ATOM}}}link", href=base + _plain(entry.path))
        _text(node, "summary", entry.words)
    body = xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return server.tagged(request, body, "application/atom+xml")


def _plain(text: str) -> str:
    """Return text that XML can hold: no control characters."""
    return clean(text)


def _text(parent: xml.Element, name: str, text: str) -> None:
    xml.SubElement(parent, f"{{{ATOM}}}{name}").text = _plain(text)
