"""Who says what: speakers, cues and contents of statements, quotations and chains of sources."""
