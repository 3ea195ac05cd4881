"""The same report with real and with invented states gives the same who did what to whom."""

from __future__ import annotations

import pytest

from trucewatch.linking.camps.members import with_groups
from trucewatch.linking.camps.sides import side_of
from trucewatch.records import Actor, Document
from trucewatch.records.coded import CodedStory
from trucewatch.running.api import pipeline
from trucewatch.running.config import Config
from trucewatch.sources.raw import Meta, RawDocument

# A and B are at odds, M mediates; with adjective and capital. The coder's tables know the first set.
REAL = {
    "A": "Eritrea", "Aj": "Eritrean", "Ac": "Asmara", "B": "Ethiopia", "Bj": "Ethiopian",
    "Bc": "Addis Ababa", "M": "Qatar", "Mj": "Qatari", "Mc": "Doha",
}  # fmt: skip
INVENTED = {
    "A": "Kestria", "Aj": "Kestrian", "Ac": "Dolmar", "B": "Morvia", "Bj": "Morvian",
    "Bc": "Tessany", "M": "Luvenia", "Mj": "Luvenian", "Mc": "Oskelle",
}  # fmt: skip
CODES = {"ERI": "A", "ETH": "B", "QAT": "M"}
STEMS = {"kestr": "A", "morvi": "B", "luven": "M"}

REPORTS = [
    "{Ac} — {A}'s army said on Tuesday that {Bj} troops had shelled a border post near the village of"
    " Hemret, killing two soldiers. {Bc} denied the charge and accused {Ac} of breaking the truce"
    " signed in {Mc} in March.\n"
    "{Bj} Defence Minister Olan Trevik said his forces had only answered fire. He warned {Ac}"
    " against further provocations.\n"
    "{Mj} mediators called on both sides to show restraint. {A}'s foreign ministry thanked {M} but"
    " demanded that {B} withdraw its troops from the heights.\n",
    "{Mc}: Delegations of {A} and {B} met in the {Mj} capital on Friday for a second round of talks."
    " {Aj} negotiator Selma Dorr proposed an exchange of prisoners. The {Bj} side rejected the"
    " offer.\n"
    '"We are ready to free every prisoner," Dorr told reporters. {Bc} later said that {A} must first'
    " pull its army back from the river.\n"
    "The talks were hosted by {Mj} Foreign Minister Pavel Rusk. A third round is planned for next"
    " month.\n",
    "{Bc}, June 4 - Rockets fired from {A} hit a market in the {Bj} village of Berrat on Sunday and"
    " wounded nine people, the {Bj} government said. The defence ministry in {Bc} vowed to"
    " retaliate.\n"
    '{Ac} rejected the accusation. "No rocket was fired by our army," {Aj} army spokesman Colonel'
    " Ivo Sand said.\n"
    "Prime Minister Marta Kell of {B} accused {A} of attacking civilians. The {Aj} president, Jon"
    " Abrel, who visited {M} last week, offered a joint inquiry.\n"
    "{B} recalled its ambassador. {M} condemned the attack on Berrat and urged {Ac} and {Bc} to"
    " return to talks.\n",
]


def _coded(text: str) -> CodedStory:
    raw = RawDocument(Document("d", "u", "0", None, "text/plain"), text, Meta())
    (coded,) = pipeline(Config()).code_document(raw)
    return with_groups(coded)


def _side(actor: Actor) -> str:
    """A, B or M; else the sector of somebody that no state is told of."""
    if actor.country:
        return CODES.get(actor.country, actor.country)
    stem = (side_of(actor) or "").partition(":")[2][:5]
    return STEMS.get(stem) or STEMS.get(actor.code.partition(":")[2][:5]) or str(actor.sector)


def _told(text: str) -> list[tuple[str, list[str], list[str]]]:
    return [
        (e.type, sorted({_side(a) for a in e.actors}), sorted({_side(a) for a in e.recipients}))
        for e in _coded(text).events
    ]


@pytest.mark.parametrize("report", REPORTS)
def test_names_that_no_table_knows_change_nothing(report: str) -> None:
    real = _told(report.format(**REAL))
    assert _told(report.format(**INVENTED)) == real
    assert sum(bool({"A", "B", "M"} & {*actors, *done_to}) for _, actors, done_to in real) >= 4
