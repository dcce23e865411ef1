"""The report's text on the screen, every bound number a button that tells where it comes from."""

from collections.abc import Callable, Mapping
from pathlib import Path

import streamlit as st

from report.lines import Line, Run

HERE = Path(__file__).resolve().parent.parent / "static"
SAYS = {"tay": "Số nhập tay: không gắn với dữ liệu", "thieu": "Chỗ trống cần viết"}
TABLE = "Bảng trong báo cáo"
CLICKABLE = ("so", "ten", "vb")

_component = st.components.v2.component(
    "marked_text",
    html="<article>\n</article>",
    css=(HERE / "marked_text.css").read_text(encoding="utf-8"),
    js=(HERE / "marked_text.js").read_text(encoding="utf-8"),
)


def key_of(run: Run) -> str:
    """What a bound piece of text is picked by: "so:models.stopped", "vb:kh-75"."""
    return f"{run.kind}:{run.name}"


def show_text(
    lines: list[Line],
    titles: Mapping[str, str],
    chosen: str,
    on_pick: Callable[[str], None],
    label: str,
) -> None:
    """Draw the lines; `on_pick` is called with the key of a number that is clicked.

    `titles` tells of each key what it is, for the pointer and the screen reader; `chosen` is the
    key that stands out.
    """
    noted: set[int] = set()
    told = []
    for line in lines:
        told.append(
            {
                "level": line.level,
                "note": line.note,
                "starts": bool(line.note) and line.note not in noted,
                "runs": [_tell(run, titles) for run in line.runs],
                "row": line.row,
                "sides": line.sides,
            }
        )
        noted.add(line.note)

    def pick() -> None:
        picked = st.session_state["marked_text"].picked
        if picked in titles:
            on_pick(picked)

    _component(
        data={"lines": told, "chosen": chosen, "says": SAYS, "label": label, "table": TABLE},
        key="marked_text",
        on_picked_change=pick,
    )


def _tell(run: Run, titles: Mapping[str, str]) -> dict[str, str]:
    told = {"text": run.text, "kind": run.kind, "style": run.style}
    if run.kind in CLICKABLE:
        told |= {"key": key_of(run), "title": titles.get(key_of(run), "")}
    return told
