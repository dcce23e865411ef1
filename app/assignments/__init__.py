"""Nhiệm vụ: who was to do what, until when, and how far it has come."""
