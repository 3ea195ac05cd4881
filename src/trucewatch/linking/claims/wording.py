"""What a question is about, in words: an act by its kind, whom it hit, place and day."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence

from trucewatch.linking.camps.camps import BLAMES
from trucewatch.linking.claims.raws import Raw
from trucewatch.linking.claims.replies import act_of, deed_of, names_deed
from trucewatch.linking.days.days import ordinal
from trucewatch.linking.incidents.scene import act_noun, asked_act, place_of, scene_words
from trucewatch.linking.nodes import Node
from trucewatch.records import Event, Statement
from trucewatch.records.coded import CodedStory
from trucewatch.vocab.agreements import displays

# A deed in fewer words than this says too little by itself; with these before its end it is cut.
_LEAST = 3
_OPEN_ENDS = frozenset(
    {"a", "an", "the", "of", "to", "had", "has", "have", "was", "were", "is", "by", "and", "that"}
)
# What a deed cannot begin with: what it points to stands elsewhere.
_NO_HEADS = frozenset(
    {"it", "they", "he", "she", "this", "that", "these", "those", "them", "each", "was", "were",
     "is", "are", "had", "has", "have"}
)  # fmt: skip
_HURTFUL = frozenset({"ASSAULT", "COERCE", "PROTEST", "SANCTION", "MOBILIZE"})
_WORD = re.compile(r"[^\W_]+")


def asked_about(kind: str, nodes: Sequence[Node]) -> str:
    """Return what a question of ``kind`` is about: one act by its kind, place and day; else by the
    words of an accusation; else by its kind and whom it hit, or the day of the first report."""
    one = asked_act(nodes)
    scene = scene_words(one, nodes)
    if kind == "breach":
        return f"the ceasefire{scene or _reported(nodes)}"
    place = place_of(nodes)
    if kind == "control" and place is not None:
        return place.name
    noun = None if kind == "control" else act_noun(one)
    if noun is not None and scene:
        return f"{noun}{scene}"
    deed = next(filter(None, (_deed(kind, n.statement) for n in nodes)), None)
    if deed is not None:
        return f"“{deed}”"
    hit = next((_hit(n.event) for n in nodes if n.event is not None and n.event.recipients), "")
    return f"{noun or act_noun(one) or 'the act'}{hit or _reported(nodes)}"


def _deed(kind: str, said: Statement | None) -> str | None:
    """Return the deed that an accusation names, None where its words are no more than a piece."""
    if said is None or said.act != "accuse" or said.quote_type == "headline":
        return None
    if not names_deed(said):
        return None
    deed = act_of(said) if kind in BLAMES else deed_of(said)
    words = [w.lower() for w in _WORD.findall(deed)]
    whole = len(words) >= _LEAST and words[-1] not in _OPEN_ENDS and words[0] not in _NO_HEADS
    return deed if whole and not only_points(deed) else None


def only_points(deed: str) -> bool:
    """Return whether the words of a deed say what was done only by what was told before: "throwing
    it", "the other had shelled them"."""
    words = [w.lower() for w in _WORD.findall(deed)]
    if words[-2:-1] in (["did"], ["done"], ["behind"]) and words[-1] in _POINTERS:
        return True  # "the country's main rebel group did it"
    return bool(words) and len(words) <= _SHORT and not _POINTERS.isdisjoint((words[-1], words[0]))


# So few words with a pronoun as what was hit say nothing by themselves.
_SHORT = 5
_POINTERS = frozenset({"it", "them", "so", "this", "that", "him", "her", "one", "other"})


def _hit(event: Event) -> str:
    told = [a for a in event.recipients if event.start <= a.start < event.end]
    whom = " and ".join(dict.fromkeys(a.name for a in told))
    return f" {'against' if event.type in _HURTFUL else 'for'} {whom}" if told else ""


def _reported(nodes: Sequence[Node]) -> str:
    """Return `` reported on DAY`` of the first report, nothing where no report has a day."""
    days = [d for n in nodes if (d := ordinal(n.published)) is not None]
    return _day(min(days)) if days else ""


def reported(story: CodedStory) -> str:
    """Return `` reported on DAY`` of a story, nothing where it has no day."""
    day = ordinal(story.story.published.date or "")
    return "" if day is None else _day(day)


def _day(ordinal_day: int) -> str:
    day = datetime.date.fromordinal(ordinal_day)
    return f" reported on {day.day} {day:%B %Y}"


def question_of(kind: str, what: str) -> str:
    """Return the question of a kind about ``what``; some things are counted by a noun of theirs."""
    if kind == "toll":
        for counted, words in displays("counted").items():
            if what.startswith(counted):
                return words.format(rest=what.removeprefix(counted))
    return displays("question").get(kind, "{what}").format(what=what)


def counted_about(topic: str, nodes: Sequence[Node], found: Iterable[Raw]) -> str:
    """Return what a toll counts: in which act, and of which side where that of two is counted."""
    what, _, side = topic.partition(" (")
    noun = act_noun(asked_act(nodes))
    scene = scene_words(asked_act(nodes), nodes)
    kinds = {r.topic for r in found if r.topic.partition(" (")[0] == what}
    of = f" ({side}" if side and len(kinds) > 1 else ""
    if what.startswith("reported"):
        return f"{what}{scene}"
    act = f" in the {noun}{scene}" if noun is not None and scene else scene
    return f"{what}{of}{act}"
