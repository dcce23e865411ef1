"""The heads of an analyst's table in words, in their order."""

from collections.abc import Iterable, Mapping

from app.view import View
from data import words
from data.vietnamese import sort_key, write_quarter
from measures.analysis.compared import COLUMNS
from queries import query

_EMPTY = {
    "xa": words.NO_COMMUNE,
    "thon": words.NO_COMMUNE,
    "linh-vuc": words.NO_FIELD,
    "don-vi": "không nêu đơn vị",
}
_PREFIXES = ("xã ", "thị trấn ", "huyện ")
_COMPARED = {
    "target": "Mục tiêu năm",
    "district": "Toàn huyện",
}


def name_heads(view: View, kind: str, keys: Iterable[str]) -> dict[str, str]:
    """The heads of a kind (a key of DIMENSIONS) by key, in order."""
    keys = list(keys)
    if kind in ("xa", "thon"):
        return _name_units(view, kind, keys)
    if kind == "quy":
        return {key: write_quarter(key).removeprefix("quý ") for key in sorted(keys)}
    if kind == "nam":
        return {key: key for key in sorted(keys)}
    known = _list_known(view, kind)
    found = {key: words.start(known[key]) for key in known if key in keys}
    rest = sorted((key for key in keys if key and key not in known), key=sort_key)
    found |= {key: words.start(key) for key in rest}
    return found | ({"": words.start(_EMPTY.get(kind, "không rõ"))} if "" in keys else {})


def name_compared(view: View, before: str, last: str) -> dict[str, str]:
    """The heads of a quarter beside others."""
    quarters = {"now": view.quarter, "before": before, "last": last}
    told = {key: words.start(write_quarter(quarter)) for key, quarter in quarters.items()}
    told |= {"change": f"So với {words.low(told['before'])}"}
    told |= {"change_last": f"So với {words.low(told['last'])}"}
    return {key: (told | _COMPARED)[key] for key in COLUMNS}


def _list_known(view: View, kind: str) -> Mapping[str, str]:
    if kind == "linh-vuc":
        return words.FIELD
    if kind == "loai":
        return words.KIND
    if kind == "kenh":
        return words.CHANNEL
    if kind == "muc":
        rows = query("figures/customs", on=view.snapshot)
        return dict(zip(rows["custom_id"], rows["name"], strict=True))
    if kind == "chi-tieu":
        rows = query("indicators/definitions", on=view.snapshot, quarter=view.quarter)
        return dict(zip(rows["indicator_id"], rows["short"], strict=True))
    return {}


def _name_units(view: View, kind: str, keys: list[str]) -> dict[str, str]:
    rows = query("analysis/names", on=view.snapshot, units=sorted(keys))
    told = {}
    for row in rows.itertuples():
        label = row.label
        if kind == "thon" and isinstance(row.commune, str):
            label = f"{label}, {row.commune}"
        told[row.unit_id] = ((0 if row.is_commune or row.is_village else 1), label)
    order = sorted(told, key=lambda unit: (told[unit][0], sort_key(_bare(told[unit][1]))))
    found = {unit: words.start(told[unit][1]) for unit in order}
    return found | ({"": words.start(_EMPTY[kind])} if "" in keys else {})


def _bare(label: str) -> str:
    for prefix in _PREFIXES:
        label = label.removeprefix(prefix)
    return label
