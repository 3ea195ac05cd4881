"""Talks in a brief: meetings, positions with their conditions, movement."""

from __future__ import annotations

from trucewatch.linking import Linked
from trucewatch.records import Mention, Movement, Position, Round
from trucewatch.views.brief.ledger import Days, left_out
from trucewatch.views.brief.model import Part, Sentence, filled, phrase, said, templates
from trucewatch.views.brief.sources import Notes, date_words, quote
from trucewatch.views.brief.wording import who
from trucewatch.views.words import clean, plural
from trucewatch.vocab.tables import table

# So many positions are told; the rest stays in the record, and the brief says how many.
MOST_POSITIONS = 12
# What is given is never among what is left out while something asked is told.
_GIVEN = frozenset({"offer", "concession", "guarantee", "proposal", "initiative"})


def talks(notes: Notes, linked: Linked, span: Days) -> list[Sentence]:
    """Return the sentences on meetings, positions and movements of the days."""
    rounds = [
        r for r in linked.rounds if span.holds(r.dates[0] if r.dates else _told(notes, r.mentions))
    ]
    positions = [p for p in linked.positions if span.holds(p.date or _told(notes, p.mentions))]
    known = {p.id: p for p in linked.positions}
    moves = [m for m in linked.movements if span.holds(m.date)]
    out = [s for m in moves for s in _movement(notes, m, known)]
    out += [s for r in rounds for s in _round(notes, r)]
    moved = {i for m in moves for i in (m.from_position, m.to_position)}  # told with them
    stated = [p for p in positions if p.id not in moved]
    first = sorted(stated, key=lambda p: p.kind not in _GIVEN)[:MOST_POSITIONS]
    told = [_position(notes, p) for p in stated if p in first]
    told += _more(notes, [p for p in stated if p not in first])
    if told:
        cited = tuple(sorted({n for s in told for n in s.notes}))
        out.append(said(filled("positions.head"), cited, lead=True))
    return [s for s in (*out, *told, *_dayless(notes, linked)) if s.notes]


def _dayless(notes: Notes, linked: Linked) -> list[Sentence]:
    """Return how many positions, meetings and movements no day is known of."""
    known = {p.id: p for p in linked.positions}
    positions = [p for p in linked.positions if not (p.date or _told(notes, p.mentions))]
    rounds = [r for r in linked.rounds if not (r.dates or _told(notes, r.mentions))]
    moved = [
        known[m.to_position] for m in linked.movements if not m.date and m.to_position in known
    ]
    cited = {
        "positions": [_cited(notes, p.statement_ids, p.mentions, p.id) for p in positions],
        "rounds": [_cited(notes, r.statement_ids, r.mentions, r.id) for r in rounds],
        "movements": [_cited(notes, p.statement_ids, p.mentions, p.id) for p in moved],
    }
    return [s for what, those in cited.items() for s in left_out(those, what)]


def _more(notes: Notes, left: list[Position]) -> list[Sentence]:
    """Return how many positions are not told, with where they stand."""
    if not left:
        return []
    cited = {n for p in left for n in _cited(notes, p.statement_ids, p.mentions, p.id)}
    count = Part("figure", plural(len(left), phrase("positions.one"), phrase("positions")))
    return [said(filled("position.more", count=count), tuple(sorted(cited)))]


def _told(notes: Notes, mentions: tuple[Mention, ...]) -> str | None:
    days = (notes.reader.story(m.story_id).published.date for m in mentions)
    return min((d for d in days if d), default=None)


def _cited(
    notes: Notes, ids: tuple[str, ...], mentions: tuple[Mention, ...], own: str
) -> tuple[int, ...]:
    found = notes.cited(ids)
    return found or tuple(sorted({notes.of_mention(m, own) for m in mentions[:2]}))


def _round(notes: Notes, r: Round) -> list[Sentence]:
    cited = _cited(notes, r.statement_ids, r.mentions, r.id)
    key = f"round.{r.status}" if f"round.{r.status}" in templates() else "round.held"
    if r.venue or r.dates:
        venue = Part("name", clean(r.venue)) if r.venue else Part("words", phrase("venue.none"))
        date = date_words(r.dates[0] if r.dates else None)
        out = [said(filled(key, venue=venue, date=date), cited, lead=True)]
    else:
        out = [said(filled(f"{key}.bare"), cited, lead=True)]
    if r.participants:
        with_ = "round.with" if r.status == "held" else "round.expected"
        present = list(dict.fromkeys(who(a) for a in r.participants))
        names = tuple(p for a in present for p in (*a, Part("words", ", ")))[:-1]
        out.append(said(filled(with_, names=names), cited))
    if r.next:
        out.append(said(filled("round.next", quote=quote(r.next)), cited))
    return out


def _position(notes: Notes, p: Position) -> Sentence:
    slots: dict[str, Part | tuple[Part, ...]] = {
        "who": who(p.party),
        "issue": Part("term", issue_words(p.issue)),
        "kind": Part("term", p.kind.replace("_", " ")),
        "quote": quote(p.value),
        "if": _condition(p),
    }
    key = f"position.{p.kind}" if f"position.{p.kind}" in templates() else "position"
    return said(filled(key, **slots), _cited(notes, p.statement_ids, p.mentions, p.id))


def _condition(p: Position) -> tuple[Part, ...]:
    return filled("position.if", condition=quote(p.condition)) if p.condition else ()


def kind_words(kind: str) -> str:
    """Return the kind of a position in words."""
    return phrase("kind.former") if kind == "former" else kind.replace("_", " ")


def issue_words(code: str) -> str:
    """Return the label of an issue."""
    labels = {r["issue"]: r["label"] for r in table("issues/issues.tsv")}
    return labels.get(code, code.replace("_", " "))


def _movement(notes: Notes, m: Movement, known: dict[str, Position]) -> list[Sentence]:
    old, new = known.get(m.from_position), known.get(m.to_position)
    if old is None or new is None:
        return []
    cited = {n for p in (old, new) for n in _cited(notes, p.statement_ids, p.mentions, p.id)}
    slots: dict[str, Part | tuple[Part, ...]] = {
        "who": who(m.party), "issue": Part("term", issue_words(m.issue)),
        "quote": quote(old.value), "if": _condition(old),
        "later": quote(new.value), "then": _condition(new),
    }  # fmt: skip
    parts = filled("moved", **slots)
    return [said(parts, tuple(sorted(cited)), lead=True)]
