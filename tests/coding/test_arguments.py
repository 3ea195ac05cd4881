"""Who did it to whom: victims, bystanders, what is hit, and by whose weapons."""

from __future__ import annotations

import pytest

from tests.coding.event_support import code, sides

# (text, type, actors, recipients, mediators)
TOLD = [
    ("Seven Malian soldiers and ten Chadian soldiers were reported killed.",
     "ASSAULT", "", "MLI TCD", ""),
    ("Ten Malian troops were confirmed killed by Chad's army.", "ASSAULT", "TCD", "MLI", ""),
    ("Four Malian officers are believed captured by Chad's army.", "ASSAULT", "TCD", "MLI", ""),
    ("Chad's army was reported to have killed six Malian soldiers.", "ASSAULT", "TCD", "MLI", ""),
    ("Mali and Chad signed a pact in Rome with Togo and Ghana as guarantors.",
     "SUPPORT", "MLI TCD", "", "GHA TGO"),
    ("Mali signed a pact with Chad, with Togo as mediator.", "SUPPORT", "MLI TCD", "", "TGO"),
    ("Mali and Chad held talks with Togo as host.", "CONSULT", "MLI TCD", "", "TGO"),
    ("Mali signed a deal with Chad in Cairo.", "SUPPORT", "MLI TCD", "", ""),
    ("Mali held talks with Chad as rain fell.", "CONSULT", "MLI TCD", "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "actors", "recipients", "mediators"), TOLD)
def test_who_acts_who_suffers_who_stands_by(
    text: str, type_: str, actors: str, recipients: str, mediators: str
) -> None:
    (event,) = [e for e in code(text) if e.type == type_]
    found = (sides(event.actors), sides(event.recipients), sides(event.mediators))
    assert found == tuple(frozenset(s.split()) for s in (actors, recipients, mediators))


# Whom a description names that a name follows, and what is left of somebody.
CALLED = [
    ("Congo said allied militias, the Wazalendo, attacked the town of Sake.", "ASSAULT", "COD"),
    ("Fighters of the movement, the Houthis, fired on the port of Aden.", "ASSAULT", "YEM"),
    ("Remnants of the Malian army attacked Chad's border post.", "ASSAULT", "MLI"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "actors"), CALLED)
def test_whom_a_name_behind_the_description_tells(text: str, type_: str, actors: str) -> None:
    found = [e for e in code(text) if e.type == type_]
    assert [sides(e.actors) for e in found] == [frozenset(actors.split())]


def test_a_name_of_somebody_else_behind_a_comma_is_no_description() -> None:
    (event,) = [e for e in code("Rebels, Chad said, attacked a post.") if e.type == "ASSAULT"]
    assert "TCD" not in sides(event.actors)
