"""Titles about the duty to report, and the texts that go out to the units."""

from datetime import date

from app.duty.chart import UNKNOWN, Row, count_quarter, write_part
from data import words
from data.deadlines import read, window
from data.vietnamese import write_count, write_date, write_quarter
from measures.duty import LONG_AGO, Rate, count, write_status

_UNITS = "xã, thị trấn"
_DAYS = ["thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật"]
_TOLD = {
    "on_time": "đúng hạn",
    "late": "trễ hạn",
    "missing": "chưa báo cáo",
    "undated": "đã báo cáo, không xét hạn",
    "not_due": "chưa đến hạn",
    "exempt": "không phải báo cáo",
}


def title_matrix(rows: list[Row]) -> str:
    """How the units stand in the last quarter of the matrix."""
    quarter = words.start(write_quarter(rows[0].cells[-1].quarter))
    communes = [row for row in rows if not (row.is_district or row.cells[-1].absence)]
    parts = []
    if len(communes) == 1:
        parts.append(_tell_one(communes[0]))
    elif communes:
        parts.append(tell_counts(count_quarter(rows, -1), len(communes)))
    parts += [
        f"{row.label} {_tell_state(row)}"
        for row in rows
        if row.is_district and row.cells[-1].status
    ]
    return f"{quarter}: {'; '.join(parts)}"


def tell_counts(rate: Rate, units: int) -> str:
    """Counts in words, from on time to exempt: "03 xã, thị trấn đúng hạn, 01 trễ hạn"."""
    numbers = {state: getattr(rate, state) for state in _TOLD}
    known = {state: number for state, number in numbers.items() if number}
    if not known:
        return f"{UNKNOWN} về {write_count(units)} {_UNITS}"
    parts = [f"{write_count(number)} {_TOLD[state]}" for state, number in known.items()]
    if rest := units - sum(known.values()):
        parts.append(f"{write_count(rest)} {UNKNOWN}")
    if len(parts) == 1 and units > 1:
        return f"cả {write_count(units)} {_UNITS} {_TOLD[next(iter(known))]}"
    number, _, first = parts[0].partition(" ")
    return ", ".join([f"{number} {_UNITS} {first}", *parts[1:]])


def title_quarters(rates: dict[str, Rate], before: str) -> str:
    """On time of all in the last quarter, and in the one to compare with where it is known."""
    *_, quarter = rates
    now, old = rates[quarter], rates.get(before)
    told = f"{write_part(now)} {_UNITS} đúng hạn" if now.judged else "chưa có ai để xét đúng hạn"
    title = f"{words.start(write_quarter(quarter))}: {told}"
    if old is None or not old.judged or before == quarter:
        return title
    return f"{title}; {write_quarter(before)}: {write_part(old)}"


def title_units(rows: list[Row]) -> str:
    """How many communes were always on time in the quarters of the matrix."""
    communes = [row for row in rows if not row.is_district]
    rates = [row.rate for row in communes if row.rate.judged]
    first, last = (write_quarter(rows[0].cells[end].quarter) for end in (0, -1))
    span = f"từ {first} đến {last}" if first != last else first
    if len(communes) == 1 and rates:
        part = write_part(rates[0])
        return f"{words.start(communes[0].label)} đúng hạn {part} lần {span}"
    if first == last and rates:
        return f"Từng đơn vị {span}"
    always = sum(rate.on_time == rate.judged for rate in rates)
    if not rates:
        return f"Chưa có {_UNITS} nào để xét đúng hạn {span}"
    if not always:
        return f"Không {_UNITS} nào luôn đúng hạn {span}"
    if always == len(rates):
        return f"{words.start(_UNITS)} nào cũng luôn đúng hạn {span}"
    whole = write_count(len(rates))
    return f"{write_count(always)} trong {whole} {_UNITS} luôn đúng hạn {span}"


def title_reminder(quarter: str, waiting: list[Row]) -> str:
    """How many units have not reported, of rows with that single quarter."""
    rate = count(row.cells[-1].status for row in waiting)
    when = write_quarter(quarter)
    if not waiting:
        return f"Không còn đơn vị nào phải nhắc báo cáo {when}"
    parts = []
    if rate.missing:
        parts.append(f"{write_count(rate.missing)} đơn vị cần nhắc báo cáo {when}")
    if rate.not_due:
        what = "" if parts else f" báo cáo {when}"
        parts.append(f"{write_count(rate.not_due)} đơn vị chưa đến hạn{what}")
    return ", ".join(parts)


def title_next(
    quarter: str, due_on: date | None, rows: list[Row], *, has_units: bool = True
) -> str:
    """The deadline of a quarter and, where anything is known, how many communes have reported.

    `due_on` None: nobody owes a report any more, or, before the rule, nobody says by when.
    `rows` with that single quarter; `has_units`: whether the warehouse has any unit in it.
    """
    when = words.start(write_quarter(quarter))
    if due_on is None and quarter < read().since:
        return f"{when}: nguồn không nêu hạn gửi"
    if due_on is None and not has_units:
        return f"{when}: kho số liệu chưa có đơn vị nào của quý này"
    if due_on is None:
        return f"{when}: không còn đơn vị nào phải báo cáo"
    rate = count_quarter(rows, -1)
    deadline = f"hạn gửi {write_weekday(due_on)}, ngày {write_date(due_on)}"
    if not rate.due and not rate.not_due:
        return f"{when}: {deadline}"
    return f"{when}: {rate.came}/{rate.due + rate.not_due} {_UNITS} đã báo cáo; {deadline}"


def title_empty(quarter: str, remarks: list[str]) -> str:
    """What is known of a quarter of which no unit's report is known."""
    when = words.start(write_quarter(quarter))
    if remarks:
        return f"{when}: có đơn vị chưa bảo đảm chế độ báo cáo, nguồn không nêu tên và số lượng"
    return f"{when}: chưa có thông tin đơn vị nào báo cáo đúng hạn hay trễ"


def tell_start() -> list[str]:
    """From when on the rule holds, and what then comes."""
    rules = read()
    return [
        f"Từ {write_quarter(rules.since)}, mỗi xã, thị trấn gửi biểu số liệu trước hết ngày "
        f"{rules.day} tháng cuối quý ({rules.basis}).",
        "Khi các đơn vị gửi biểu, trang này hiện ai đúng hạn, ai trễ mấy ngày, ai chưa báo cáo, "
        "tỷ lệ từng quý, từng xã và lời nhắc để gửi.",
    ]


def tell_how() -> str:
    """How everything is computed, as it stands on the page (Markdown)."""
    rules = read()
    first, last = (write_date(day)[:-5] for day in window("2024-Q2"))
    return f"""
- **Hạn gửi**: ngày {rules.day} tháng cuối quý ({rules.basis}), áp dụng từ
  {write_quarter(rules.since)}; trước đó theo hạn mà nguồn nêu. Số liệu một quý tính từ ngày 15
  tháng cuối quý trước đến ngày 14 tháng cuối quý (quý II: {first} đến {last}).
- Hạn rơi vào thứ Bảy, Chủ nhật, ngày lễ thì lùi tới **ngày làm việc kế tiếp**; hết hạn lúc 24 giờ
  giờ Việt Nam. Có văn bản gia hạn thì tính theo hạn mới. Ngày hạn, ngày nghỉ, gia hạn, miễn: sửa
  trong tệp `data/duty.toml`.
- **✓ đúng hạn**: biểu đầy đủ đầu tiên đến trong hạn; sửa lại sau hạn vẫn là đúng hạn. Biểu bị trả
  lại, bị rút thì xét theo lần gửi lại, ngày gửi đầu vẫn được ghi. Ngày gửi là ngày nhận đã ghi khi
  nhận biểu (bản giấy, thư: ngày đến).
- **Cơ quan của huyện**: gửi chung một biểu, hoặc mỗi cơ quan một biểu. Quý nào có cơ quan gửi riêng
  thì chỉ xét những cơ quan ấy, trừ khi `data/duty.toml` nêu cơ quan nào phải gửi.
- **! trễ n ngày**: n ngày theo lịch; số ngày làm việc có trong bảng từng báo cáo.
- **✕ chưa báo cáo**: đã quá hạn. Quý kết thúc quá {LONG_AGO} ngày thì không đếm thêm số ngày.
- **– chưa đến hạn** và **○ không phải báo cáo** không nằm trong mẫu số. Ô trống: chưa có thông tin;
  quý kết thúc quá {LONG_AGO} ngày mà không có biểu nào thì cũng để trống, không coi là trễ.
- **Có báo cáo** = số đã báo cáo / số phải báo cáo. **Đúng hạn** = đúng hạn / (đúng hạn + trễ hạn +
  chưa báo cáo). Cộng nhiều quý, nhiều xã thì cộng tử số và mẫu số, không lấy trung bình các tỷ lệ;
  mẫu số dưới 5 thì chỉ ghi dạng 3/4. Tổng chỉ tính xã, thị trấn, không tính các cơ quan của huyện.
"""


def write_weekday(day: date) -> str:
    """The name of a day: "thứ Tư"."""
    return _DAYS[day.weekday()]


def write_reminder(quarter: str, waiting: list[Row], today: date, *, is_demo: bool) -> str:
    """The text to be sent to those who have not reported, of rows with that single quarter.

    No person is named, and no other deadline than the rule's.
    """
    first, last = (write_date(day) for day in window(quarter))
    is_over = any(row.cells[-1].status.state == "missing" for row in waiting)
    lines = [f"- {_addressee(row)};" for row in waiting]
    lines[-1] = lines[-1].removesuffix(";") + "."
    what = f"biểu số liệu {write_quarter(quarter)} (số liệu từ ngày {first} đến ngày {last})"
    if is_over:
        body = (
            f"Tính đến ngày {write_date(today)}, Ban Chỉ đạo Cuộc vận động huyện chưa nhận được "
            f"{what} của các đơn vị nêu trên. Đề nghị các đơn vị gửi ngay; đơn vị nào đã gửi, đề "
            "nghị cho biết ngày gửi để đối chiếu."
        )
    else:
        body = f"Đề nghị các đơn vị nêu trên gửi {what} đúng hạn."
    mark = f"{words.DEMO}\n\n" if is_demo else ""
    return f"{mark}Kính gửi:\n" + "\n".join(lines) + f"\n\n{body}"


def _addressee(row: Row) -> str:
    """Whom to write to, with the deadline and, where a form was returned, when that was."""
    one = row.cells[-1].obligation
    name = words.start(row.label) if row.is_district else f"Ban Chỉ đạo Cuộc vận động {row.label}"
    parts = [f"hạn {write_date(one.until)}"] if one.until else []
    if one.returned_on:
        parts.append(f"biểu đã gửi được {one.back} ngày {write_date(one.returned_on)} để sửa")
    return f"{name} ({', '.join(parts)})" if parts else name


def _tell_one(row: Row) -> str:
    return f"{row.label} {_tell_state(row)}" if row.cells[-1].status else f"{row.label} {UNKNOWN}"


def _tell_state(row: Row) -> str:
    told = write_status(row.cells[-1].status)
    return told[:1].lower() + told[1:]
