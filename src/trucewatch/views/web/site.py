"""The list of pages."""

from __future__ import annotations

import msgspec

from trucewatch.views.web import (
    page_actors,
    page_incident,
    page_ledger,
    page_lists,
    page_map,
    page_overview,
    page_review,
    page_search,
    page_sources,
    page_story,
    page_talks,
    page_timeline,
)
from trucewatch.views.web.asking import Ask, Page
from trucewatch.views.web.labels import GLYPHS, VERBS


class KeyView(msgspec.Struct, frozen=True):
    """How to read the pages: each act with its verb and shape."""

    acts: tuple[tuple[str, str, str], ...]


def _key(_: Ask) -> KeyView:
    return KeyView(tuple((act, VERBS[act], GLYPHS[act]) for act in VERBS))


LISTS = page_lists.LIST_FILTERS
PAGES: tuple[Page, ...] = (
    Page("/", "overview.html", "overview", page_overview.make),
    Page("/incidents", "incidents.html", "incidents", page_lists.incidents, LISTS),
    Page("/incidents/{id}", "incident.html", "incidents", page_incident.make),
    Page("/agreements", "agreements.html", "agreements", page_lists.agreements, LISTS),
    Page("/agreements/{id}", "ledger.html", "agreements", page_ledger.make, ("by", "to", "cell")),
    Page("/talks", "talks.html", "talks", page_talks.make_list),
    Page("/talks/{process}", "process.html", "talks", page_talks.make, ("only", "party", "issue")),
    Page("/stories", "stories.html", "stories", page_lists.stories, LISTS),
    Page("/stories/{id}", "story.html", "stories", page_story.make, ("why",)),
    Page("/actors", "actors.html", "actors", page_actors.make_list, ("act",)),
    Page("/actors/{code}", "actor.html", "actors", page_actors.make),
    Page("/map", "map.html", "map", page_map.make, ("from", "to", "view", "box")),
    Page("/timeline", "timeline.html", "timeline", page_timeline.make, page_timeline.ASKS),
    Page("/search", "search.html", "search", page_search.make, page_search.ASKS),
    Page("/review", "review.html", "review", page_review.make, ("id", "page")),
    Page("/sources", "sources.html", "sources", page_sources.make, ("document", "stage", "error")),
    Page("/api", "api.html", "", _key),
    Page("/key", "key.html", "", _key),
)
