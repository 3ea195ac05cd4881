"""The API (to come with the records' routes)."""

from __future__ import annotations

from fastapi import FastAPI

from trucewatch.views.web.serving import Server


def add_api(app: FastAPI, server: Server) -> None:
    """Add the routes of the API."""
