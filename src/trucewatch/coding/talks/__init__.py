"""Rounds of talks: who met, when, where, with which outcome."""
