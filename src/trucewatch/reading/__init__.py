"""From a story to sentences and parses as plain arrays.

The only floor that knows spaCy. What leaves it is a :class:`Parse`: tuples of plain values, the
same for every parser behind it.
"""

from trucewatch.reading.parse import READ_ROLES, Paragraph, Parse, build_parse

__all__ = ["READ_ROLES", "Paragraph", "Parse", "build_parse"]
