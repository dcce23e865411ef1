"""Colours: the same meaning on every page, told apart by colour-blind readers.

Blue for models that met their goal, orange for ineffective ones, a green scale for households. A
figure that is not known is never a colour of the scale: it is hatched, or an empty outline.
"""

GOAL_MET = "#2f6fb0"
INEFFECTIVE = "#d9822b"
SCALES = {
    "light": ["#e3f1ec", "#b9dfd1", "#7fc4ac", "#3f9f83", "#1b7560"],
    "dark": ["#1d3b36", "#245248", "#2c7362", "#3d9a80", "#69c4a6"],
}
INK = {"light": "#1d2b2a", "dark": "#e8efed"}
LINE = {"light": "#8b9a97", "dark": "#7d8f8b"}
MUTED = {"light": "#5c6b67", "dark": "#94a39f"}
EMPTY = "rgba(0,0,0,0)"
