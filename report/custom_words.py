"""The lists of customs in a report: where each is still practised, what is gone, what changed."""

from data import quantities, vietnamese, words
from measures.comparison import Kinds
from measures.figures.facts import Row
from measures.figures.quarter import Figures
from measures.totals import PRACTISED
from report import places
from report.coverage import tell_change, tell_part
from report.marks import mark

# A list of more places than this names communes only; the annex has the villages.
MOST_PLACES = 15
NONE_LEFT = "Không còn hủ tục, phong tục nào được ghi nhận."


def list_customs(figures: Figures) -> str:
    """One bullet for each custom that is still practised: where, by how many, how it changed."""
    rows = [row for row in figures.rows("custom") if row.state in PRACTISED]
    brief = len(rows) > MOST_PLACES
    told = []
    for custom in figures.customs:
        there = [row for row in rows if row.subject == custom.custom_id]
        if there:
            kind = words.start(words.KIND[custom.kind])
            name = mark("ten", places.quote(custom.name), custom.custom_id)
            told.append(
                f"- {kind} {name}: {_tell_custom(figures, custom.custom_id, there, brief)}."
            )
    if not told and figures.rows("custom"):
        return f"- {NONE_LEFT}"
    return "\n".join(told)


def _tell_custom(figures: Figures, custom: str, rows: list[Row], brief: bool) -> str:
    name = f"customs.{custom}"
    figure = figures.get(name)
    part = tell_part(figures, figure)
    groups = places.by_commune(figures, rows)
    told = [_tell_places(figures, name, commune, there, brief) for commune, there in groups]
    if len(told) == 1:
        # Of one commune the change is known whoever else did not report.
        commune = groups[0][0]
        own = figures.get(f"{name}.{commune}") if commune else figure
        return f"còn {told[0]}{tell_change(own, part)}"
    if brief or figure.total.exact:
        number = f"còn {mark('so', figure.text, name)} hộ"
        return f"{number}{tell_change(figure, part)}: {'; '.join(told)}"
    # The sum would be a lower bound; the places say all that is known, the counted ones first.
    listed = "; ".join(sorted(told, key=lambda place: "chưa rõ số" in place))
    return f"còn {listed} ({part})" if part else f"còn {listed}"


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
    where = places.name(figures, commune)
    if not villages or brief:
        return _tell_households(figures, name, where)
    inside = "; ".join(
        _tell_households(
            figures, f"{custom}.{row.unit_id}" if row in villages else "",
            mark("ten", places.village(row) or "nơi khác trong xã", row.unit_id), row,
        )
        for row in rows
    )  # fmt: skip
    return f"{_tell_households(figures, name, where)} ({inside})"


def _tell_households(figures: Figures, name: str, where: str, row: Row | None = None) -> str:
    """ "01 hộ ở thôn Kon Bỉ, xã Đăk Tơ Lung"; "ở xã Đăk Pne, chưa rõ số hộ"."""
    if not name and row is not None:
        count = quantities.write_quantity(row.value, row.qualifier, "hộ")
        return f"{mark('ten', count, row.fact_id)} ở {where}"
    figure = figures.get(name)
    if figure.total.uncounted and not figure.total.value:
        return f"ở {where}, {mark('so', figure.text, name)} hộ"
    return f"{mark('so', figure.text, name)} hộ ở {where}"


def _tell_unplaced(custom: str, row: Row) -> str:
    """What the source gives without a commune: a village of none that is known, or the district."""
    if row.state == "uncounted":
        return mark("ten", f"ở {row.place or 'nơi chưa nêu tên'}, chưa rõ số hộ", row.fact_id)
    count = quantities.write_quantity(int(row.value), row.qualifier)
    number = mark("so", count if row.qualifier != "exact" else _pad(row), _name(custom, row))
    return (
        f"{number} hộ "
        f"{'ở ' + mark('ten', row.place, row.unit_id) if row.place else places.WITHOUT_COMMUNE}"
    )


def _name(custom: str, row: Row) -> str:
    return f"{custom}.{row.unit_id}" if row.unit_kind == "village" else custom


def _pad(row: Row) -> str:
    return vietnamese.write_count(int(row.value))


def list_gone(figures: Figures) -> str:
    """Customs that are not practised any more, in one phrase: phong tục “…”, hủ tục “…”."""
    gone = figures.find_gone()
    return ", ".join(
        f"{words.KIND[custom.kind]} {mark('ten', places.quote(custom.name), custom.custom_id)}"
        for custom in figures.customs
        if custom.custom_id in gone
    )


def list_changes(figures: Figures) -> str:
    """How the numbers of customs changed, in one phrase: "giảm 01 phong tục “Sinh đẻ tại nhà” so
    với quý I/2024"; "" where no kind can be compared."""
    gone = {
        custom.custom_id: custom
        for custom in figures.customs
        if custom.custom_id in figures.find_gone()
    }
    told, left = [], list(gone.values())
    for kind in words.KIND:
        figure = figures.get(f"customs.{kind}")
        compared = figure.comparison
        if not (figure.is_compared and isinstance(compared, Kinds)):
            continue
        own = [custom for custom in left if custom.kind == kind]
        size = compared.now.value - compared.before.value
        text = _tell_size(size, kind) + _tell_left_out(compared)
        told.append((size, mark("so", text, figure.name, "change")))
        if own and size == -len(own):
            names = ", ".join(mark("ten", places.quote(one.name), one.custom_id) for one in own)
            told[-1] = (size, f"{told[-1][1]} {names}")
            left = [custom for custom in left if custom not in own]
    if not told:
        return ""
    before = mark("ky", vietnamese.write_quarter(figures.quarter_before))
    # what changed first: "tăng 01 phong tục, hủ tục không đổi so với …"
    text = ", ".join(text for _, text in sorted(told, key=lambda one: not one[0]))
    if len(told) == len(words.KIND) and not any(size for size, _ in told):
        asides = "".join(
            _tell_left_out(figures.get(f"customs.{kind}").comparison) for kind in words.KIND
        )
        text = mark("so", f"không đổi{asides}", f"customs.{next(iter(words.KIND))}", "change")
    rest = ", ".join(
        f"{words.KIND[one.kind]} {mark('ten', places.quote(one.name), one.custom_id)}"
        for one in left
    )
    return f"{text} so với {before}" + (f"; không còn {rest}" if rest else "")


def _tell_size(size: int, kind: str) -> str:
    if not size:
        return f"{words.KIND[kind]} không đổi"
    number = vietnamese.write_count(abs(size))
    return f"{'tăng' if size > 0 else 'giảm'} {number} {words.KIND[kind]}"


def _tell_left_out(compared: Kinds) -> str:
    """The customs that can't be compared: " (không kể “Ngủ ‘đầm’ (ngủ rẫy)”)"."""
    left_out = compared.prefix.removesuffix(": ")
    return f" ({left_out})" if left_out else ""
