"""Scores of one document's stories, statements and events against an expert's coding.

Matching rules
- A story is right when start and end agree, white space at its ends aside.
- A line is right when the role at its first visible character is the gold's; "dateline+lede"
  needs a dateline there and a body stretch after it.
- An attribution matches when the letters of its contents cover each other by .8 both ways and the
  source is right: source spans touch, or (a pronoun resolved elsewhere) the same countries and
  sector. Gold rows without a source in the text (the narrator's) and rows marked ``count: false``
  or ``optional`` are neither missed nor wrong. ``attribution_overlap_f1`` asks for any overlap.
- A wrong side: contents overlap by half, and the countries known on both sides share none.
- An event matches when its type is the gold's or its ``alt`` and the triggers touch, or the gold's
  trigger lies in the event's clause in the same line. Gold rows without a type are neither missed
  nor wrong.
  ``full`` also asks for the same countries among actors and among recipients.
"""

from __future__ import annotations

from typing import Any

from trucewatch.bench.gold import GoldDocument, Row, counted, spans_of
from trucewatch.bench.match import Count, Ranges, characters, covers, one_to_one, overlap
from trucewatch.bench.reading import Reading
from trucewatch.records import Actor, Event, Statement, Story

_ROLES = (
    ("dateline", "dateline"), ("duplicate", "headline_duplicate"), ("headline", "headline"),
    ("url", "url"), ("boilerplate", "boilerplate"), ("bullet", "bullet"), ("subhead", "subhead"),
    ("blank", "blank"), ("byline", "byline"), ("caption", "caption"),
)  # fmt: skip


def stories_exact(reading: Reading) -> Count:
    """Count stories whose start and end are exactly the gold's (white space aside)."""
    text = reading.gold.text
    gold = {_trim(text, s["start"], s["end"]) for s in reading.gold.rows.get("stories", [])}
    got = {_trim(text, s.start, s.end) for s in reading.result.stories}
    return Count(len(gold & got), len(got), len(gold))


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return (start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def line_roles(reading: Reading) -> Count:
    """Count the lines whose role is right."""
    hit = total = 0
    for row in reading.gold.rows.get("lines", []):
        total += 1
        hit += _role_right(row, reading)
    return Count(hit, total, total)


def _role_right(row: Row, reading: Reading) -> bool:
    text = reading.gold.text
    start, end = _trim(text, row["start"], row["end"])
    want = str(row["role"]).lower()
    if start >= end:
        return "blank" in want
    first = _role_at(reading.result.stories, start)
    if "dateline" in want and "lede" in want:
        return first == "dateline" and _role_at(reading.result.stories, end - 1) == "body"
    for word, role in _ROLES:
        if word in want:
            return first == role
    return first == want


def _role_at(stories: tuple[Story, ...], offset: int) -> str:
    for story in stories:
        if story.start <= offset < story.end:
            for line in story.lines:
                if line.start <= offset - story.start < line.end:
                    return line.role
    return ""


# ---------------------------------------------------------------- attributions


def sides(gold_actors: dict[str, Row], ids: Any) -> frozenset[str]:
    """Return the countries of gold actor ids (a list, or several joined by ``;``)."""
    names = ids.split(";") if isinstance(ids, str) else (ids or [])
    out: set[str] = set()
    for name in names:
        code = gold_actors.get(name, {}).get("entity_code") or "UNK"
        out.update(c for c in code.split(";") if c != "UNK")
    return frozenset(out)


def countries(actors: tuple[Actor, ...]) -> frozenset[str]:
    """Return the countries of predicted actors."""
    return frozenset(
        c for a in actors if a.country for c in a.country.split(";") if c and c != "UNK"
    )


class AttributionScores:
    """Matches one document's statements with its gold attributions."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.gold.text
        self.actors = reading.gold.actors()
        rows = reading.gold.rows.get("attributions", [])
        self.rows = [r for r in rows if r.get("content_spans")]
        self.statements = [s for s in reading.result.statements if s.speaker or s.cue]
        base = {s.id: s.start for s in reading.result.stories}
        self._gold_chars = [characters(self.text, spans_of(r["content_spans"])) for r in self.rows]
        self._chars = [
            characters(self.text, [(c.start + b, c.end + b) for c in s.content])
            for s in self.statements
            for b in (base[s.story_id],)
        ]
        self._base = base
        self._must = [counted(r) and bool(r.get("source_span")) for r in self.rows]
        self.strict = self._match(0.8)
        self.loose = self._match(1e-9)

    def must(self, i: int) -> bool:
        """Return whether gold row ``i`` is to be found."""
        return self._must[i]

    def _match(self, least: float) -> list[tuple[int, int]]:
        def score(i: int, j: int) -> float:
            value = covers(self._gold_chars[i], self._chars[j])
            if value < least or not self.source_right(self.rows[i], self.statements[j]):
                return 0.0
            return value + (0.5 if self._must[i] else 0.0)

        return one_to_one(range(len(self.rows)), range(len(self.statements)), score)

    def source_right(self, row: Row, statement: Statement) -> bool:
        """Return whether the statement's speaker is the gold row's source."""
        gold = spans_of(row.get("source_span"))
        speaker = statement.speaker
        if not gold or speaker is None:
            return not gold and speaker is None
        at = self._base[statement.story_id]
        if overlap(gold, ((speaker.start + at, speaker.end + at),)):
            return True
        actor = self.actors.get(row.get("speaker", ""), {})
        same = sides(self.actors, row.get("speaker")) == countries((speaker,))
        sector = (actor.get("sector") or "").split("/")
        return same and bool(actor) and (speaker.sector or "") in sector

    def count(self, pairs: list[tuple[int, int]]) -> Count:
        """Count matches; pairs with rows that need not be found are left out on both sides."""
        free = {j for i, j in pairs if not self._must[i]}
        hit = sum(self._must[i] for i, _ in pairs)
        return Count(hit, len(self.statements) - len(free), sum(self._must))

    def acts(self) -> Count:
        """Count matched attributions with the right speech act."""
        pairs = [(i, j) for i, j in self.strict if self._must[i]]
        hit = sum(
            self.statements[j].act in (self.rows[i]["speech_act"], self.rows[i].get("alt_act"))
            for i, j in pairs
        )
        return Count(hit, len(pairs), len(pairs))

    def wrong_sides(self) -> list[tuple[Row, Statement]]:
        """Return the statements given to a side that the gold does not give them to."""
        out = []
        best: dict[int, tuple[float, int]] = {}
        for j, chars in enumerate(self._chars):
            for i, gold in enumerate(self._gold_chars):
                value = covers(gold, chars)
                if value >= 0.5 and value > best.get(j, (0.0, 0))[0]:
                    best[j] = (value, i)
        for j in best:
            i_all = [i for i, g in enumerate(self._gold_chars) if covers(g, self._chars[j]) >= 0.5]
            got = _speaker_side(self.statements[j])
            wants = [sides(self.actors, self.rows[i].get("speaker")) for i in i_all]
            if got and all(w and not (w & got) for w in wants):
                out.append((self.rows[best[j][1]], self.statements[j]))
        return out


def _speaker_side(statement: Statement) -> frozenset[str]:
    return countries((statement.speaker,)) if statement.speaker else frozenset()


# ---------------------------------------------------------------- events


class EventScores:
    """Matches one document's events with its gold events."""

    def __init__(self, reading: Reading) -> None:
        self.gold: GoldDocument = reading.gold
        self.actors = reading.gold.actors()
        self.rows = [r for r in reading.gold.rows.get("events", []) if r.get("trigger")]
        self.events = [e for e in reading.result.events if e.type]
        self._base = {s.id: s.start for s in reading.result.stories}
        self._must = [counted(r) and bool(r["plover"].get("type")) for r in self.rows]
        self.typed = one_to_one(self.rows, self.events, self._score)

    def _score(self, row: Row, event: Event) -> float:
        if row["plover"].get("type") and event.type not in self.types(row):
            return 0.0
        at = self._base[event.story_id]
        gold: Ranges = spans_of(row["trigger"])
        own = (event.trigger.start + at, event.trigger.end + at)
        value = 0.0
        if overlap(gold, (own,)):
            value = 2.0
        elif overlap(gold, ((event.start + at, event.end + at),)) and _one_line(
            self.gold.text, gold[0][0], own[0]
        ):
            value = 1.0
        if not value:
            return 0.0
        return value + 0.5 * self.arguments_right(row, event) + (0.25 if counted(row) else 0)

    @staticmethod
    def types(row: Row) -> frozenset[str]:
        """Return the gold's type and its defensible second choice, without modes."""
        alt = (row["plover"].get("alt") or "").split("(")[0].split("/")[0].strip()
        return frozenset(t for t in (row["plover"].get("type"), alt) if t)

    def arguments_right(self, row: Row, event: Event) -> bool:
        """Return whether actors and recipients have the gold's countries."""
        return countries(event.actors) == sides(self.actors, row.get("actor")) and countries(
            event.recipients
        ) == sides(self.actors, row.get("recipient"))

    def type_count(self) -> Count:
        """Count events with the right type in the right place."""
        hit = sum(self._must[i] for i, _ in self.typed)
        return Count(hit, hit + self._unmatched(), sum(self._must))

    def _unmatched(self) -> int:
        """Return how many happenings match no gold row; mentions linked by same_as are one.

        The gold codes an event once, a headline or a bullet that repeats it not at all.
        """
        first = {e.id: e.same_as or e.id for e in self.events}
        told = {first[self.events[j].id] for _, j in self.typed}
        return len(set(first.values()) - told)

    def full_count(self) -> Count:
        """Count events with the right type, actors and recipients."""
        base = self.type_count()
        hit = sum(
            self._must[i] and self.arguments_right(self.rows[i], self.events[j])
            for i, j in self.typed
        )
        return Count(hit, base.predicted, base.gold)

    def realis(self) -> Count:
        """Count matched events with the right realis."""
        pairs = [(i, j) for i, j in self.typed if self._must[i]]
        hit = sum(self.events[j].realis == self.rows[i]["realis"] for i, j in pairs)
        return Count(hit, len(pairs), len(pairs))


def _one_line(text: str, a: int, b: int) -> bool:
    return "\n" not in text[min(a, b) : max(a, b)]
