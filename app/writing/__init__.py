"""Báo cáo: writing, preview, issue."""
