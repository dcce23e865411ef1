"""Nguồn số liệu: controls, documents, dictionary."""
