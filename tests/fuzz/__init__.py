"""Property-based tests of every reader and splitter, with the corpus of findings."""
