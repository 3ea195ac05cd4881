"""Background that runs on: what follows an old happening in its paragraph, and pacts told again."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from trucewatch.coding.drafts import EventDraft
from trucewatch.coding.realis.backdrop import backdrop
from trucewatch.coding.realis.background import background
from trucewatch.coding.realis.clause import frame_of
from trucewatch.coding.realis.costs import cost_of_war
from trucewatch.coding.realis.frame import WINDOW_DAYS, names_a_date
from trucewatch.coding.realis.lexicon import realis_lexicon
from trucewatch.coding.realis.scene import Scene
from trucewatch.coding.times.entries import entry_at
from trucewatch.coding.times.setting import DAYLIKE
from trucewatch.reading.parse import Parse

# The headline, the lede and what stands beside it tell the news.
_NEWS_SENTENCES = 4


def with_background(scene: Scene, events: Sequence[EventDraft]) -> tuple[EventDraft, ...]:
    """Return the events, historical where the narrator only goes on with what lies back.

    A past clause without a time of its own, in a paragraph whose last dated sentence is one of
    long ago, is as old as that: "The war broke out in 2019. Rebels seized the valley."
    """
    old = _old_sentences(scene)
    news = _pacts_in_the_news(scene, events)
    out: list[EventDraft] = []
    for event in events:
        rule = None
        of_entry = _by_entry(scene, event)
        if of_entry is not None:
            event = msgspec.structs.replace(
                event, realis=of_entry, rules=(*event.rules, "realis:time:entry")
            )
        elif event.realis == "actual" and _narrated(event):
            if scene.parse.sent[event.trigger] in old and _plain_past(scene, event):
                rule = "runs-on"
            elif not news and _pact_told_again(scene.parse, event):
                rule = "known-pact"
            elif event.rules[-1] == "realis:narrator":
                rule = backdrop(scene, event, out)
        if event.realis in _TOLD and _costs(scene, event.trigger):
            rule = "cost-of-war"
        if rule:
            event = msgspec.structs.replace(
                event, realis="historical", rules=(*event.rules, f"realis:time:{rule}")
            )
        out.append(event)
    return tuple(out)


# Told as what has happened, by whomever.
_TOLD = frozenset({"actual", "claimed", "alleged", "monitor_reported"})


def _costs(scene: Scene, i: int) -> bool:
    """Return whether a noun names fighting only for what it has cost so far, on no day of these."""
    if not cost_of_war(scene.parse, i):
        return False
    own = range(*scene.parse.sents[scene.parse.sent[i]])
    return scene.frames.recent.isdisjoint(own)


def _by_entry(scene: Scene, event: EventDraft) -> str | None:
    """Return what the head of a dated entry makes of what it tells as done, or None.

    What an entry of long ago tells, in whatever tense, is history; what one to come tells, a plan.
    """
    ahead = event.rules[-1:] == ("realis:time:ahead",)  # "In May rebels raid …", under "1975"
    if event.realis not in ("actual", "state") and not ahead:
        return None
    entry = entry_at(scene.entries, event.trigger) if scene.entries else None
    if entry is None or entry.told is None or entry.told.low is None or entry.told.high is None:
        return None
    day = scene.frames.day
    if day is None:
        return None if entry.told.precision in DAYLIKE else "historical"
    if entry.told.low > day:
        return "planned"
    return "historical" if (day - entry.told.high).days > WINDOW_DAYS else None


def _narrated(event: EventDraft) -> bool:
    return bool(event.rules) and event.rules[-1] in ("realis:narrator", "realis:speech-act")


def _plain_past(scene: Scene, event: EventDraft) -> bool:
    parse = scene.parse
    root = _root(parse, parse.sent[event.trigger])
    return root is not None and frame_of(parse, event.trigger) in ("past", "nominal", "nonfinite")


def _old_sentences(scene: Scene) -> frozenset[int]:
    """Return the sentences that go on with an old one of their paragraph and have no day."""
    parse = scene.parse
    timed = {parse.sent[k] for k in scene.frames.recent} | _told_sentences(scene)
    out: set[int] = set()
    for para in parse.paras:
        if para.last <= para.first:
            continue
        running = False
        for s in range(parse.sent[para.first], parse.sent[para.last - 1] + 1):
            root = _root(parse, s)
            if root is None or s in timed:
                running = False
            elif _dates_back(scene, root):
                running = True
            elif frame_of(parse, root) not in ("past", "pluperfect") or names_a_date(parse, s):
                running = False
            elif running:
                out.add(s)
    return frozenset(out)


def _told_sentences(scene: Scene) -> set[int]:
    """Return the sentences in which somebody tells something now: "the army said"."""
    parse, ops = scene.parse, realis_lexicon().operators
    heads = (s.head for s in scene.statements if s.head is not None)
    return {parse.sent[h] for h in heads if ops.get((parse.lemma[h], "V", "that")) == "report"}


def _dates_back(scene: Scene, root: int) -> bool:
    """Return whether the main clause has a time of long ago."""
    if frame_of(scene.parse, root) not in ("past", "pluperfect"):
        return False
    rule = background(scene.parse, root, scene.frames, frozenset())
    return rule is not None and rule.startswith("time:")


def _root(parse: Parse, sentence: int) -> int | None:
    first, last = parse.sents[sentence]
    return next((k for k in range(first, last) if parse.head[k] == k), None)


def _pacts_in_the_news(scene: Scene, events: Sequence[EventDraft]) -> bool:
    """Return whether the report's first sentences tell of a signing or deal of today."""
    return any(
        e.type in ("SUPPORT", "AGREE") and scene.parse.sent[e.trigger] < _NEWS_SENTENCES
        and e.realis in ("actual", "claimed", "planned")
        for e in events
    )  # fmt: skip


def _pact_told_again(parse: Parse, event: EventDraft) -> bool:
    """Return whether a known pact is said to have been made: "the accord was signed in …"."""
    i = event.trigger
    if event.type not in ("SUPPORT", "AGREE") or parse.sent[i] < _NEWS_SENTENCES:
        return False
    lists = realis_lexicon().lists
    verb = i if parse.pos[i] == "VERB" else parse.head[i]
    if parse.lemma[verb] not in lists["conclude"] or frame_of(parse, verb) != "past":
        return False
    return any(
        parse.dep[c] == "nsubjpass"
        and parse.lemma[c] in lists["pact"]
        and any(parse.lower[k] in ("the", "this", "that") for k in parse.children[c])
        for c in parse.children[verb]
    )
