"""The bench ``linking``: what is the same across reports, against the linking gold of a corpus.

All reports are coded, then linked together; with ``readings="gold"`` the statements and events
are the experts' (``bench.expert``), so that what reading loses and what linking loses can be told
apart. Matching rules
- **Incidents.** A gold member is found when an event of the same file touches its trigger (the
  same type first). B-cubed and pairwise F1 over the members that are not optional; a member that
  is not found, or whose event is in no incident, is missed. Predicted incidents without a gold
  member are not counted.
- **Claim sets.** As in the bench ``corpus`` (same kind, at least half of the gold's claims), and a
  report in common. ``status_acc``: of the matched sets, those with the gold's status.
- **Agreements.** A mention is right when it touches one of the gold's in its file and its
  agreement is the one that shares most mentions with the gold's; mentions of a provision's own
  words are left out.
- **Findings.** Provision, occurrence, violator (or nobody) and reporter agree, a report in common.
- **Rounds.** As in ``corpus``, by any of the gold round's rows, a report in common.
- **Positions.** Party, kind, and words that touch any of the gold position's rows.
- **Movements.** Recall: both ends are matched positions and a movement of ours joins them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from functools import cached_property

import msgspec

from trucewatch.bench import ledger_scores as rules
from trucewatch.bench.clustering import bcubed, pairwise
from trucewatch.bench.expert import expert_stories
from trucewatch.bench.gold import GoldDocument, Row, counted, spans_of
from trucewatch.bench.identity import claimant_keys
from trucewatch.bench.match import Count, one_to_one, overlap
from trucewatch.bench.reading import coded_gold
from trucewatch.linking import Linked, link
from trucewatch.records import ClaimSet, Event, Finding, Mention, Position, Round
from trucewatch.records.coded import CodedStory
from trucewatch.running.pipeline import Pipeline

Figures = dict[str, float | int | str]
Place = tuple[str, int, int]
"""File, start and end in the file's text."""


class Corpus(msgspec.Struct, frozen=True, dict=True):
    """A corpus with its linking gold, and what was linked of it (stories by file)."""

    documents: tuple[GoldDocument, ...]
    gold: Row
    stories: dict[str, tuple[CodedStory, ...]]
    linked: Linked

    @cached_property
    def actors(self) -> dict[str, Row]:
        """The gold's actors by id, their mentions of all reports together."""
        out: dict[str, Row] = {}
        for d in self.documents:
            for key, row in d.actors().items():
                known = out.setdefault(key, {**row, "mentions": []})
                known["mentions"] = [*known["mentions"], *row.get("mentions", [])]
        return out

    @cached_property
    def files(self) -> dict[str, str]:
        """Story id → file."""
        return {c.story.id: f for f, coded in self.stories.items() for c in coded}

    @cached_property
    def base(self) -> dict[str, int]:
        """Story id → its start in the file's text."""
        return {c.story.id: c.story.start for coded in self.stories.values() for c in coded}

    @cached_property
    def told_in(self) -> dict[str, str]:
        """Statement or event id → file."""
        return {
            own: f
            for f, coded in self.stories.items()
            for c in coded
            for own in (*(s.id for s in c.statements), *(e.id for e in c.events))
        }

    def rows(self, part: str, name: str) -> dict[tuple[str, str], Row]:
        """Return (file, id) → row of a list of the documents, or of a part of their talks."""
        out = {}
        for d in self.documents:
            held = d.rows.get(part) or {}
            for row in (held.get(name, []) if name else held) or []:
                out[d.file, row["id"]] = row
        return out

    def at(self, mentions: Iterable[Mention]) -> tuple[Place, ...]:
        """Return mentions as places in their files."""
        return tuple(
            (self.files[m.story_id], m.start + b, m.end + b)
            for m in mentions
            if (b := self.base.get(m.story_id)) is not None
        )

    def reports(self, ids: Iterable[str]) -> set[str]:
        """Return the files that statements, events or stories are told in."""
        known = {self.told_in.get(i) or self.files.get(i) for i in ids}
        return {f for f in known if f is not None}


def within(gold: Row, files: Iterable[str]) -> Row:
    """Return the linking gold of some files only: members elsewhere go, and rows without any."""
    known = set(files)
    out: Row = {}
    for name, rows in gold.items():
        if not isinstance(rows, list) or not rows or not isinstance(rows[0], dict):
            continue
        out[name] = [r for row in rows if (r := _within(name, row, known)) is not None]
    return out


def _within(name: str, row: Row, files: set[str]) -> Row | None:
    for key in ("members", "mentions"):
        if key in row:
            kept = [m for m in row[key] if m["file"] in files]
            return {**row, key: kept} if kept else None
    if name == "claim_sets":
        claims = [
            {**c, "attributions": [a for a in c.get("attributions", ()) if a["file"] in files]}
            for c in row.get("claims", ())
        ]
        return {**row, "claims": claims} if any(c["attributions"] for c in claims) else None
    if name == "movements":
        ends = (row["from_position"], row["to_position"])
        return row if all(e["file"] in files for e in ends) else None
    return row


def spoken_of(documents: tuple[GoldDocument, ...], gold: Row) -> tuple[GoldDocument, ...]:
    """Return the documents that linking gold speaks of: those in its ``files``, else all."""
    files = gold.get("files")
    return documents if files is None else tuple(d for d in documents if d.file in files)


def run(
    documents: tuple[GoldDocument, ...], gold: Row, pipeline: Pipeline, readings: str = "own"
) -> Figures:
    """Code and link the documents and return the flat figures of the bench.

    ``readings``: ``own``, what the pipeline reads, or ``gold``, what the experts read. Where the
    gold names its ``files``, the other documents are left out: it says nothing about them.
    """
    documents = spoken_of(documents, gold)
    gold = within(gold, (d.file for d in documents))
    read = expert_stories if readings == "gold" else coded_gold
    stories = {d.file: read(d, pipeline) for d in documents}
    linked = link(c for coded in stories.values() for c in coded)
    return figures(Corpus(documents, gold, stories, linked))


def figures(corpus: Corpus) -> Figures:
    """Return the figures of a linked corpus."""
    wanted, got = incident_members(corpus)
    claims, right, matched = claim_sets(corpus)
    return {
        "bcubed_f1": bcubed(wanted, got),
        "pairwise_f1": pairwise(wanted, got),
        "claims_f1": claims.f1,
        "status_acc": right / matched if matched else float(not claims.gold),
        "agreements_f1": agreements(corpus).f1,
        "findings_f1": findings(corpus).f1,
        "rounds_f1": rounds(corpus).f1,
        "positions_f1": positions(corpus)[0].f1,
        "movements_recall": movements(corpus).recall,
        "members_found": len(got) / len(wanted) if wanted else 1.0,
        "n_members": len(wanted),
        "n_claim_sets": claims.gold,
    }


Members = dict[Hashable, Hashable]


def incident_members(corpus: Corpus) -> tuple[Members, Members]:
    """Return gold member → gold incident, and gold member → our incident where we have one."""
    events = corpus.rows("events", "")
    ours = {e: i.id for i in corpus.linked.incidents for e in i.event_ids}
    wanted: Members = {}
    by_file: dict[str, list[tuple[str, str]]] = {}
    for incident in corpus.gold["incidents"]:
        for m in incident["members"]:
            key = (m["file"], m["id"])
            if not m.get("optional") and key in events:
                wanted[key] = incident["id"]
                by_file.setdefault(m["file"], []).append(key)
    got: Members = {}
    for file, keys in by_file.items():
        mine = [(e, c.story.start) for c in corpus.stories[file] for e in c.events]

        def score(key: tuple[str, str], item: tuple[Event, int]) -> float:
            return same_deed(events[key], *item)

        for i, j in one_to_one(keys, mine, score):
            if mine[j][0].id in ours:
                got[keys[i]] = ours[mine[j][0].id]
    return wanted, got


def same_deed(row: Row, event: Event, base: int) -> float:
    """Return how well an event of a story that starts at ``base`` is the gold's: 0 where the
    triggers do not touch, 2 where the types agree too, else 1."""
    at = ((event.trigger.start + base, event.trigger.end + base),)
    if not overlap(at, spans_of(row["trigger"])):
        return 0.0
    return 1.0 + float(event.type == row["plover"].get("type"))


def _files(members: Iterable[Row]) -> set[str]:
    return {m["file"] for m in members}


def _tally(rows: list[Row], pairs: list[tuple[int, int]], predicted: int) -> Count:
    """Count matches; what only matches an optional row is neither wrong nor right."""
    hit = sum(counted(rows[i]) for i, _ in pairs)
    free = len(pairs) - hit
    return Count(hit, predicted - free, sum(counted(r) for r in rows))


def claim_sets(corpus: Corpus) -> tuple[Count, int, int]:
    """Return the count of claim sets, how many matched ones have the right status, and matched."""
    rows = [r for r in corpus.gold["claim_sets"] if r.get("claims")]
    found = [
        s for i in corpus.linked.incidents for s in i.claim_sets if rules.disputed(s)
    ]  # fmt: skip

    def score(row: Row, item: ClaimSet) -> float:
        told = corpus.reports(s for c in item.claims for s in (*c.carriers, *c.statement_ids))
        if not told & _files(a for c in row["claims"] for a in c.get("attributions", [])):
            return 0.0
        return rules.claim_set_score(row, item, corpus.actors)

    pairs = [(i, j) for i, j in one_to_one(rows, found, score) if score(rows[i], found[j]) >= 0.5]
    right = sum(counted(rows[i]) and rows[i]["status"] == found[j].status for i, j in pairs)
    tally = _tally(rows, pairs, len(found))
    return tally, right, tally.hit


def agreements(corpus: Corpus) -> Count:
    """Count mentions of agreements that are tied to the right one."""
    rows = corpus.gold["agreements"]
    mine = [corpus.at(a.mentions) for a in corpus.linked.agreements]
    gold = [[(m["file"], m["start"], m["end"]) for m in r["mentions"]] for r in rows]
    terms = [(m["file"], m["start"], m["end"]) for r in rows
             for spans in r.get("provisions", {}).values() for m in spans]  # fmt: skip
    pairs = one_to_one(gold, mine, lambda g, p: float(sum(_touch(x, p) for x in g)))
    hit = sum(_touch(x, mine[j]) for i, j in pairs for x in gold[i])
    every = [x for g in gold for x in g]
    predicted = [x for p in mine for x in p if _touch(x, every) or not _touch(x, terms)]
    return Count(hit, len(predicted), len(every))


def _touch(a: Place, others: Iterable[Place]) -> bool:
    return any(a[0] == b[0] and a[1] < b[2] and b[1] < a[2] for b in others)


def findings(corpus: Corpus) -> Count:
    """Count ledger rows."""
    rows = corpus.gold["findings"]
    provisions = {
        p["id"]: p
        for d in corpus.documents
        for a in d.rows.get("agreements", [])
        for p in a.get("provisions", [])
    }
    mine = {p.id: p for a in corpus.linked.agreements for p in a.provisions}

    def score(row: Row, item: Finding) -> float:
        if not corpus.reports((*item.event_ids, *item.statement_ids)) & _files(row["members"]):
            return 0.0
        plain = {**row, "finding": row["occurrence"], "against": row["violator"]}
        return rules.finding_score(plain, item, corpus.actors, provisions, mine)

    pairs = one_to_one(rows, corpus.linked.findings, score)
    return _tally(rows, pairs, len(corpus.linked.findings))


def rounds(corpus: Corpus) -> Count:
    """Count meetings."""
    told = corpus.rows("negotiation", "rounds")
    rows = corpus.gold["rounds"]
    places = {p["id"]: p for d in corpus.documents for p in d.rows.get("places", [])}

    def score(row: Row, item: Round) -> float:
        reports = {f for f, _, _ in corpus.at(item.mentions)}
        own = [told[m["file"], m["id"]] for m in row["members"] if m["file"] in reports]
        return max((rules.round_score(r, item, corpus.actors, places) for r in own), default=0.0)

    return _tally(rows, one_to_one(rows, corpus.linked.rounds, score), len(corpus.linked.rounds))


def positions(corpus: Corpus) -> tuple[Count, dict[str, str]]:
    """Return the count of positions, and gold position → ours."""
    told = corpus.rows("negotiation", "positions")
    rows = corpus.gold["positions"]

    def score(row: Row, item: Position) -> float:
        party = rules.party_keys(corpus.actors, str(row["party"]))
        if not party & claimant_keys(item.party) or row.get("kind_code") != item.kind:
            return 0.0
        own = corpus.at(item.mentions)
        shared = 0
        for m in row["members"]:
            evidence = spans_of(told[m["file"], m["id"]].get("evidence"))
            shared += any(_touch((m["file"], a, b), own) for a, b in evidence)
        return float(shared)

    ours = corpus.linked.positions
    pairs = one_to_one(rows, ours, score)
    return _tally(rows, pairs, len(ours)), {rows[i]["id"]: ours[j].id for i, j in pairs}


def movements(corpus: Corpus) -> Count:
    """Count the gold's movements whose two ends we have and have joined."""
    ours = positions(corpus)[1]
    moved = {(m.from_position, m.to_position) for m in corpus.linked.movements}
    rows = [r for r in corpus.gold["movements"] if not r.get("optional")]
    hit = sum((ours.get(r["from"]), ours.get(r["to"])) in moved for r in rows)
    return Count(hit, len(corpus.linked.movements), len(rows))
