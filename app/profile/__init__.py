"""Hồ sơ xã: all that is known of one commune, or two or three side by side."""
