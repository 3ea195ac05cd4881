"""Rounds, positions and situations in invented reports."""

from __future__ import annotations

import pytest

from tests.coding.leads_support import Report
from trucewatch.bench.speed import document, texts_of
from trucewatch.coding.leads import leads
from trucewatch.coding.leads.context import LeadContext
from trucewatch.coding.talks.mentions import MEETING_SETS, meeting
from trucewatch.coding.talks.talks import find_rounds
from trucewatch.records.leads import RoundMention
from trucewatch.running.pipeline import Pipeline
from trucewatch.views.demo import corpus_folder
from trucewatch.vocab.issues import IssueWords


def held_and_planned(r: Report) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(m.status, m.date, tuple(a.code for a in m.participants)) for m in r.leads().rounds]


def test_mentions_of_one_meeting_are_one_round() -> None:
    r = Report(
        "Maddick held six hours of talks with Thirland in Marrow on Sunday.\n"
        "The talks were hosted by Valdoria.\n"
        "Ahead of the talks, nobody spoke."
    )
    r.time("on Sunday", "2024-06-09")
    (found,) = r.leads().rounds
    assert (found.status, found.date, found.duration) == ("held", "2024-06-09", "six hours")
    assert {a.code for a in found.participants} == {"KES", "THI"}
    assert found.host is not None
    assert found.host.code == "VAL"
    assert "Marrow" in (found.venue or "")


def test_announced_meeting_is_a_round_of_its_own() -> None:
    r = Report(
        "Maddick held talks with Thirland in Marrow on Sunday.\n"
        "Negotiations are set to resume on Monday."
    )
    r.time("on Sunday", "2024-06-09")
    r.time("on Monday", "2024-06-10")
    assert held_and_planned(r) == [
        ("held", "2024-06-09", ("KES", "THI")), ("planned", "2024-06-10", ("KES", "THI")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "“We are patient,” Maddick said during a meeting with reporters.",
        "Maddick, who has led negotiations with Thirland, is ill.",
        "It also meets one of the aims of Kestrel.",
        "No talks are under way.",
    ],
    ids=["backdrop", "long ago", "meets an aim", "none"],
)
def test_no_round(text: str) -> None:
    assert Report(text).leads().rounds == ()


def test_each_clause_of_a_demand_is_a_position() -> None:
    r = Report("Kestrel demanded that Valdoria be a neutral country and withdraw its troops.")
    r.said(
        "KES", "demanded", "Valdoria be a neutral country and withdraw its troops", "demand", "VAL"
    )
    found = [(p.issue, p.kind, p.value) for p in r.leads().positions]
    assert found == [
        ("neutrality", "demand", "Valdoria be a neutral country"),
        ("withdrawal", "demand", "withdraw its troops"),
    ]


def test_offer_with_its_condition() -> None:
    r = Report("Kestrel offered to free all prisoners in exchange for guarantees from Thirland.")
    r.said(
        "KES", "offered", "to free all prisoners in exchange for guarantees from Thirland", "offer"
    )
    (p,) = r.leads().positions
    assert (p.issue, p.kind, p.value) == ("prisoners", "offer", "to free all prisoners")
    assert p.condition == "in exchange for guarantees from Thirland"
    assert p.guarantors == ("THI",)


def test_held_firm_is_a_red_line_but_rejected_is_not() -> None:
    r = Report("Kestrel held firm against ceding territory. Valdoria rejected elections.")
    r.said("KES", "held firm against", "ceding territory", "reject")
    r.said("VAL", "rejected", "elections", "reject")
    assert [p.kind for p in r.leads().positions] == ["red_line", "refusal"]


def test_position_told_by_the_other_side() -> None:
    r = Report("Thirland did not support membership of NATO, Maddick said.")
    r.said("KES", "said", "Thirland did not support membership of NATO", "assert")
    (p,) = r.leads().positions
    assert (p.party.code, p.kind, p.issue) == ("THI", "refusal", "alliances")
    assert p.told_by is not None
    assert p.told_by.code == "KES"


def test_guarantee_like_an_article_of_an_alliance_is_no_membership() -> None:
    r = Report("Valdoria demanded Article 5-like guarantees from Thirland.")
    r.said("VAL", "demanded", "Article 5-like guarantees from Thirland", "demand", "THI")
    assert [p.issue for p in r.leads().positions] == ["guarantees"]


def test_plain_report_takes_no_position() -> None:
    r = Report("Kestrel said its troops had reached the river.")
    r.said("KES", "said", "its troops had reached the river", "assert")
    assert r.leads().positions == ()


def test_who_holds_and_encircles() -> None:
    r = Report(
        "The two villages have been encircled by Kestrel, which controls the only road to them."
    )
    found = {(s.relation, s.who.code if s.who else None, s.what) for s in r.leads().situations}
    assert ("encircles", "KES", "The two villages") in found
    assert any(rel == "holds" and "road" in what for rel, _, what in found)


def test_holding_a_meeting_is_no_situation() -> None:
    assert (
        Report("Kestrel held a meeting and holds an election on Sunday.").leads().situations == ()
    )


def test_plain_statement_takes_a_position_by_its_words() -> None:
    r = Report("Kestrel is ready to free all prisoners, Maddick said. It must be seen, he added.")
    r.said("KES", "said", "Kestrel is ready to free all prisoners", "assert")
    r.said("KES", "added", "It must be seen", "assert")
    assert [(p.issue, p.kind) for p in r.leads().positions] == [("prisoners", "offer")]


def test_talks_that_were_refused_or_of_gunfire_are_no_rounds() -> None:
    r = Report(
        "Maddick refused to meet Thirland on Sunday. A round of gunfire hit Valdoria in Marrow on"
        " Monday."
    )
    r.time("on Sunday", "2024-06-09")
    r.time("on Monday", "2024-06-10")
    assert r.leads().rounds == ()


def test_what_a_draft_asks_for_is_its_authors_demand() -> None:
    r = Report("A Thirland draft would require Valdoria to cede territory and limit its army.")
    found = {(p.party.code, p.issue, p.kind) for p in r.leads().positions}
    assert found == {("THI", "territory", "demand"), ("THI", "force_limits", "demand")}


def test_own_draft_of_a_firm_is_no_plan_of_a_process() -> None:
    assert Report("The draft was late, and the firm signed no deal.").leads().positions == ()


def test_talks_that_are_to_resume() -> None:
    r = Report("Talks between Kestrel and Valdoria are to resume in Marrow on Friday.")
    r.time("on Friday", "2024-06-14")
    assert held_and_planned(r) == [("planned", "2024-06-14", ("KES", "VAL"))]


@pytest.mark.parametrize(
    ("text", "away"),
    [
        ("Kestrel did not attend.", ("KES",)),
        ("Kestrel boycotted the meeting.", ("KES",)),
        ("Kestrel was absent.", ("KES",)),
        ("Kestrel will not attend the next round.", ()),
        ("Kestrel attended.", ()),
        ("Kestrel boycotted the goods of Valdoria.", ()),
    ],
)
def test_who_stayed_away(text: str, away: tuple[str, ...]) -> None:
    r = Report(f"Valdoria held talks with Thirland in Marrow on Sunday. {text}")
    r.time("on Sunday", "2024-06-09")
    (held,) = (m for m in r.leads().rounds if m.status == "held")
    assert held.absent == away


def test_no_word_begins_a_meeting_but_those_that_are_looked_at(
    engine: Pipeline, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Other words are passed by before anything is asked of them: none may be missed."""
    seen: list[str] = []

    def checked(ctx: LeadContext, words: IssueWords) -> tuple[RoundMention, ...]:
        telling = frozenset().union(*(words.talks[name] for name in MEETING_SETS))
        tokens = range(len(ctx.parse))
        found = {ctx.parse.lemma[i] for i in tokens if meeting(ctx, words, i) is not None}
        seen.extend(found)
        assert found <= telling
        return find_rounds(ctx, words)

    monkeypatch.setattr(leads, "find_rounds", checked)
    coded = list(engine.code_documents(map(document, texts_of(corpus_folder())[:15])))
    assert seen and not any(c.failures for own in coded for c in own)
