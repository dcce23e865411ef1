"""Titles that say what a chart or table finds, made from its own rows.

One module for each subject.
"""
