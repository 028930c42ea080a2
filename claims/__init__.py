"""Claims: who stated what number about what, and where sources disagree."""
