"""Phân tích: an analyst's table of any subject, saved under a name, and SQL that only reads."""
