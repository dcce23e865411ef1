"""The warehouse: what was published, how it is built and checked, and how it is read."""
