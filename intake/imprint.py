"""What a form says, in its hidden sheet, is printed in its locked cells (printed.py compares)."""

import json
from collections.abc import Mapping

COLUMN = "Z"  # beside the stamp and the lists to choose from
_PIECE, _BLANK = 1_500, "␠"  # letters of one cell; blanks at its ends would be lost


def write(printed: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Cells for the hidden sheet that say what is printed in the locked ones: one text of JSON, in
    a few pieces. `printed`: by sheet, then by cell."""
    text = json.dumps(printed, ensure_ascii=False, separators=(",", ":")).replace(" ", _BLANK)
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]


def read(pieces: list[str]) -> dict[str, dict[str, str]]:
    """Read what `write` wrote. Empty when it can't be read, and for forms that were handed
    out before they told it."""
    try:
        told = json.loads("".join(pieces).replace(_BLANK, " "))
    except ValueError:
        return {}
    if not isinstance(told, dict) or not all(isinstance(cells, dict) for cells in told.values()):
        return {}
    return {
        sheet: {cell: text for cell, text in cells.items() if isinstance(text, str)}
        for sheet, cells in told.items()
    }
