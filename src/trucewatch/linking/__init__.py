"""The linking floor: from records of single stories to the ledger and the table of talks.

Everything here is a pure function of the set of coded stories. Records are put into buckets by
key and merged; the order of the stories never matters, and a linked record takes the id of its
earliest member.
"""

from trucewatch.linking.camps.sides import Watch
from trucewatch.linking.link import Linked, link

__all__ = ["Linked", "Watch", "link"]
