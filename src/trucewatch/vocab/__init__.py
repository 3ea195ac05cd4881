"""The vocab floor."""
