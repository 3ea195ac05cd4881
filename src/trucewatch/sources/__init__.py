"""The sources floor: files, folders, tables, archives, feeds and addresses."""

from trucewatch.sources.files import open_inputs
from trucewatch.sources.opened import MAX_BYTES
from trucewatch.sources.options import Opening
from trucewatch.sources.raw import Meta, RawDocument

__all__ = ["MAX_BYTES", "Meta", "Opening", "RawDocument", "open_inputs"]
