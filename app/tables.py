"""Tables as they stand on the screen and in downloads: rows of a query in, Vietnamese words out."""

import pandas as pd

from app import words
from app.totals import Total
from data.vietnamese import write_date, write_number, write_quantity, write_quarter


def list_models(events: pd.DataFrame) -> pd.DataFrame:
    """One row for each event of models (rows: models/events)."""
    rows = [
        {
            "Mô hình": _or(event.model, "Không nêu tên"),
            "Số mô hình": _value(event.value, event.qualifier),
            "Kết quả": words.start(
                words.EVENT[event.event]
                + (f", {words.TO_DATE}" if event.period == "year_to_date" else "")
            ),
            "Lĩnh vực": words.start(words.FIELD.get(event.field, "")),
            "Xã": words.start(_or(event.commune, words.NO_COMMUNE)),
            "Nơi": _or(event.place, ""),
            "Phụ trách": _or(event.sponsor, ""),
            "Nguồn": event.source,
        }
        for event in events.itertuples()
    ]
    return pd.DataFrame(rows)


def list_outcomes(outcomes: pd.DataFrame) -> pd.DataFrame:
    """One row for each commune, and the true total last (rows: models/outcomes_by_commune)."""
    rows = [
        {
            "Xã": words.start(_or(row.commune, words.NO_COMMUNE)),
            # A dash, not 0: that no source names the commune does not mean that there was none.
            "Đã đạt mục tiêu": write_number(row.goal_met) if row.goal_met else "–",
            "Không hiệu quả": write_number(row.ineffective) if row.ineffective else "–",
            "Cộng": str(Total(row.goal_met + row.ineffective, row.uncounted, 0, 0, "")),
        }
        for row in [*outcomes.itertuples(), _sum(outcomes)]
    ]
    rows[-1]["Xã"] = "Tổng"
    return pd.DataFrame(rows)


def _sum(outcomes: pd.DataFrame) -> object:
    sums = outcomes[["goal_met", "ineffective", "uncounted"]].sum()
    return next(pd.DataFrame([{"commune": None, **sums}]).itertuples())


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
            "Nơi còn": _or(custom.places, ""),
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
            "Xã": words.start(_or(place.commune, words.NO_COMMUNE)),
            "Số hộ": _value(place.value),
            words.start(write_quarter(before)): (
                words.NO_FIGURE if pd.isna(place.state_before) else _value(place.value_before)
            ),
            "Bản quét in": _or(place.printed, ""),
            "Nguồn": place.source,
        }
        for place in places.itertuples()
    ]
    return pd.DataFrame(rows)


def list_indicators(definitions: pd.DataFrame) -> pd.DataFrame:
    """One row for each definition of an indicator (rows: indicators/definitions)."""
    rows = [
        {
            "Chỉ tiêu": indicator.name,
            "Đơn vị": indicator.unit,
            "Áp dụng": _span(indicator.valid_from, indicator.valid_to),
            "Tử số": _or(indicator.numerator, ""),
            "Mẫu số": _or(indicator.denominator, ""),
            "Giá trị quý này": (
                words.NO_FIGURE if not indicator.values else f"{indicator.values} số"
            )
            if indicator.holds
            else "đã thay định nghĩa",
            "Mục tiêu nơi khác (tham khảo)": " – ".join(
                part
                for part in (
                    _or(indicator.reference_target, ""),
                    _or(indicator.reference_place, ""),
                )
                if part
            ),
            "Ghi chú": _or(indicator.note, ""),
            "Nguồn thay đổi": _or(indicator.changed_by, ""),
        }
        for indicator in definitions.itertuples()
    ]
    return pd.DataFrame(rows)


def list_context(context: pd.DataFrame) -> pd.DataFrame:
    """One row for each public figure, as its source prints it (rows: sources/context)."""
    rows = [
        {
            "Chủ đề": words.start(words.CONTEXT_TOPIC.get(figure.topic, figure.topic)),
            "Nơi": figure.place,
            "Thời gian": figure.period,
            "Nội dung": figure.measure,
            "Giá trị": f"{figure.printed} {figure.unit}".replace(" %", "%"),
            "Nguồn": figure.document,
            "Địa chỉ": _or(figure.url, ""),
            "Ghi chú": _or(figure.note, ""),
        }
        for figure in context.itertuples()
    ]
    return pd.DataFrame(rows)


def list_figures(figures: pd.DataFrame) -> pd.DataFrame:
    """One row for each figure of a report (rows: report/figures)."""
    rows = [
        {
            "Số liệu": _subject(figure),
            "Nơi": words.start(_or(figure.place, _no_place(figure))),
            "Giá trị": "không còn" if figure.state == "zero" else _figure(figure),
            "Suy ra": _or(figure.derived, ""),
        }
        for figure in figures.itertuples()
    ]
    return pd.DataFrame(rows)


def list_controls(controls: pd.DataFrame) -> pd.DataFrame:
    """One row for each control total (rows: sources/controls)."""
    rows = [
        {
            "Tổng kiểm soát": control.name,
            "Quý": "" if pd.isna(control.quarter) else words.start(write_quarter(control.quarter)),
            "Nguồn in": write_number(control.expected),
            "Tính lại": "–" if pd.isna(control.found) else write_number(int(control.found)),
            "Kết luận": "✓ khớp" if control.expected == control.found else "lệch",
            "Nguồn": control.source,
            "Suy ra": _or(control.derived, ""),
        }
        for control in controls.itertuples()
    ]
    return pd.DataFrame(rows)


def list_documents(documents: pd.DataFrame) -> pd.DataFrame:
    """One row for each document or web page (rows: sources/documents)."""
    rows = [
        {
            "Văn bản": " ".join(part for part in (document.kind, _or(document.number, "")) if part),
            "Ngày": "" if pd.isna(document.issued_on) else write_date(document.issued_on.date()),
            "Cơ quan, đơn vị": document.issuer,
            "Nội dung": document.about,
            "Số liệu trong kho": write_number(document.facts + document.context),
            "Địa chỉ": _or(document.url, ""),
            "Ghi chú": _or(document.note, ""),
        }
        for document in documents.itertuples()
    ]
    return pd.DataFrame(rows)


def list_dictionary(dictionary: pd.DataFrame) -> pd.DataFrame:
    """One row for each column of the warehouse (rows: sources/dictionary)."""
    return dictionary.set_axis(["Bảng", "Nội dung bảng", "Cột", "Ý nghĩa"], axis=1)


def _no_place(figure: object) -> str:
    """A total is the whole district's; a model by name and a custom just have no known commune."""
    named = figure.topic == "model" and figure.subject != figure.event
    practised = figure.topic == "custom" and figure.state != "zero"
    return words.NO_COMMUNE if named or practised else "toàn huyện"


def _subject(figure: object) -> str:
    if figure.topic == "outreach":
        return words.start(words.CHANNEL[figure.subject])
    if figure.topic == "model":
        event = words.EVENT[figure.event]
        name = "mô hình" if figure.subject == figure.event else f"“{figure.subject}”"
        to_date = f", {words.TO_DATE}" if figure.period == "year_to_date" else ""
        return words.start(f"{name}: {event}{to_date}")
    return figure.subject


def _figure(figure: object) -> str:
    unit = words.CHANNEL_UNIT[figure.subject] if figure.topic == "outreach" else figure.unit
    if pd.isna(figure.value):
        return write_quantity(None, unit=unit)
    return write_quantity(int(figure.value), figure.qualifier, unit)


def _value(value: float, qualifier: str = "exact") -> str:
    return write_quantity(None if pd.isna(value) else int(value), qualifier)


def _span(valid_from: str, valid_to: object) -> str:
    if pd.isna(valid_to):
        return f"từ {write_quarter(valid_from)}"
    return f"{write_quarter(valid_from)} đến {write_quarter(str(valid_to))}"


def _or(text: object, otherwise: str) -> str:
    return otherwise if pd.isna(text) else str(text)
