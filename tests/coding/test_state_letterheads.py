"""Whose an office is that names no state: the line above it, or the letterhead over a title."""

from __future__ import annotations

import pytest

import trucewatch as tw

BODY = (
    "For the second day the people of Gallabat are cut off. Ethiopia is in gross breach of its"
    " obligation. The Ministry recalls that Ethiopia guarantees the road.\n"
)


@pytest.mark.parametrize(
    ("head", "state"),
    [
        ("REPUBLIC OF SUDAN\nMINISTRY OF FOREIGN AFFAIRS\n\nSTATEMENT\n\nOn the road to Gallabat", "SDN"),
        ("Republic of Sudan\nMinistry of Foreign Affairs\n\nStatement\n\n"
         "On the closure by Ethiopia of the road to Gallabat\n\n3 May 2024, Khartoum", "SDN"),
        ("KINGDOM OF SAUDI ARABIA\nMINISTRY OF FOREIGN AFFAIRS\n\nSTATEMENT", "SAU"),
        ("Ministry of Defence of the Republic of Sudan\nPress Service\n\nPress release\n3 May 2024\n\n"
         "INFORMATION OF THE MINISTRY OF DEFENCE ON THE SITUATION AT THE STATE BORDER", "SDN"),
    ],
)  # fmt: skip
def test_whose_paper_it_is(head: str, state: str) -> None:
    told = tw.read(f"{head}\n\n{BODY}").statements
    by = {s.speaker.country for s in told if s.speaker is not None}
    assert told and by == {state}


@pytest.mark.parametrize(
    "head",
    [
        # A title about a state, and one over another's office, name no owner.
        "Sudan: a reading\nMinistries count their losses",
        "SUDAN\nReport of the Observers, 3 May 2024",
    ],
)
def test_a_line_that_is_about_a_state_owns_nothing(head: str) -> None:
    told = tw.read(f"{head}\n\n{BODY}").statements
    assert not any(
        s.speaker is not None and s.speaker.code == "SDNGOV:foreign-ministry" for s in told
    )


@pytest.mark.parametrize(
    "head",
    [
        "REPUBLIC OF VARENIA\nMINISTRY OF FOREIGN AFFAIRS\n\nSTATEMENT\n\nOn the road to Orsk",
        "REPUBLIC OF VARENIA\nGeneral Staff of the Armed Forces\n\n"
        "PRESS RELEASE No. 14\n\nThe General Staff informs the public of Labour's visit:",
    ],
)
def test_a_paper_of_a_state_that_no_table_knows_is_no_other_states(head: str) -> None:
    told = tw.read(f"{head}\n\n{BODY}").statements
    by = {s.speaker.country for s in told if s.speaker is not None}
    assert by and not by & {"ETH", "GBR"}
