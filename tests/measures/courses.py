"""Made-up courses of customs, written in a line: "9 7? - ? 0" is five quarters."""

from hypothesis import strategies as st

from data.vietnamese import shift_quarter
from measures.completeness import read_silences
from measures.rundown import Course, Point, follow

# Any line: holes, unknown numbers, zeros and households in every order.
LINES = st.lists(
    st.sampled_from(["5", "1", "0", "0", "3?", "0?", "?", "-"]), min_size=1, max_size=30
).map(" ".join)


def points(line, first="2023-Q1"):
    """The points of a line: 9 households; 7? in one of two communes; ? there; - not reported."""
    found = []
    for number, word in enumerate(line.split()):
        quarter = shift_quarter(first, number)
        if word == "-":
            found.append(Point(quarter, None, False, False, 0, 2, 0))
        elif word == "?":
            found.append(Point(quarter, None, False, True, 1, 2, 1))
        else:
            value, complete = int(word.strip("?")), not word.endswith("?")
            known = 2 if complete else 1
            found.append(Point(quarter, value, complete, value > 0, known, 2, known))
    return found


def course(line, custom="Nợ miệng", kind="phong_tuc", first="2023-Q1", custom_id=None):
    """The course of a line."""
    told = points(line, first)
    return Course(custom_id or custom.lower().replace(" ", "-"), custom, kind, told, follow(told))


def silences(view):
    """Where villages are silent in a view."""
    return read_silences(view.snapshot, view.quarter, view.communes)
