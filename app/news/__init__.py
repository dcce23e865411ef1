"""Có gì mới so với quý trước: every change of a quarter on one page."""
