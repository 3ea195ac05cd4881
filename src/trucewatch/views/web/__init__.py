"""The screen and the API: ``trucewatch serve RECORD``.

Pages are made on the server and work without scripts; every page is also JSON. Nothing is fetched
from elsewhere: fonts, map and scripts are in the package. SQL lives in :mod:`trucewatch.store`.
"""
