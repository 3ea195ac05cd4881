"""Who says what, as a sentence: an act of speech with the source's words in the form they have."""

from __future__ import annotations

from trucewatch.records import Actor, Claim, Claimant
from trucewatch.views.brief.model import Part, Sentence, filled, phrase, said, templates
from trucewatch.views.brief.telling import Words
from trucewatch.views.naming import named


def who(actor: Actor | Claimant | None) -> tuple[Part, ...]:
    """Return somebody as a sentence names them; the outlet itself is called the report."""
    if actor is None:
        return (Part("words", phrase("nobody")),)
    if actor.code == "narrator":
        return (Part("words", phrase("narrator")),)
    found = named(actor)
    parts = (
        Part("words", found.article),
        Part("term" if found.own else "name", found.name),
        Part("term", f" ({found.state})" if found.state else ""),
    )
    return tuple(p for p in parts if p.text)


def told(speaker: Actor | Claimant | None, words: Words, notes: tuple[int, ...]) -> Sentence:
    """Return what is told of an act in the report's own words, or in those of a speaker."""
    if speaker is None or speaker.code == "narrator":
        return said(filled("told.report", quote=words.quote), notes)
    return said(filled("told", who=who(speaker), quote=words.quote), notes)


def spoken(claim: Claim, words: Words, notes: tuple[int, ...]) -> Sentence:
    """Return the sentence of a claim that somebody makes in words of their own."""
    act = claim.act
    if act == "accuse" and not isinstance(claim.answer, Actor):
        act = "accuse.none"
    if f"said.{act}" not in templates():
        return told(claim.claimant, words, notes)
    key = f"that.{act}" if words.form == "that" else f"said.{act}"
    if key not in templates():
        key = f"said.{act}"
    how = phrase("how.clause") if words.form == "clause" else ""
    whom = who(claim.answer) if isinstance(claim.answer, Actor) else ()
    parts = filled(
        key, who=who(claim.claimant), whom=whom, quote=words.quote, how=Part("words", how)
    )
    return said(parts, notes)
