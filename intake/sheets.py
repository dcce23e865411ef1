"""What stands on each sheet of a form."""

from typing import Any

from data import store, vietnamese, words
from intake import expected, form, guide, headings, imprint, quarter_before, stamps
from intake.form import Asked
from intake.styles import (
    LISTS,
    Book,
    Printed,
    ask_number,
    begin,
    block,
    choose,
    finish,
    list_head,
    order,
    show,
)

_FIRST_LIST = (
    f" Biểu đầu tiên của đơn vị: ghi mỗi mô hình đang có ở đầu quý một dòng “{form.EXISTING}”."
)


def write_guide(made: Book) -> None:
    sheet = made.book.add_worksheet(form.GUIDE)
    sheet.set_column("A:A", 24)
    sheet.set_column("B:B", 84)
    looks = made.looks
    quarter = vietnamese.write_quarter(made.stamp.quarter)
    sheet.write_string("A1", f"Biểu số liệu {quarter} – {made.unit.label}", looks["title"])
    row = 2
    due = vietnamese.write_date(made.dates.due) if made.dates.due else ""
    parts = guide.text(made.unit, made.stamp.quarter, made.dates.period, due)
    if made.given:
        parts.append((f"6. Nhiệm vụ của đơn vị trong {quarter}", [*made.given]))
    for heading, lines in parts:
        sheet.write_string(row, 0, heading, looks["block"])
        row += 1
        for left, right in lines:
            look = looks["label"]
            if left:
                sheet.write_string(row, 0, left, look)
                sheet.write_string(row, 1, right, look)
                width = 84
            else:
                sheet.merge_range(row, 0, row, 1, right, looks["wrap"])
                width = 108
            sheet.set_row(row, guide.height(right, width))
            row += 1
        row += 1
    finish(made, sheet, landscape=False)


def write_models(made: Book, snapshot: store.Snapshot) -> None:
    sheet = begin(made, form.MODELS, [5, 26, 32, 20, 20, 22, 30])
    seen, looks = made.seen, made.looks
    block(made, sheet, form.TOP, "A. Số mô hình trong quý")
    hint = "khóa: số cuối kỳ của quý trước"
    if made.stamp.asks_opening:
        hint = "số mô hình đang hoạt động ở đầu quý: ghi ở biểu đầu tiên này"
    lines = [(form.OPENING, seen.running, hint)]
    signs = dict.fromkeys(form.BEGINNINGS, "cộng vào")
    lines += [
        (name, seen.counts.get(event), signs.get(event, "trừ đi"))
        for event, name in form.EVENTS.items()
    ]
    lines.append((form.CLOSING, seen.running, "số mô hình đang hoạt động ở cuối kỳ"))
    for number, (name, value, hint) in enumerate(lines):
        row = form.TOP + number
        sheet.write_number(f"A{row}", number + 1, looks["order"])
        sheet.write_string(f"{form.LABEL}{row}", name, looks["label"])
        show(made, sheet, f"{form.BEFORE}{row}", "" if not number else value)
        sheet.write_string(f"E{row}", hint, looks["hint"])
    if made.stamp.asks_opening:
        ask_number(made, sheet, form.opening_cell())
    else:
        show(made, sheet, form.opening_cell(), seen.running)
    for cell in [*form.event_cells().values(), form.running_cell()]:
        ask_number(made, sheet, cell)
    _write_balance(made, sheet)
    _write_model_list(made, sheet, snapshot)


def _write_balance(made: Book, sheet: Printed) -> None:
    first, running = form.TOP, form.running_cell()
    last = int(running[1:])
    parts = [f"{form.NOW}{row}" for row in range(first, last)]
    plus, minus = parts[: 1 + len(form.BEGINNINGS)], parts[1 + len(form.BEGINNINGS) :]
    total = f"{'+'.join(plus)}-{'-'.join(minus)}"
    computed, gap = f"{form.NOW}{last + 1}", f"{form.NOW}{last + 2}"
    known_all = f"COUNT({parts[0]}:{parts[-1]})={len(parts)}"
    look = made.looks
    for cell, name in ((computed, "Cuối kỳ tính ra"), (gap, "Chênh lệch (phải bằng 0)")):
        sheet.write_blank(f"A{cell[1:]}", None, look["order"])
        sheet.write_string(f"{form.LABEL}{cell[1:]}", name, look["label"])
        show(made, sheet, f"{form.BEFORE}{cell[1:]}", "")
    sheet.write_formula(
        computed, f'=IF({known_all},{total},"chưa đủ số")', look["locked"], "chưa đủ số"
    )
    sheet.write_formula(
        gap,
        f'=IF(AND(ISNUMBER({computed}),ISNUMBER({running})),{running}-{computed},"")',
        look["locked"],
        "",
    )
    sheet.conditional_format(
        gap,
        {
            "type": "formula",
            "criteria": f"=AND(ISNUMBER({gap}),{gap}<>0)",
            "format": look["wrong"],
        },
    )


def _write_model_list(made: Book, sheet: Printed, snapshot: store.Snapshot) -> None:
    note = (
        "Mỗi mô hình có thay đổi trong quý ghi một dòng. Lý do: vì sao dừng hoặc chuyển đổi. "
        "Mô hình dừng hoặc chuyển đổi đi thì chọn tên trong danh sách, nếu có. Ra mắt từ quý trước "
        "mà chưa báo: chọn “báo bổ sung”, và tính vào ô Ra mắt của quý này."
        + _FIRST_LIST
        * made.stamp.asks_opening
    )
    list_head(made, sheet, form.MODELS, "B. Các mô hình có thay đổi trong quý", note, 150)
    for row in form.list_rows(form.MODELS, made.stamp):
        order(made, sheet, row)
        for cell in row.cells.values():
            sheet.write_blank(cell, None, made.looks["text"])
    villages = expected.villages(snapshot, made.unit.unit_id, made.stamp.quarter)
    choose(made, sheet, form.MODELS, "event", "events", len(form.IN_LIST) + 1, closed=True)
    choose(made, sheet, form.MODELS, "field", "fields", len(form.FIELDS), closed=True)
    choose(made, sheet, form.MODELS, "village", "places", len(villages))
    choose(made, sheet, form.MODELS, "name", "models", len(made.stamp.models))
    finish(made, sheet, landscape=True, head=form.list_top(form.MODELS, made.stamp) - 1)


def write_customs(made: Book, snapshot: store.Snapshot) -> None:
    sheet = begin(made, form.CUSTOMS, [5, 56, 22, 17, 14])
    looks, kinds = made.looks, {"hu_tuc": "hủ tục", "phong_tuc": "phong tục"}
    block(made, sheet, form.TOP, f"A. Số hộ còn thực hiện ở cuối quý, {made.unit.whole}")
    rows = expected.customs(snapshot).itertuples()
    for (custom, cell), row in zip(form.custom_cells(made.stamp).items(), rows, strict=True):
        at = cell[1:]
        sheet.write_number(f"A{at}", int(at) - form.TOP + 1, looks["order"])
        sheet.write_string(f"{form.LABEL}{at}", row.name, looks["label"])
        show(made, sheet, f"{form.BEFORE}{at}", made.seen.customs.get(custom))
        sheet.write_string(f"E{at}", kinds[row.kind], looks["label"])
        ask_number(made, sheet, cell)
    note = f"Ghi thêm từng thôn nếu biết; tổng các thôn phải bằng số {made.unit.whole} ở trên."
    if made.seen.places:
        note += f" Quý trước: {made.seen.places}."
    list_head(made, sheet, form.CUSTOMS, "B. Trong đó, theo thôn, làng", note, 108)
    for line in form.list_rows(form.CUSTOMS, made.stamp):
        order(made, sheet, line)
        for name in ("custom", "village"):
            sheet.write_blank(line.cells[name], None, looks["text"])
        ask_number(made, sheet, line.cells["value"])
    villages = expected.villages(snapshot, made.unit.unit_id, made.stamp.quarter)
    choose(made, sheet, form.CUSTOMS, "custom", "customs", len(made.stamp.customs), closed=True)
    choose(made, sheet, form.CUSTOMS, "village", "places", len(villages))
    finish(made, sheet, landscape=False, head=form.list_top(form.CUSTOMS, made.stamp) - 1)


def write_indicators(made: Book, snapshot: store.Snapshot) -> None:
    sheet = begin(made, form.INDICATORS, [5, 38, 24, 11, 12, 24, 11, 12, 11, 13])
    looks = made.looks
    block(made, sheet, form.TOP, "Tử số và mẫu số của từng chỉ tiêu")
    rows = expected.indicators(snapshot, made.stamp.quarter).itertuples()
    for (at, asked), row in zip(form.indicator_rows(made.stamp), rows, strict=True):
        sheet.write_number(f"A{at}", at - form.TOP + 1, looks["order"])
        sheet.write_string(f"{form.LABEL}{at}", asked.name, looks["label"])
        period = "cộng dồn từ đầu năm" if row.cumulative else "ở cuối quý"
        meaning = row.numerator if isinstance(row.numerator, str) else row.unit
        sheet.write_string(f"C{at}", f"{meaning} ({period})", looks["label"])
        key = (asked.indicator_id, asked.version)
        top, bottom = made.seen.indicators.get(key, (None, None))
        show(made, sheet, f"{form.NUMERATOR_BEFORE}{at}", top)
        ask_number(made, sheet, f"{form.NUMERATOR}{at}")
        _write_denominator(made, sheet, at, asked, row.denominator, bottom)
        target = made.seen.targets.get(key, quarter_before.NO_FIGURE)
        sheet.write_string(f"{form.TARGET}{at}", target, looks["locked_text"])
        sheet.set_row(at - 1, 48)
    sheet.set_row(form.TOP - 2, 36)  # two lines of a head
    finish(made, sheet, landscape=True, head=form.TOP - 1)


def _write_denominator(
    made: Book, sheet: Printed, at: int, asked: Asked, meaning: Any, value: Any
) -> None:
    top, bottom, looks = f"{form.NUMERATOR}{at}", f"{form.DENOMINATOR}{at}", made.looks
    if not asked.has_denominator:
        for letter in ("F", form.DENOMINATOR_BEFORE, form.DENOMINATOR, form.RATE):
            sheet.write_string(f"{letter}{at}", "không có", looks["locked_text"])
        return
    sheet.write_string(f"F{at}", meaning, looks["label"])
    show(made, sheet, f"{form.DENOMINATOR_BEFORE}{at}", value)
    ask_number(made, sheet, bottom)
    formula = f'=IF(AND(ISNUMBER({top}),N({bottom})>0),{top}/{bottom},"")'
    sheet.write_formula(f"{form.RATE}{at}", formula, looks["rate"], "")


def write_outreach(made: Book, snapshot: store.Snapshot) -> None:
    sheet = begin(made, form.OUTREACH, [5, 34, 22, 15, 15, 22])
    looks, shared = made.looks, form.shared_cells(made.stamp)
    block(made, sheet, form.TOP, "A. Tuyên truyền trong quý")
    if shared:
        sheet.write_string(f"{form.SHARED}{form.TOP - 1}", headings.SHARED_HEAD, looks["head"])
    for number, (channel, cell) in enumerate(form.channel_cells().items(), 1):
        at = cell[1:]
        name = form.CHANNELS[channel]
        sheet.write_number(f"A{at}", number, looks["order"])
        sheet.write_string(f"{form.LABEL}{at}", f"{name[:1].upper()}{name[1:]}", looks["label"])
        show(made, sheet, f"{form.BEFORE}{at}", made.seen.outreach.get(channel))
        sheet.write_string(f"E{at}", form.CHANNEL_UNITS[channel][0], looks["label"])
        ask_number(made, sheet, cell)
        if channel in shared:
            ask_number(made, sheet, shared[channel])
    where = "thôn, làng" if made.stamp.is_of_commune else "xã"
    note = f"Những gì đã trao cho các nhóm, hộ trong quý. Nơi nhận: ghi {where}, không ghi tên hộ."
    list_head(made, sheet, form.OUTREACH, "B. Hỗ trợ đã trao trong quý", note, 130)
    for line in form.list_rows(form.OUTREACH, made.stamp):
        order(made, sheet, line)
        for name, cell in line.cells.items():
            if name == "value":
                ask_number(made, sheet, cell)
            else:
                sheet.write_blank(cell, None, looks["text"])
    choose(made, sheet, form.OUTREACH, "place", "places", len(_places(made, snapshot)))
    finish(made, sheet, landscape=False, head=form.list_top(form.OUTREACH, made.stamp) - 1)


def write_stamp(made: Book, snapshot: store.Snapshot) -> None:
    """The hidden sheet: the stamp in columns A to E, the lists to choose from beside it."""
    sheet = made.book.add_worksheet(form.STAMP)
    for row, cells in enumerate(stamps.write(made.stamp)):
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text)
    lists = {
        "events": [*form.IN_LIST.values(), form.LATE],
        "fields": form.FIELDS.values(),
        "customs": made.stamp.customs.values(),
        "places": _places(made, snapshot),
        "models": made.stamp.models,
        "states": words.TASK_STATE.values(),
    }
    for name, offered in lists.items():
        for row, word in enumerate(offered, 1):
            sheet.write_string(f"{LISTS[name]}{row}", word)
    printed = {
        each.get_name(): each.printed
        for each in made.book.worksheets()
        if isinstance(each, Printed)
    }
    for row, piece in enumerate(imprint.write(printed), 1):
        sheet.write_string(f"{imprint.COLUMN}{row}", piece)
    sheet.protect()
    sheet.very_hidden()


def _places(made: Book, snapshot: store.Snapshot) -> list[str]:
    names = [spellings[0] for spellings in expected.places(snapshot, made.stamp).values()]
    return sorted(names, key=vietnamese.sort_key)
