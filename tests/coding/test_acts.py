"""Speech acts by cue, negation and content; invented sentences with their negative twins."""

from __future__ import annotations

import pytest

from tests.coding.statements_support import shown, statements_of

# text, words of the content, act, polarity, country of the target or None (not looked at: "?")
ROWS: list[tuple[str, str, str, int, str | None]] = [
    ("Sudan's army said the Rapid Support Forces shelled a market on Monday.",
     "shelled a market", "accuse", 1, "SDN"),
    ("Armenia informed the OSCE that Azerbaijani troops had opened fire.",
     "had opened", "accuse", 1, "AZE"),
    ("We inform the African Union that gunmen attacked our posts near the mill.",
     "attacked our posts", "accuse", 1, None),
    ("Mali assured the United Nations that its troops had killed nobody.",
     "killed nobody", "deny", 1, "?"),
    ("Mali said Chad's army had killed nobody.", "killed nobody", "assert", 1, None),
    ("Mali assured the United Nations that its troops would crush the rebels.",
     "would crush", "threaten", 1, "?"),
    ("Sudan's army said it shelled a market on Monday.", "it shelled", "assert", 1, None),
    ("Iran said its forces had not fired on the tanker.", "had not fired", "deny", 1, None),
    ("Iran said Israel had not fired on the tanker.", "had not fired", "assert", 1, None),
    ("Iran said that none of its boats had fired on the tanker.", "had fired", "deny", 1, None),
    ('"No unit of the Kestrian army opened fire," Defence Minister Jara Sund said.',
     "opened fire", "deny", 1, None),
    ("Iran said no Israeli troops had fired on the tanker.", "had fired", "assert", 1, None),
    ("Iran said that no boat would fire on the tanker.", "would fire", "assert", 1, None),
    ("Syria denied that its planes bombed the town.", "its planes bombed", "deny", 1, "?"),
    ("Syria did not deny that its planes bombed the town.", "its planes bombed", "assert", -1, "?"),
    ("Turkey accused Syria of the attack.", "of the attack", "accuse", 1, "SYR"),
    ("Turkey did not accuse Syria of the attack.", "of the attack", "withhold_blame", -1, None),
    ("Turkey stopped short of accusing Syria of the attack.",
     "of the attack", "withhold_blame", -1, None),
    ("The UN mission did not blame either side.", "either side", "withhold_blame", -1, None),
    ("The report issued by the Kenyan ministry did not assign blame.",
     "blame", "withhold_blame", -1, None),
    ("UN observers did not say who was responsible.", "who was responsible",
     "withhold_blame", -1, None),
    ("UN investigators could not determine who fired the shells.", "who fired",
     "withhold_blame", -1, None),
    ("UN monitors reported a violation of the truce near Goma.",
     "a violation", "report_no_blame", 1, None),
    ("The OSCE mission said it had recorded 213 explosions and three ceasefire violations.",
     "213 explosions", "report_no_blame", 1, None),
    ("UN monitors said Rwanda had violated the truce.", "had violated", "accuse", 1, "RWA"),
    ("The OSCE mission said it had opened an office.", "opened an office", "assert", 1, None),
    ("Houthi leaders vowed to strike Saudi airports.", "to strike", "threaten", 1, "SAU"),
    ("Saudi Arabia vowed to rebuild the port.", "to rebuild", "guarantee", 1, "?"),
    ("Saudi Arabia pledged to protect Yemen's ports.", "to protect", "guarantee", 1, "?"),
    ("Israel's army chief warned Hezbollah not to cross the border.",
     "not to cross", "warn", 1, "LBN"),
    ("North Korea warned it would attack Seoul.", "would attack", "threaten", 1, "?"),
    ('"We will crush them," said Syrian President Bashar al-Assad.', "We will crush",
     "threaten", 1, "?"),
    ('"We will never cede our land," said Syrian President Bashar al-Assad.',
     "never cede", "reject", 1, "?"),
    ('"We will meet again on Monday," said Turkish President Recep Tayyip Erdogan.',
     "meet again", "announce_plan", 1, "?"),
    ("Belgrade said Pristina must dissolve its army.", "must dissolve", "demand", 1, "XKX"),
    ("Belgrade said Pristina must not arm its police.", "must not arm", "warn", 1, "XKX"),
    ("Belgrade said it must defend itself.", "must defend", "assert", 1, "?"),
    ("Israel demanded that Hamas disarm.", "Hamas disarm", "demand", 1, "PSE"),
    ("China urged both sides to show restraint.", "to show restraint", "call_for", 1, "?"),
    ("Protesters in Tbilisi called for the government to resign.", "to resign",
     "demand", 1, "?"),
    ("The UN called for an end to the siege.", "an end", "call_for", 1, "?"),
    ("Egypt called on Ethiopia to stop filling the dam.", "to stop filling", "demand", 1, "ETH"),
    ("Lavrov called the plan a dead end.", "a dead end", "assess_negative", 1, "?"),
    ("Lavrov described the plan as a trap.", "as a trap", "assess_negative", 1, "?"),
    ("The Taliban called the findings baseless.", "baseless", "deny", 1, "?"),
    ("Iran offered to halt enrichment in exchange for sanctions relief.", "to halt",
     "offer", 1, "?"),
    ("Hamas said it was ready to free all hostages.", "ready to free", "offer", 1, "?"),
    ("Serbia said the garrison could be withdrawn if Kosovo took its guns off the ridge.",
     "could be withdrawn", "offer", 1, "?"),
    ("The Syrian government said the siege could be lifted once Turkey left the road.",
     "could be lifted", "offer", 1, "?"),
    ("UNMISS said an allegation that the army had shelled a church was being investigated.",
     "allegation that", "assert", 1, "?"),
    ("The OSCE said a claim that Ukraine had burned the mill was under review.",
     "claim that", "assert", 1, "?"),
    ("The Red Cross said detainees could be freed if both sides kept calm.",
     "could be freed", "assert", 1, "?"),
    ("Serbia said the town could be lost if Kosovo left the ridge.",
     "could be lost", "assert", 1, "?"),
    ("Hamas said it was not ready to free all hostages.", "not ready", "assert", 1, "?"),
    ("Serbia proposed to withdraw its police from the north.", "to withdraw", "offer", 1, "?"),
    ("Serbia proposed a joint patrol.", "a joint patrol", "propose", 1, "?"),
    ("A prisoner exchange would be a good first step, Lavrov added.", "first step",
     "propose", 1, "?"),
    ("Cyprus refused to recognise the government in the north.", "to recognise",
     "reject", 1, "?"),
    ("Ethiopia declined to comment on the charge.", "to comment", "withhold_blame",
     1, "?"),
    ("Erdogan ruled out talks with the rebels.", "talks with", "reject", 1, "?"),
    ("Erdogan did not rule out talks with the rebels.", "talks with", "assert", -1, "?"),
    ("Armenia agreed to hand over four villages.", "hand over", "agree", 1, "?"),
    ("Armenia agreed to cede four villages.", "to cede", "concede", 1, "?"),
    ("Armenia did not agree to cede four villages.", "to cede", "reject", -1, "?"),
    ('"It is a compromise on our part," said Moldovan President Maia Sandu.', "compromise",
     "concede", 1, "?"),
    ("The White House confirmed that Hamas had accepted the proposal.", "had accepted",
     "assert", 1, "?"),
    ("The White House has not confirmed that Hamas accepted the proposal.", "accepted",
     "doubt", -1, "?"),
    ("The EU praised Chad for hosting refugees.", "hosting refugees", "assess_positive", 1, "TCD"),
    ("The EU criticised Chad for closing camps.", "closing camps", "assess_negative", 1, "TCD"),
    ('Kenyan President William Ruto said: "There is progress."', "progress",
     "assess_positive", 1, "?"),
    ('Kenyan President William Ruto said: "There is no progress."', "no progress",
     "assess_negative", 1, "?"),
    ("The promise wouldn't be worth much, the Polish minister said.", "worth much",
     "assess_negative", 1, "?"),
    ("It remains to be seen whether Tehran will honour the deal, the German minister said.",
     "remains to be seen", "doubt", 1, "?"),
    ("Israel rejected Iran's accusation that it had attacked the ship.", "accusation",
     "deny", 1, "?"),
    ("Israel rejected Iran's offer of talks.", "offer of talks", "reject", 1, "?"),
    ("Kenya told Somalia to withdraw its envoy.", "to withdraw", "demand", 1, "SOM"),
    ("Ukraine said aid was needed to prevent another Russian invasion.", "to prevent",
     "assert", 1, "?"),
    ("The Kremlin said Ukraine was preparing an attack.", "preparing an attack",
     "accuse", 1, "UKR"),
    ("Baku said Armenian troops opened fire on its posts.", "opened fire", "accuse", 1, "ARM"),
    ("Officials in Yerevan said fighting raged near two villages.", "fighting raged",
     "assert", 1, None),
    ('"We demand the return of our soldiers," the Indian foreign minister said.',
     "We demand", "demand", 1, "?"),
    ('"We reject these claims," the Indian foreign minister said.', "We reject", "reject", 1, "?"),
    ("Georgia thanked Turkey for its help.", "its help", "assess_positive", 1, "TUR"),
    ("Pyongyang wants Seoul to end the drills.", "to end the drills", "demand", 1, "KOR"),
    ('"Stop the raids and leave," the Indian foreign minister said.', "Stop the raids",
     "demand", 1, "?"),
    ("Kabul vowed that the strike would not go unanswered.", "go unanswered", "threaten", 1, "?"),
    ("Serbia insisted it had nothing to do with the raid.", "nothing to do", "deny", 1, "?"),
    ("Serbia insisted Kosovo had nothing to do there.", "nothing to do", "assert", 1, "?"),
    ("Turkey promised that it would not strike the town.", "not strike", "guarantee", 1, "?"),
    ("Iran called Israel an aggressor.", "an aggressor", "accuse", 1, "ISR"),
    ("Iran called the raid an error.", "an error", "describe", 1, "?"),
    ("Hamas has said it will not disarm.", "not disarm", "reject", 1, "?"),
    ("Hamas has said it will disarm.", "will disarm", "announce_plan", 1, "?"),
    ("The UN report did not name the party that fired first.", "the party",
     "withhold_blame", -1, None),
    ("Chad refused to blame Sudan for the raid.", "to blame Sudan", "withhold_blame", 1, None),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=[row[0][:50] for row in ROWS])
def test_act(row: tuple[str, str, str, int, str | None]) -> None:
    text, words, act, polarity, target = row
    found = statements_of(text)
    fitting = [d for d in found if words in " ".join(s.text for s in d.content) and not d.chain]
    assert fitting, shown(found)
    draft = fitting[0]
    assert draft.act == act, (draft.rules, shown(found))
    assert draft.polarity == polarity
    if target is None:
        assert draft.target is None
    elif target != "?":
        assert draft.target is not None, shown(found)
        assert target in (draft.target.country or draft.target.code)


def test_every_act_is_a_code() -> None:
    from trucewatch.vocab.cues import load_cues
    from trucewatch.vocab.tables import table

    codes = {row["act"] for row in table("trucewatch_speech_acts.tsv")} | {"confirm"}
    lexicon = load_cues()
    for cue in (*lexicon.verbs.values(), *lexicon.nouns.values()):
        assert cue.act in codes, cue.lemma
    for phrases in lexicon.phrases.values():
        assert all(p.act in codes for p in phrases)


def test_denials_point_to_what_they_deny() -> None:
    drafts = statements_of(
        "Kenya said troops were ready. Kyiv accused Moscow of torturing prisoners. "
        "Moscow denied torturing anyone. Ankara welcomed the talks."
    )
    accusing = next(k for k, d in enumerate(drafts) if d.act == "accuse")
    denial = next(d for d in drafts if d.act == "deny")
    assert denial.answers == accusing
    assert all(d.answers is None for d in drafts if d.act != "deny")


def test_a_denial_of_something_else_points_nowhere() -> None:
    drafts = statements_of(
        "Norway said the harbour was open. The Algerian ministry denied selling gas to Spain."
    )
    assert [d.answers for d in drafts if d.act == "deny"] == [None]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("The M23 informed the African Union that militias had burned the mill.", "burned", None),
        ("The M23 informed the African Union that Burundian troops had burned the mill.",
         "burned", "BDI"),
        ("Uganda told Kenya that it would strike its ports.", "strike", "KEN"),
    ],
)  # fmt: skip
def test_who_is_told_is_not_who_is_blamed(text: str, words: str, country: str | None) -> None:
    found = [d for d in statements_of(text) if words in d.content[0].text]
    assert found
    assert [d.target.country if d.target else None for d in found] == [country]
