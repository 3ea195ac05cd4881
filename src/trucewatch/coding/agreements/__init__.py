"""Mentions of agreements, drafts and plans, and what is told of each."""
