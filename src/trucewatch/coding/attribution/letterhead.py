"""By which lines a text is known to be issued by an office: "Ministry of X / Press release".

A heading names an office and a kind of document and tells nothing: no finite verb stands in it. It
is one of the first lines, or two of them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from trucewatch.coding.attribution.described import described
from trucewatch.coding.attribution.memo import memo_from
from trucewatch.coding.attribution.movement import of_movement, opened_by
from trucewatch.coding.attribution.speakers import CastLike
from trucewatch.coding.attribution.titled import before_date, informing, is_report, titled
from trucewatch.coding.attribution.tree import Context, Range, Source
from trucewatch.coding.attribution.untitled import opening, own_subject
from trucewatch.coding.cast import letterhead as cast_letterhead
from trucewatch.coding.cast import titles as cast_titles
from trucewatch.coding.cast.place_line import is_state_line
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.actors import load_actors
from trucewatch.vocab.words import calendar, word_set

# An issuer is named in one of the first paragraphs, before any report could have begun.
_FIRST = 3
# Lines of a heading, of a body's parts and its paper, are a few more.
_HEADED, _HEADINGS = 5, frozenset({"headline", "subhead"})
_OF = frozenset({"of", "by", "from"})
# Kinds of documents; the second kind counts only with a word of the third before it.
_KINDS = frozenset({"bulletin", "communique", "communiqué", "readout", "sitrep"})
_PLAIN = frozenset(
    {"report", "note", "update", "summary", "release", "statement", "briefing", "brief", "snapshot"}
    | {"overview", "dispatch", "highlights", "alert", "factsheet", "circular"}
)
_PARTING = frozenset({",", ":", "|", "—", "–", "-", "--", "(", ")", "/", "·", "•"})
# A full stop parts a name from the kind of its paper, too ("CTSAMM. Summary of verification").
_STOPS = _PARTING | {"."}
_INSIDE = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PART", "CCONJ"})
_JOINING = frozenset({"of", "for", "in", "the", "and", "&", "to"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# A heading has at most this many tokens.
_MAX_HEADING = 24


class Issuer(msgspec.Struct, frozen=True):
    """The last paragraph of a heading, the words that tell of issuing, and who issues.

    ``plain`` is false where a title only names a kind of document beside an office; ``numbered``
    tells that the document is one of a series ("Communiqué No. 7").
    """

    paragraph: int
    cue: Range
    source: Source
    plain: bool = True
    numbered: bool = False


def issuer_of(context: Context, cast: CastLike) -> Issuer | None:
    """Return who issued a text as its first lines tell; None for texts of any other kind."""
    memo = memo_from(context.parse, cast)
    if memo is not None:
        return Issuer(*memo)
    found = _named_above(context, cast) or _of_its_own(context, cast)
    if found is not None:
        return found
    headed, opened = of_movement(context.parse), opened_by(context.parse)
    own = headed or opened
    if own is None:
        return None
    number, source = own
    first = source.span[0]
    return Issuer(number, (first, first), source, plain=headed is None)


def _of_its_own(context: Context, cast: CastLike) -> Issuer | None:
    """The issuer of a paper whose title names nobody, from what the paper says."""
    parse = context.parse
    told = [(n, p) for n, p in enumerate(parse.paras) if p.last > p.first]
    title = next((n for n, p in told[:_FIRST] if _kind_line(parse, p)), None)
    if title is None and told and _titled_above(parse, told[0][1]):
        title = told[0][0] - 1
    source = own_subject(context, cast, title) if title is not None else None
    if title is None or source is None:
        return None
    first = told[0][1].first
    return Issuer(title, (first, first), source)


def _named_above(context: Context, cast: CastLike) -> Issuer | None:
    """Who issued a text, as its first lines or its first sentence tell."""
    parse = context.parse
    seen, letterhead, kind = 0, None, None
    offices: list[Source] = []
    body = cast_letterhead.letterhead(parse)
    owned = cast_titles.owned_title(parse)
    for number, para in enumerate(parse.paras):
        if para.last <= para.first or para.role in ("boilerplate", "url", "byline"):
            continue
        if seen == 0 and is_state_line(load_actors(), parse.text[para.start : para.end]):
            continue  # "REPUBLIC OF B" over "MINISTRY OF FOREIGN AFFAIRS"
        seen += 1
        if seen > (_HEADED if para.role in _HEADINGS else _FIRST):
            return None
        if para.role in ("body", "bullet") and (kind is not None or _titled_above(parse, para)):
            speaks = opening(context, cast, para)
            if speaks is not None:
                return Issuer(number - 1, *speaks)
        found = informing(context, para) or titled(context, cast, para)
        if body is not None and number == body.title:
            letterhead = Source(body.head, (body.first, body.last), "issuer")
        if found is None and letterhead is not None:
            found = _released(parse, para, letterhead)
        if found is not None:
            actor = cast.of(found[1].head)
            if actor is not None and actor.country is None:
                found = found[0], _of_state(parse, cast, offices, found[1])
            if body is not None and number == body.title and (body.organ or actor is None):
                whole = Source(body.head, (body.first, body.last), "issuer")
                return Issuer(number, found[0], whole)
            if letterhead is not None and cast_letterhead.names_organ(parse, para):
                return Issuer(number, found[0], letterhead)
            if (actor is not None and actor.sector is not None) or is_report(parse, found[0]):
                return Issuer(number, *found)
        if owned is not None and owned.paragraph == number:
            at = cast_titles.body_of(parse, owned, cast.of)
            if at is not None and getattr(cast.of(at), "sector", None) is not None:
                return Issuer(number, owned.kind, Source(at, owned.body, "issuer"), plain=False)
        headed = _headed(parse, para, letterhead, kind) or _known(context, cast, para)
        if headed is not None:
            numbered = any(parse.pos[k] == "NUM" for k in _just_behind(parse, headed[0][1]))
            return Issuer(number, *headed, plain=False, numbered=numbered)
        organ = body is not None and number == body.title
        if organ and letterhead is not None and cast_letterhead.names_organ(parse, para):
            # "Office of the Spokesperson" under the body's name
            return Issuer(number, (para.first, para.first), letterhead, plain=False)
        if body is None or number != body.title:  # an organ's line keeps the body's name
            kept = letterhead if para.role in _HEADINGS and not _tells(parse, para) else None
            letterhead = _office_line(parse, para) or described(parse, para) or kept
            offices += [letterhead] if letterhead is not None else []
            kind = _kind_line(parse, para)
        if seen == 1 and letterhead is not None and _stands_over(parse, para):
            return Issuer(number, (para.first, para.first), letterhead, plain=False)
    return None


def _of_state(parse: Parse, cast: CastLike, above: Sequence[Source], office: Source) -> Source:
    """Return the office that a line above names with its state ("Ministry of Defence of B"), where
    a title names it without one ("INFORMATION OF THE MINISTRY OF DEFENCE"), else the office."""
    for line in above:
        known = getattr(cast.of(line.head), "country", None) is not None
        if known and parse.lower[line.head] == parse.lower[office.head]:
            return line
    return office


def _stands_over(parse: Parse, para: Paragraph) -> bool:
    """Whether a first line that names an office heads its text: a title above it, a day in it or
    in a line of its own below it ("Ministry of Health of B, 3 May 2024")."""
    if _titled_above(parse, para) or _ends_with_day(parse, para) or _is_name(parse, para):
        return True
    following = next((p.start for p in parse.paras if p.first >= para.last < p.last), para.end)
    if _ABOVE.search(parse.text[para.end : following]):
        return True  # "Statement" alone in the next line
    below = parse.text[para.end : para.end + _LINE].lstrip().partition("\n")[0].lower()
    words = below.replace(",", " ").split()
    year = any(w.isdigit() and len(w) == _YEAR for w in words)
    return (
        year and sum(w.isdigit() or w in calendar("month") for w in words) == len(words) == _PARTS
    )


def _is_name(parse: Parse, para: Paragraph) -> bool:
    """ "MINISTRY OF DEFENCE OF B" alone in capitals: a name, no word of what happened to it."""
    words = range(para.first, para.last)
    below = (p.role for p in parse.paras if p.first >= para.last and p.last > p.first)
    return next(below, "") in ("body", "bullet") and all(
        parse.word[k].isupper() and (parse.pos[k] in _NAMED or parse.lower[k] in _JOINING)
        for k in words if parse.word[k] not in _PARTING
    )  # fmt: skip


_NAMED = frozenset({"NOUN", "PROPN", "ADJ", "DET", "CCONJ"})

# A line with a day is read to this many characters.
_LINE = 60


# "3 May 2024", "May 3, 2024" have so many words, and so many tokens with their marks at most.
_PARTS, _DAY = 3, 5


def _ends_with_day(parse: Parse, para: Paragraph) -> bool:
    words = parse.lower[max(para.first, para.last - _DAY) : para.last]
    year = any(w.isdigit() and len(w) == _YEAR for w in words)
    return year and any(w in calendar("month") for w in words)


_YEAR = 4
_ABOVE = re.compile(
    r"(?im)^\W*(?:press release|press statement|statement|news release|for immediate release"
    r"|(?:official |military |joint )?communiqu[eé]|bulletin|declaration)"
    r"(?:\s*(?:no\.?|number|nr\.?|№)?\s*\d+(?:/\d+)?)?\W*$"
)


def _titled_above(parse: Parse, para: Paragraph) -> bool:
    """ "PRESS RELEASE" in a line of its own above the office's name: such lines are not parsed."""
    return _ABOVE.search(parse.text[: para.start]) is not None


def _tells(parse: Parse, para: Paragraph) -> bool:
    """Whether a line says something: it has a finite verb or ends as a sentence does."""
    if para.last - para.first > _MAX_HEADING or parse.word[para.last - 1] in (".", "?", "!"):
        return parse.lower[para.last - 1] != "no." and not _stopped(parse, para)
    return any(
        parse.tag[k] in _FINITE and not parse.word[k].isupper() and parse.lower[k] not in _PLAIN
        for k in range(para.first, para.last)
    )


def _stopped(parse: Parse, para: Paragraph) -> bool:
    """ "MINISTRY OF DEFENCE, Keth. Media release.": a heading that ends with the kind of its paper
    and a full stop."""
    if para.last - para.first > _MAX_HEADING or parse.word[para.last - 1] != ".":
        return False
    stops = [k for k in range(para.first, para.last - 1) if parse.word[k] == "."]
    named = [k for k in range(para.first, para.last - 1) if parse.lower[k] in _PLAIN | _KINDS]
    verbs = any(parse.tag[k] in _FINITE for k in range(para.first, para.last))
    return bool(stops and named) and named[-1] == para.last - 2 > stops[-1] and not verbs


def _headed(
    parse: Parse, para: Paragraph, letterhead: Source | None, kind: Range | None
) -> tuple[Range, Source] | None:
    """A kind of document and an office in one line, or in this line and the one before it."""
    if _tells(parse, para):
        return None
    here = _kind(parse, para)
    if here is not None:
        office = _office(parse, para, here) or _acronym(parse, para, here)
        if office is not None:
            return here, office
        return (here, letterhead) if letterhead is not None else None
    if kind is None:
        return None
    office = _office_line(parse, para)
    return None if office is None else (kind, office)


def _kind(parse: Parse, para: Paragraph) -> Range | None:
    """Where a line names a kind of document: "Weekly bulletin", "Press note", "Communiqué"."""
    for k in range(para.first, para.last):
        word = parse.lower[k]
        begin = k
        while begin > para.first and parse.lower[begin - 1] in word_set("attribution.qualifying"):
            begin -= 1
        if word in _KINDS and not _possessed(parse, begin, para.first):
            return begin, k + 1
        if word in _PLAIN and (begin < k or _stands_alone(parse, k, para)):
            return None if _possessed(parse, begin, para.first) else (begin, k + 1)
    return None


def _just_behind(parse: Parse, k: int) -> range:
    return range(k, min(len(parse), k + _TO_NUMBER))


# "No. 7", "number 7" follow a kind of document within so many tokens.
_TO_NUMBER = 2


def _known(context: Context, cast: CastLike, para: Paragraph) -> tuple[Range, Source] | None:
    """ "UNITED NATIONS - Keth, situation update No. 7": a body of letters or renown opens a line.

    It names no office by a common word; capitals, a mark and the cast tell that it is one.
    """
    parse = context.parse
    kind = None if _tells(parse, para) else _kind(parse, para)
    if kind is None or kind[0] == para.first:
        return None
    last = para.first
    while last < kind[0] and parse.word[last].isupper() and parse.word[last] not in _STOPS:
        last += 1
    end = last
    while last > para.first and end < kind[0] and parse.word[end].istitle():
        end += 1  # "OCHA South Sudan - Snapshot"
    if not para.first < last or not (parse.word[end] in _STOPS or end == kind[0]):
        return None
    actor = cast.of(last - 1)
    if actor is None or actor.sector in (None, "GOV"):  # "KHARTOUM - Situation report"
        return None
    return kind, Source(last - 1, (para.first, last), "issuer")


def _possessed(parse: Parse, k: int, first: int) -> bool:
    """ "Monitors' weekly bulletin": somebody else speaks of it."""
    return k > first and parse.tag[k - 1] == "POS"


def _stands_alone(parse: Parse, k: int, para: Paragraph) -> bool:
    """ "Truce Commission: summary for Saturday", "Note to correspondents", "Statement by"."""
    opens = k == para.first or parse.word[k - 1] in _STOPS
    follows = parse.lower[k + 1] if k + 1 < para.last else ""
    if opens and follows[:1].isdigit():  # "Release 118 of 14 May"
        return k + 2 >= para.last or parse.lower[k + 2] in ("of", "on", ",", "dated", "/", "(")
    return opens and follows in ("by", "from", "of", "for", "to", "no", "no.")


def _office(parse: Parse, para: Paragraph, kind: Range) -> Source | None:
    """The office that a line names apart from the kind of document, between marks or after "of"."""
    for k in range(para.first, para.last):
        if kind[0] <= k < kind[1] or parse.lower[k] not in word_set("attribution.issuing"):
            continue
        first, last = k, k + 1
        while first > para.first and _named(parse, first - 1, kind):
            first -= 1
        while last < para.last and _named(parse, last, kind):
            last += 1
        begin = first
        while first < k and parse.lower[first] in ("the", "of", "by", "from", "and", "to", "for"):
            first += 1
        if begin >= kind[1] and not _TO_WHOM.isdisjoint(parse.lower[begin - 1 : first]):
            continue
        before = parse.lower[first - 1] if first > para.first else ""
        joined = first > kind[1] and before in ("the", *_OF)
        apart = first == para.first or parse.word[first - 1] in _PARTING
        ends = last == para.last or parse.word[last] in _PARTING or last == kind[0] or joined
        if ((joined or apart) and ends and last != kind[0]) or _opens(parse, first, last, kind):
            return Source(k, (first, last), "issuer")
    return None


def _acronym(parse: Parse, para: Paragraph, kind: Range) -> Source | None:
    """ "OCHA Situation Report No. 8", "UNMIS Daily Bulletin": capitals before the kind."""
    last = kind[0]
    named = 0 < last - para.first <= _MAX_ACRONYMS and all(
        len(parse.word[k]) > _SHORTEST and parse.word[k].isupper() for k in range(para.first, last)
    )
    if not named or all(parse.word[k].isupper() for k in range(*kind)):
        return None
    return Source(last - 1, (para.first, last), "issuer")


# "Note to the Security Council", "Briefing for the Mission": who is to read it did not write it.
_TO_WHOM = frozenset({"to", "for"})


# "OSCE SMM": an issuer named by its acronyms has at most so many, of more than so many letters.
_MAX_ACRONYMS, _SHORTEST = 2, 2


def _opens(parse: Parse, first: int, last: int, kind: Range) -> bool:
    """ "CEASEFIRE MECHANISM WEEKLY BULLETIN": the kind follows at once, all in capitals."""
    return last == kind[0] and all(parse.word[k].isupper() for k in range(first, kind[1]))


def _named(parse: Parse, k: int, kind: Range) -> bool:
    if kind[0] <= k < kind[1] or parse.word[k] in _PARTING or parse.word[k][:1].isdigit():
        return False
    capital = parse.word[k][:1].isupper()
    return parse.pos[k] in _INSIDE or parse.lower[k] in _JOINING or capital


def _office_line(parse: Parse, para: Paragraph) -> Source | None:
    """A line that is only the name of an office: "Ministry of Foreign Affairs"."""
    if _tells(parse, para) or _kind(parse, para) is not None or parse.lower[para.first] in _TO_WHOM:
        return None
    head = next(
        (
            k
            for k in range(para.first, para.last)
            if parse.lower[k] in word_set("attribution.issuing")
        ),
        None,
    )
    if head is None or any(parse.word[k] in (":", ";") for k in range(para.first, para.last)):
        return None
    last = before_date(parse, para.first, para.last)
    capital = [parse.word[k][:1].isupper() for k in range(para.first, last)]
    if sum(capital) * 2 < len(capital) or head >= last:
        return None
    return Source(head, (para.first, last), "issuer")


def _kind_line(parse: Parse, para: Paragraph) -> Range | None:
    """A line that is only a kind of document, with its number or date."""
    if _tells(parse, para):
        return None
    kind = _kind(parse, para) or _bare_kind(parse, para)
    if kind is None or kind[0] != para.first:
        return None
    return kind if all(parse.pos[k] != "VERB" for k in range(kind[1], para.last)) else None


def _bare_kind(parse: Parse, para: Paragraph) -> Range | None:
    alone = para.last - para.first == 1 and parse.lower[para.first] in _PLAIN
    return (para.first, para.last) if alone else None


def _released(parse: Parse, para: Paragraph, letterhead: Source) -> tuple[Range, Source] | None:
    """ "Press Release No. 212" under an office's name."""
    words = parse.lower[para.first : para.last]
    title = any(w in word_set("attribution.titles") for w in words) or words[:2] == (
        "press",
        "release",
    )
    title = title or words == ("questions", "and", "answers")
    if not title or any(parse.pos[k] in ("VERB", "AUX") for k in range(para.first + 1, para.last)):
        return None
    return (para.first, para.last), letterhead
