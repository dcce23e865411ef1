"""Tổng quan: its cards, highlights, map and gaps."""
