"""The revisions that bring a store of an older program forward, and what is done before them: kept apart, since few openings need them."""
