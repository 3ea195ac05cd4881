"""Where contents begin and end, and whose "he said" it is: invented sentences with their twins."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import says, shown, statements_of

# text, speaker, the whole content
CONTENTS: list[tuple[str, str, str]] = [
    ("The junta dismissed the toll as invented.", "junta", "the toll as invented"),
    ("The United Nations put the toll at 43.", "UNO", "the toll at 43"),
    ("Hospital officials put the number of dead at 12.", "Hospital", "the number of dead at 12"),
    ("Mayor Ana Ruiz told a local radio station that a convoy had left the town by night.",
     "Ruiz", "that a convoy had left the town by night"),
    ("Zelensky told the nation in a short speech that Ukraine might face a choice.",
     "UKR", "that Ukraine might face a choice"),
    ("Kenyan President William Ruto ruled that out.", "KEN", "that"),
    ('According to Colonel Ahmed Musa, the army spokesman, about 200 people "armed with sticks"'
     " crossed into the camp.", "Musa",
     'about 200 people "armed with sticks" crossed into the camp'),
    ("According to the army, on Monday rebels crossed the river.", "army",
     "on Monday rebels crossed the river"),
    ("The Truce Monitoring Team recorded eleven incidents between 1 and 31 July.",
     "Team", "eleven incidents between 1 and 31 July"),
    ("Spokeswoman Maly Socheata said the villagers had been defending land on which their families"
     " had lived for decades and accused Thailand of a breach.", "Socheata",
     "the villagers had been defending land on which their families had lived for decades"),
    ("The rebels rejected a truce unless the siege was lifted.", "rebels",
     "a truce unless the siege was lifted"),
    ('The army denied the raid, saying its drones "do not fly over towns," and said rebels had fired'
     " mortars.", "army", "the raid"),
    ('The army denied the raid, saying its drones "do not fly over towns," and said rebels had fired'
     " mortars.", "army", 'its drones "do not fly over towns,"'),
    ('The army denied the raid, saying its drones "do not fly over towns," and said rebels had fired'
     " mortars.", "army", "rebels had fired mortars"),
    ('The governor denied the report "in the strongest terms," saying rebels had fired mortars.',
     "governor", "rebels had fired mortars"),
    ('The spokesman said the raid "was a crime" and that saying so was a duty.', "spokesman",
     'the raid "was a crime" and that saying so was a duty'),
]  # fmt: skip


@pytest.mark.parametrize("row", CONTENTS, ids=[row[0][:60] for row in CONTENTS])
def test_the_whole_content_and_no_more(row: tuple[str, str, str]) -> None:
    text, speaker, content = row
    found = statements_of(text)
    got = [" ".join(s.text for s in d.content) for d in found if says(d, speaker, "")]
    assert content in got, shown(found)


# nothing is said in these
SILENT = [
    "A government delegate asked not to be named.",
    "The prime minister wrote to his Malaysian counterpart.",
    "The gunmen did not identify themselves.",
    "A teacher asked that her name be withheld.",
    "The villagers had been defending their land for decades.",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_said(text: str) -> None:
    assert statements_of(text) == (), shown(statements_of(text))


# text, who must say the words, who must not
CARRIED: list[tuple[str, tuple[str, str], tuple[str, str]]] = [
    ('The UN mission said it could not tell who fired. Its head, Nicholas Haysom, called the raid'
     ' "abhorrent."\n"All sides must stop," he added.',
     ("UNO", "All sides must stop"), ("SSD", "All sides must stop")),
    ("Iranian Foreign Minister Abbas Araghchi said the talks had failed. He said Israel was to"
     " blame.", ("IRN", "Israel was to blame"), ("ISR", "Israel was to blame")),
    ("Iranian Foreign Minister Abbas Araghchi said the talks had failed. Israeli Prime Minister"
     " Benjamin Netanyahu was in Rome. He said Iran was to blame.",
     ("ISR", "Iran was to blame"), ("IRN", "Iran was to blame")),
    ("Armenian spokeswoman Ani Badalyan said the road was shut. Azerbaijan's president, Ilham"
     " Aliyev, said it was open. She said the talks would go on.",
     ("ARM", "the talks would go on"), ("AZE", "the talks would go on")),
]  # fmt: skip


@pytest.mark.parametrize("row", CARRIED, ids=[row[0][:60] for row in CARRIED])
def test_the_one_who_spoke_goes_on(
    row: tuple[str, tuple[str, str], tuple[str, str]],
) -> None:
    text, yes, no = row
    found = statements_of(text)
    assert any(says(d, *yes) for d in found), shown(found)
    assert not any(says(d, *no) for d in found), shown(found)


def test_we_in_a_quotation_is_no_second_speaker() -> None:
    found = statements_of('"We urge both sides to stop," said Kenyan President William Ruto.')
    assert len(found) == 1, shown(found)


def test_words_passed_on_keep_their_act_for_whom_they_are() -> None:
    found = statements_of(
        "Mayor Ana Ruiz told reporters that a rebel commander had told her by phone that his men"
        " would shell the town."
    )
    outer = [d for d in found if not d.chain]
    inner = [d for d in found if d.chain]
    assert outer and outer[0].act == "assert", shown(found)
    assert inner and inner[0].act == "threaten", shown(found)


def test_a_bullet_of_a_list_in_the_body_is_no_headline() -> None:
    found = statements_of(
        "The team counted three incidents.\n- Residents said masked men had burned the bus.",
        ("body", "bullet"),
    )
    assert [d.quote_type for d in found if says(d, "Residents", "masked men")] == ["indirect"]
    first = statements_of("- Residents say masked men burned the bus.\nIt rained.", ("bullet",))
    assert [d.quote_type for d in first if says(d, "Residents", "masked men")] == ["headline"]


def test_the_ministry_of_two_is_uncertain() -> None:
    two = (
        "Armenia's defence ministry said its posts had been shelled. Azerbaijan's defence ministry"
        " said it had not fired. The ministry said four soldiers were wounded."
    )
    last = statements_of(two)[-1]
    assert last.uncertain and len(last.alternatives) >= 1, shown(statements_of(two))
    one = "Armenia's defence ministry said it was calm. The ministry said four men were wounded."
    assert not statements_of(one)[-1].uncertain


BEGIN = [
    ("Rebel leaders said on Tuesday they were leaving the talks.", "they were leaving the talks"),
    ("Rebel leaders said Tuesday the talks were over.", "the talks were over"),
    ("Rebel leaders said on Tuesday, their men would leave.", "their men would leave"),
    ('Kabul said that it was "a tool" and that any raid would be answered "50 times over".',
     'that it was "a tool" and that any raid would be answered "50 times over"'),
]  # fmt: skip


@pytest.mark.parametrize("row", BEGIN, ids=[row[0][:50] for row in BEGIN])
def test_where_a_content_begins(row: tuple[str, str]) -> None:
    text, words = row
    found = statements_of(text)
    got = [" ".join(s.text for s in d.content).removesuffix(".") for d in found]
    assert any(g.endswith(words.split(" and ")[-1]) and g.startswith(words[:9]) for g in got), (
        shown(found)
    )


def test_a_quotation_of_two_paragraphs_is_one_statement() -> None:
    found = statements_of(
        '"The junta holds the flagpole and the gate.\n"We remain ready to talk," said Bilal Acherif.'
    )
    whole = [s.text for d in found for s in d.content]
    assert sum("ready to talk" in text for text in whole) == 1, shown(found)


def test_a_state_before_a_colon_is_the_topic_of_its_own_headline() -> None:
    own = statements_of("Sudan: Sudanese army retakes town\nIt rained.", ("headline", "body"))
    assert not any(d.quote_type == "headline" for d in own), shown(own)
    other = statements_of("Sudan: Chad broke the truce\nIt rained.", ("headline", "body"))
    assert any(says(d, "Sudan", "Chad broke") for d in other), shown(other)


def test_a_quotation_keeps_its_marks_before_according_to() -> None:
    found = statements_of('"The rebels attacked the convoy," according to the governor of Kidal.')
    assert [s.text for d in found for s in d.content] == ['"The rebels attacked the convoy,"']


CLOSING = [
    ("Anglophone separatists in western Cameroon have ordered a two-week lockdown from Monday to"
     " prevent schools from reopening, residents and a rebel spokesman said.",
     "a two-week lockdown from Monday to prevent schools from reopening"),
    ("The crisis group warned in a report published on Tuesday that a lockdown could trigger"
     " reprisals.", "that a lockdown could trigger reprisals"),
]  # fmt: skip


@pytest.mark.parametrize("row", CLOSING, ids=[row[0][:40] for row in CLOSING])
def test_a_clause_that_reports_is_no_part_of_what_it_reports(row: tuple[str, str]) -> None:
    text, words = row
    found = statements_of(text)
    assert words in [" ".join(s.text for s in d.content) for d in found], shown(found)


def test_a_headline_that_names_another_speaker_has_a_topic() -> None:
    found = statements_of("Mali: rebels declare lockdown, army says roads are open", ("headline",))
    assert not any(d.cue is not None and d.cue.text == ":" for d in found), shown(found)
