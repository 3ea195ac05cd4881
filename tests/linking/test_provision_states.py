"""Each provision's state over time, one series a reporter."""

from __future__ import annotations

from tests.linking.builder import StoryBuilder
from trucewatch.linking import link
from trucewatch.linking.agreements.provision_states import ProvisionState, provision_states


def states(*told: tuple[str, str, str | None]) -> tuple[ProvisionState, ...]:
    """Return the states over acts (reporter, occurrence, day), one story each."""
    stories = []
    for n, (who, occurrence, day) in enumerate(told):
        s = StoryBuilder(f"p{n}", day or "2024-06-20")
        s.agreement("2024-05-03")
        broken = occurrence == "violation"
        said = s.said(who, "accuse" if broken else "assert", "VAL" if broken else None)
        kind = "ASSAULT" if broken else "RETREAT"
        event = s.event(kind, "VAL", who, said, on=day, mode=None if broken else "ceasefire")
        s.touch(occurrence, event, said, "VAL" if broken else None)
        stories.append(s.build())
    return provision_states(link(stories).findings)


def test_the_last_dated_word_of_a_reporter_is_its_state() -> None:
    (found,) = states(("KES", "violation", "2024-06-01"), ("KES", "restoration", "2024-06-05"))
    (kestrel,) = found.reporters
    assert (kestrel.state, found.state) == ("kept", "one_reporter")
    assert [t.date for t in kestrel.told] == ["2024-06-01", "2024-06-05"]


def test_an_undated_word_does_not_overrule_a_dated_one() -> None:
    (found,) = states(("KES", "restoration", "2024-06-05"), ("KES", "violation", None))
    assert found.reporters[0].state == "kept"


def test_reporters_are_never_merged() -> None:
    (found,) = states(("KES", "violation", "2024-06-05"), ("MON", "restoration", "2024-06-05"))
    assert {(r.code, r.state) for r in found.reporters} == {("KES", "broken"), ("MON", "kept")}
    assert found.state == "differ"
    (same,) = states(("KES", "violation", "2024-06-05"), ("MON", "violation", "2024-06-06"))
    assert same.state == "same"


def test_reporters_that_blame_different_sides_do_not_say_the_same() -> None:
    """Builds on findings alone: the same breach, laid to one, to the other, and to nobody."""
    (one,) = states(("KES", "violation", "2024-06-05"))
    series = one.reporters[0].told[0]
    (found,) = link_of(("KES", "VAL"), ("MON", "VAL"))
    assert series.violator is not None and found.state == "same"
    for other in ("KES", None):
        (found,) = link_of(("KES", "VAL"), ("MON", other))
        assert found.state == "differ"


def link_of(*told: tuple[str, str | None]) -> tuple[ProvisionState, ...]:
    """Return the states over a breach on one day that each reporter lays to a side, or nobody."""
    stories = []
    for n, (who, blamed) in enumerate(told):
        s = StoryBuilder(f"q{n}", "2024-06-20")
        s.agreement("2024-05-03")
        said = s.said(who, "accuse" if blamed else "report_no_blame", blamed)
        event = s.event("ASSAULT", blamed or "", who, said, on="2024-06-05", mode=None)
        s.touch("violation", event, said, blamed)
        stories.append(s.build())
    return provision_states(link(stories).findings)


def test_no_findings_no_states() -> None:
    assert provision_states(()) == ()
