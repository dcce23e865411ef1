"""The browser's scripts of static/, put together; without Streamlit, for files as well."""

import json
from pathlib import Path

from plotly.offline import get_plotlyjs_version

from app.colours import DARK

STATIC = Path(__file__).resolve().parent / "static"
DECK = tuple(
    f"{name}.js"
    for name in ("deck_parts", "deck_lists", "deck_form", "deck_keys", "deck_speaker", "deck")
)
PLOTLY = f"plotly-basic-{get_plotlyjs_version()}.min.js"


def read(name: str) -> str:
    """A file of static/."""
    return (STATIC / name).read_text(encoding="utf-8")


def join_scripts(*names: str) -> str:
    """Scripts of a component, with what all of them write with before them."""
    return "\n".join(map(read, ("write.js", *names)))


def join_drawing(*names: str) -> str:
    """Scripts that draw with Plotly, with what all of these share before them."""
    return f"const DARK = {json.dumps(DARK)};\n{join_scripts('plot.js', *names)}"
