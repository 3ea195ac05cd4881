"""Writing a record out in the formats of other tools; one module a format.

:func:`trucewatch.store.export.export` is the way in. A format is a function that writes its files
into a folder and says how many rows each holds.
"""
