"""What a story tells of agreements, talks, positions and situations, gathered."""
