"""Chỉ tiêu: progress, course, definitions, public poverty figures."""
