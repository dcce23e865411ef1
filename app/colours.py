"""Colours: the same meaning on every page, told apart by colour-blind readers.

Blue for models that met their goal, orange for ineffective ones, a green scale for households. A
figure that is not known is never a colour of the scale: it is hatched, or an empty outline.
"""

GOAL_MET = "#2f6fb0"
INEFFECTIVE = "#d9822b"
HATCH = "#c46f1b"  # lines on INEFFECTIVE: told apart without colour, and text on them can be read
SCALES = {
    "light": ["#e3f1ec", "#b9dfd1", "#7fc4ac", "#3f9f83", "#1b7560"],
    "dark": ["#1d3b36", "#245248", "#2c7362", "#3d9a80", "#69c4a6"],
}
INK = {"light": "#1d2b2a", "dark": "#e8efed"}
LINE = {"light": "#8b9a97", "dark": "#7d8f8b"}
MUTED = {"light": "#5c6b67", "dark": "#94a39f"}
EMPTY = "rgba(0,0,0,0)"
GROUND = {"light": "#ffffff", "dark": "#101716"}  # of the page, .streamlit/config.toml
GRID = {"light": "#e3e9e7", "dark": "#26322f"}
# What a reader must see: it always comes with a sign and a word.
ALERT = {"light": "#a3402f", "dark": "#ef9a8a"}
# Facts as a line; what is only estimated is dashed, in MUTED.
STRONG = {theme: scale[4] for theme, scale in SCALES.items()}


def step(value: float, top: float) -> int:
    """The step of a scale, 0 to 4, for a value up to `top`: 0 stands alone at the pale end."""
    if value == 0 or top == 0:
        return 0
    return 1 + min(3, int(4 * value / (top + 1)))


def ink_on(number: int, theme: str) -> str:
    """Text on a step of SCALES: dark on pale grounds, pale on dark ones."""
    if theme == "light":
        return "#ffffff" if number >= 4 else INK["light"]
    return "#0d1b19" if number >= 3 else INK["dark"]


def stack(panels: int, gap: float) -> list[tuple[str, list[float]]]:
    """Panels one below the other with `gap` between them: the number in the names of a panel's
    axes ("" and then "2", "3" …) and its domain, from top to bottom."""
    height = (1 - gap * (panels - 1)) / panels
    lows = [(height + gap) * (panels - 1 - row) for row in range(panels)]
    return [(str(row + 1) if row else "", [low, low + height]) for row, low in enumerate(lows)]


# Bands of an indicator's status, from good to bad, with the text on them: blue is good and orange
# is bad, as for models, and the eye that sees no red and green tells them apart.
BANDS = {
    "light": {
        "met": ("#2f6fb0", "#ffffff"),
        "on_path": ("#b9d4ec", "#1d2b2a"),
        "slow": ("#f8ddb9", "#1d2b2a"),
        "far_behind": ("#d9822b", "#1d2b2a"),
        "unknown": (EMPTY, "#5c6b67"),
    },
    "dark": {
        "met": ("#3f86cb", "#0d1b19"),
        "on_path": ("#234568", "#e8efed"),
        "slow": ("#5a411f", "#e8efed"),
        "far_behind": ("#d9822b", "#0d1b19"),
        "unknown": (EMPTY, "#94a39f"),
    },
}
