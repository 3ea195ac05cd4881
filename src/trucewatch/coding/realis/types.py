"""What the type of an event does to its realis: demands are demanded, meetings ahead planned."""

from __future__ import annotations

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.reading.parse import Parse

# What talks can be on and about before it is done.
_TALKED_OF = frozenset({"RETREAT", "CONCEDE", "SUPPORT", "COOPERATE", "AID"})


def _agenda(parse: Parse, i: int) -> bool:
    """Return whether an event noun is what talks are on: "talks on a swap", "discussed a truce"."""
    if parse.pos[i] != "NOUN":
        return False
    lists = realis_lexicon().lists
    h = parse.head[i]
    if parse.dep[i] == "pobj":
        about = parse.lower[h] in ("on", "about", "over")
        return about and parse.lemma[parse.head[h]] in lists["talks"] | lists["discuss"]
    return parse.dep[i] == "dobj" and parse.lemma[h] in lists["discuss"]


def soft_word(parse: Parse, i: int) -> bool:
    """Return whether a request is a deed of its own ("asked for a corridor"), not a demand."""
    if parse.lemma[i] == "press" and parse.pos[i] == "VERB" and parse.tag[i] != "VB":
        return False  # "pressed them to leave" demands it; "marched to press the premier" does not
    return parse.lemma[i] in realis_lexicon().lists["soft"]


def of_type(
    parse: Parse, event: EventDraft, found: tuple[str, str], spoken: bool = False
) -> tuple[str, str]:
    """Return the realis that types of their own bring: a demand is demanded, a date is planned.

    ``spoken`` says that the event stands under a statement.
    """
    realis, rule = found
    if (
        event.type in _TALKED_OF
        and realis in ("actual", "claimed")
        and _agenda(parse, event.trigger)
    ):
        return "planned", "agenda"
    hard = event.type == "REQUEST" and not soft_word(parse, event.trigger)
    frame = frame_of(parse, event.trigger)
    if hard and spoken and realis in ("claimed", "alleged") and frame == "pluperfect":
        return found  # "said that it had asked them to leave": its word for it
    if hard and (
        realis in ("actual", "historical", "claimed")
        or (realis == "alleged" and frame == "present" and rule != "act:accuse")
    ):
        return "demanded", f"type:REQUEST|{rule}"
    if event.type == "AGREE" and realis in ("actual", "claimed") and not _committed(parse, event):
        return "planned", f"type:AGREE|{rule}"
    return found


def _committed(parse: Parse, event: EventDraft) -> bool:
    """Return whether an agreement is a word given, not what it is about.

    So are verbs of promise, and finite past verbs that no plan is made of ("lined up aid").
    """
    i, lex = event.trigger, realis_lexicon()
    if parse.lemma[i] in lex.lists["promise"]:
        return True
    planned = lex.operators.get((parse.lemma[i], "V", "inf")) == "planned"
    return not planned and parse.pos[i] == "VERB" and frame_of(parse, i) in ("past", "perfect")
