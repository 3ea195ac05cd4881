"""Scores of contested sets, findings, rounds and positions against an expert's coding.

Matching rules
- Who is who goes by country; who has none known (a state of an invented war, a resident) by the
  proper names, and a gold claimant without either by any claimant who is of no known country.
- A claim set matches a gold set of the same kind when at least half of the gold's claims (the
  claimant, and an answer that agrees; the narrator's and the headline's claims need not be there)
  are in it. A gold answer in words that names a party ("ARM sent them") is that party; "not the
  …" and "neither …" are "no"; "not recorded" is "not stated". Predicted sets count
  when they hold more than one claim and are not ``uncontested``; a set that only matches an
  optional gold row is left out.
- A finding matches when provision, kind of occurrence, violator (or nobody) and reporter agree; a
  gold provision that has no PA-X and no PAM code is not compared.
- A round matches when held/planned agrees and the venue or at least half of the participants agree
  (by country or names, also those of the state behind a person). The gold lists whoever is at the
  table: a mediator or host of ours counts as a participant where that fits better.
- A position matches when the party's countries agree, the kind is the gold's ``kind_code``, and its
  words touch the gold's evidence.
"""

from __future__ import annotations

import re
from typing import Any

from trucewatch.bench.gold import Row, counted, spans_of
from trucewatch.bench.identity import actor_keys, claimant_keys, gold_keys
from trucewatch.bench.match import Count, one_to_one, overlap
from trucewatch.bench.reading import Reading
from trucewatch.records import (
    ActorAnswer,
    Claim,
    ClaimSet,
    Finding,
    Position,
    Provision,
    RangeAnswer,
    Round,
)

_FREE_CLAIMANTS = frozenset({"NARRATOR", "headline"})
_OCCURRENCE = (
    ("threat", "threat"), ("restoration", "restoration"), ("mandate", "mandate"),
    ("implementation", "compliance"), ("complian", "compliance"), ("encircle", "restriction"),
    ("access", "restriction"), ("violation", "violation"),
)  # fmt: skip
# Two names for one thing in the ledger: a restriction is a violation of what the provision allows.
_SAME_OCCURRENCE = {"restriction": "violation"}
# Of two meetings that fit, the one of the gold's day is taken.
_SAME_DAY = 0.1
_WORDS = re.compile(r"\w+")
_NUMBERS = re.compile(r"\d+")


def disputed(found: ClaimSet) -> bool:
    """Return whether a predicted set counts: several claims, or one that nobody has answered."""
    return found.status != "uncontested" and (len(found.claims) > 1 or found.status == "unanswered")


def claim_set_score(row: Row, found: ClaimSet, actors: dict[str, Row]) -> float:
    """Return how well a predicted set fits a gold one: the share of its claims, 0 below half.

    A little more for rows that count, so that they are matched before optional ones.
    """
    if row.get("kind_code", row.get("kind")) != found.kind:
        return 0.0
    must = [c for c in row["claims"] if c["claimant"] not in _FREE_CLAIMANTS]
    hits = sum(any(_claim_right(c, p, actors) for p in found.claims) for c in must)
    share = hits / len(must) if must and hits * 2 >= len(must) else 0.0
    return share + (0.01 if hits and counted(row) else 0)


def claim_sets(reading: Reading) -> Count:
    """Count disputed questions."""
    actors = reading.gold.actors()
    rows = [r for r in reading.gold.rows.get("contested", []) if r.get("claims")]
    found = [s for i in reading.result.incidents for s in i.claim_sets if disputed(s)]

    def score(row: Row, item: ClaimSet) -> float:
        return claim_set_score(row, item, actors)

    pairs = one_to_one(rows, found, score)
    pairs = [(i, j) for i, j in pairs if score(rows[i], found[j]) >= 0.5]
    hit = sum(counted(rows[i]) for i, _ in pairs)
    free = sum(not counted(rows[i]) for i, _ in pairs)
    return Count(hit, len(found) - free, sum(counted(r) for r in rows))


def _claim_right(gold: Row, claim: Claim, actors: dict[str, Row]) -> bool:
    who = gold_keys(actors, gold["claimant"])
    mine = claimant_keys(claim.claimant)
    if who and not (who & mine):
        return False
    if not who and any(not k.startswith("~") for k in mine):
        return False
    return _answer_right(str(gold["answer"]), claim, actors)


def _answer_right(gold: str, claim: Claim, actors: dict[str, Row]) -> bool:
    answer = claim.answer
    plain = _plain_answer(gold)
    wanted = gold_keys(actors, ";".join(w for w in _WORDS.findall(gold) if w in actors))
    if isinstance(answer, ActorAnswer):
        return plain is None and bool(wanted & actor_keys((answer,)))
    if isinstance(answer, RangeAnswer):
        return str(int(answer.low or answer.high or -1)) in _NUMBERS.findall(gold)
    if plain is not None:
        return (_plain_answer(answer) or answer) == plain
    return not wanted  # free words on both sides are not compared


def _plain_answer(text: str) -> str | None:
    """Return "yes", "no" or "not stated" where an answer is one of them, in whatever words."""
    low = text.lower()
    if low.startswith(("not stated", "not recorded", "not verified", "no comment")):
        return "not stated"
    if low == "no" or low.startswith(("no,", "no ", "not the ", "not its ", "neither ")):
        return "no"
    return "yes" if low == "yes" or low.startswith(("yes,", "yes ")) else None


# ---------------------------------------------------------------- findings


def finding_score(
    row: Row, item: Finding, actors: dict[str, Row], wanted: dict[str, Row],
    mine: dict[str, Provision],
) -> float:  # fmt: skip
    """Return whether a ledger row is the gold's (1, a little more where the row counts), else 0.

    ``wanted`` are the gold's provisions by id, ``mine`` ours.
    """
    gold = wanted.get(row["provision"], {})
    own = mine.get(item.provision_id)
    if not gold or own is None or not _provision_right(gold, own.pax, own.pam):
        return 0.0
    if _occurrence(row["finding"]) != _SAME_OCCURRENCE.get(item.occurrence, item.occurrence):
        return 0.0
    against = gold_keys(actors, row.get("against"))
    mine_against = actor_keys((item.violator,)) if item.violator else frozenset()
    if bool(against) != bool(mine_against) or (against and not against & mine_against):
        return 0.0
    if row["by_whom"] == "NARRATOR":
        return float(item.by_whom.code == "narrator")
    who = gold_keys(actors, row["by_whom"])
    if item.by_whom.code == "narrator" or not (who & claimant_keys(item.by_whom)):
        return 0.0
    return 1.0 + (0.1 if counted(row) else 0)


def findings(reading: Reading) -> Count:
    """Count ledger rows."""
    actors = reading.gold.actors()
    provisions = {
        p["id"]: p for a in reading.gold.rows.get("agreements", []) for p in a.get("provisions", [])
    }
    rows = reading.gold.rows.get("ledger", [])
    mine = {p.id: p for a in reading.result.agreements for p in a.provisions}

    def score(row: Row, item: Finding) -> float:
        return finding_score(row, item, actors, provisions, mine)

    pairs = one_to_one(rows, reading.result.findings, score)
    hit = sum(counted(rows[i]) for i, _ in pairs)
    free = sum(not counted(rows[i]) for i, _ in pairs)
    total = len(reading.result.findings) - free
    return Count(hit, total, sum(counted(r) for r in rows))


def _provision_right(gold: Row, pax: str | None, pam: str | None) -> bool:
    wanted_pax = {p.strip() for p in (gold.get("pax") or "").replace("/", ";").split(";")}
    wanted_pam = {p.strip().lower() for p in (gold.get("pam") or "").split(";")}
    if not (gold.get("pax") or gold.get("pam")):
        return True
    return bool(pax and pax in wanted_pax) or bool(pam and pam.lower() in wanted_pam)


def _occurrence(text: str) -> str:
    for word, code in _OCCURRENCE:
        if word in text.lower():
            return _SAME_OCCURRENCE.get(code, code)
    return _SAME_OCCURRENCE.get(text, text)


# ---------------------------------------------------------------- talks


def round_score(row: Row, item: Round, actors: dict[str, Row], places: dict[str, Row]) -> float:
    """Return how well a meeting fits the gold's: venue, and share of the participants; else 0."""
    if (row["status"] == "planned") != (item.status == "planned"):
        return 0.0
    value = float(_venue_right(row, item.venue, places))
    who = [_party_and_state(actors, one) for one in row.get("participants") or ()]
    hosts = () if item.host is None else (item.host,)
    value += max(
        _share_of_table(who, [actor_keys((a,)) for a in at_table])
        for at_table in (item.participants, (*item.participants, *item.mediators, *hosts))
    )
    told = (row.get("date") or "").split("/")
    same_day = _SAME_DAY if set(told) & set(item.dates) else 0.0
    return value + same_day if value >= 0.5 else 0.0


def _party_and_state(actors: dict[str, Row], one: str) -> frozenset[str]:
    """Return what identifies a gold participant: a person of a state that no table knows also goes
    by the names of that state, as one of a known state goes by its country."""
    known = gold_keys(actors, [one])
    above = actors.get(str(actors.get(one, {}).get("part_of")))
    return known if above is None else known | gold_keys(actors, [above["id"]])


def _share_of_table(gold: list[frozenset[str]], ours: list[frozenset[str]]) -> float:
    """Return the share of the participants, the gold's and ours together, that are in both."""
    if not gold or not ours:
        return 0.0
    ours = [k for k in ours if k] or [frozenset()]
    right = sum(any(g & o for o in ours) for g in gold) + sum(
        any(g & o for g in gold) for o in ours
    )
    return right / (len(gold) + len(ours))


def rounds(reading: Reading) -> Count:
    """Count meetings of a process."""
    actors = reading.gold.actors()
    places = {p["id"]: p for p in reading.gold.rows.get("places", [])}
    rows = (reading.gold.rows.get("negotiation") or {}).get("rounds", [])
    pairs = one_to_one(
        rows, reading.result.rounds, lambda row, item: round_score(row, item, actors, places)
    )
    hit = sum(counted(rows[i]) for i, _ in pairs)
    free = len(pairs) - hit
    return Count(hit, len(reading.result.rounds) - free, sum(counted(r) for r in rows))


def _venue_right(row: Row, venue: str | None, places: dict[str, Row]) -> bool:
    """Return whether our venue is the gold's, by the place's name or as the text writes it."""
    own = str(row.get("venue") or "").split(" (")[0]
    place = places.get(own, {})
    names = [str(place.get("name") or own).split(" (")[0]]
    names += [str(m.get("text", "")) for m in place.get("mentions", [])]
    mine = (venue or "").lower()
    return bool(mine) and any(n and (n.lower() in mine or mine in n.lower()) for n in names)


def party_keys(actors: dict[str, Row], text: str) -> frozenset[str]:
    """Return the keys of a gold party: an actor id, or a country with the speaker in brackets."""
    name, _, who = text.partition(" (")
    person = who.rstrip(")").upper()
    keys = gold_keys(actors, name) | gold_keys(actors, person)
    return keys or frozenset([name])


def positions(reading: Reading) -> Count:
    """Count positions."""
    actors = reading.gold.actors()
    base = {s.id: s.start for s in reading.result.stories}
    rows = (reading.gold.rows.get("negotiation") or {}).get("positions", [])

    def score(row: Row, item: Position) -> float:
        party = party_keys(actors, str(row["party"]))
        if not (party & claimant_keys(item.party)):
            return 0.0
        if row.get("kind_code") != item.kind:
            return 0.0
        own = tuple(
            (m.start + base[m.story_id], m.end + base[m.story_id])
            for m in item.mentions
            if m.story_id in base
        )
        gold = spans_of(row.get("evidence"))
        return (1.0 + _share(gold, own)) if overlap(gold, own) else 0.0

    pairs = one_to_one(rows, reading.result.positions, score)
    hit = sum(counted(rows[i]) for i, _ in pairs)
    free = len(pairs) - hit
    return Count(hit, len(reading.result.positions) - free, sum(counted(r) for r in rows))


def _share(a: Any, b: Any) -> float:
    left = {k for s, e in a for k in range(s, e)}
    right = {k for s, e in b for k in range(s, e)}
    return len(left & right) / max(1, len(left | right))
