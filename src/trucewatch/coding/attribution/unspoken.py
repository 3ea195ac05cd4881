"""Verbs of speech by which nothing is said: access that is denied, questions, turns of phrase."""

from __future__ import annotations

from trucewatch.coding.attribution.tree import Context
from trucewatch.reading.parse import Parse
from trucewatch.vocab.agreements import load_agreement_words
from trucewatch.vocab.cues import load_act_words
from trucewatch.vocab.words import word_set

# What is denied to somebody, no charge: to keep it back is a deed.
_ANSWERED = frozenset({"claim", "charge", "report", "allegation", "accusation", "rumour", "it"})


def unspoken(context: Context, i: int) -> bool:
    """Return whether the verb of speech at ``i`` says nothing where it stands."""
    parse = context.parse
    if (
        _leaves_open(parse, i)
        or _conditions(parse, i)
        or _bids(parse, i)
        or withholds(parse, i)
        or that_said(parse, i)
    ):
        return True
    if is_question(context, i) or tells_only_when(parse, i) or _imagined(context, i):
        return True
    if _puts_question(parse, i) or _is_tasked(parse, i) or _hits_things(parse, i):
        return True
    if calls_things(parse, i) or _is_reports(parse, i) or _shows_why(parse, i):
        return True
    if _keeps_truce(parse, i) or _only_dates(parse, i):
        return True
    if parse.lemma[i] == "offer" and _serves(parse, i):
        return True
    if parse.lower[i] == "questioning" and i and parse.lower[i - 1] in ("under", "during", "for"):
        return True  # "had admitted under questioning that …"
    return only_informs(parse, i)


def _only_dates(parse: Parse, i: int) -> bool:
    """ "Clashes broke out, hours after two groups agreed on a truce": a clause that says when,
    which the parser takes for the sentence's own, has not told what stands before it."""
    marks = [c for c in parse.children[i] if parse.dep[c] == "mark" and parse.lower[c] in _WHEN]
    told = [c for c in parse.children[i] if parse.dep[c] == "ccomp"]
    return bool(marks and told) and all(c < marks[0] for c in told)


_WHEN = frozenset({"after", "before", "since", "until", "when", "while", "as"})


def _keeps_truce(parse: Parse, i: int) -> bool:
    """ "Observed the ceasefire", "has maintained the truce": kept it, and says nothing by that."""
    if parse.lemma[i] not in word_set("told.keeping"):
        return False
    nouns = load_agreement_words().nouns
    kept = (c for c in parse.children[i] if parse.dep[c] in ("dobj", "nsubjpass"))
    return any((n := nouns.get(parse.lemma[c])) is not None and n.strong for c in kept)


def _imagined(context: Context, i: int) -> bool:
    """ "If A withdrew, B would accuse it of fleeing and A would deny it": what would be said; not
    "would later accuse", which tells what was said in time."""
    parse = context.parse
    if parse.lemma[i] not in word_set("attribution.charging") or context.quoted(i):
        return False
    below = parse.children[i]
    bent = any(parse.dep[c] == "aux" and parse.lower[c] in _WOULD for c in below)
    told = any(parse.dep[c] == "neg" or parse.lower[c] in _IN_TIME for c in below)
    return bent and not told and parse.dep[i] in ("ROOT", "conj")


_WOULD = frozenset({"would", "could", "might", "may", "'d", "’d"})
_IN_TIME = frozenset({"later", "eventually", "subsequently", "soon", "then", "afterwards", "not"})


def _serves(parse: Parse, i: int) -> bool:
    """ "were offered tea": nothing but what a host gives, and nothing joined to it."""
    given = [c for c in parse.children[i] if parse.dep[c] in ("dobj", "oprd")]
    joined = any(parse.dep[k] == "conj" for c in given for k in parse.children[c])
    served = word_set("attribution.served")
    return bool(given) and not joined and all(parse.lemma[c] in served for c in given)


def _leaves_open(parse: Parse, i: int) -> bool:
    """ "did not reply to a letter", "has not responded": nothing is told."""
    below = parse.children[i]
    silent = parse.lemma[i] in ("reply", "respond", "answer") and any(
        parse.dep[c] == "neg" for c in below
    )
    # "A accused B; B did not reply": the parser takes the clause before for what was said.
    return silent and not any(c > i and parse.dep[c] in ("ccomp", "xcomp") for c in below)


def _puts_question(parse: Parse, i: int) -> bool:
    """ "asked the same question": what was asked is not told."""
    objects = [c for c in parse.children[i] if parse.dep[c] == "dobj"]
    return parse.lemma[i] == "ask" and any(parse.lemma[c] == "question" for c in objects)


def calls_things(parse: Parse, i: int) -> bool:
    """ "called a halt to its raids", "called an election": a deed, no name for anything."""
    if parse.lemma[i] != "call" or any(parse.dep[c] in _NAMED_SO for c in parse.children[i]):
        return False
    objects = [c for c in parse.children[i] if parse.dep[c] == "dobj" and c > i]
    things = all(parse.lemma[c] in word_set("attribution.called") for c in objects)
    return things and any(parse.lower[parse.left[c]] in ("a", "an") for c in objects)


_NAMED_SO = frozenset({"oprd", "acomp", "ccomp", "xcomp"})
_STRIKING = frozenset({"blast", "slam", "hammer", "assail", "attack"})


def _hits_things(parse: Parse, i: int) -> bool:
    """ "shot down a drone", "blasted the airfield": nothing is turned down or denounced."""
    lemma = parse.lemma[i]
    if lemma != "shoot" and lemma not in _STRIKING:
        return False
    words = load_act_words()
    if lemma in _STRIKING and _driven(parse, i):
        return True
    things = [c for c in parse.children[i] if parse.dep[c] in ("dobj", "nsubjpass")]
    if any(parse.lemma[c] in words["flying"] for c in things):
        return True
    by = (c for c in parse.children[i] if parse.dep[c] == "nsubj")
    armed = any(parse.lemma[c] in words["flying"] for c in by)
    return lemma in _STRIKING and (armed or any(parse.lemma[c] in words["struck"] for c in things))


def _driven(parse: Parse, i: int) -> bool:
    """ "shells slammed into the market": what hits is a thing, or it goes into something."""
    below = parse.children[i]
    into = any(parse.dep[c] == "prep" and parse.lower[c] in _INTO for c in below)
    subjects = [c for c in below if parse.dep[c] == "nsubj"]
    return into or any(parse.lemma[c] in word_set("attribution.shots") for c in subjects)


_INTO = frozenset({"into", "through", "onto", "against"})
# Nouns that parsers take for verbs behind "that" ("states that reports in the press are false").
_TOLD = frozenset({"report", "claim", "rumour", "rumor", "comment", "charge"})


def _is_reports(parse: Parse, i: int) -> bool:
    """ "states that reports in the press are false": a noun that opens what is said."""
    if parse.lemma[i] not in _TOLD or i < _TWO or parse.lower[i - 1] != "that":
        return False
    follows = parse.pos[i + 1 : i + 2] == ("ADP",)
    return follows and parse.pos[i - 2] == "VERB" and parse.tag[i] in ("VBZ", "NNS")


_TWO = 2
_SHOWING = frozenset({"explain", "illustrate", "underline", "underscore"})


def _shows_why(parse: Parse, i: int) -> bool:
    """ "That precedent explains why few believe it": no text and nobody tells why."""
    if parse.lemma[i] not in _SHOWING:
        return False
    subject = next((c for c in parse.children[i] if parse.dep[c] == "nsubj"), None)
    if (
        subject is None
        or parse.lemma[subject] in word_set("attribution.texts")
        or parse.pos[subject] == "PROPN"
    ):
        return False
    pointing = parse.lower[parse.left[subject]] in ("this", "that", "these", "those")
    return pointing and (subject > parse.left[subject] or parse.tag[subject] == "DT")


def _conditions(parse: Parse, i: int) -> bool:
    """ "provided that B reopens the road": a condition."""
    return parse.lower[i] in ("provided", "providing") and parse.lower[i + 1 : i + 2] == ("that",)


def _bids(parse: Parse, i: int) -> bool:
    """ "Note to correspondents", "Read more": a title that bids its readers do something."""
    first = parse.paras[parse.para[i]]
    return parse.tag[i] == "VB" and i == first.first and first.role in ("headline", "subhead")


def _is_tasked(parse: Parse, i: int) -> bool:
    """ "a commission charged with establishing the circumstances": nobody is accused."""
    if parse.lemma[i] != "charge":
        return False
    behind = [c for c in parse.children[i] if parse.lower[c] == "with" and c > i]
    return any(
        parse.dep[k] == "pcomp" and parse.lemma[k] in word_set("attribution.tasks")
        for c in behind
        for k in parse.children[c]
    )


def withholds(parse: Parse, i: int) -> bool:
    """ "denied the patrol passage", "were refused entry": nothing is denied in words.

    The one from whom it is kept is a dative, stands before it as a noun, or is a passive's subject.
    """
    if parse.lemma[i] not in ("deny", "refuse") or parse.pos[i] != "VERB":
        return False
    objects = [c for c in parse.children[i] if parse.dep[c] in ("dobj", "oprd", "attr")]
    given = any(parse.dep[c] == "dative" for c in parse.children[i])
    if given and not any(parse.lemma[c] in _ANSWERED for c in objects):
        return True
    # the parser may take "denied the observers passage" for a clause
    objects += [c for c in parse.children[i] if parse.dep[c] == "ccomp" and parse.tag[c] == "VB"]
    if any(
        parse.lower[c] in word_set("attribution.kept_from") and not _is_charge(parse, c)
        for c in objects
    ):
        return True
    passive = [c for c in parse.children[i] if parse.dep[c] == "nsubjpass"]
    return any(parse.lemma[c] in word_set("attribution.kept_from") for c in passive)


def _is_charge(parse: Parse, noun: int) -> bool:
    """ "denied any release of prisoners": that it happened is denied."""
    return any(parse.lower[c] in ("any", "such") for c in parse.children[noun])


def that_said(parse: Parse, i: int) -> bool:
    """ "That said, we have dropped it": a turn of phrase."""
    before = parse.lower[max(0, i - 2) : i]
    turned = before[-1:] == ("that",) or before in (("that", "being"), ("all", "that"))
    return parse.lower[i] == "said" and turned and parse.word[i + 1 : i + 2] == (",",)


def is_question(context: Context, i: int) -> bool:
    """ "Did A ask B to leave?": who asks says nothing of the kind."""
    parse = context.parse
    end = parse.sents[parse.sent[i]][1]
    if parse.word[end - 1] != "?" or context.quoted(i):
        return False
    subject = next((c for c in parse.children[i] if parse.dep[c] == "nsubj"), i)
    return any(
        parse.dep[c] == "aux" and c < subject and parse.pos[c] == "AUX" for c in parse.children[i]
    )


_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday tomorrow today week month".split()
)


def tells_only_when(parse: Parse, i: int) -> bool:
    """ "The observers will report on Tuesday": when they will speak is all that is told."""
    if parse.lemma[i] == "take":
        return _takes_things_back(parse, i)
    if parse.lemma[i] not in ("report", "speak", "comment") or parse.pos[i] != "VERB":
        return False
    if any(parse.dep[c] in ("ccomp", "dobj", "xcomp") for c in parse.children[i]):
        return False
    topics = [
        p
        for c in parse.children[i]
        if parse.dep[c] == "prep" and parse.lower[c] in ("on", "about", "of", "for", "in")
        for p in parse.children[c]
        if parse.dep[p] == "pobj"
    ]
    return bool(topics) and all(parse.lower[p] in _DAYS for p in topics)


_WORDS = _ANSWERED | frozenset(
    "word statement remark comment threat demand assertion promise insult criticism".split()
)


def _takes_things_back(parse: Parse, i: int) -> bool:
    """ "would take its guns back": no words."""
    objects = [c for c in parse.children[i] if parse.dep[c] == "dobj"]
    return bool(objects) and all(parse.lemma[c] not in _WORDS for c in objects)


def puts_things(parse: Parse, i: int) -> bool:
    """ "put two tanks at the gate": no words, unless it is put forward or to somebody."""
    behind = parse.lower[i + 1 : parse.sents[parse.sent[i]][1]]
    return parse.lemma[i] == "put" and not {"forward", "forth", "out", "to", "before"} & set(behind)


# Verbs that take the one who is told as their object or, in the passive, as their subject.
_INFORMING = frozenset({"notify", "inform", "brief", "alert", "tell", "apprise", "update"})
_TELLING = frozenset({"ccomp", "xcomp", "parataxis", "oprd", "agent"})
_INTRODUCING = frozenset({"of", "about", "that", ":", "“", '"'})


def only_informs(parse: Parse, i: int) -> bool:
    """ "informed the commission", "was told of 17 wounded": to whom, not what, or not by whom.

    What is told is a clause or stands behind "of" or "that"; a passive must also name who tells.
    """
    if parse.lemma[i] not in _INFORMING or parse.pos[i] != "VERB":
        return False
    wounded = [c for c in parse.children[i] if parse.dep[c] == "xcomp" and parse.tag[c] == "VBN"]
    deps = {parse.dep[c] for c in parse.children[i] if c not in wounded}
    if deps & _TELLING:
        return False
    if "auxpass" in deps:
        by = any(parse.lower[c] == "by" for c in parse.children[i])
        return not by and not deps & {"advcl", "dobj"}
    behind = parse.lower[i + 1 : parse.sents[parse.sent[i]][1]]
    bare = not deps & {"prep", "dative"} and _INTRODUCING.isdisjoint(behind)
    set_in = parse.dep[i] in ("parataxis", "ccomp")  # "The road is shut, B informed the council"
    return bare and not set_in and parse.lemma[i] not in ("tell", "update")
