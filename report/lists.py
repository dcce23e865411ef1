"""The lists of a report in words: models, customs, outreach, support, duties, tasks.

Each function gives marked Markdown (report/marks.py), or "" when there is nothing to list. Numbers
are bound to the figures that they show; what the source leaves open is said, not guessed.
"""

from collections.abc import Callable
from functools import partial

from data import vietnamese, words
from measures.figures.facts import Row
from measures.figures.figure import Figure
from measures.figures.quarter import Figures
from measures.totals import PRACTISED
from report.marks import mark
from report.office_words import list_explanations
from report.set_words import list_conclusions, list_undone
from report.unit_words import list_notes

# A list of more places than this names communes only; the annex has the villages.
MOST_PLACES = 15
_WITHOUT_COMMUNE = words.NO_COMMUNE


def list_models(figures: Figures, name: str) -> str:
    """Models of an event, by commune: xã A: “…” (thôn B), “…”; nguồn không nêu xã: “…”."""
    rows = [row for row in figures.rows_of(name) if row.state != "zero"]
    brief = len(rows) > MOST_PLACES
    told = []
    for commune, group in _by_commune(figures, rows):
        where = _place(figures, commune) if commune else _WITHOUT_COMMUNE
        if brief and commune:
            number = mark("so", figures.get(f"{name}.{commune}").text, f"{name}.{commune}")
            told.append(f"{where}: {number} mô hình")
        else:
            told.append(f"{where}: {', '.join(_tell_model(row) for row in group)}")
    return "; ".join(told)


def _tell_model(row: Row) -> str:
    if not row.name:
        if row.state == "uncounted":
            return mark("ten", "chưa rõ số mô hình", row.fact_id)
        count = vietnamese.write_count(int(row.value))
        return mark("ten", f"{count} mô hình chưa nêu tên", row.fact_id)
    place = _village(row)
    detail = place or (row.sponsor or "")
    name = mark("ten", f"“{row.name}”", row.fact_id)
    return f"{name} ({mark('ten', detail, row.fact_id)})" if detail else name


def _village(row: Row) -> str:
    """The place within the commune, which is said already."""
    place = (row.place or "").removesuffix(row.commune or "").removesuffix(", ")
    return place


def list_customs(figures: Figures) -> str:
    """One bullet for each custom that is still practised: where, by how many, how it changed."""
    rows = [row for row in figures.rows("custom") if row.state in PRACTISED]
    brief = len(rows) > MOST_PLACES
    told = []
    for custom in figures.customs:
        places = [row for row in rows if row.subject == custom.custom_id]
        if places:
            kind = words.start(words.KIND[custom.kind])
            name = mark("ten", _quote(custom.name), custom.custom_id)
            told.append(
                f"- {kind} {name}: {_tell_custom(figures, custom.custom_id, places, brief)}."
            )
    if not told and figures.rows("custom"):
        return "- Không còn hủ tục, phong tục nào được ghi nhận."
    return "\n".join(told)


def _tell_custom(figures: Figures, custom: str, rows: list[Row], brief: bool) -> str:
    name = f"customs.{custom}"
    figure = figures.get(name)
    groups = _by_commune(figures, rows)
    told = [_tell_places(figures, name, commune, places, brief) for commune, places in groups]
    if len(told) == 1:
        # Of one commune the change is known whoever else did not report.
        commune = groups[0][0]
        own = figures.get(f"{name}.{commune}") if commune else figure
        return f"còn {told[0]}{_tell_change(own)}"
    change = _tell_change(figure)
    if brief or figure.total.exact:
        return f"còn {mark('so', figure.text, name)} hộ{change}: {'; '.join(told)}"
    # The sum would be a lower bound; the places say all that is known, the counted ones first.
    return f"còn {'; '.join(sorted(told, key=lambda place: 'chưa rõ số' in place))}"


def _tell_change(figure: Figure) -> str:
    """The change behind a number; one of some communes alone is an aside."""
    if not figure.is_compared:
        return ""
    told = mark("so", figure.change, figure.name, "change")
    is_part = figure.comparison is not None and not figure.comparison.whole and not figure.first
    return f" ({told})" if is_part else f", {told}"


def _tell_places(
    figures: Figures, custom: str, commune: str | None, rows: list[Row], brief: bool
) -> str:
    if commune is None:
        return "; ".join(_tell_unplaced(custom, row) for row in rows)
    name = f"{custom}.{commune}"
    villages = [row for row in rows if row.unit_id != commune]
    if len(rows) == 1 and villages and not brief:
        name, where = f"{custom}.{rows[0].unit_id}", mark("ten", rows[0].place, rows[0].unit_id)
        return _tell_households(figures, name, where)
    where = _place(figures, commune)
    if not villages or brief:
        return _tell_households(figures, name, where)
    inside = "; ".join(
        _tell_households(
            figures, f"{custom}.{row.unit_id}" if row in villages else "",
            mark("ten", _village(row) or "nơi khác trong xã", row.unit_id), row,
        )
        for row in rows
    )  # fmt: skip
    return f"{_tell_households(figures, name, where)} ({inside})"


def _tell_households(figures: Figures, name: str, where: str, row: Row | None = None) -> str:
    """ "01 hộ ở thôn Kon Bỉ, xã Đăk Tơ Lung"; "ở xã Đăk Pne, chưa rõ số hộ"."""
    if not name and row is not None:
        count = vietnamese.write_quantity(row.value, row.qualifier, "hộ")
        return f"{mark('ten', count, row.fact_id)} ở {where}"
    figure = figures.get(name)
    if figure.total.uncounted and not figure.total.value:
        return f"ở {where}, {mark('so', figure.text, name)} hộ"
    return f"{mark('so', figure.text, name)} hộ ở {where}"


def _tell_unplaced(custom: str, row: Row) -> str:
    """What the source gives without a commune: a village of none that is known, or the district."""
    if row.state == "uncounted":
        return mark("ten", f"ở {row.place or 'nơi chưa nêu tên'}, chưa rõ số hộ", row.fact_id)
    count = vietnamese.write_quantity(int(row.value), row.qualifier)
    number = mark("so", count if row.qualifier != "exact" else _pad(row), _name(custom, row))
    return (
        f"{number} hộ {'ở ' + mark('ten', row.place, row.unit_id) if row.place else 'chưa phân xã'}"
    )


def _name(custom: str, row: Row) -> str:
    return f"{custom}.{row.unit_id}" if row.unit_kind == "village" else custom


def _pad(row: Row) -> str:
    return vietnamese.write_count(int(row.value))


def list_gone(figures: Figures) -> str:
    """Customs that are not practised any more, in one phrase: phong tục “…”, hủ tục “…”."""
    gone = figures.find_gone()
    return ", ".join(
        f"{words.KIND[custom.kind]} {mark('ten', _quote(custom.name), custom.custom_id)}"
        for custom in figures.customs
        if custom.custom_id in gone
    )


def list_indicators(figures: Figures) -> str:
    """One bullet for each indicator with a value: value, target, who told it, change."""
    told = []
    for row in figures.definitions:
        figure = figures.get(f"indicators.{row.indicator_id}") if row.holds else None
        if figure is None or not figure.is_known:
            continue
        unit = "" if figure.unit == "%" else f" {figure.unit}"
        name = mark("ten", row.name, row.indicator_id)
        text = f"- {name}: {mark('so', figure.text, figure.name)}{unit}"
        target, asides = figures.get(f"{figure.name}.target"), []
        if target.is_known:
            asides.append(f"mục tiêu năm {mark('so', target.text, target.name)}{unit}")
        if figure.part:
            asides.append(mark("so", figure.part, figure.name, "part"))
        text += f" ({'; '.join(asides)})" if asides else ""
        told.append(f"{text}{_tell_change(figure)}.")
    return "\n".join(told)


def list_outreach(figures: Figures) -> str:
    """What was done by each channel, in one sentence without its end."""
    tell = {
        channel: _tell_channel(figures, channel)
        for channel in words.CHANNEL
        if _is_there(figures, f"outreach.{channel}")
    }
    told = []
    if "session" in tell:
        told.append(f"tổ chức {tell['session']} tuyên truyền chuyên đề, lồng ghép")
    if "attendance" in tell:
        told.append(f"thu hút {tell['attendance']} tham dự")
    media = [
        f"{' và '.join(parts)} trên {where}"
        for medium, where in (("radio", "sóng truyền thanh FM"), ("portal", "trang điện tử huyện"))
        if (
            parts := [tell[f"{medium}_{o}"] for o in ("news", "article") if f"{medium}_{o}" in tell]
        )
    ]
    if media:
        told.append(f"đăng, phát {', '.join(media)}")
    if "van_round" in tell:
        told.append(f"tuyên truyền lưu động bằng xe {tell['van_round']}")
    return "; ".join(told)


def _tell_channel(figures: Figures, channel: str) -> str:
    figure, sessions = (figures.get(f"outreach.{each}") for each in (channel, "session"))
    told = f"{mark('so', figure.text, figure.name)} {figure.unit}"
    # who stands behind the sessions the sentence says at its end (phrases.py, `pham_vi`)
    if figure.part and figure.silent != sessions.silent:
        told += f" ({mark('so', figure.part, figure.name, 'part')})"
    return told


def list_support(figures: Figures) -> str:
    """Who gave what, where."""
    told = []
    for row in figures.rows("support"):
        figure = figures.get(f"support.{row.fact_id}")
        who = f"{mark('ten', row.sponsor, row.fact_id)} " if row.sponsor else ""
        what = mark("ten", _lower(row.name), row.fact_id)
        where = f" ở {mark('ten', row.place, row.fact_id)}" if row.place else ""
        told.append(
            f"{who}hỗ trợ {what} ({mark('so', figure.text, figure.name)} {row.unit}){where}"
        )
    return "; ".join(told)


def list_duty(figures: Figures) -> str:
    """Who reported late or not at all, by name; or what the source says without names."""
    rows = figures.rows("duty")
    told = []
    for state, text in (("late", "báo cáo trễ hạn"), ("missing", "chưa gửi báo cáo")):
        names = [
            mark("ten", row.place or row.name, row.fact_id) for row in rows if row.state == state
        ]
        if names:
            told.append(f"{', '.join(names)} {text}")
    for row in rows:
        if row.state == "some_in_breach":
            text = "một số cơ quan, đơn vị chưa thực hiện bảo đảm chế độ báo cáo theo quy định"
            told.append(mark("ten", text, row.fact_id))
    return "; ".join(told)


def list_tasks(figures: Figures) -> str:
    """The tasks of the quarter after, numbered, with who leads them and their numbers; last what
    was concluded."""
    told: dict[int, list[str]] = {}
    for row in figures.tasks:
        about = _lower(row.about) if row.position in told else row.about
        text = mark("ten", about, row.fact_id)
        if row.value is not None:
            figure = figures.get(f"tasks.{row.position}.{row.part}")
            text += f" ({mark('so', figure.text, figure.name)} {row.unit})"
        if row.lead:
            text += f"; chủ trì: {mark('ten', row.lead, row.fact_id)}"
        told.setdefault(row.position, []).append(text)
    lines = [f"{number}. {'; '.join(parts)}." for number, parts in told.items()]
    return "\n".join([*lines, *list_conclusions(figures, max(told, default=0) + 1)])


def find_redefined(figures: Figures) -> list[tuple[Row, Row]]:
    """Indicators whose definition changed with this quarter: as it was, and as it is now."""
    old = {row.indicator_id: row for row in figures.definitions if not row.holds}
    return [
        (old[row.indicator_id], row)
        for row in figures.definitions
        if row.holds and row.valid_from == figures.quarter and row.indicator_id in old
    ]


def _is_there(figures: Figures, name: str) -> bool:
    total = figures.get(name).total
    return total is not None and bool(total.value or total.uncounted)


def _by_commune(figures: Figures, rows: list[Row]) -> list[tuple[str | None, list[Row]]]:
    """Rows by commune in Vietnamese order, those without one last."""
    found: dict[str | None, list[Row]] = {}
    for row in rows:
        found.setdefault(row.commune_id, []).append(row)
    order = [*figures.communes, None]
    return [(commune, found[commune]) for commune in order if commune in found]


def _place(figures: Figures, commune: str) -> str:
    return mark("ten", figures.communes[commune], commune)


def _quote(name: str) -> str:
    return name if "“" in name else f"“{name}”"


def _lower(text: str) -> str:
    """With a small first letter, unless the word is an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


LISTS: dict[str, Callable[[Figures], str]] = {
    "customs": list_customs,
    "customs.gone": list_gone,
    "indicators": list_indicators,
    "outreach": list_outreach,
    "support": list_support,
    "duty": list_duty,
    "tasks": list_tasks,
    "tasks.undone": list_undone,
    "explanations": list_explanations,
} | {f"notes.{kind}": partial(list_notes, kind=kind) for kind in words.NOTE if kind != "cause"}
