"""Names of places in a short phrase, without a story around them."""

from __future__ import annotations

import msgspec

from trucewatch.coding.places.candidates import named
from trucewatch.coding.places.choice import Site, choose
from trucewatch.coding.places.phrases import offset_of
from trucewatch.coding.places.places import as_place, moved, named_in, spoken_of
from trucewatch.coding.places.spans import phrase_spans
from trucewatch.coding.places.support import named_so
from trucewatch.records import Place
from trucewatch.vocab.gazetteer import Gazetteer

# A context given on purpose says more than a name in passing: it counts like so many names.
_GIVEN_CONTEXT = 8


def resolve_place(text: str, context: str | None, gazetteer: Gazetteer) -> list[Place]:
    """Resolve the names in a short phrase; ``context`` is text or names that tell the country."""
    spans = phrase_spans(text, gazetteer)
    sites = [Site(s, e, named_in(text, s, e, gazetteer)) for s, e in spans]
    given = context or ""
    around = [
        Site(len(text) + 1 + s, len(text) + 1 + e, named(given[s:e], gazetteer))
        for s, e in phrase_spans(given, gazetteer)
    ]
    settled = choose(given, [msgspec.structs.replace(a, start=a.start - len(text) - 1,
                     end=a.end - len(text) - 1) for a in around])  # fmt: skip
    codes = [e.country for e in settled if e and e.country] + spoken_of(given)
    extra = spoken_of(text) + _GIVEN_CONTEXT * codes
    chosen = choose(f"{text}\n{given}", [*sites, *around], extra)
    out = []
    for site, found in zip(sites, chosen, strict=False):
        entry = named_so(site, found) if found and found.country not in extra else found
        place = as_place(text, site, entry)
        offset = offset_of(text, site.start, entry) if entry else None
        out.append(moved(text, place, offset, site) if offset else place)
    return out
