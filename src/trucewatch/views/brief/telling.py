"""How a brief words an incident: its heading, and what was said in words that can be read aloud."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

import msgspec

from trucewatch.records import Event, Incident, Statement
from trucewatch.store.exports.generic import when_of
from trucewatch.store.exports.reader import Reader
from trucewatch.views.brief.model import Part, filled
from trucewatch.views.brief.sources import date_words, day_of, quote
from trucewatch.views.words import clean, cut, in_marks, sentence_of
from trucewatch.vocab.agreements import deed_nouns
from trucewatch.vocab.tables import table

# A clause that is quoted whole, with its speaker, is cut at a word after so many characters.
CLAUSE = 240
# Fewer words do not say what was said ("the charge", "no side").
_LEAST = 4
_OPENS = re.compile(r"\s*(?:who|whom|whose|which|what|where|when|why|how|whether|if)\b", re.I)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|do|does|did)"
    r"(?:n['’]t)?\b",
    re.I,
)
_RELATIVE = re.compile(r"(?:who|whom|whose|which|that)\b", re.I)
# Before these a speaker is a part of a longer name, or one of several.
_JOINED = re.compile(r"\b(?:and|or|of|for|by|with|from|the|an?)\s+$", re.I)
# A cue after these is told aside, and the sentence goes on behind it.
_ASIDE = re.compile(r",\s(?:who|whom|whose|which)\s(?:[\w’'-]+\s){0,3}$")
_MARKS = "“”\"'‘’ "
# Types of acts that a heading names by the nouns of deeds; and those that head an incident before
# what else is told of in it.
_TOLD = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "AID", "COOPERATE"})
_NAMED = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "PROTEST"})
# Acts whose content is a clause only after "that": "accused X of …", "denied the charge".
_NAMING = frozenset({"accuse", "deny"})


def stands(text: str, act: str) -> bool:
    """Tell whether the content of a statement can be read by itself: it is a clause or a sentence.

    A pronoun, a bare noun ("the charge"), a question word's clause ("who fired first") and an
    accusation that begins with the accused ("X of breaking …") cannot.
    """
    bare = text.strip(_MARKS)
    if bare[:1].isupper() and bare.rstrip(_MARKS).endswith((".", "!", "?")):
        if act == "accuse" and bare[-1] != "?" and not _FINITE.search(bare):
            return False
        return not _OPENS.match(bare) or bare.endswith("?")
    if len(bare.split()) < _LEAST or _OPENS.match(bare):
        return False
    if bare.lower().startswith("that "):
        return True
    return act not in _NAMING and _FINITE.search(bare) is not None


# Acts whose verb turns what follows it round, and the verbs that do.
_TURNING = frozenset({"deny", "reject", "doubt"})
_TURNS = re.compile(r"\b(?:den(?:y|ie)|reject|disput|dismiss|refut|rebut|doubt|question)", re.I)


class Words(msgspec.Struct, frozen=True):
    """Words of a source. ``form`` says how they go on from who says them.

    ``alone`` can stand after a colon, ``that`` are a clause that a verb takes, ``clause`` tells who
    says it itself, since the words cannot be read without that.
    """

    quote: Part
    form: str


def said_words(reader: Reader, statement: Statement) -> Words | None:
    """Return a statement's words; where they cannot be read alone, the clause that they stand in.

    The clause goes from the speaker or cue to the end of the content, as it is written; to the end
    of the sentence where speaking is told aside ("the ministry, which denied it, …"). None without
    content.
    """
    if not statement.content:
        return None
    text = " … ".join(c.text for c in statement.content)
    if stands(text, statement.act):
        return Words(quote(text), "that" if _follows(text, statement) else "alone")
    story = reader.story(statement.story_id)
    first, last = sentence_of(story, statement.content[0].start, statement.content[0].end)
    who, cue = statement.speaker, statement.cue
    spans = [s for s in (who, cue, *statement.content) if s and first <= s.start and s.end <= last]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    if (
        who not in spans
        or _RELATIVE.match(story.text, start)
        or _JOINED.search(story.text, first, start)
    ):
        start = first
    aside = cue is not None and _ASIDE.search(story.text, start, cue.start)
    whole = aside or (cue is not None and cue.end == end)
    return Words(_clause(story.text[start : last if whole else end]), "clause")


def _follows(text: str, statement: Statement) -> bool:
    """Tell whether words go on from the verb of their act: "denied that …".

    Who "insisted that it had never fired" denies, but not that it had never fired.
    """
    cue = statement.cue.text if statement.cue is not None else ""
    turned = statement.act in _TURNING and not _TURNS.search(cue)
    return text.startswith("that ") and not turned


def event_words(reader: Reader, event: Event) -> Part:
    """Return the sentence that an event is told in; of a very long one the clause and the rest."""
    story = reader.story(event.story_id)
    first, last = sentence_of(story, event.trigger.start, event.end)
    start = first if event.trigger.end - first < CLAUSE else event.start
    return _clause(story.text[start:last])


def _clause(text: str) -> Part:
    return Part("quote", in_marks(cut(text, CLAUSE)))


def scene(reader: Reader, incident: Incident) -> tuple[Part, ...]:
    """Return what an incident's reports are of, its place where it is known, and the days."""
    slots: dict[str, Part | tuple[Part, ...]] = {"act": _act(reader, reader.events_of(incident))}
    return _placed(reader, incident, "scene", slots)


def setting(reader: Reader, incident: Incident) -> tuple[Part, ...]:
    """Return when and where an incident was, as what a line on it begins with."""
    return _placed(reader, incident, "setting", {})


def _placed(
    reader: Reader, incident: Incident, key: str, slots: dict[str, Part | tuple[Part, ...]]
) -> tuple[Part, ...]:
    """Return a template with the days of an incident and its place; without a day of its own with
    that of its first report."""
    first, last = when_of(reader, incident)
    slots = {**slots, "date": date_words(first or day_of(reader, incident))}
    if first and last and last[:10] > first[:10]:
        slots["date"] = filled("range", **{"from": date_words(first), "to": date_words(last)})
    key = key if first else f"{key}.told"  # only the day of the report is known
    if incident.place is None:
        return filled(f"{key}.nowhere", **slots)
    name = clean(incident.place.name or incident.place.text)
    return filled(key, place=Part("name", name), **slots)


def _act(reader: Reader, events: Sequence[Event]) -> tuple[Part, ...]:
    """Return the noun for what most mentions tell: half a sentence of the text heads nothing."""
    kinds = Counter((e.type, e.mode or "") for e in events if e.type in _NAMED and e.mode)
    kinds = kinds or Counter((e.type, "") for e in events if e.type in _NAMED)
    kinds = kinds or Counter((e.type, e.mode or "") for e in events)
    nouns, types = deed_nouns(), _types()
    for kind in sorted(kinds, key=lambda k: (-kinds[k], k)):
        noun = (nouns.get(kind) if kind[0] in _TOLD else None) or types.get(kind[0])
        if noun is not None:
            return filled("reported", act=Part("term", noun))
    return filled("reported.none")


@cache
def _types() -> dict[str, str]:
    return {r["type"]: r["noun"] for r in table("brief/headings.tsv")}
