"""A part as it reads: for whoever chooses between two texts of it."""

from app.writing.plain_words import read_plainly
from data import store
from measures.figures.quarter import read_figures
from report.committee import read_committee
from report.phrases import Phrases

TEXT = """## Đề mục {{ quy }}

- Còn {{ so("customs.ngu-dam.dak-pne") }} hộ[^a]{% if co("models.stopped") %}.{% endif %}
    - thôn
3. **Đậm**

| Xã | Số |
| --- | --- |
| A | 1 |

{{ thieu("nguyên nhân") }}

[^a]: Lời chú thích.
"""


def test_nothing_tells_how_it_is_stored(warehouse):
    figures = read_figures(store.snapshot("official"), "2024-Q2")
    told = read_plainly("causes", TEXT, Phrases(figures, read_committee(figures.district, {})))
    assert told.splitlines() == [
        "Đề mục quý II/2024",
        "- Còn 45 hộ.",
        "  + thôn",
        "3. Đậm",
        "Xã | Số",
        "A | 1",
        "[cần viết: nguyên nhân]",
        "  Lời chú thích.",
    ]
