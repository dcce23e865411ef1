"""Places of customs: what a commune keeps beside its villages is not compared with all of it."""

import pytest

from app.overview.highlights import find_highlights
from app.overview.section import AREAS
from data import publish, store
from measures.completeness import read_silences
from measures.figures.quarter import ask_figures
from measures.places import read_places
from measures.scope import whole_district

CUSTOM = "ngu-dam"
COMMUNE, FIRST, SECOND = "dak-to-lung", "dak-to-lung.kon-bi", "dak-to-lung.kon-lo"


@pytest.fixture
def tell(empty_home, published_copy, edit):
    """`tell({unit: number before}, {unit: number now})`: the places of Ngủ “đầm” then, as
    (place, before, now), and the highlights."""

    def tell(before, now):
        for quarter, told in (("2024-Q1", before), ("2024-Q2", now)):
            for number, (unit, value) in enumerate(told.items()):
                edit(
                    "fact_custom", f"x{quarter}{number}", quarter=quarter, unit_id=unit,
                    custom_id=CUSTOM, value=str(value), state="counted" if value else "zero",
                    qualifier="exact", submission_id="bc-128", locator="chú thích 7",
                )  # fmt: skip
        for name in ("c10", "c12"):  # Đăk Pne's own, and the one worked back from it
            edit("fact_custom", name)
        totals = published_copy / "control_total.csv"
        totals.write_text(totals.read_text(encoding="utf-8").splitlines()[0] + "\n", "utf-8")
        publish.build(source=published_copy)
        scope = whole_district(store.snapshot(), "2024-Q2")
        places = read_places(scope, read_silences(scope.snapshot, scope.quarter, []), True)
        own = places[(places["custom_id"] == CUSTOM) & (places["commune_id"] == COMMUNE)]
        rows = own[["place", "value_before", "value"]].astype(object)
        found = find_highlights(ask_figures(scope, AREAS), places)
        return (
            [tuple(row) for row in rows.where(rows.notna(), None).to_numpy()],
            [one.text for one in found if "Ngủ “đầm”" in one.text.split(" ở ")[0]],
        )

    return tell


@pytest.mark.parametrize(
    ("before", "now", "rows"),
    [
        # All of it before, by villages now: the zero beside them does not mean that it is gone.
        ({COMMUNE: 45}, {COMMUNE: 0, FIRST: 5, SECOND: 4}, [("xã Đăk Tơ Lung", 45, 9)]),
        # The other way round, and with something left beside the villages.
        ({FIRST: 5, SECOND: 4}, {COMMUNE: 7}, [("xã Đăk Tơ Lung", 9, 7)]),
        ({COMMUNE: 3, FIRST: 5}, {COMMUNE: 1, FIRST: 5, SECOND: 3}, [("xã Đăk Tơ Lung", 8, 9)]),
        # Where nothing is left beside them both times, villages are told one by one.
        (
            {COMMUNE: 0, FIRST: 6},
            {COMMUNE: 0, FIRST: 5},
            [("xã Đăk Tơ Lung", 0, 0), ("thôn Kon Bỉ", 6, 5)],
        ),
        ({FIRST: 6}, {FIRST: 5}, [("thôn Kon Bỉ", 6, 5)]),
        ({COMMUNE: 6}, {COMMUNE: 5}, [("xã Đăk Tơ Lung", 6, 5)]),
    ],
)
def test_a_commune_beside_its_villages_is_one_place(tell, before, now, rows):
    places, highlights = tell(before, now)
    assert places == rows
    changed = [row for row in rows if row[1] != row[2]]
    named = [text.split(" ở ")[1].split(" còn ")[0] for text in highlights]
    assert [name.removesuffix(", xã Đăk Tơ Lung") for name in named] == [
        place for place, *_ in changed
    ]
    assert not any("không còn" in text for text in highlights)
