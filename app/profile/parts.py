"""What a profile says of a commune in sentences, part by part: for the screen, Word and PDF."""

import re
from collections.abc import Sequence
from datetime import date

from app.customs.lasting import tell_long
from app.duty.chart import Cell, tell_cell, write_part
from data import quantities, vietnamese, words
from data.vietnamese import write_count, write_quarter
from measures.duty import count
from measures.figures.figure import Figure
from measures.profile import KeptCustom, Pair, Profile, Row
from measures.totals import join_sources
from report.profile import Part

MODELS = (
    "running", "launched", "launched_to_date", "replicated", "goal_met", "ineffective",
    "converted_in", "converted",
)  # fmt: skip
NOTES = ("highlight", "past_task", "difficulty", "cause", "proposal", "task")
# One to nine households, which a sentence writes with two digits.
_ALONE = re.compile(r"(?<![\d,.])([1-9])(?= hộ\b)")
MOST_LIVES = 12  # named models of a kind that are told one by one
EXPLAINED = "Lời giải thích của cơ quan thường trực"
OUTCOME = {"goal_met": "đạt mục tiêu", "ineffective": "không hiệu quả", "converted": "chuyển đổi"}


def tell_place(profile: Profile, district: str) -> Part:
    """Where the commune lies, what became of it, which villages are named."""
    commune = profile.commune
    code = f"; mã đơn vị hành chính {commune.code}" if commune.code else ""
    lines = [f"{words.start(profile.label)}, huyện {district}{code}."]
    if commune.successors:
        day = vietnamese.write_date(date.fromisoformat(commune.joined_on))
        lines.append(f"Từ ngày {day} nhập vào {commune.successors} (mới).")
    if profile.neighbours:
        near = ", ".join(profile.neighbours.values())
        lines.append(f"Trên bản đồ sơ lược nằm cạnh {near}.")
    if commune.villages:
        named = sorted(commune.villages.split(", "), key=vietnamese.sort_key)
        lines.append(f"Thôn có tên trong số liệu: {', '.join(named)}.")
    return Part("Địa bàn", lines, commune.source or "")


def tell_models(profile: Profile) -> Part:
    """How many models run, began and stopped, then the named ones with their lives."""
    known = [figure for figure in list_models(profile) if figure.is_known]
    lines = [tell_figure(figure) for figure in known if is_told(figure)]
    lines += _tell_lives("đang hoạt động", profile.running)
    lines += _tell_lives("đã kết thúc", profile.ended)
    sources = [*(figure.source for figure in known), *(life.source for life in profile.lives)]
    return Part("Mô hình", lines, join_sources(sources))


def list_models(profile: Profile) -> list[Figure]:
    """The figures of its models; in the first quarter a total since the start of the year would
    say the same once more."""
    is_first = profile.figures.quarter.endswith("1")
    names = [name for name in MODELS if not (is_first and name.endswith("to_date"))]
    return [profile.figures.get(f"models.{name}") for name in names]


def tell_customs(profile: Profile) -> Part:
    """Each custom that is still kept, since when and where; then those that are not."""
    quarter = profile.figures.quarter
    lines = [tell_kept(one, quarter) for one in profile.kept]
    for state in ("watch", "eradicated", "none"):
        names: dict[str, list[str]] = {}
        for one in profile.customs:
            if one.course.state == state:
                told = tell_gone(one, quarter)
                names.setdefault(told, []).append(words.quote(one.course.custom))
        lines += [f"{words.start(told)}: {', '.join(those)}." for told, those in names.items()]
    # what was last heard of in a quarter before rests on the source of that one
    past = [one.source for one in profile.customs if not is_now(one, quarter)]
    sources = [profile.figures.get("customs.households").source, *past]
    return Part("Hủ tục, phong tục", lines, join_sources([one for one in sources if one]))


def tell_gone(one: KeptCustom, quarter: str) -> str:
    """The state of a custom that is not kept; a report of a quarter before is none of this one."""
    state, last = one.course.state, one.course.last
    told = "chưa từng ghi nhận" if state == "none" else words.CUSTOM_STATE[state]
    if last is None or is_now(one, quarter):
        return f"{told}, nay báo không có" if state == "none" else told
    return f"{told}; {words.NO_FIGURE} quý này, {write_quarter(last.quarter)} báo không có"


def is_now(one: KeptCustom, quarter: str) -> bool:
    """Whether a custom was last heard of in a quarter, and not before."""
    return one.course.last is not None and one.course.last.quarter == quarter


def tell_kept(one: KeptCustom, quarter: str) -> str:
    """One custom that is still kept: households, change, since when, where."""
    told = [_ALONE.sub(r"0\1", tell_households(one, quarter))]
    if one.figure.is_compared:
        told.append(one.figure.change)
    if one.course.state in ("returned", "appeared"):
        told.insert(0, words.CUSTOM_STATE[one.course.state])
    told.append(tell_long(one.spell, quarter))
    if one.villages:
        told.append(tell_villages(one))
    return f"{words.quote(one.course.custom)}: {'; '.join(filter(None, told))}."


def tell_households(one: KeptCustom, quarter: str) -> str:
    """Its households when last heard of: "45 hộ"; which quarter that was, if another one."""
    last = one.course.last
    if last is None:
        return words.NO_FIGURE
    text = last._replace(known=1, reporters=1).text  # one commune: "0/1 xã" would say nothing
    if last.quarter == quarter:
        return text
    return f"{words.NO_FIGURE} quý này; {write_quarter(last.quarter)}: {text}"


def tell_villages(one: KeptCustom) -> str:
    """ "thôn 15 (02 hộ), thôn 16 (chưa rõ số hộ)"."""
    return ", ".join(f"{place.name} ({_households(place.households)})" for place in one.villages)


def tell_indicators(profile: Profile) -> Part:
    """Each indicator of which the commune has a value or a target, beside the district's own."""
    known = [pair for pair in profile.standings if is_standing(pair)]
    lines = [_tell_pair(pair) for pair in known]
    silent = [pair.own.rule.short for pair in profile.standings if not is_standing(pair)]
    if silent:
        lines.append(f"Xã chưa có số của: {'; '.join(silent)}.")
    sources = [text for pair in known for text in (*pair.own.sources, *pair.own.target_sources)]
    return Part("Chỉ tiêu", lines, join_sources(sources))


def tell_outreach(profile: Profile) -> Part:
    """What the commune did to spread the word, channel by channel, and what was handed over."""
    figures = [profile.figures.get(f"outreach.{channel}") for channel in words.CHANNEL]
    known = [figure for figure in figures if figure.is_known]
    lines = [tell_figure(figure) for figure in known]
    support = profile.figures.rows("support")
    lines += [
        f"Hỗ trợ: {words.low(row.name)}, "
        f"{quantities.write_quantity(row.value, row.qualifier, row.unit)}"
        f"{f' ({row.sponsor})' if row.sponsor else ''}."
        for row in support
    ]
    sources = [*(figure.source for figure in known), *(row.source for row in support)]
    return Part("Tuyên truyền, hỗ trợ", lines, join_sources(sources))


def tell_duty(label: str, cells: Sequence[Cell]) -> Part:
    """The last report, how many came in time, and those that were late or did not come."""
    told = [cell for cell in cells if cell.status]
    if not told:
        return Part("Chế độ báo cáo", [])
    first, last = (write_quarter(told[end].quarter) for end in (0, -1))
    part = write_part(count(cell.status for cell in told))
    when = f"từ {first} đến {last}" if first != last else last
    lines = [f"{words.start(when)}: đúng hạn {part} lần đến hạn."]
    wanted = [cell for cell in told if cell is told[-1] or cell.status.state in ("late", "missing")]
    for cell in reversed(wanted):
        line = tell_cell(label, cell).removeprefix(f"{words.start(label)}, ")
        lines.append(f"{words.start(line)}.")
    sources = [cell.obligation.source for cell in told if cell.obligation.source]
    return Part("Chế độ báo cáo", lines, join_sources(sources))


def tell_notes(profile: Profile) -> list[Part]:
    """What the commune says in words, a part for each kind."""
    parts = []
    for kind in NOTES:
        notes = [note for note in profile.notes if note.kind == kind]
        if notes:
            source = join_sources([note.source for note in notes])
            parts.append(Part(words.start(words.NOTE[kind]), list(map(_tell_note, notes)), source))
    return parts


def tell_explained(profile: Profile) -> Part:
    """Why figures of the commune are what they are, as the standing office wrote it."""
    lines = [
        f"{words.start(one.what)}, {write_quarter(one.quarter)}: {one.text.rstrip('.')} "
        f"({one.source})."
        for one in profile.explained
    ]
    return Part(EXPLAINED, lines)


def tell_figure(figure: Figure) -> str:
    """A figure in a sentence: its name, number, change, and who is behind it."""
    change = f", {figure.change}" if figure.is_compared else ""
    part = f" ({figure.part})" if figure.part else ""
    return f"{figure.label}: {figure.text} {figure.unit}{change}{part}."


def is_told(figure: Figure) -> bool:
    """Whether a figure says anything: a zero that was a zero before is no news."""
    both = figure.total, figure.before
    return any(total is not None and (total.value or not total.exact) for total in both)


def is_standing(pair: Pair) -> bool:
    """Whether the commune has a value or a target of an indicator."""
    return pair.own.inputs.value is not None or pair.own.inputs.target is not None


def tell_target(pair: Pair) -> str:
    """The year's target as the screen says it; "–" where there is none."""
    target = pair.own.inputs.target
    return "–" if target is None else pair.own.rule.write_level(target)


def tell_life(life: Row) -> str:
    """From when to when a model ran: "quý I/2022 – quý II/2024", "từ quý I/2022"."""
    began = "" if life.began is None else write_quarter(life.began)
    if life.ended is None:
        return f"từ {began}" if began else "chưa rõ từ bao giờ"
    ended = write_quarter(life.ended)
    return f"{began} – {ended}" if began else f"đến {ended}, chưa rõ từ bao giờ"


def _tell_lives(what: str, lives: Sequence[Row]) -> list[str]:
    if not lives:
        return []
    told = [_tell_model(life) for life in lives[:MOST_LIVES]]
    more = len(lives) - MOST_LIVES
    rest = f"; và {write_count(more)} mô hình khác" if more > 0 else ""
    return [f"{write_count(len(lives))} mô hình được nêu tên {what}: {'; '.join(told)}{rest}."]


def _tell_model(life: Row) -> str:
    details = [tell_life(life)]
    if life.outcome:
        details.append(OUTCOME[life.outcome])
    if life.reason:
        details.append(words.low(life.reason))
    return f"{words.quote(life.model)} ({', '.join(details)})"


def _tell_pair(pair: Pair) -> str:
    own, whole = pair.own, pair.district
    target = tell_target(pair)
    aim = "chưa có mục tiêu năm" if target == "–" else f"mục tiêu năm {target}"
    told = [own.value_text, f"toàn huyện {whole.told}", aim]
    if own.distance_told is not None:
        told.append(f"{own.distance_told.text} so với mức cần có quý này")
    told.append(words.STATUS[own.progress.status])
    return f"{own.rule.short}: {'; '.join(told)}."


def _tell_note(note: Row) -> str:
    told = [note.text, words.TASK_STATE.get(note.state, ""), words.low(note.result or "")]
    return f"{'; '.join(part.rstrip('.') for part in told if part)}."


def _households(number: int | None) -> str:
    return "chưa rõ số hộ" if number is None else f"{write_count(number)} hộ"
