"""Addresses of the web."""

from urllib.parse import urlsplit


def is_of_the_web(text: str) -> bool:
    """Whether a text is an address that a browser may open from a page: http or https, a host."""
    if any(letter.isspace() or not letter.isprintable() for letter in text):
        return False
    try:
        parts = urlsplit(text)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False
