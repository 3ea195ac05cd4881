"""A verb of saying without words of its own does no harm beside two tellers of one toll."""

from __future__ import annotations

import msgspec

from tests.coding.realis_support import parsed
from trucewatch.coding.attribution.figures_apart import told_apart
from trucewatch.coding.attribution.find import build_context, find_attributions

TEXT = "The hospital said 12 people were killed, the army nine."


def test_a_verb_without_words_is_kept() -> None:
    _, parse = parsed(TEXT)
    context = build_context(parse)
    found = find_attributions(context)
    first = next(a for a in found if a.lexeme.lemma == "say")
    bare = msgspec.structs.replace(first, content=())
    apart = told_apart(context, [bare, *(a for a in found if a is not first)])
    assert bare in apart
