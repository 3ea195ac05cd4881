"""Whole texts of other kinds than news: briefings, interviews, letters, joint statements."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import says, shown, statements_of
from trucewatch.coding.drafts import StatementDraft

BRIEFING = """Spokesperson Laura Whitfield opened the briefing.
MS. WHITFIELD: Good afternoon, everyone. The Secretary will travel to Nairobi on Thursday.
We condemn the attack on the hospital.
(Laughter.)
QUESTION: Does the department believe that the army was behind the strike?
MS. WHITFIELD: I am not going to assign responsibility from here.
QUESTION: The army says the rebels used drones.
MS. WHITFIELD: We are calling on both sides to accept the truce."""

INTERVIEW = """The chief negotiator of the rebels, Alassane ag Intalla, spoke in Nouakchott.
Sahel Weekly: Why did you leave the talks?
Alassane ag Intalla: We did not leave them. The junta closed the door.
Sahel Weekly: Would you return?
ag Intalla: If the drones stop, we will come back to the table."""


def _by_label(found: tuple[StatementDraft, ...], word: str) -> str:
    return " ".join(
        s.text for d in found if d.speaker and word in d.speaker.text for s in d.content
    )


def test_a_turn_runs_to_the_next_label() -> None:
    found = statements_of(BRIEFING)
    said = _by_label(found, "WHITFIELD")
    assert "travel to Nairobi" in said, shown(found)
    assert "condemn the attack" in said, shown(found)
    assert "Laughter" not in said
    assert "behind the strike" not in said, shown(found)


def test_who_asks_asserts_nothing() -> None:
    found = statements_of(BRIEFING)
    assert not any(d.speaker and "QUESTION" in d.speaker.text for d in found), shown(found)
    inner = [d for d in found if says(d, "The army", "used drones")]
    assert inner, shown(found)


def test_a_label_by_surname_is_the_person_named_in_full() -> None:
    found = statements_of(BRIEFING)
    named = {d.speaker.name for d in found if d.speaker and "WHITFIELD" in d.speaker.text}
    assert any("Laura Whitfield" in name for name in named), named


def test_labels_in_small_letters_that_come_back() -> None:
    found = statements_of(INTERVIEW)
    assert "closed the door" in _by_label(found, "Intalla"), shown(found)
    assert "come back to the table" in _by_label(found, "Intalla")
    assert not _by_label(found, "Sahel Weekly"), shown(found)


def test_fields_of_a_table_are_no_speakers() -> None:
    found = statements_of(
        "Location: the market was shelled at dawn near Goma\n"
        "Casualties: four people were killed in the raid\n"
        "Weather: rain fell in the night on the hills"
    )
    assert found == (), shown(found)


JOINT = """Joint Statement by the Foreign Ministers of Norway, Ghana and Kenya on Sudan
We condemn the shelling of El Fasher. We call on both sides to lift the siege.
The three countries will not recognise a parallel government."""


def test_a_joint_statement_is_of_all_who_issue_it() -> None:
    found = statements_of(JOINT, ("headline", "body", "body"))
    assert len(found) >= 3, shown(found)
    for draft in found:
        assert draft.speaker is not None
        assert set((draft.speaker.country or "").split(";")) == {"NOR", "GHA", "KEN"}, shown(found)


LETTER = """Dear Mr Secretary-General,
I write to inform you of a violation of the ceasefire on 4 May.
At dawn the artillery of Zandoria fired on the village of Mirel.
My Government reserves the right to respond. We ask that this letter be circulated."""


def test_a_letter_is_its_authors() -> None:
    found = statements_of(LETTER)
    fired = [d for d in found if any("fired on the village" in s.text for s in d.content)]
    assert fired, shown(found)
    assert all(d.first_person and not d.chain for d in fired), shown(found)


def test_a_report_that_quotes_we_is_nobodys_letter() -> None:
    found = statements_of(
        'The road was closed. "We are hungry," said Amina Diallo, a trader. Soldiers left at dawn.'
    )
    told = [d for d in found if any("Soldiers left" in s.text for s in d.content)]
    assert told == [], shown(found)


JOINT_SPEAKERS = [
    ("The presidents of Kenya and Uganda said the border would reopen.", {"KEN", "UGA"}),
    ("Officials from Rwanda, Congo and the United States said a draft was ready.",
     {"RWA", "COD", "USA"}),
    ("The foreign ministers of France and Poland urged Israel to stop.", {"FRA", "POL"}),
    ("The president of Kenya said envoys of Sudan and Chad had met.", {"KEN"}),
    ("Kenya's envoys to Sudan and Chad said a draft was ready.", {"KEN"}),
]  # fmt: skip


def test_all_of_several_speakers_are_kept() -> None:
    for text, countries in JOINT_SPEAKERS:
        found = statements_of(text)
        assert found, text
        assert found[0].speaker is not None
        assert set((found[0].speaker.country or "").split(";")) == countries, shown(found)


def _steps(text: str) -> int:
    """Return how many calls and lines the finding of statements takes on a text."""
    import sys

    from tests.coding.statements_support import _actors, parsed
    from trucewatch.coding.attribution.statements import find_statements
    from trucewatch.coding.cast.cast import build_cast

    story, parse = parsed(text)
    count = 0

    def count_calls(frame: object, event: str, arg: object) -> None:
        nonlocal count
        count += 1

    sys.setprofile(count_calls)
    try:
        find_statements(parse, story, build_cast(parse, story, _actors(), None))
    finally:
        sys.setprofile(None)
    return count


GROWING = {
    "one paragraph": "Officials in Kyiv said Russia had shelled the town. He called it a lie. ",
    "quotations": '"No," he said. "Yes," she said. ',
    "people": '"We did not fire," said Ana Bren, a minister. He blamed the rebels.\n',
    "pronouns": "He told her that they said it was his, and she told him that it was hers. ",
    "turns": "MS. SMITH: We will meet on Monday.\nQUESTION: Why did they fire?\n",
    "first person": "We ask for help. Our men were shelled.\n",
    "record": "Observers recorded nine violations:\n- Hill district: two shots heard\n",
}


@pytest.mark.parametrize("name", sorted(GROWING))
def test_work_grows_with_length_only(name: str) -> None:
    """Four times the text costs about four times the calls: counted, not timed."""
    one, four = (_steps(GROWING[name] * n) for n in (40, 160))
    assert four < 4.6 * one, (one, four)


RELEASE = """Ministry of Foreign Affairs
Press Release No. 212
The Ministry of Foreign Affairs of Ghana condemns the raid on Noreni.
This act is a violation of the ceasefire. Ghana remains committed to a settlement."""


def test_a_release_under_a_letterhead_is_the_office_s() -> None:
    found = statements_of(RELEASE, ("headline", "subhead", "body", "body"))
    act = [d for d in found if any("This act is a violation" in s.text for s in d.content)]
    assert act and all(d.speaker and "Foreign Affairs" in d.speaker.text for d in act), shown(found)
    plain = RELEASE.replace("Press Release No. 212\n", "")
    other = statements_of(plain, ("headline", "body", "body"))
    assert not any("This act" in s.text for d in other for s in d.content), shown(other)
