"""The bench ``linking``: gold against itself gives 1, nothing gives 0, wrong joins cost."""

from __future__ import annotations

import msgspec
import pytest

from tests.linking.builder import StoryBuilder
from trucewatch.bench import linking
from trucewatch.bench.clustering import bcubed, pairwise
from trucewatch.bench.gold import GoldDocument, Row
from trucewatch.linking import Linked, link
from trucewatch.records.coded import CodedStory

FIGURES = (
    "bcubed_f1", "pairwise_f1", "claims_f1", "status_acc", "agreements_f1", "findings_f1",
    "rounds_f1", "positions_f1", "movements_recall",
)  # fmt: skip


def report(name: str, published: str) -> CodedStory:
    s = StoryBuilder(name, published)
    s.agreement("2024-05-03")
    s.attack("VAL", "KES", on="2024-06-11", place="mill")
    s.said("KES", "deny", answers=s.statements[-1].id)
    said = s.said("KES", "demand")
    kind = "refusal" if name == "a" else "offer"
    s.position("KES", "territory", kind, "the belt", said=said, date=published)
    s.meeting("2024-06-11", "Marrow", "VAL KES")
    return s.build()


def gold_of(stories: list[CodedStory], linked: Linked) -> tuple[tuple[GoldDocument, ...], Row]:
    """Write down what was linked as an expert would have."""
    codes = ("VAL", "KES", "MON")
    actors = [{"id": c, "name": c, "entity_code": c, "mentions": []} for c in codes]
    provisions = [{"id": "AG.ceasefire", "pax": "Ce", "pam": "Cease Fire"}]
    documents = []
    for c in stories:
        events = [
            {"id": e.id, "trigger": {"start": e.trigger.start, "end": e.trigger.end},
             "plover": {"type": e.type}} for e in c.events
        ]  # fmt: skip
        talks: Row = {"rounds": [], "positions": []}
        for r in linked.rounds:
            talks["rounds"].append(
                {"id": r.id, "status": r.status, "venue": r.venue, "participants": ["VAL", "KES"]}
            )
        for p in linked.positions:
            spans = [
                {"start": m.start, "end": m.end} for m in p.mentions if m.story_id == c.story.id
            ]
            talks["positions"].append({"id": p.id, "evidence": spans})
        documents.append(
            GoldDocument(
                c.story.id, "", {"actors": actors, "events": events, "negotiation": talks,
                                 "agreements": [{"id": "AG", "provisions": provisions}]}
            )
        )  # fmt: skip
    at = {e.id: c.story.id for c in stories for e in c.events}
    told = {s.id: c.story.id for c in stories for s in c.statements}

    def members(ids: tuple[str, ...], where: dict[str, str]) -> list[Row]:
        return [{"file": where[i], "id": i} for i in ids]

    gold: Row = {
        "incidents": [
            {"id": i.id, "members": members(i.event_ids, at)} for i in linked.incidents
        ],
        "claim_sets": [
            {"id": s.kind, "kind": s.kind, "question": s.question, "status": s.status,
             "claims": [
                 {"claimant": c.claimant.code, "answer": getattr(c.answer, "code", c.answer),
                  "attributions": members(c.statement_ids, told)} for c in s.claims
             ]}
            for i in linked.incidents for s in i.claim_sets
        ],
        "agreements": [
            {"id": a.id, "provisions": {},
             "mentions": [{"file": m.story_id, "start": m.start, "end": m.end} for m in a.mentions]}
            for a in linked.agreements
        ],
        "findings": [
            {"id": f.id, "provision": "AG.ceasefire", "occurrence": f.occurrence,
             "violator": f.violator.code if f.violator else None, "by_whom": f.by_whom.code,
             "members": members(f.event_ids, at)} for f in linked.findings
        ],
        "rounds": [
            {"id": r.id, "members": [{"file": m.story_id, "id": r.id} for m in r.mentions]}
            for r in linked.rounds
        ],
        "positions": [
            {"id": p.id, "party": p.party.code, "kind_code": p.kind,
             "members": [{"file": m.story_id, "id": p.id} for m in p.mentions]}
            for p in linked.positions
        ],
        "movements": [
            {"from": m.from_position, "to": m.to_position, "from_position": {"file": "a"},
             "to_position": {"file": "b"}} for m in linked.movements
        ],
    }  # fmt: skip
    return tuple(documents), gold


@pytest.fixture
def corpus() -> linking.Corpus:
    stories = [report("a", "2024-06-12"), report("b", "2024-06-13")]
    linked = link(stories)
    documents, gold = gold_of(stories, linked)
    return linking.Corpus(documents, gold, {s.story.id: (s,) for s in stories}, linked)


def test_gold_against_itself_is_one(corpus: linking.Corpus) -> None:
    assert corpus.linked.movements and corpus.linked.findings and corpus.linked.rounds
    got = linking.figures(corpus)
    assert {name: got[name] for name in FIGURES} == dict.fromkeys(FIGURES, 1.0)


def test_nothing_is_zero(corpus: linking.Corpus) -> None:
    got = linking.figures(msgspec.structs.replace(corpus, linked=Linked()))
    assert {name: got[name] for name in FIGURES} == dict.fromkeys(FIGURES, 0.0)


def test_a_wrong_status_and_a_missing_movement_cost(corpus: linking.Corpus) -> None:
    sets = corpus.gold["claim_sets"]
    gold = {**corpus.gold, "claim_sets": [{**s, "status": "admitted"} for s in sets]}
    linked = msgspec.structs.replace(corpus.linked, movements=())
    got = linking.figures(msgspec.structs.replace(corpus, gold=gold, linked=linked))
    assert (got["claims_f1"], got["status_acc"], got["movements_recall"]) == (1.0, 0.0, 0.0)


def test_a_set_told_in_another_report_does_not_match(corpus: linking.Corpus) -> None:
    sets = [
        {**s, "claims": [{**c, "attributions": [{"file": "z", "id": "x"}]} for c in s["claims"]]}
        for s in corpus.gold["claim_sets"]
    ]
    moved = msgspec.structs.replace(corpus, gold={**corpus.gold, "claim_sets": sets})
    assert linking.figures(moved)["claims_f1"] == 0.0


def test_gold_of_some_files_only(corpus: linking.Corpus) -> None:
    part = linking.within(corpus.gold, ["a"])
    assert {m["file"] for i in part["incidents"] for m in i["members"]} == {"a"}
    assert part["movements"] == []


def test_clusterings() -> None:
    gold = {"a": 1, "b": 1, "c": 2, "d": 2}
    assert bcubed(gold, gold) == pairwise(gold, gold) == 1.0
    assert bcubed(gold, {}) == pairwise(gold, {}) == 0.0
    apart = {k: k for k in gold}
    assert bcubed(gold, apart) == pytest.approx(2 / 3)  # precision 1, recall 1/2
    assert pairwise(gold, apart) == 0.0
    one = dict.fromkeys(gold, 0)
    assert pairwise(gold, one) == pytest.approx(0.5)  # 2 of 6 pairs are right, all are found
    assert bcubed(gold, {"a": 1, "b": 1}) == pytest.approx(2 / 3)  # half was not found
