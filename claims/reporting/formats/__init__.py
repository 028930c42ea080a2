"""A `Report` in each of the formats it is taken away in; each renders the record and nothing else."""
