"""The figures of report and screen: every number of a quarter by name, with the facts behind it."""
