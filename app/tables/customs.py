"""Tables about customs."""

import pandas as pd

from app import words
from app.tables.cells import or_, value_
from app.totals import Total
from data.vietnamese import write_quarter


def list_customs(official: pd.DataFrame, before: str) -> pd.DataFrame:
    """One row for each custom of the official list (rows: customs/official_list)."""
    rows = [
        {
            "Loại": words.start(words.KIND[custom.kind]),
            "Tên trong danh mục": custom.custom,
            "Quý này": custom_state(
                custom.facts, custom.practised, custom.households, custom.uncounted
            ),
            words.start(write_quarter(before)): custom_state(
                custom.facts_before,
                custom.practised_before,
                custom.households_before,
                custom.uncounted_before,
            ),
            "Nơi còn": or_(custom.places, ""),
        }
        for custom in official.itertuples()
    ]
    return pd.DataFrame(rows)


def custom_state(facts: int, practised: int, households: int, uncounted: int) -> str:
    """Nothing reported, reported gone, counted, and counted in part are four different things."""
    if not facts:
        return words.NO_FIGURE
    if not practised:
        return "không còn"
    if uncounted and not households:
        return words.UNCOUNTED
    return f"{Total(households, uncounted, 0, 0, '')} hộ"


def list_places(places: pd.DataFrame, before: str) -> pd.DataFrame:
    """One row for each place where a custom is still practised (rows: customs/places)."""
    rows = [
        {
            "Hủ tục, phong tục": place.custom,
            "Nơi": words.start(place.place),
            "Xã": words.start(or_(place.commune, words.NO_COMMUNE)),
            "Số hộ": value_(place.value),
            words.start(write_quarter(before)): (
                words.NO_FIGURE if pd.isna(place.state_before) else value_(place.value_before)
            ),
            "Bản quét in": or_(place.printed, ""),
            "Nguồn": place.source,
        }
        for place in places.itertuples()
    ]
    return pd.DataFrame(rows)
