"""What is told like an act and is none that an incident is made of.

A mission that sends a patrol to look, a warrant of arrest, a bank's credit, and the rule that an
act would break: nobody did anything to anybody.
"""

from __future__ import annotations

import re

from trucewatch.linking.camps.sides import is_body
from trucewatch.records import Event
from trucewatch.vocab.words import word_set

_HELPING = frozenset({"AID", "COOPERATE", "MOBILIZE"})
_WORD = re.compile(r"[^\W\d_]+")
_WARRANT = re.compile(r"\bwarrants? (?:of|for) (?:the |his |her |their )?\Z", re.I)
# "Obstructing a patrol contravenes Article 5": the rule, not a breach of it.
_RULE = re.compile(
    r"[^.;]{0,60}\b(?:contravenes?|violates?|breaches|(?:is|are|constitutes?|would be|amounts? to)"
    r" (?:an? )?(?:(?:clear|grave|serious) )?(?:violations?|breach(?:es)?|contrary|forbidden"
    r"|banned))\b"
)
_NEAR = 24


def is_no_act(text: str, e: Event) -> bool:
    """Return whether an event of a story with that ``text`` is nothing that was done to anybody."""
    at = e.trigger.start
    if e.type == "COERCE" and _WARRANT.search(text[max(0, at - _NEAR) : at]):
        return True
    told = e.trigger.text.lower()
    if told.endswith("ing") and e.type != "ASSAULT" and e.time is None:
        opens = text[max(0, at - _NEAR) : at].rstrip().endswith((".", "that", "which", '"', "“"))
        return opens and bool(_RULE.match(text, e.trigger.end))
    return e.type in _HELPING and _is_routine(text, e)


def _is_routine(text: str, e: Event) -> bool:
    """Return whether somebody watches, sends people to look into what happened, or lends money; a
    patrol is no such thing where an army sends it."""
    words = _WORD.findall(text[e.trigger.end : e.end].lower())
    if e.trigger.text.lower().startswith(("monitor", "observ", "inspect")):
        return True
    lent = not word_set("linking.lending").isdisjoint(words[:_OBJECT])
    sent = not word_set("linking.looking").isdisjoint(words[:_OBJECT])
    sent = sent and e.trigger.text.lower() in _SENDING
    ours = all(is_body(a) for a in e.actors) and "patrol" in words[:_OBJECT]
    return lent or sent or (ours and e.trigger.text.lower() in _SENDING)


_SENDING = frozenset({"send", "sent", "sends", "dispatched", "dispatches", "deployed", "sending"})
_OBJECT = 4  # what is sent or lent stands in so many words behind the verb
