"""The ledger: violation and violator apart, own acts, summaries."""

from __future__ import annotations

import msgspec
import pytest

from tests.linking.builder import StoryBuilder, breach_story
from trucewatch.linking import link
from trucewatch.linking.camps.sides import Watch, WatchedAgreement
from trucewatch.records import Actor, Finding


def rows(findings: tuple[Finding, ...]) -> set[tuple[str, str | None, str]]:
    return {
        (f.occurrence, f.violator.code if f.violator else None, f.by_whom.code) for f in findings
    }


def test_each_reporter_has_a_row_and_the_mission_names_nobody() -> None:
    linked = link([breach_story().build()])
    assert rows(linked.findings) == {
        ("violation", "KES", "VAL"), ("violation", "VAL", "KES"), ("violation", None, "MON"),
    }  # fmt: skip
    mission = next(f for f in linked.findings if f.by_whom.code == "MON")
    assert mission.status == "monitor_no_blame"
    assert len(mission.statement_ids) == 2  # the report, and that it assigns no blame
    assert {f.status for f in linked.findings if f.violator} == {"contested"}


def test_own_act_is_no_finding_against_oneself() -> None:
    s = StoryBuilder("o")
    s.agreement()
    said = s.said("KES", "assert")
    event = s.event("ASSAULT", "KES", "VAL", said, trigger="thwarted")
    s.touch("violation", event, said, "KES")
    assert link([s.build()]).findings == ()


def test_summary_accusation_gives_way_to_the_act_itself() -> None:
    s = StoryBuilder("s")
    s.agreement()
    both = s.said("VAL", "accuse", "KES")
    s.touch("violation", None, both, "KES", explicit=True)
    s.attack("VAL", "KES", on="2024-06-11")
    assert len(link([s.build()]).findings) == 1


def test_summary_accusation_alone_stands() -> None:
    s = StoryBuilder("s")
    s.agreement()
    both = s.said("VAL", "accuse", "KES")
    s.touch("violation", None, both, "KES", explicit=True)
    assert rows(link([s.build()]).findings) == {("violation", "KES", "VAL")}


def test_threat_is_told_by_its_author() -> None:
    s = StoryBuilder("t")
    s.agreement()
    event = s.event("THREATEN", "KES", "VAL", mode="violence", realis="actual")
    s.touch("threat", event, None, "KES")
    assert rows(link([s.build()]).findings) == {("threat", "KES", "KES")}


def test_compliance_by_the_report_itself() -> None:
    s = StoryBuilder("c")
    s.agreement()
    event = s.event("RETREAT", "KES", "", mode="release", realis="actual", trigger="freed")
    s.touch("compliance", event, provision="prisoners")
    linked = link([s.build()])
    assert rows(linked.findings) == {("compliance", None, "narrator")}
    assert linked.findings[0].status == "reported"
    provision = linked.agreements[0].provisions[0]
    assert provision.id == linked.findings[0].provision_id
    assert (provision.pax, provision.pam) == ("TjPrire", "Prisoner Release")


def test_headline_gives_no_row() -> None:
    s = StoryBuilder("h")
    s.agreement()
    said = s.said("VAL", "accuse", "KES", quote_type="headline")
    s.touch("violation", None, said, "KES", explicit=True)
    assert link([s.build()]).findings == ()


def test_accusation_against_another_side_than_the_acts_actor_gives_no_row() -> None:
    s = StoryBuilder("x")
    s.agreement()
    said = s.said("VAL", "accuse", "KES")
    event = s.event("ASSAULT", "THI", "VAL", said, realis="alleged")
    s.touch("violation", event, said, "THI")
    assert link([s.build()]).findings == ()


def test_a_row_has_the_day_of_the_act_never_the_day_of_speech() -> None:
    s = StoryBuilder("d")
    s.agreement()
    said = s.said("VAL", "accuse", "KES", on="2024-06-12")
    s.touch("violation", s.event("ASSAULT", "KES", "VAL", said, realis="alleged"), said, "KES")
    assert [f.date for f in link([s.build()]).findings] == [None]


def test_who_admits_an_act_has_a_row_who_boasts_of_one_has_none() -> None:
    found = {}
    for act in ("concede", "assert"):
        s = StoryBuilder(act)
        s.agreement()
        said = s.said("KES", act)
        s.touch("violation", s.event("ASSAULT", "KES", "VAL", said), said, "KES")
        found[act] = rows(link([s.build()]).findings)
    assert found == {"concede": {("violation", "KES", "KES")}, "assert": set()}


def test_what_a_monitor_tells_is_reported_what_a_party_tells_is_claimed() -> None:
    s = StoryBuilder("m")
    s.agreement()
    s.role("MON", "monitor")
    for who in ("MON", "KES"):
        said = s.said(who, "assert")
        event = s.event("RETREAT", "KES", "", said, mode="withdraw", trigger=f"left {who}")
        s.touch("compliance", event, said, provision="withdrawal")
    status = {f.by_whom.code: f.status for f in link([s.build()]).findings}
    assert status == {"MON": "reported", "KES": "claimed"}


def test_a_row_takes_its_status_from_the_question_of_blame_whatever_it_is_called() -> None:
    s = StoryBuilder("q")
    s.agreement()
    for who, other in (("VAL", "KES"), ("KES", "VAL")):
        said = s.said(who, "accuse", other)
        event = s.event("ASSAULT", other, who, said, on="2024-06-11", realis="alleged")
        s.touch("violation", event, said, other)
    linked = link([s.build()])
    assert {q.kind for i in linked.incidents for q in i.claim_sets} == {"responsible"}
    assert {f.status for f in linked.findings} == {"contested"}


def _watch(*parties: str, camps: dict[str, tuple[str, ...]] | None = None) -> Watch:
    pact = WatchedAgreement(
        "Lake Accord", ("lake accord",), "2023-05-02", "ceasefire", parties, (), (), ()
    )
    return Watch("lake", camps or {}, agreements=(pact,))


@pytest.mark.parametrize(
    ("watch", "rows_"),
    [
        (_watch("VAL", "VALREB:dawn"), 0),
        (_watch("VAL", "VALREB:dusk"), 1),
        (_watch("VAL", "VALREB:dawn", camps={"b": ("VALREB:dawn", "VALREB:dusk")}), 1),
        (_watch("VAL", "KES"), 1),
        (_watch("VAL", "UNK:kestrel"), 1),
        (Watch("none"), 1),
    ],
)
def test_a_group_that_is_no_party_breaks_no_agreement(watch: Watch, rows_: int) -> None:
    s = StoryBuilder("w")
    s.agreement(date="2023-05-02", names=("lake accord",))
    said = s.said("VAL", "accuse")
    event = s.event("ASSAULT", "VALREB:dusk", "VAL", said)
    s.touch("violation", event, said, "VALREB:dusk")
    built = s.build()
    rebels = [msgspec.structs.replace(t, violator=_rebel(t.violator)) for t in built.leads.touches]
    leads = msgspec.structs.replace(built.leads, touches=tuple(rebels))
    linked = link([msgspec.structs.replace(built, leads=leads)], watch)
    assert len(linked.findings) == rows_


def _rebel(who: Actor | None) -> Actor | None:
    return None if who is None else msgspec.structs.replace(who, sector="REB")


@pytest.mark.parametrize(("role", "status"), [("monitor", "monitor_no_blame"), ("", "no_blame")])
def test_only_who_is_called_a_monitor_is_one(role: str, status: str) -> None:
    s = StoryBuilder("r")
    s.agreement()
    said = s.said("THI", "report_no_blame")
    event = s.event("ASSAULT", "", "", said, on="2024-06-11", realis="monitor_reported")
    s.touch("violation", event, said, None, explicit=True, general=True)
    if role:
        s.role("THI", role)
    assert [f.status for f in link([s.build()]).findings] == [status]


def test_a_monitor_that_only_says_what_was_seen_names_nobody() -> None:
    def told(speaker: str, role: str, realis: str) -> list[tuple[str | None, str]]:
        s = StoryBuilder("s")
        s.agreement()
        if role:
            s.role(speaker, role)
        said = s.said(speaker, "assert")
        event = s.event("ASSAULT", "", "", said, on="2024-06-11", realis=realis)
        s.touch("violation", event, said)
        found = link([s.build()]).findings
        return [(f.violator.code if f.violator else None, f.status) for f in found]

    assert told("MON", "monitor", "claimed") == [(None, "monitor_no_blame")]
    assert told("MON", "", "monitor_reported") == [(None, "no_blame")]
    assert told("THI", "", "claimed") == []


def test_a_monitor_that_names_somebody_later_named_nobody_before() -> None:
    first, later = StoryBuilder("a", "2024-06-12"), StoryBuilder("b", "2024-06-20")
    for b, violator in ((first, None), (later, "KES")):
        b.agreement("2024-05-03")
        b.role("MON", "monitor")
        said = b.said("MON", "report_no_blame" if violator is None else "accuse", violator)
        event = b.event("ASSAULT", violator or "", "VAL", said, on="2024-06-11", place="mill")
        b.touch("violation", event, said, violator)
    found = link([first.build(), later.build()]).findings
    assert {f.violator.code if f.violator else None for f in found} == {None, "KES"}


def test_who_withholds_blame_has_named_nobody() -> None:
    s = StoryBuilder("w")
    s.agreement()
    said = s.said("MON", "withhold_blame")
    event = s.event("ASSAULT", "KES", "VAL", said, on="2024-06-11")
    s.touch("violation", event, said, "KES", explicit=True)
    assert {row[1] for row in rows(link([s.build()]).findings)} <= {None}
