"""Forms as the reader gives them, made by hand: every cell blank but those that are named."""

from typing import Any

from data import quantities, store
from intake import form
from intake.filled import Filled, Gift, Household, Model, Note, Ratio, Text, Value
from tests.lists import village_row

FIRST_MODEL, FIRST_HOUSEHOLD, FIRST_GIFT = 24, village_row(), 18


def value(sheet: str, cell: str, printed: str) -> Value:
    """A cell with a number, as it was typed: "45", "hơn 8.000", "–", "chưa rõ", ""."""
    if printed in ("–", "-"):
        return Value(sheet, cell, printed, "dash")
    quantity = quantities.read_quantity(printed)
    if quantity is None:
        return Value(sheet, cell, printed, "blank")
    if quantity.value is None:
        return Value(sheet, cell, printed, "uncounted")
    state = "counted" if quantity.value else "zero"
    return Value(sheet, cell, printed, state, quantity.value, quantity.qualifier)


def text(sheet: str, cell: str, printed: str = "") -> Text:
    """A cell with words."""
    return Text(sheet, cell, printed)


def model(row: int, event: str, name: str, **more: str) -> Model:
    """The n-th row of the list of models. more: model_id, field, sponsor, village, reason."""
    at = FIRST_MODEL + row
    words = {key: more.get(key, "") for key in ("field", "sponsor", "village", "reason")}
    return Model(
        event,
        more.get("model_id", ""),
        text(form.MODELS, f"C{at}", name),
        words["field"],
        text(form.MODELS, f"F{at}", words["sponsor"]),
        text(form.MODELS, f"E{at}", words["village"]),
        text(form.MODELS, f"G{at}", words["reason"]),
    )


def household(row: int, custom_id: str, village: str, number: str) -> Household:
    """The n-th row of the list of villages."""
    at = FIRST_HOUSEHOLD + row
    return Household(
        custom_id,
        text(form.CUSTOMS, f"C{at}", village),
        value(form.CUSTOMS, f"D{at}", number),
    )


def gift(row: int, item: str, number: str, unit: str, place: str = "", sponsor: str = "") -> Gift:
    """The n-th row of the list of support."""
    at = FIRST_GIFT + row
    return Gift(
        text(form.OUTREACH, f"B{at}", item),
        text(form.OUTREACH, f"C{at}", place),
        text(form.OUTREACH, f"F{at}", sponsor),
        value(form.OUTREACH, f"D{at}", number),
        text(form.OUTREACH, f"E{at}", unit),
    )


def note(kind: str, row: int, printed: str, state: str = "", result: str = "") -> Note:
    """The n-th row of a kind of notes; of a cause, that of its difficulty."""
    cells = form.note_rows()["difficulty" if kind == "cause" else kind][row].cells
    return Note(
        kind,
        row + 1,
        text(form.NOTES, cells["cause" if kind == "cause" else "text"], printed),
        state,
        text(form.NOTES, cells.get("result", ""), result),
    )


def fill(
    snapshot: store.Snapshot, unit_id: str = "dak-pne", quarter: str = "2024-Q3", **said: Any
) -> Filled:
    """A form of a unit with what is `said`; cells as in intake/form.py.

    counts, customs, outreach: printed by event, custom_id, channel; running: printed; indicators:
    (numerator, denominator) printed by (indicator_id, version); models, households, gifts, notes:
    rows.
    For the district the form asks for outreach and support only.
    """
    outreach = said.get("outreach", {})
    is_district = unit_id in ("kon-ray", "minh-hoa")
    counts, customs = said.get("counts", {}), said.get("customs", {})
    return Filled(
        unit_id,
        quarter,
        {}
        if is_district
        else {
            event: value(form.MODELS, cell, counts.get(event, ""))
            for event, cell in form.event_cells().items()
        },
        None if is_district else value(form.MODELS, form.running_cell(), said.get("running", "")),
        said.get("models", []),
        {}
        if is_district
        else {
            custom: value(form.CUSTOMS, f"D{row}", customs.get(custom, ""))
            for row, custom in enumerate(_customs(snapshot), form.TOP)
        },
        said.get("households", []),
        {} if is_district else _indicators(snapshot, quarter, said.get("indicators", {})),
        {
            channel: value(form.OUTREACH, cell, outreach.get(channel, ""))
            for channel, cell in form.channel_cells().items()
        },
        said.get("gifts", []),
        said.get("notes", ()),
    )


def _customs(snapshot: store.Snapshot) -> list[str]:
    frame = store.fetch(snapshot, "select custom_id from dim_custom order by kind, position")
    return frame["custom_id"].tolist()


def _indicators(
    snapshot: store.Snapshot, quarter: str, said: dict[tuple[str, int], tuple[str, str]]
) -> dict[tuple[str, int], Ratio]:
    frame = store.fetch(
        snapshot,
        "select indicator_id, version, denominator is not null as whole from dim_indicator "
        "where $quarter between valid_from and coalesce(valid_to, $quarter) order by position",
        {"quarter": quarter},
    )
    wanted = {(row.indicator_id, row.version): row.whole for row in frame.itertuples()}
    wanted |= {key: True for key in said if key not in wanted}
    found = {}
    for row, (key, whole) in enumerate(wanted.items(), form.TOP):
        numerator, denominator = said.get(key, ("", ""))
        found[key] = Ratio(
            value(form.INDICATORS, f"{form.NUMERATOR}{row}", numerator),
            value(form.INDICATORS, f"{form.DENOMINATOR}{row}", denominator) if whole else None,
        )
    return found
