"""Nhận số liệu: forms out, forms in, acceptance."""
