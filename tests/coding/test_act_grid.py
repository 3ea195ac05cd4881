"""Grids of speech acts: who is accused, what is denied, owned up to or left open, by construction.

Each row: a template (see ``grid_support``), whose words the bracketed ones are (a slot) and the
acts that are right; ``!act`` is an act that it must not be. All forms must pass.
"""

from __future__ import annotations

import re

import pytest

from tests.coding.grid_support import filled
from tests.coding.statements_support import shown, statements_of

ACCUSE, DENY, WITHHOLD = "accuse", "deny", "withhold_blame"
Row = tuple[str, str, str]

ROWS: list[Row] = [
    # a predicate lays the deed to somebody, also where an inserted clause tears it
    ("{S} said it was {X} that [{D}].", "s", ACCUSE),
    ("It was {X}, {S} said, that [{D}].", "s", ACCUSE),
    ("It must have been {X} that [{D}], said {S}.", "s", ACCUSE),
    ("The {N} [was {X}'s doing], {S} said.", "s", ACCUSE),
    ("Blame for the {N}, {S} said, [lay with {X}].", "s", ACCUSE),
    ("{S} holds {X} to blame [for the {N}].", "s", ACCUSE),
    ("{X}, says {S}, [{D}].", "s", ACCUSE),
    ("{X}, {S} said, [had {D}].", "s", ACCUSE),
    ("{S} put the [{N}] down to {X}.", "s", ACCUSE),
    ("{S} identified {X} [as the attackers].", "s", ACCUSE),
    ("{S} saw the hand of {X} [in the {N}].", "s", ACCUSE),
    ("{S} swore that {X} [had {D}].", "s", ACCUSE),
    ("{S} has no doubt that {X} [{D}].", "s", ACCUSE),
    ("{S}'s complaint that {X} [had {D}] was read out.", "s", ACCUSE),
    ("The charge by {S} that {X} [had {D}] was read out.", "s", ACCUSE),
    ("It was {OWN} that [{D}], said {S}.", "s", "concede"),
    ("{S} said {OWN} [were to blame].", "s", "concede"),
    ("{S} said it was not {X} that [had {D}].", "s", "!accuse"),
    ("{S} asked whether {X} [had {D}].", "s", "!accuse"),
    ("{S} put the [{N}] down to the fog.", "s", "!accuse"),
    # whose account it is
    ("By {S}'s account, {X} [{D}].", "s", ACCUSE),
    ("{X} [{D}], in {S}'s version.", "s", ACCUSE),
    ("{S}'s version is that {X} [{D}].", "s", ACCUSE),
    ("If {S} is to be believed, {X} [{D}].", "s", ACCUSE),
    ("{X} [{D}], if one believes {S}.", "s", ACCUSE),
    # what is not so
    ("It is not true, {S} said, [that {OWN} {D}].", "s", DENY),
    ("It is a lie, said {S}, [that {OWN} {D}].", "s", DENY),
    ("It was untrue, writes {S} in a letter, [that {OWN} had {D}].", "s", DENY),
    ("{S} rubbished [the suggestion that {OWN} had {D}].", "s", DENY),
    ("{S} laughed off [the claim that {OWN} had {D}].", "s", DENY),
    ("{S} protested {O} innocence [of the {N}].", "s", DENY),
    ("{S} pleaded not guilty [to the {N}].", "s", DENY),
    ("{S} was quick to deny [that {OWN} had {D}].", "s", DENY),
    ("{S} said the {N} [had nothing to do with {O} side].", "s", DENY),
    ("{S} said [the {N} was invented].", "s", DENY),
    ('"[We did not do it]," said {S}.', "s", DENY),
    ("{S} ridiculed [the plan for a new bridge].", "s", "!deny"),
    # nobody is named
    ("{M} said it was unclear who [had {D}].", "m", WITHHOLD),
    ("{M} said it [was impossible to tell who had {D}].", "m", WITHHOLD),
    ("{M} said either side [could have {D}].", "m", WITHHOLD),
    ("{M} said the {TH} [could have come from either side].", "m", WITHHOLD),
    ("{M} said the attackers [could not be identified].", "m", WITHHOLD),
    ("It is not for us to say [who fired], {M} said.", "m", WITHHOLD),
    ("{M} gave no opinion on [who had {D}].", "m", WITHHOLD),
    ("{M} took no view on [who had {D}].", "m", WITHHOLD),
    ("{M} had no idea [who had {D}].", "m", WITHHOLD),
    ("{M} left open [whose {TH} it was].", "m", WITHHOLD),
    ("{M} refused to be drawn on [who had {D}].", "m", WITHHOLD),
    ("{M} avoided naming [the culprit].", "m", WITHHOLD),
    ("{M}, none of whom would say [whose {TH} it was], photographed the crater.", "m|whom",
     WITHHOLD),
    ("{M} described the {N} as [a violation of the truce].", "m", "report_no_blame"),
    ("{S} described the {N} as [a violation of the truce].", "s", ACCUSE),
    ("{M} did not say [when the road would open].", "m", "!withhold_blame"),
    # threats in set words, of parties only
    ('"[We will answer at a time and place of our choosing]," said {S}.', "s", "threaten"),
    ('"[Nobody will be safe]," said {S}.', "s", "threaten"),
    ('"[Our finger is on the trigger]," said {S}.', "s", "threaten"),
    ("{S} said [its response would come].", "s", "threaten"),
    ("{S} promised [a crushing response].", "s", "threaten"),
    ('"[We will answer the letter on Friday]," said {S}.', "s", "!threaten"),
    ("{S} promised [a school for {P}].", "s", "!threaten"),
    ('"[Nobody will be safe]," said {M}.', "m", "!threaten"),
    # nouns of speech with an owner
    ("{S}'s readiness to [leave {P}] was read out.", "s", "offer"),
    ("{S}'s thanks went to [those who held their fire].", "s", "assess_positive"),
    # attitudes that somebody has not
    ("{S} is not sure that [the list is complete].", "s", "doubt"),
    ("{S} is sure that [the list is complete].", "s", "assert"),
    ("{M} vouched for [every name].", "m", "guarantee"),
]  # fmt: skip


@pytest.mark.parametrize(("template", "who", "act"), ROWS)
def test_acts_by_construction(template: str, who: str, act: str) -> None:
    for text, words, form in filled(template):
        found = statements_of(text)
        name = "|".join(form.get(w, w) for w in who.split("|"))
        acts = [
            d.act
            for d in found
            if d.speaker and re.search(name, d.speaker.text) and words[-12:] in _said(d.content)
        ]
        hit = any(re.fullmatch(act.lstrip("!"), a) for a in acts)
        assert hit != act.startswith("!"), (text, shown(found))


def _said(content: tuple[object, ...]) -> str:
    return " ".join(s.text for s in content)  # type: ignore[attr-defined]
