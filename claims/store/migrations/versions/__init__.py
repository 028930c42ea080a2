"""One revision a version of the store, named by its number."""
