"""The report's figures: every number of a quarter by name, with the facts behind it."""
