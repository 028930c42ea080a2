"""The readers of files that hold documents: one function for each kind, its stream → what stands in it. `kinds` holds the table of them."""
