"""A way that stays barred over days, what is told as known already, and what only counts breaches;
each with a twin."""

from __future__ import annotations

from functools import cache

import pytest

from trucewatch.linking import Linked, link
from trucewatch.records import Document, Incident
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument


@cache
def coded(text: str, day: str) -> tuple[CodedStory, ...]:
    name = f"{day}{len(text)}"
    raw = RawDocument(Document(name, name, "0", None, "text/plain"), text, Meta(date=day))
    return pipeline(Config()).code_document(raw)


def ledger(*told: tuple[str, str]) -> Linked:
    return link(c for day, text in told for c in coded(text, day))


def of_access(found: Linked, *told: tuple[str, str]) -> list[Incident]:
    barring = {
        e.id for day, text in told for c in coded(text, day) for e in c.events if e.type == "COERCE"
    }
    return [i for i in found.incidents if barring & set(i.event_ids)]


DRIVERS = (
    "2031-05-06",
    "TAMREN, May 6 - Nine lorries of the World Food Programme have stood at the Orsk bridge since"
    " Sunday. Drivers said Kestrian soldiers had refused to let them pass.",
)
MINISTRY = (
    "2031-05-08",
    "TAMREN, May 8 - The Defence Ministry of Kestria denied that its soldiers were blocking a"
    " relief convoy at the Orsk bridge.",
)
ELSEWHERE = (
    "2031-05-08",
    "TAMREN, May 8 - The Defence Ministry of Kestria denied that its soldiers were blocking a"
    " relief convoy at the Valm crossing.",
)
LATER = ("2031-06-20", MINISTRY[1].replace("May 8", "June 20"))


@pytest.mark.parametrize(("other", "one"), [(MINISTRY, True), (ELSEWHERE, False), (LATER, False)])
def test_a_way_that_stays_barred_is_one_matter(other: tuple[str, str], one: bool) -> None:
    found = of_access(ledger(DRIVERS, other), DRIVERS, other)
    assert len(found) == (1 if one else 2)
    if one:
        (asked,) = (s for s in found[0].claim_sets if s.kind == "occurred")
        assert {c.answer for c in asked.claims} == {"yes", "no"}


KNOWN = (
    "2031-05-13",
    "BRODE, May 13 - Nine people were killed when shells hit a market in the town of Brode on"
    " Monday, the hospital said. The governments of Kestria and Valdor traded blame for the"
    " attack. The Kestrian Defence Ministry denied the rebels' claim that four of its soldiers had"
    " been killed near Lower Dun over the weekend.",
)


def test_the_attack_is_the_one_told_before() -> None:
    blamed = [
        (i.place.name if i.place else None, c.claimant.name)
        for i in ledger(KNOWN).incidents
        for s in i.claim_sets
        for c in s.claims
        if c.act == "accuse"
    ]
    assert blamed and {place for place, _ in blamed} == {"Brode"}


def test_who_claims_what_another_denies_says_that_it_was_so() -> None:
    sets = [s for i in ledger(KNOWN).incidents for s in i.claim_sets if s.kind == "occurred"]
    told = [{(c.claimant.name, c.answer) for c in s.claims} for s in sets]
    assert {("rebels", "yes"), ("Kestrian Defence Ministry", "no")} in told


def test_a_count_of_breaches_is_none_of_the_raids() -> None:
    text = (
        "KOLM, May 13 - The Defence Ministry of Kestria said that the enemy had violated the"
        " ceasefire nine times over the past day. It said Valdori snipers wounded a soldier near"
        " the village of Kolm."
    )
    events = {e.id: e.trigger.text for c in coded(text, "2031-05-13") for e in c.events}
    groups = [{events[i] for i in x.event_ids} for x in ledger(("2031-05-13", text)).incidents]
    assert any("wounded" in g for g in groups)
    assert not any({"wounded", "violated"} <= g for g in groups)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Seven people were killed in an attack in Kano on Monday.", "2031-05-12"),
        ("On Tuesday nine villagers were killed in a raid near Kano.", "2031-05-13"),
        ("Two guards were wounded by shelling near Kano on Sunday.", "2031-05-11"),
        ("Rebels attacked the post near Kano on the night of 11 to 12 May.", "2031-05-11"),
        ("Gunmen raided the post near Kano in the night from 10 to 11 May.", "2031-05-10"),
        # a day of what was done after it, or of who told of it
        ("Rebels withdrew on Monday after an attack near Kano.", None),
    ],
)
def test_the_day_of_an_act_is_that_of_what_it_did(text: str, day: str | None) -> None:
    acts = [e for c in coded(text, "2031-05-14") for e in c.events if e.type == "ASSAULT"]
    assert {e.time.from_ if e.time else None for e in acts} == {day}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Sillan the mission observed two houses hit by mortar rounds.", "Sillan"),
        ("The mission noted nine fatalities in Sillan as a result of the shelling.", "Sillan"),
        ("Soldiers stopped nine lorries at the Sillan crossing on Monday.", "Sillan"),
        ("In Moscow the minister denied that the army had shelled the port.", None),
        ("In Parliament the opposition said that soldiers had shot at the crowd.", None),
        ("In October the mission observed two houses hit by mortar rounds.", None),
    ],
)
def test_where_the_sentence_is_set(text: str, place: str | None) -> None:
    acts = [
        e for c in coded(text, "2031-05-14") for e in c.events if e.type in ("ASSAULT", "COERCE")
    ]
    assert acts and {e.place.name if e.place else None for e in acts} == {place}


BULLETIN = "{head}\nDaily Report 212/2031, issued on 14 May 2031\n\n{text}"


BOTH = "The Mission recorded nine ceasefire violations. Access was refused by armed men."
SARRO, NORRIN = "SARRO STRAIT MONITORING MISSION", "Norrin Observer Mission"


@pytest.mark.parametrize(
    ("head", "text", "name"),
    [
        (SARRO, "The SSMM recorded more ceasefire violations on the island than before.", "Ce"),
        (SARRO, BOTH, "ImPK"),
        (NORRIN, BOTH, "ImPK"),
    ],
)
def test_a_mission_that_no_list_knows_reports(head: str, text: str, name: str) -> None:
    found = ledger(("2031-05-14", BULLETIN.format(head=head, text=text)))
    provisions = {p.id: p.pax for a in found.agreements for p in a.provisions}
    rows = {(provisions[f.provision_id], f.status) for f in found.findings}
    assert (name, "monitor_no_blame") in rows


@pytest.mark.parametrize(
    ("text", "provision"),
    [
        ("Gunmen opened fire on a convoy of flour trucks near Carsk on Monday.", "aid_access"),
        ("Rebels fired on humanitarian workers near Carsk on Monday.", "aid_access"),
        ("Rebels attacked an army convoy near Carsk on Monday.", "ceasefire"),
        ("Rebels attacked an aid convoy near Carsk, breaking the ceasefire.", "ceasefire"),
    ],
)
def test_an_attack_on_relief_bears_on_its_access(text: str, provision: str) -> None:
    story = text + " The observer mission said it could not tell who broke the Luthen accord."
    acts = {
        e.id
        for c in coded(story, "2031-05-14")
        for e in c.events
        if e.type == "ASSAULT" and e.trigger.start < len(text)
    }
    touched = {
        t.provision
        for c in coded(story, "2031-05-14")
        for t in c.leads.touches
        if t.event_id in acts
    }
    assert touched == {provision}


ACCORD = (
    "2031-05-10",
    "SARNE, May 10 - Kestria and Valdor traded blame for shelling on Friday. The shelling broke the"
    " Sarne Agreement, which Kestria and Valdor signed on March 14.",
)


@pytest.mark.parametrize(("head", "one"), [("SARNE", True), ("OLMARK", False)])
def test_a_mission_watches_the_truce_that_it_is_named_after(head: str, one: bool) -> None:
    daily = f"{head} VERIFICATION MISSION\nDaily Report No. 208, 12 May 2031\n\n"
    days = [
        ("2031-05-12", daily + "The Mission recorded 112 ceasefire violations near the river."),
        ("2031-05-13", daily + "The Mission recorded 48 ceasefire violations near the hills."),
    ]
    found = ledger(ACCORD, *days)
    names = {a.id: a.name for a in found.agreements}
    told = {names[f.agreement_id] for f in found.findings if "MISSION" in f.by_whom.name.upper()}
    assert len(told) == 1 and ("Sarne Agreement" in next(iter(told))) is one
