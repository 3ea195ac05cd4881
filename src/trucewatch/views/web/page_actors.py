"""Actors: who speaks, about whom, and how; the matrix is counted in words said, not in deeds."""

from __future__ import annotations

from collections import Counter
from string import capwords

import msgspec

from trucewatch.records import Actor, Statement
from trucewatch.store import pages_actors
from trucewatch.views.camps import side_of_code
from trucewatch.views.web import labels
from trucewatch.views.web.asking import Ask, Missing
from trucewatch.views.web.evidence import Opened, sources
from trucewatch.views.web.slots import Party, side_words, slots

MOST_SIDES, MOST_SHOWN = 8, 40


class CountryRow(msgspec.Struct, frozen=True):
    """A country or organisation and the number of statements its speakers make."""

    code: str
    name: str
    statements: int


class MatrixRow(msgspec.Struct, frozen=True):
    """A side and how often it accuses each of the others among the latest accusations."""

    party: Party
    counts: tuple[int, ...]


class ActorsView(msgspec.Struct, frozen=True):
    """The list of those who speak, and who accuses whom."""

    countries: tuple[CountryRow, ...]
    unknown: int
    columns: tuple[Party, ...]
    rows: tuple[MatrixRow, ...]
    looked: int
    act: str
    acts: tuple[tuple[str, str], ...]


class Count(msgspec.Struct, frozen=True):
    """A thing and how often it is met."""

    name: str
    count: int
    glyph: str = ""


class ActorView(msgspec.Struct, frozen=True):
    """One side, institution or person."""

    code: str
    name: str
    side: str
    names: tuple[pages_actors.Named, ...]
    acts: tuple[Count, ...]
    targets: tuple[Count, ...]
    accusers: tuple[Count, ...]
    said: tuple[Opened, ...]
    about: tuple[Opened, ...]
    looked: int


def make_list(ask: Ask) -> ActorsView:
    """Return who speaks and who accuses whom."""
    rows = pages_actors.countries(ask.record)
    act = ask.get("act", "accuse")
    act = act if act in labels.VERBS else "accuse"
    accusations = pages_actors.accusations(ask.record, act)
    pairs = Counter(
        (side_of_code(s.speaker.code), side_of_code(s.target.code))
        for s in accusations
        if s.speaker and s.target and _has_side(s.speaker) and _has_side(s.target)
    )
    weight: Counter[str] = Counter()
    for (one, other), n in pairs.items():
        weight[one] += n
        weight[other] += n
    sides = sorted(s for s, _ in weight.most_common(MOST_SIDES))
    colours = slots([s for s, _ in weight.most_common(3)], ask.watch)
    parties = tuple(Party(side_words(s) or s, s, colours.of(s)) for s in sides)
    return ActorsView(
        countries=tuple(
            CountryRow(c, " and ".join(map(labels.code_name, c.split(";"))), n)
            for c, n in rows[:60]
            if c
        ),
        unknown=next((n for c, n in rows if not c), 0),
        columns=parties,
        rows=tuple(
            MatrixRow(p, tuple(pairs[p.code, other] for other in sides)) for p in parties
        ),
        looked=len(accusations),
        act=act,
        acts=tuple((a, labels.verb(a)) for a in ("accuse", "deny", "threaten", "warn", "demand",
                                                 "offer", "reject")),
    )  # fmt: skip


def _has_side(actor: Actor) -> bool:
    return bool(side_words(side_of_code(actor.code)))


def _shown(named: pages_actors.Named) -> str:
    """Return a name, kept in small letters, as it is written: each word of a proper name large."""
    return capwords(named.name) if ":" in named.code else named.name[:1].upper() + named.name[1:]


def _name(actor: Actor) -> str:
    """Return the name of an actor's side; of one without a side its own."""
    return side_words(side_of_code(actor.code)) or actor.name or actor.text


def make(ask: Ask) -> ActorView:
    """Return the page of a code. Raises Missing."""
    code = ask.path["code"]
    names = pages_actors.names(ask.record, code)
    said = pages_actors.latest(ask.record, code, "speaker")
    about = pages_actors.latest(ask.record, code, "target")
    if not names and not about:
        raise Missing("actor", code)
    colours = slots([side_of_code(code)], ask.watch)
    shown = [*said[:MOST_SHOWN], *about[:MOST_SHOWN]]
    told = sources(ask.record, [s.id for s in shown], [])

    def opened(found: list[Statement]) -> tuple[Opened, ...]:
        views = [told.opened(s.id, colours) for s in found[:MOST_SHOWN]]
        return tuple(v for v in views if v is not None)

    acts = Counter(s.act for s in said)
    targets = Counter(_name(s.target) for s in said if s.target)
    accusers = Counter(_name(s.speaker) for s in about if s.speaker)
    side = side_words(side_of_code(code))
    return ActorView(
        code=code,
        name=capwords(names[0].name) if ":" in code and names else labels.code_name(code) or code,
        side=side,
        names=tuple(msgspec.structs.replace(n, name=_shown(n)) for n in names),
        acts=tuple(Count(labels.verb(a), n, labels.glyph(a)) for a, n in acts.most_common()),
        targets=tuple(Count(t, n) for t, n in targets.most_common(12)),
        accusers=tuple(Count(t, n) for t, n in accusers.most_common(12)),
        said=opened(said),
        about=opened(about),
        looked=len(said),
    )
