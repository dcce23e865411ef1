"""Tuyên truyền: what was done by whom, what units highlight, what was handed over."""
