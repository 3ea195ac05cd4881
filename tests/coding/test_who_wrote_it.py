"""Who wrote a paper, as its letterhead, its fields or the owner of an organ tell; and who did not.

Invented parties; what nobody else is named for is then the writer's.
"""

from __future__ import annotations

import pytest

import trucewatch as tw

SHELLED = "The government army shelled Dalo on 12 June. Four civilians died there.\n"


def said(text: str) -> set[str | None]:
    """Return the codes of all to whom a statement of the text is given."""
    return {s.speaker.code if s.speaker else None for s in tw.read(text).statements}


@pytest.mark.parametrize(
    ("head", "code"),
    [
        ("To: The Joint Commission\nFrom: Karan People's Front\nSubject: Dalo", "karan-people-front"),
        ("From: Political Bureau, Karan People's Front\nTo: Mr. Pell\nRe: Dalo", "karan-people-front"),
        ("FROM: Karan People's Front\nDATE: 14 June 2012", "karan-people-front"),
        ("Letter of the Karan People's Front, 14 June 2012", "karan-people-front"),
        ("Communique of the Karan Unity Party, Oruna, 14 June 2012", "karan-unity-party"),
        ("Communiqué No. 7 of the General Staff of the Karan Liberation Army", "karan-liberation-army"),
        ("Statement of the General Command of the Karan Movement", "karan-movement"),
        ("JOINT TRUCE COMMISSION\nSector North\nDaily report No. 31", "joint-truce-commission"),
        (
            "JOINT TRUCE COMMISSION\nSector North\nDaily report No. 31\n"
            "Covering 24 hours to 08:00 on 14 June 2012",
            "joint-truce-commission",
        ),
    ],
)  # fmt: skip
def test_the_writer_of_a_paper(head: str, code: str) -> None:
    told = said(f"{head}\n\n{SHELLED}")
    assert {c and c.partition(":")[2] for c in told} == {code}


@pytest.mark.parametrize(
    "head",
    [
        "From: war to peace\nSubject: a history",
        "From Dalo: rebels break truce",
        "The General Staff of the Karan Liberation Army in the war",
        "Sector North",
    ],
)
def test_a_title_that_names_no_writer(head: str) -> None:
    assert said(f"{head}\n\n{SHELLED}") == set()


def test_the_kind_of_a_paper_reports_nothing() -> None:
    text = "Truce of Oruna\nDaily report No. 31\n\nThe army said on Monday that rebels had fired.\n"
    assert said(text) == {"UNKMIL"}


def test_the_items_of_a_report_without_prose_are_its_text() -> None:
    head = "JOINT TRUCE COMMISSION\nSector North\nDaily report No. 31\n"
    items = (
        "1. Dalo. At 14:20 the team heard six explosions.\n2. Kamra. The army let a patrol pass.\n"
    )
    for when in ("Covering 24 hours to 08:00 on 14 June 2012", "14 June 2012"):
        (story,) = tw.read(f"{head}{when}\n\n{items}").stories
        assert story.published.date == "2012-06-14"
        roles = [x.role for x in story.lines if x.role != "blank"]
        assert "body" not in roles
        assert roles[-2:] == ["bullet", "bullet"]
