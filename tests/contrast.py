"""Contrast of colours, as WCAG 2.2 measures it, and the grounds they stand on."""

import re

import plotly.graph_objects as go
import plotly.io

from app.colours import DARK

# The background of the page, .streamlit/config.toml; a tile without a figure lets it through.
PAGE = {"light": "#ffffff", "dark": "#101716"}


def luminance(colour):
    """Relative luminance of "#rrggbb", WCAG 2.2."""
    parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """Contrast ratio of two colours, WCAG 2.2."""
    high, low = sorted([luminance(one), luminance(other)], reverse=True)
    return (high + 0.05) / (low + 0.05)


def seen(drawn, theme):
    """A colour, a figure or HTML as it looks in a theme; the browser does the same."""
    if isinstance(drawn, go.Figure):
        return plotly.io.from_json(seen(drawn.to_json(), theme))
    chosen = re.sub(
        r"light-dark\(([^,()]*),([^()]*)\)", r"\1" if theme == "light" else r"\2", drawn
    )
    if chosen != drawn or theme == "light":
        return chosen
    return re.sub("#[0-9a-f]{6}", lambda found: DARK.get(found[0], found[0]), drawn)
