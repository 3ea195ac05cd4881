"""Drafts that became signed papers: one agreement from its first draft on.

"The draft accord was signed on Thursday as the Doha Accord", "the final text differs from the draft
in one clause": what earlier reports tell of the draft of the same sides is told of that agreement.
A draft that was rejected, beside another paper that was signed, is one of its own.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from trucewatch.linking.agreements.register_undated import Entry, is_live, other_papers, pairs
from trucewatch.linking.incidents.union import Union
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.agreements import known_called
from trucewatch.vocab.words import word_set

# A draft is signed within this many days, or forgotten.
_DAYS = 180
# What was signed so many days before a report is news of it.
_NEWS = 60
_ISO = 10
_DRAFTED = re.compile(
    r"\b(?:final|signed|agreed) (?:text|version|paper|wording)\b[^.;]*\bdraft\b"
    r"|\bdraft\b[^.;]*\b(?:was|were|been|got) (?:\w+ )?(?:signed|adopted|initialled|initialed)\b"
    r"|\b(?:based on|grew out of|goes back to) (?:a|the|an? earlier) (?:\w+ )?draft\b",
    re.IGNORECASE,
)
_REDRAFTED = re.compile(r"\b(\w+?)s?\b(?=[^.;]*\bdraft\b)", re.IGNORECASE)
_AS = re.compile(r"\b(?:signed|adopted|sealed)\b[^.;]*\bas\s*\Z", re.IGNORECASE)


def is_draft(e: Entry) -> bool:
    """Return whether a mention is of a paper that somebody drew up and nobody has signed."""
    m = e.mention
    loose = m.stage in ("draft", "proposed") or m.family == "plan"
    return loose and not m.names and _speaks_of_draft(e)


def draft_keys(e: Entry) -> Iterator[tuple[str, ...]]:
    """Yield the keys by which a draft meets what its sides sign later."""
    if is_draft(e):
        yield from (("pair", *pair) for pair in pairs(e))


def join_drafts(entries: Sequence[Entry], stories: Mapping[str, CodedStory], union: Union) -> None:
    """Join each signed paper that a report calls the outcome of a draft with that draft: the one
    that the report itself names, and the last one of the same sides told of before."""
    told = {i: _told_of(e, stories[e.story_id].story.text) for i, e in enumerate(entries)
            if is_draft(e) or (signed_now(e) and not e.mention.names)}  # fmt: skip
    by_story: dict[str, list[int]] = {}
    drafts: dict[tuple[str, str], list[int]] = {}
    for i, e in enumerate(entries):
        by_story.setdefault(e.story_id, []).append(i)
        if is_draft(e) and e.published:
            for pair in pairs(e):
                drafts.setdefault(pair, []).append(i)
    for i, e in enumerate(entries):
        text = stories[e.story_id].story.text
        own = [j for j in by_story[e.story_id] if j != i and is_draft(entries[j])]
        if not is_live(e) or is_draft(e):
            continue
        named = [j for j in own if _signed_as(entries[j], e, text)]
        _join_like(entries, drafts, told, i, union)
        if not (named or _speaks_of_draft(e) or (own and _grown_of_draft(text))):
            continue
        for j in named or (own if len(own) == 1 else ()):
            union.join(i, j)
        for last in _last(entries, drafts, e):
            union.join(i, last)


def _join_like(
    entries: Sequence[Entry],
    drafts: Mapping[tuple[str, str], list[int]],
    told: Mapping[int, frozenset[str]],
    i: int,
    union: Union,
) -> None:
    """Join a paper that was signed these days with the one draft of its sort, of the same sides and
    in like words, of the weeks before: "a draft protocol on a joint body", "signed a protocol that
    creates a joint body"."""
    e = entries[i]
    if e.mention.names or not signed_now(e):
        return
    own, papers = told[i], word_set("agreements.papers")
    near = {j for pair in pairs(e) for j in drafts.get(pair, ()) if _weeks_before(entries[j], e)}
    like = [
        j for j in sorted(near)
        if entries[j].mention.stage == "draft"
        and papers & own & told[j] and len((own & told[j]) - papers) > 1
    ]  # fmt: skip
    if len({union.find(j) for j in like}) == 1:
        union.join(i, like[0])


def _grown_of_draft(text: str) -> bool:
    """Return whether a report tells that a paper came of a draft, or what it does with its parts
    ("drops the monitoring clause of the May draft")."""
    verbs = word_set("agreements.redrafting")
    return bool(_DRAFTED.search(text)) or any(
        m[1].lower() in verbs for m in _REDRAFTED.finditer(text)
    )


def signed_now(e: Entry) -> bool:
    """Return whether a mention tells that a paper was signed in the weeks before its report."""
    day = e.mention.date or ""
    if not is_live(e) or min(len(day), len(e.published)) < _ISO:
        return False
    age = datetime.date.fromisoformat(e.published[:_ISO]) - datetime.date.fromisoformat(day)
    return 0 <= age.days <= _NEWS


def _weeks_before(draft: Entry, e: Entry) -> bool:
    if draft.story_id == e.story_id or min(len(draft.published), len(e.published)) < _ISO:
        return False
    first, last = (datetime.date.fromisoformat(x.published[:_ISO]) for x in (draft, e))
    return 0 <= (last - first).days <= _NEWS


def _told_of(e: Entry, text: str) -> frozenset[str]:
    """Return the words, in small letters, of a mention and of what stands right behind it."""
    found = (text[m.start : m.end + _BEHIND].split(".")[0] for m in e.mention.mentions)
    return frozenset(w.lower() for t in found for w in re.findall(r"[^\W\d_]{4,}", t)) - _PLAIN


# So many characters behind a mention tell what the paper is on.
_BEHIND = 60
_PLAIN = frozenset("that which their there these those with from between draft signed".split())


def not_of_old(e: Entry) -> Entry:
    """Return a mention of what was signed in these weeks without the name of a well-known agreement
    of another year: the Doha Agreement of last Thursday is not that of 2022."""
    known, day = known_called(e.mention.names), e.mention.date or ""
    if known is None or not known.signed or len(day) < _ISO or len(e.published) < _ISO:
        return e
    age = datetime.date.fromisoformat(e.published[:_ISO]) - datetime.date.fromisoformat(day)
    if day[:4] == known.signed[:4] or not 0 <= age.days <= _NEWS:
        return e
    return msgspec.structs.replace(e, mention=msgspec.structs.replace(e.mention, names=()))


def _speaks_of_draft(e: Entry) -> bool:
    words = {w.lower() for m in e.mention.mentions for w in re.findall(r"\w+", m.text)}
    return not words.isdisjoint(word_set("agreements.drafts"))


def _signed_as(draft: Entry, e: Entry, text: str) -> bool:
    """Return whether a draft is told to have been signed "as the X Accord"."""
    return any(
        _AS.search(text[d.end : m.start])
        for d in draft.mention.mentions
        for m in e.mention.mentions
        if d.end < m.start and "." not in text[d.end : m.start]
    )


def _last(
    entries: Sequence[Entry], drafts: Mapping[tuple[str, str], list[int]], e: Entry
) -> list[int]:
    """Return what the last report before that tells of a draft of the same sides says of it."""
    if len(e.published) < _ISO:
        return []
    first = datetime.date.fromisoformat(e.published[:_ISO]) - datetime.timedelta(_DAYS)
    near = {
        j
        for pair in pairs(e)
        for j in drafts.get(pair, ())
        if entries[j].story_id != e.story_id
        and first.isoformat() <= entries[j].published[:_ISO] <= e.published[:_ISO]
        and not other_papers(entries[j], e)
    }
    last = max(((entries[j].published, entries[j].story_id) for j in near), default=None)
    of_last = sorted(j for j in near if (entries[j].published, entries[j].story_id) == last)
    named = [j for j in of_last if not entries[j].mention.elsewhere]
    return of_last if len(named) < 2 else []  # of two drafts nobody knows which
