"""Colours: the same meaning on every page, told apart by colour-blind readers.

Each is written once, as it looks on a light ground, and is used as such by every figure and table.
DARK has what it becomes in the dark theme: the browser puts that in its place (static/chart.js),
so that a figure is made once for both, and pictures and print are light ones. Two things that
part ways in the dark are two colours in the light, if only by their last digit.

Blue for models that met their goal, orange for ineffective ones, pink for those that began, purple
for converted ones, grey for those that run; a green scale for households. A figure that is not
known is never a colour of the scale: it is hatched, or an empty outline.
"""

DARK: dict[str, str] = {}


def _pair(light: str, dark: str) -> str:
    if DARK.setdefault(light, dark) != dark:
        raise ValueError(f"{light} is {DARK[light]} in the dark, and {dark} as well")
    return light


def both(colour: str) -> str:
    """A colour in CSS, by the theme; with two more digits it is see-through in both."""
    dark = DARK.get(colour[:7])
    return f"light-dark({colour},{dark}{colour[7:]})" if dark else colour


EMPTY = "rgba(0,0,0,0)"
INK = _pair("#1d2b2a", "#e8efed")
LINE = _pair("#8b9a97", "#7d8f8b")
MUTED = _pair("#5c6b67", "#94a39f")
GROUND = _pair("#ffffff", "#101716")  # of the page, .streamlit/config.toml
GRID = _pair("#e3e9e7", "#26322f")
THIN = _pair("#b9c6c2", "#41524d")  # lines in the background of others
# What a reader must see: it always comes with a sign and a word.
ALERT = _pair("#a3402f", "#ef9a8a")
INK_ON_STRONG = _pair("#fffffe", "#0d1b19")
_INK_ON_MIDDLE = _pair("#1d2b2b", "#0d1b19")

GOAL_MET = "#2f6fb0"
INEFFECTIVE = "#d9822b"
INK_ON_MET, INK_ON_INEFFECTIVE = "#fffffd", "#1d2b2c"
HATCH = "#c46f1b"  # lines on INEFFECTIVE: told apart without colour, and text on them can be read
STOCK = _pair("#6b7a76", "#8b9a96")
BEGAN = _pair("#b0407e", "#d873aa")
CONVERTED = _pair("#8a5aa8", "#a987c4")

# Households: from none to many.
SCALE = [
    _pair("#e3f1ec", "#1d3b36"),
    _pair("#b9dfd1", "#245248"),
    _pair("#7fc4ac", "#2c7362"),
    _pair("#3f9f83", "#3d9a80"),
    _pair("#1b7560", "#69c4a6"),
]
# Facts as a line; what is only estimated is dashed, in MUTED, its range in BAND.
STRONG = SCALE[4]
BAND = MUTED + "26"
MARK = STRONG + "24"  # behind what is chosen

# Bands of an indicator's status, from good to bad, with the text on them: blue is good and orange
# is bad, as for models, and the eye that sees no red and green tells them apart.
BANDS = {
    "met": (_pair("#2f6fb1", "#3f86cb"), INK_ON_STRONG),
    "on_path": (_pair("#b9d4ec", "#234568"), INK),
    "slow": (_pair("#f8ddb9", "#5a411f"), INK),
    "far_behind": (INEFFECTIVE, _pair("#1d2b2d", "#0d1b19")),
    "unknown": (EMPTY, MUTED),
}
# How far an indicator is from the level required by now (measures/distance.py): the same two hues,
# deep where it is far.
DISTANCES = {
    "far_below": BANDS["far_behind"],
    "below": BANDS["slow"],
    "above": BANDS["on_path"],
    "far_above": BANDS["met"],
    "unknown": BANDS["unknown"],
}
# Communes that were chosen, in a chart over time; each has its name beside its line.
CHOSEN = (
    _pair("#a0307a", "#e88cc6"),
    _pair("#2f5fb8", "#8fb2f5"),
    _pair("#8a5a00", "#d9a94a"),
    _pair("#b23a1e", "#f59374"),
)


def step(value: float, top: float) -> int:
    """The step of a scale, 0 to 4, for a value up to `top`: 0 stands alone at the pale end."""
    if value == 0 or top == 0:
        return 0
    return 1 + min(3, int(4 * value / (top + 1)))


def bound(number: int, top: float) -> tuple[int, int]:
    """The smallest and the largest whole value of a step; a step that has none ends below where it
    begins."""
    if number == 0:
        return 0, 0
    edge = [-(-part * (int(top) + 1) // 4) for part in range(5)]
    return max(1, edge[number - 1]), edge[number] - 1 if number < 4 else int(top)


def ink_on(number: int) -> str:
    """Text on a step of SCALE."""
    return (INK, INK, INK, _INK_ON_MIDDLE, INK_ON_STRONG)[number]


def stack(panels: int, gap: float) -> list[tuple[str, list[float]]]:
    """Panels one below the other with `gap` between them: the number in the names of a panel's
    axes ("" and then "2", "3" …) and its domain, from top to bottom."""
    height = (1 - gap * (panels - 1)) / panels
    lows = [(height + gap) * (panels - 1 - row) for row in range(panels)]
    return [(str(row + 1) if row else "", [low, low + height]) for row, low in enumerate(lows)]
