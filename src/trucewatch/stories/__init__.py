"""The stories floor: a document's text becomes stories with lines, roles, date and language."""

from trucewatch.stories.split import split_stories

__all__ = ["split_stories"]
