"""Contrast of colours, as WCAG 2.2 measures it, and the grounds they stand on."""

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
