"""Who disbelieves, denies or then admits a deed, and who is a monitor."""

from __future__ import annotations

import pytest

from tests.linking.builder import StoryBuilder
from trucewatch.linking import link
from trucewatch.linking.claims.status import claim_status
from trucewatch.records import Claim, Claimant


def _claim(code: str, answer: str, act: str = "assert") -> Claim:
    return Claim(Claimant(code, code), code, answer, act, None, (), ())


@pytest.mark.parametrize(
    ("yes", "no", "doers", "status"),
    [
        ("MON", "KES", {"KES"}, "denied"),
        ("MON", "VAL", {"KES"}, "contested"),
        ("KES", "VAL", {"KES"}, "contested"),
        ("VAL", "KES", set(), "denied"),
    ],
)
def test_only_whose_deed_it_is_can_deny_it(yes: str, no: str, doers: set[str], status: str) -> None:
    claims = [_claim(yes, "yes"), _claim(no, "no", "deny")]
    assert claim_status("occurred", claims, frozenset(doers)) == status


@pytest.mark.parametrize(("act", "status"), [("concede", "admitted"), ("assert", "denied")])
def test_who_denied_and_then_admits_has_admitted(act: str, status: str) -> None:
    s = StoryBuilder("a")
    s.agreement()
    accused = s.attack("VAL", "KES", on="2024-06-11", place="mill")
    s.said("KES", "deny", answers=accused)
    s.event("ASSAULT", "KES", "VAL", s.said("KES", act), on="2024-06-11", place="mill")
    sets = [x for i in link([s.build()]).incidents for x in i.claim_sets if x.kind != "toll"]
    assert status in {x.status for x in sets}


@pytest.mark.parametrize(
    ("who", "sector", "camp"),
    [("MON", "IGO", "monitor"), ("THI", "GOV", "monitor"), ("VALMIL", "MIL", "VAL")],
)
def test_who_names_nobody_is_a_monitor_unless_it_is_of_a_side(
    who: str, sector: str, camp: str
) -> None:
    s = StoryBuilder("a")
    s.agreement()
    s.attack("VAL", "KES", on="2024-06-11", place="mill")
    told = s.said(who, "report_no_blame")
    event = s.event("ASSAULT", "", "", told, on="2024-06-11", place="mill")
    s.touch("violation", event, told)
    camps = {
        c.camp
        for i in link([s.build()]).incidents
        for x in i.claim_sets
        for c in x.claims
        if c.claimant.code == who
    }
    assert camps == {camp}
