"""Reliability under kill -9, full disks, many readers. ``make soak`` runs it at full length."""
