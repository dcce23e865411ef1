"""Chế độ báo cáo: who reported when."""
