"""Attributions of every form: who says what, with which words; invented sentences."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.coding.statements_support import parsed, says, shown, statements_of
from trucewatch.coding.attribution.find import build_context, find_attributions

# text, speaker (country code or source words; "-" for nobody), content pieces, quote type
ROWS: list[tuple[str, str, list[str], str]] = [
    ("Chad said its border was closed.", "TCD", ["its border was closed"], "indirect"),
    ("Chad said that its border was closed.", "TCD", ["that its border was closed"], "indirect"),
    ('"Our border is closed," Chad\'s interior minister said.', "TCD",
     ['"Our border is closed,"'], "direct"),
    ('"Our border," said Chad\'s interior minister, "is closed."', "TCD",
     ['"Our border,"', '"is closed."'], "direct"),
    ('Chad said its border was "closed for good".', "TCD",
     ['its border was "closed for good"'], "mixed"),
    ("According to Chad, the border is closed.", "TCD", ["the border is closed"], "indirect"),
    ("The border, according to Chad, is closed.", "TCD", ["The border", "is closed"], "indirect"),
    ("The border is closed, according to officials in Chad.", "officials",
     ["The border is closed"], "indirect"),
    ("Officials, Kenyan President William Ruto said, were studying the text.", "KEN",
     ["Officials", "were studying the text"], "indirect"),
    ("The talks were led by the envoy, who a source said had met both generals.", "a source",
     ["who", "had met both generals"], "indirect"),
    ("In a statement, Chad said the border was closed.", "TCD", ["the border was closed"],
     "indirect"),
    ("Chad said in a statement that the border was closed.", "TCD", ["that the border was closed"],
     "indirect"),
    ("Chad's claim that rebels crossed the border could not be checked.", "TCD",
     ["that rebels crossed the border"], "indirect"),
    ("A draft agreement seen on Monday calls for Chad to open its border.", "A draft agreement",
     ["Chad to open its border"], "document"),
    ("The US plan called for Chad to open its border, release prisoners and cut its army.", "USA",
     ["Chad to open its border, release prisoners and cut its army"], "document"),
    ("The rebels reportedly crossed the border.", "-", ["The rebels", "crossed the border"],
     "indirect"),
    ("Under pressure from France to open the border, Chad's president met the rebels.", "FRA",
     ["to open the border"], "indirect"),
    ("Chad has held firm against opening the border.", "TCD", ["opening the border"], "indirect"),
    ("Chad expressed concern about the closed border.", "TCD", ["the closed border"], "indirect"),
    ("Chad's president told reporters: \"The border is closed.\"", "TCD",
     ['"The border is closed."'], "direct"),
    ("Chad offered to open the border as it held talks with Sudan.", "TCD",
     ["to open the border as it held talks with Sudan"], "indirect"),
    ("Chad's president offered to open the border as he met Sudan's envoys.", "TCD",
     ["to open the border"], "indirect"),
    ("Protests calling for the minister's resignation spread in Chad.", "Protests",
     ["the minister's resignation"], "indirect"),
    ("Chad described the raid as a crime.", "TCD", ["the raid as a crime"], "indirect"),
    ("Chad said the raid was planned in the capital — a city of two million.", "TCD",
     ["the raid was planned in the capital"], "indirect"),
    ("Belgrade has demanded Pristina dissolve its army and withdraw police from the north.", "SRB",
     ["Pristina dissolve its army"], "indirect"),
    ("Belgrade has demanded Pristina dissolve its army and withdraw police from the north.", "SRB",
     ["withdraw police from the north"], "indirect"),
    ("Belgrade said Pristina must be neutral and no foreign troops can be based there.", "SRB",
     ["Pristina must be neutral and no foreign troops can be based there"], "indirect"),
]  # fmt: skip

# Sentences without anybody's words.
NOTHING = [
    "The army pushed deep into the valley and took two towns.",
    "The envoy went to Geneva on Monday.",
    "The truce began at noon.",
    "Troops fired on the convoy near the bridge.",
    "The ministers tried to mediate the long conflict.",
    "The deal was a shock for the capital, triggering protests.",
    "Sudan's army captured 40 fighters and a tank.",
    "Two bridges link the towns.",
    "The bus was called off and the road was closed.",
    "The general saw the river from the hill.",
    "Prices fell and the port reopened.",
    "The convoy left Goma for Kigali with food.",
]


@pytest.mark.parametrize("row", ROWS, ids=[f"{k} {row[0][:40]}" for k, row in enumerate(ROWS)])
def test_form(row: tuple[str, str, list[str], str]) -> None:
    text, speaker, content, quote_type = row
    found = statements_of(text)
    fitting = [d for d in found if [s.text for s in d.content] == content]
    assert fitting, shown(found)
    draft = fitting[0]
    if speaker == "-":
        assert draft.speaker is None
    else:
        assert says(draft, speaker, content[0]), shown(found)
    assert draft.quote_type == quote_type


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_said(text: str) -> None:
    assert statements_of(text) == (), shown(statements_of(text))


def test_a_long_quotation_is_split_where_the_act_changes() -> None:
    found = statements_of(
        '"Eritrea should not try this again," Ethiopian Prime Minister Abiy Ahmed said in Addis '
        'Ababa. "It must pull back its troops. If it does not, we will strike."'
    )
    assert [d.act for d in found] == ["warn", "demand", "threaten"], shown(found)
    assert {d.speaker.code for d in found if d.speaker} == {found[0].speaker.code}  # type: ignore[union-attr]


def test_a_neutral_sentence_does_not_split_a_quotation() -> None:
    found = statements_of('"It is a bad deal. That much is clear," Kenyan President Ruto said.')
    assert len(found) == 1
    assert found[0].act == "assess_negative"


def test_nested_sources_are_a_chain() -> None:
    found = statements_of("Georgian officials said Russia wants Tbilisi to renounce force.")
    outer = next(d for d in found if not d.chain)
    inner = next(d for d in found if d.chain)
    assert outer.speaker is not None
    assert inner.speaker is not None
    assert inner.second_hand
    assert not outer.second_hand
    assert [a.code for a in inner.chain] == [outer.speaker.code]
    assert inner.speaker.country == "RUS"


def test_reciprocal_acts_are_two_statements() -> None:
    found = statements_of("Kinshasa and Kigali traded blame over the killing.")
    pairs = {(d.speaker.country, d.target.country) for d in found if d.speaker and d.target}
    assert pairs == {("COD", "RWA"), ("RWA", "COD")}


def test_a_joint_source_is_one_statement() -> None:
    found = statements_of("Britain and France said the deal was close.")
    assert len(found) == 1
    assert found[0].speaker is not None
    assert found[0].speaker.text == "Britain and France"
    assert set((found[0].speaker.country or "").split(";")) == {"GBR", "FRA"}


def test_a_paragraph_of_quotation_alone_is_uncertain() -> None:
    found = statements_of(
        '"The enemy fired first," the Indian army said.\n"India will not be provoked by anyone."'
    )
    assert [d.uncertain for d in found] == [False, True]
    assert found[1].cue is None
    assert found[1].speaker is not None
    assert found[1].speaker.country == "IND"


def test_an_unclosed_quotation_runs_over_paragraphs() -> None:
    found = statements_of(
        '"The army has lost 20 men.\n"We will avenge them,\n"and we will not stop," General '
        "Burhan of Sudan told reporters."
    )
    assert all(d.speaker and "Burhan" in d.speaker.text for d in found)
    assert "lost 20 men" in found[0].content[0].text


def test_a_pronoun_after_two_men_is_uncertain() -> None:
    found = statements_of("Vladimir Putin met Emmanuel Macron. He said the talks were useful.")
    assert found[0].uncertain
    assert found[0].alternatives


def test_headlines() -> None:
    text = "Zelensky: We will not give up land\nThe army said it held the town."
    found = statements_of(text, ("headline", "body"))
    assert found[0].quote_type == "headline"
    assert found[0].speaker is not None
    assert found[0].speaker.country == "UKR"
    assert found[0].content[0].text == "We will not give up land"


def test_headline_with_the_name_last() -> None:
    found = statements_of(
        "Russian drones hit hospital: Kyiv\nThe war went on.", ("headline", "body")
    )
    assert found[0].speaker is not None
    assert found[0].speaker.country == "UKR"


def test_headline_words_do_not_speak_in_the_body() -> None:
    text = "Ankara: Talks over\nThe envoy left at noon for the airport."
    assert all(d.quote_type == "headline" for d in statements_of(text, ("headline", "body")))


def test_transcripts() -> None:
    found = statements_of("Q: Did your troops cross?\nA: No, they did not.\nQ: Who fired first?")
    assert [d.speaker.text for d in found if d.speaker] == ["A"]  # a question asserts nothing
    assert all(d.uncertain for d in found)


def test_who_answers_is_the_one_who_was_interviewed() -> None:
    text = "Excerpts from an interview with Nikol Pashinyan.\nQ: Will you go?\nA: I will not go."
    found = [d for d in statements_of(text) if d.speaker and d.speaker.text == "A"]
    assert [d.speaker.code for d in found if d.speaker] == ["ARMGOV:nikol-pashinyan"]
    assert not any(d.uncertain for d in found)


def test_an_answer_is_split_where_the_act_changes() -> None:
    text = "Q: And the text?\nA: We have not seen any text. We will look at it on Monday."
    assert [d.act for d in statements_of(text)] == ["deny", "announce_plan"]


def test_the_list_under_a_record_is_the_record_s() -> None:
    text = (
        "On Friday the observers recorded nine ceasefire violations:\n"
        "* Hill district: two bursts of small-arms fire, heard, direction undetermined; one"
        " explosion, assessed as an outgoing mortar round.\n"
        "The mayor bought bread."
    )
    found = statements_of(text, ("body", "bullet", "body"))
    assert [d.act for d in found] == ["report_no_blame"] * 3, shown(found)
    assert all(says(d, "observers", "") for d in found), shown(found)
    without = statements_of("The observers ate.\n* Hill district: two bursts of fire, heard.")
    assert without == (), shown(without)


def test_first_person_texts_are_flagged() -> None:
    found = statements_of("I said we would never leave the valley. I told them to hold on.")
    assert found
    assert all(d.first_person for d in found)
    assert not any(d.first_person for d in statements_of("Chad said it would never leave."))


def test_first_person_inside_a_quotation_is_not_the_author() -> None:
    found = statements_of('"I said no," Kenyan President William Ruto said.')
    assert not any(d.first_person for d in found)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            ["Chad", "said", "that", '"', "“", "”", "accused", "Sudan", "of", "lying", ",", ".",
             "he", "denied", "it", ":", "\n", "—", "(", ")", "according", "to", "Q", "'", "who"]
        ),
        max_size=40,
    )
)  # fmt: skip
def test_any_words_give_slices_of_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for draft in statements_of(text):
        spans = [*draft.content, *([draft.cue] if draft.cue else [])]
        spans_of_actors = [draft.speaker] if draft.speaker else []
        for span in (*spans, *spans_of_actors):
            assert 0 <= span.start < span.end <= len(text)
            assert span.text == text[span.start : span.end]
        assert draft.content
        assert draft.answers is None or draft.answers < len(statements_of(text))


@pytest.mark.parametrize(
    "text",
    [
        '"' * 2_000,
        "“ a " * 2_000,
        'Chad said "we stay," and Sudan said "no." ' * 60,
        "Q: Who fired?\nA: They did.\n" * 60,
        ", ".join(["Ivan Petrov"] * 400),
    ],
    ids=["marks", "open marks", "quotes", "transcript", "names"],
)
def test_hostile_text_is_bounded(text: str) -> None:
    found = statements_of(text)
    assert all(span.end <= len(text) for d in found for span in d.content)
    assert len(found) <= len(text) / 10 + 1


def test_without_a_cast_attitudes_count() -> None:
    _, parse = parsed("The senator supports the bill that the governor signed.")
    assert find_attributions(build_context(parse))
    assert not statements_of("The senator supports the bill that the governor signed.")


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Nineteen people are now known to have died in the shelling of the market at Osk, the"
         " director of the hospital, Dr Esperance Kahindo, told Radio Tarn on Thursday. Two of the"
         ' wounded died overnight. "We have no more blood," she said.', "no more blood", "kahindo"),
        ("Four mills were burned in the raid on Osk, the mayor of the town, Anna Berg, told the Osk"
         " Courier.", "Four mills", "berg"),
        ("Marta Lindholm said that the parties would meet on 16 March. The HFM rejected the plan."
         ' "I have no proposal from either side," she said.', "no proposal", "lindholm"),
        ("The road is closed, said Anna Berg. The HFM rejected the plan.", "road", "berg"),
        ('"The road is closed," the HFM said. "It is mined," Anna Berg told the Osk Courier.',
         "mined", "berg"),
    ],
)  # fmt: skip
def test_who_is_told_or_has_letters_for_a_name_is_no_she(
    text: str, words: str, speaker: str
) -> None:
    found = [d for d in statements_of(text) if words in d.content[0].text]
    assert [d.speaker is not None and d.speaker.code.endswith(speaker) for d in found] == [True]
