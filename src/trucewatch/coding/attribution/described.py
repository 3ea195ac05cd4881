"""Lines that name a body and say what it is: "LAKE WATCH - human rights network".

No word of the name need tell that it is a body's: the words behind the mark do.
"""

from __future__ import annotations

from trucewatch.coding.attribution.tree import Source
from trucewatch.reading.parse import Paragraph, Parse
from trucewatch.vocab.words import word_set

_MARKS = frozenset({"-", "–", "—", ":", ",", "|"})
_JOINING = frozenset({"of", "for", "in", "the", "and", "&", "'s", "’s"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
# Neither the name nor the line is longer, in tokens.
_NAME, _LINE = 8, 24


def described(parse: Parse, para: Paragraph) -> Source | None:
    """Return the body that a line names before a mark, where the words behind it call it one."""
    words = range(para.first, para.last)
    mark = next((k for k in words if parse.word[k] in _MARKS), para.last)
    name = range(para.first, mark)
    if len(words) > _LINE or not 1 < len(name) <= _NAME or mark + 1 >= para.last:
        return None
    capital = all(parse.word[k][:1].isupper() or parse.lower[k] in _JOINING for k in name)
    behind = range(mark + 1, para.last)
    called = any(parse.lower[k] in word_set("attribution.bodies_called") for k in behind)
    plain = all(parse.word[k].islower() for k in behind if parse.word[k].isalpha())
    armed = any(parse.lower[k] in word_set("cast.armed_words") for k in behind)
    if armed or not (capital and called and plain) or any(parse.tag[k] in _FINITE for k in behind):
        return None
    return Source(mark - 1, (para.first, mark), "issuer")
