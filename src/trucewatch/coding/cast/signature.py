"""Who signed a text: the lines below the last sentence of a letter or a message.

"Mabior Lual / Deputy Spokesperson", "Rodrigo, spokesman, Peace Delegation", "— Abu Samir, for the
Council of the Gate", "Military Council of the Ardu Liberation Front". Such lines are not parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from trucewatch.reading.parse import Parse
from trucewatch.records import Actor
from trucewatch.vocab.actor_named import Named
from trucewatch.vocab.actors import slug
from trucewatch.vocab.words import word_set

if TYPE_CHECKING:
    from trucewatch.coding.cast.cast import Cast

# A signature has at most so many lines, each of at most so many words.
_LINES, _WORDS = 4, 14
_DASH = re.compile(r"^\s*(?:[-–—]+\s*|signed\s*:?\s*|/s/\s*)", re.IGNORECASE)
_PART = re.compile(r"\s*[,;|/]\s*|\s+(?:for|on behalf of|in the name of)\s+(?:the\s+)?|\s+[-–—]\s+")
# "Military Council of the Front": the body behind one of its organs.
_OF = re.compile(r"\b(?:of|for)\s+(?:the\s+)?(?=[A-ZÀ-Þ])")
# Below newspapers' texts stand those who wrote and sent them.
_PRESS = re.compile(
    r"report(?:ing|er|ed)|editing|writing|edited|written|photo|source:|correspondent|columnist|"
    r"author|translat|©|copyright|https?:|www\.|@|\b(?:AFP|AP|Reuters|Xinhua|TASS)\b",
    re.IGNORECASE,
)
_BODY_ROLES = frozenset({"body", "bullet"})


def signature(parse: Parse) -> tuple[str, ...]:
    """Return the lines of a text's signature; none where it has none.

    One of them names an office or a body, none ends as a sentence does.
    """
    told = [p for p in parse.paras if p.last > p.first and p.role in _BODY_ROLES]
    if not told or any(p.role == "byline" for p in parse.paras):
        return ()
    last = told[-1]
    text = parse.text[last.start : last.end].strip()
    below = parse.text[last.end :]
    if _DASH.match(text) and len(told) > 1:
        below = text + "\n" + below
    lines = tuple(_DASH.sub("", line).strip() for line in below.splitlines() if line.strip())
    if not 0 < len(lines) <= _LINES or any(not _may_sign(line) for line in lines):
        return ()
    return lines if any(_names_office(line) for line in lines) else ()


def is_signed(parse: Parse, k: int) -> bool:
    """Whether token ``k`` stands in the signature ("— Abu Samir, for the Council")."""
    para = parse.paras[parse.para[k]]
    line = _DASH.sub("", parse.text[para.start : para.end].strip())
    return line in signature(parse)


def _may_sign(line: str) -> bool:
    words = line.split()
    return (
        0 < len(words) <= _WORDS
        and words[0][:1].isupper()
        and not line.endswith((".", "?", "!", ":"))
        and _PRESS.search(line) is None
    )


def _names_office(line: str) -> bool:
    words = {w.strip("()“”\"'").lower() for w in re.split(r"[\s,;/]+", line)}
    return any(
        not word_set(name).isdisjoint(words)
        for name in ("cast.organs", "cast.groups", "cast.state", "cast.offices")
    )


def signer(cast: Cast) -> Actor | None:
    """Return the body, else the person, in whose name a text is signed; its span is empty, at the
    end of the text's last sentence. A body that no table knows is called by its name."""
    phrases = [p for line in signature(cast.parse) for p in _phrases(line)]
    found = [cast.table.find(p, cast.on) for p in phrases]
    bodies = [n for n in found if n is not None and _is_body(n)]
    if bodies:
        own = cast.entities.get(bodies[0].code.partition(":")[2])
        return _actor(cast, bodies[0], own.name if own is not None else bodies[0].name)
    unlisted = next((b for b in (_unlisted(cast, p) for p in phrases) if b is not None), None)
    if unlisted is not None:
        return unlisted
    offices = [n for n in found if n is not None and n.country and n.sector in _OF_STATES]
    return _actor(cast, offices[0], offices[0].name) if offices else None


_OF_STATES = frozenset({"GOV", "MIL", "LEG", "JUD", "COP"})


def _is_body(named: Named) -> bool:
    known = ":" in named.code and named.sector not in (None, "UNK", "CVL")
    words = named.name.lower().split()
    group = named.kind == "role" and not word_set("cast.groups").isdisjoint(words)
    return known and not named.person and bool(named.country or group)


def _unlisted(cast: Cast, phrase: str) -> Actor | None:
    """A body that no table knows, by its name; an armed one where its words tell."""
    words = {w.lower() for w in phrase.split()}
    if word_set("cast.groups").isdisjoint(words):
        return None
    armed = not word_set("cast.armed_words").isdisjoint(words)
    code, sector = (f"UNKREB:{slug(phrase)}", "REB") if armed else (f"UNK:{slug(phrase)}", "UNK")
    return _at_end(cast, code, None, sector, phrase)


def _phrases(line: str) -> Iterator[str]:
    """Yield the names in a line, behind an organ's the body's own before it."""
    for part in _PART.split(line):
        words = {w.lower() for w in part.split()}
        behind = _OF.search(part)
        if behind is not None and not word_set("cast.organs").isdisjoint(words):
            rest = part[behind.end() :]
            if not word_set("cast.groups").isdisjoint(w.lower() for w in rest.split()):
                yield rest
        yield part


def _actor(cast: Cast, named: Named, name: str) -> Actor:
    return _at_end(cast, named.code, named.country, named.sector, name)


def _at_end(cast: Cast, code: str, country: str | None, sector: str | None, name: str) -> Actor:
    end = max(p.end for p in cast.parse.paras if p.last > p.first)
    return Actor(name, end, end, code, country, sector, name)
