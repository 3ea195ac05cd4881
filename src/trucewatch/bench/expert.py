"""What an expert read, as records: the same linking can then be scored without the coder's errors.

A gold document's attributions and events become statements and events of its stories; the leads
(agreements, provisions, rounds, positions) are still found by the coder, in the expert's statements
and events and by the expert's actors where the gold marks a mention, else by the cast. So the
difference between the two figures of the bench ``linking`` is what reading loses, and what is left
to 1 is what linking and the finders of leads lose.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from functools import cached_property

import msgspec

from trucewatch.bench.gold import GoldDocument, Row
from trucewatch.bench.reading import raw_document
from trucewatch.coding.cast.cast import build_cast
from trucewatch.coding.leads.context import CastLike, conjuncts
from trucewatch.coding.leads.leads import find_leads
from trucewatch.coding.places.places import find_places
from trucewatch.reading import Parse
from trucewatch.records import (
    Actor,
    Event,
    Place,
    Quantity,
    Span,
    Statement,
    Story,
    Time,
    content_id,
)
from trucewatch.records.coded import CodedStory
from trucewatch.running.pipeline import Pipeline
from trucewatch.stories import split_stories
from trucewatch.vocab.actors import resolve_actor, slug

NARRATOR = "NARRATOR"
NOBODY = "UNK"
# Sectors of groups that are a side of their own.
_GROUPS = frozenset({"REB", "SEP", "UAF", "PRM", "OPP"})
# A trigger under one of these is part of the clause of its head ("the road stayed | shut").
_CARRIED = frozenset(("acomp", "attr", "oprd", "xcomp", "prt", "dobj", "nsubjpass", "nsubj"))
_KINDS = {"dead": "killed", "injured": "wounded", "released": "prisoners", "bodies": "killed"}
_KNOWN_KINDS = frozenset(("captured", "missing", "displaced", "troops", "prisoners"))
_HEDGES = {"approx": "about", "dozens": "vague", "thousands": "vague"}
_WEEK = re.compile(r"(\d{4})-W(\d\d)")
_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def expert_stories(gold: GoldDocument, pipeline: Pipeline) -> tuple[CodedStory, ...]:
    """Return a gold document's stories with the expert's statements and events."""
    stories = split_stories(raw_document(gold))
    parses = (parse for parse, _ in pipeline.reader.parse_many(stories))
    return tuple(
        _Expert(gold, story, parse, pipeline).coded()
        for story, parse in zip(stories, parses, strict=True)
    )


class ExpertCast(msgspec.Struct, frozen=True):
    """The expert's actors where a mention is marked, by the token of its head; else the cast's.

    ``same`` maps codes of the cast to the expert's actors: whom the cast takes for somebody that
    the expert has marked elsewhere in the story is that one.
    """

    parse: Parse
    cast: CastLike
    marked: dict[int, tuple[Actor, ...]]
    same: dict[str, Actor]

    def of(self, head: int) -> Actor | None:
        """Return the actor that the noun phrase headed by ``head`` names."""
        known = self.marked.get(head)
        if known is None:
            return self._known(self.cast.of(head))
        return known[0] if len(known) == 1 else None

    def _known(self, actor: Actor | None) -> Actor | None:
        found = self.same.get(actor.code) if actor is not None else None
        if actor is None or found is None:
            return actor
        return msgspec.structs.replace(found, text=actor.text, start=actor.start, end=actor.end)

    def member_of(self, code: str) -> str | None:
        """Return whose a person of the cast is; the expert's codes tell it themselves."""
        return self.cast.member_of(code)

    def members(self, head: int) -> tuple[Actor, ...]:
        """Return the actor of each conjunct."""
        p = self.parse
        heads = list(conjuncts(p, head))
        if not any(h in self.marked for h in heads):
            return tuple(a for a in map(self._known, self.cast.members(head)) if a is not None)
        out: list[Actor] = []
        for h in sorted(heads):
            own = self.of(h)
            out += self.marked.get(h, (own,) if own is not None else ())
        return tuple(out)

    def camp_key(self, actor: Actor) -> str:
        """Return the side (country or group) of an actor."""
        return self.cast.camp_key(actor)


class _Expert(msgspec.Struct, frozen=True, dict=True):
    """One story of a gold document on its way to records."""

    gold: GoldDocument
    story: Story
    parse: Parse
    pipeline: Pipeline

    def coded(self) -> CodedStory:
        """Return the story's records."""
        published = self._published()
        if published is not None:
            dated = msgspec.structs.replace(self.story.published, date=published, basis="given")
            story = msgspec.structs.replace(self.story, published=dated)
        else:
            story = self.story
        statements = tuple(self._statements())
        events = tuple(self._events())
        base = build_cast(self.parse, story, self.pipeline.actors, story.published.date)
        cast = self._cast(base)
        times = tuple(t for t in self.times.values() if t.from_ is not None)
        leads = find_leads(self.parse, story, cast, statements, events, times)
        return CodedStory(story, statements, events, leads)

    def _cast(self, base: CastLike) -> ExpertCast:
        marked = self._marked()
        same: dict[str, dict[str, Actor]] = {}
        for head, actors in marked.items():
            own = base.of(head)
            if own is not None and own.code.startswith(NOBODY) and len(actors) == 1:
                same.setdefault(own.code, {})[actors[0].code] = actors[0]
        sure = {code: next(iter(a.values())) for code, a in same.items() if len(a) == 1}
        return ExpertCast(self.parse, base, marked, sure)

    def _published(self) -> str | None:
        at = self.story.start
        rows = self.gold.rows.get("stories", [])
        mine = (r for r in rows if r["start"] <= at + 1 and at < r["end"])
        return next((r.get("publication_date") for r in mine), None)

    def _inside(self, span: Row | None) -> bool:
        return bool(span) and self.story.start <= span["start"] < self.story.end  # type: ignore[index]

    def _span(self, row: Row) -> Span:
        base = self.story.start
        return Span(row["text"], row["start"] - base, row["end"] - base)

    # ------------------------------------------------------------ actors

    @cached_property
    def people(self) -> dict[str, Row]:
        """The gold's actors by id."""
        return self.gold.actors()

    def _root(self, row: Row) -> Row:
        for _ in range(len(self.people)):
            above = self.people.get(str(row.get("part_of")))
            if above is None:
                break
            row = above
        return row

    def _code(self, row: Row) -> str:
        """Return the code by which linking knows the actor: its state's, or its group's."""
        root, country = self._root(row), str(row.get("entity_code") or NOBODY)
        own = slug(row["id"])
        if country == NOBODY:
            if root.get("sector") in ("CVL", "MED", "EDU", "UNK", "JRN", "BUS"):
                return f"{NOBODY}{row['sector']}" if row["sector"] != NOBODY else NOBODY
            name = slug(root["name"].split(" (")[0])
            return f"{NOBODY}:{name}" if root is row else f"{NOBODY}:{name}/{own}"
        if root.get("sector") in _GROUPS:
            head = self._group(root)
            return head if root is row else f"{head}/{own}"
        found = resolve_actor(row["name"].split(" (")[0])
        if found.country == country and found.code != NOBODY:
            return found.code
        sector = str(row.get("sector", "")).split("/")[-1]
        return f"{country.split(';')[0]}{'' if sector == NOBODY else sector}"

    def _group(self, root: Row) -> str:
        names = [root["name"].split(" (")[0], *(m["text"] for m in root.get("mentions", ()))]
        for name in names:
            found = resolve_actor(name)
            own = ":" in found.code and found.sector in _GROUPS
            if own and found.country == root["entity_code"]:
                return found.code
        return f"{root['entity_code']}{root['sector']}:{slug(root['id'])}"

    def _actor(self, key: str, span: Row | None) -> Actor:
        """Return the actor ``key`` at ``span``, else at a mention of it in the story, else at 0."""
        row = self.people.get(key)
        if row is None:
            at = self._span(span) if span else Span("", 0, 0)
            return Actor(at.text, at.start, at.end, NOBODY, None, None, at.text)
        own = span or next((m for m in row.get("mentions", ()) if self._inside(m)), None)
        at = self._span(own) if own else Span("", 0, 0)
        country = str(row.get("entity_code") or NOBODY)
        root = self._root(row)
        sector = root["sector"] if root.get("sector") in _GROUPS else row.get("sector")
        return Actor(
            at.text, at.start, at.end, self._code(row),
            None if country == NOBODY else country, sector, row["name"].split(" (")[0],
        )  # fmt: skip

    def _actors(self, keys: list[str] | None) -> tuple[Actor, ...]:
        return tuple(self._actor(k, None) for k in keys or () if k in self.people)

    def _marked(self) -> dict[int, tuple[Actor, ...]]:
        """Return head token → the actors that the expert marked there (the narrowest mention)."""
        p = self.parse
        found: dict[int, list[tuple[int, str, Row]]] = {}
        for key, row in self.people.items():
            for m in filter(self._inside, row.get("mentions", ())):
                span = self._span(m)
                first, last = p.tokens_in(span.start, span.end)
                head = next((i for i in range(first, last) if not first <= p.head[i] < last
                             or p.head[i] == i), None)  # fmt: skip
                if head is not None:
                    found.setdefault(head, []).append((span.end - span.start, key, m))
        out = {}
        for head, rows in found.items():
            least = min(r[0] for r in rows)
            out[head] = tuple(self._actor(key, m) for size, key, m in rows if size == least)
        return out

    # ------------------------------------------------------------ times and places

    @cached_property
    def times(self) -> dict[str, Time]:
        """The gold's times of the story by id."""
        rows = self.gold.rows.get("times", [])
        return {r["id"]: _time(r, self._span(r["span"])) for r in rows if self._inside(r["span"])}

    @cached_property
    def places(self) -> dict[str, Place]:
        """The gold's places of the story by id, with the gazetteer's coordinates where it has any.

        An invented place has a name and no coordinates.
        """
        known = find_places(self.parse, self.story, self.pipeline.gazetteer).mentions
        out = {}
        for row in self.gold.rows.get("places", []):
            spans = [self._span(m) for m in row.get("mentions", ()) if self._inside(m)]
            near = (m for s in spans for m in known if m.start < s.end and s.start < m.end)
            found = next((m for m in near if m.precision != "unresolved"), None)
            at = spans[0] if spans else Span("", 0, 0)
            name = row["name"].split(" (")[0]
            out[row["id"]] = found.plain() if found is not None else Place(
                at.text, at.start, at.end, name, None, None, None, None, None, "unresolved", None,
            )  # fmt: skip
        return out

    # ------------------------------------------------------------ statements and events

    def _id(self, kind: str, key: str) -> str:
        return content_id(kind, self.gold.file, key)

    def _statements(self) -> Iterator[Statement]:
        rows = {r["id"]: r for r in self.gold.rows.get("attributions", [])}
        for row in rows.values():
            content = tuple(self._span(c) for c in row["content_spans"] if self._inside(c))
            if not content or row["speaker"] == NARRATOR or row.get("count") is False:
                continue
            outer = rows.get(str(row.get("nested_in")))
            cue, target = row.get("cue_span"), row.get("target") or ""
            chain = (self._actor(outer["speaker"], outer.get("source_span")),) if outer else ()
            yield Statement(
                id=self._id("st", row["id"]), story_id=self.story.id,
                speaker=self._actor(row["speaker"], row.get("source_span")),
                chain=chain, cue=self._span(cue) if cue else None, content=content,
                act=row["speech_act"], quote_type=row["quote_type"],
                target=self._actor(target, None) if target in self.people else None,
                time=self.times.get(str(row.get("time"))),
                answers=self._id("st", row["answers"]) if row.get("answers") in rows else None,
                second_hand=bool(row.get("second_hand")), uncertain=False,
                made_by=self.pipeline.made_by,
            )  # fmt: skip

    def _events(self) -> Iterator[Event]:
        told = {r["id"] for r in self.gold.rows.get("attributions", [])
                if r["speaker"] != NARRATOR and r.get("count") is not False}  # fmt: skip
        for row in self.gold.rows.get("events", []):
            kind, trigger = row["plover"].get("type"), row.get("trigger")
            if kind is None or not self._inside(trigger):
                continue
            at = self._span(trigger)
            start, end = self._clause(at)
            modes, condition = row["plover"].get("mode") or [None], row.get("condition")
            yield Event(
                id=self._id("ev", row["id"]), story_id=self.story.id, type=kind, mode=modes[0],
                contexts=tuple(row["plover"].get("context") or ()),
                actors=self._actors(row["actor"]), recipients=self._actors(row["recipient"]),
                mediators=self._actors(row.get("mediator")),
                place=self.places.get(str(row.get("place"))),
                time=self.times.get(str(row.get("time"))), realis=row["realis"],
                condition=self._span(condition) if isinstance(condition, dict) else None,
                quantities=tuple(self._quantity(q) for q in row.get("quantities", ())),
                trigger=at, start=start, end=end,
                statement_id=self._id("st", row["source"]) if row["source"] in told else None,
                same_as=self._id("ev", row["same_as"]) if row.get("same_as") else None,
                made_by=self.pipeline.made_by,
            )  # fmt: skip

    def _clause(self, at: Span) -> tuple[int, int]:
        p = self.parse
        first, last = p.tokens_in(at.start, at.end)
        if first >= last:
            return at.start, at.end
        head = next((i for i in range(first, last) if not first <= p.head[i] < last), first)
        while p.dep[head] in _CARRIED:
            head = p.head[head]
        return p.start[p.left[head]], p.end[p.right[head] - 1]

    def _quantity(self, row: Row) -> Quantity:
        at = self._span(row["span"])
        what, mod, value = row["what"], row.get("mod") or "exact", row.get("value")
        kind = _KINDS.get(what, what if what in _KNOWN_KINDS else "other")
        number = float(value) if isinstance(value, int | float) else None
        low = None if mod in ("at_most", "less_than") else number
        high = None if mod in ("at_least", "more_than") else number
        hedge = _HEDGES.get(mod, mod)
        return Quantity(kind, low, high, hedge, what, (), None, at.text, at.start, at.end)


def _time(row: Row, at: Span) -> Time:
    """Return a gold time as a record: days, months and years; what else it may be has no day."""
    week = _WEEK.match(row["value"])
    if week is not None:
        monday = datetime.date.fromisocalendar(int(week.group(1)), int(week.group(2)), 1)
        first, last = monday.isoformat(), (monday + datetime.timedelta(days=6)).isoformat()
        return Time(at.text, at.start, at.end, first, last, "week", "explicit", row["value"])
    found = _DAY.match(row["value"]) if row["type"] in ("DATE", "TIME") else None
    if found is None:
        kind = "duration" if row["type"] == "DURATION" else "undated"
        return Time(at.text, at.start, at.end, None, None, kind, "explicit", row["value"])
    _, month, day = found.groups()
    precision = "day" if day else "month" if month else "year"
    _, _, last = row["value"].partition("/")
    to = _DAY.match(last)
    return Time(
        at.text, at.start, at.end, found.group(0), to.group(0) if to else found.group(0),
        precision, "explicit", row["value"],
    )  # fmt: skip
