"""Where a custom is practised, in a quarter and in the one it is compared with, place by place."""

import pandas as pd

from measures.completeness import Silences, open_places
from measures.scope import Scope
from measures.totals import PRACTISED
from queries import query


def read_places(scope: Scope, silences: Silences, villages: bool) -> pd.DataFrame:
    """Rows of customs/places, each comparable with itself; without `villages` a commune and its
    villages are one place."""
    places = _ask(scope, villages)
    if villages and not (shared := _find_shared(places)).empty:
        places = _join_shared(places, shared, _ask(scope, False))
    return open_places(places, silences, scope.quarter, scope.quarter_before)


def _ask(scope: Scope, villages: bool) -> pd.DataFrame:
    return query(
        "customs/places",
        on=scope.snapshot,
        quarter=scope.quarter,
        before=scope.quarter_before,
        communes=list(scope.communes),
        villages=villages,
    )


def _find_shared(places: pd.DataFrame) -> pd.MultiIndex:
    """Customs and communes of which a commune tells households of its own beside those of its
    villages.

    Its own are what is left beside the villages that are named, all of them in a quarter in which
    none is named: two such numbers are not about the same households.
    """
    keys = _index(places)
    is_own = places["unit_id"] == places["commune_id"]
    there = places["state"].isin(PRACTISED) | places["state_before"].isin(PRACTISED)
    is_village = ~is_own & places["commune_id"].notna()
    return keys[is_own & there].intersection(keys[is_village])


def _join_shared(
    places: pd.DataFrame, shared: pd.MultiIndex, communes: pd.DataFrame
) -> pd.DataFrame:
    """Single places, but as one (`communes`) each that is `shared`."""
    whole = _index(communes).isin(shared)
    is_kept = ~_index(places).isin(shared)
    joined = pd.concat([places[is_kept], communes[whole].astype(places.dtypes)])
    first = {custom: at for at, custom in enumerate(dict.fromkeys(places["custom_id"]))}
    order = joined["custom_id"].map(first)
    return joined.iloc[order.argsort(kind="stable")].reset_index(drop=True)


def _index(places: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(places[["custom_id", "commune_id"]])
