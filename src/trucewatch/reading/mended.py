"""What is mended of a parse, line by line, in order; each step has its own file and its reason."""

from __future__ import annotations

from trucewatch.reading.agent_ends import agent_ends
from trucewatch.reading.bare_clauses import bare_clauses
from trucewatch.reading.closing_clauses import closing_clauses
from trucewatch.reading.common_starts import common_starts
from trucewatch.reading.did_verbs import did_verbs
from trucewatch.reading.fronted import fronted
from trucewatch.reading.gerund_nouns import gerund_nouns
from trucewatch.reading.main_verbs import main_verbs
from trucewatch.reading.name_starts import name_starts, names_like_verbs
from trucewatch.reading.parse import RawToken
from trucewatch.reading.participles import participles


def mended(tokens: list[RawToken], text: str, base: int) -> list[RawToken]:
    """Return the tokens of one parsed line with what the parser is known to get wrong put right.

    ``text`` is the line, ``base`` the offset at which it begins. As many tokens come out as go in.
    """
    out = names_like_verbs(name_starts(tokens, text, base), text, base)
    out = did_verbs(common_starts(out, text, base), text, base)
    out = participles(agent_ends(gerund_nouns(out, text, base)), text, base)
    out = main_verbs(fronted(out, text, base), text, base)
    return closing_clauses(bare_clauses(out, text, base), text, base)
