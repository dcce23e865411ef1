"""What our facts say where a number speaks of a figure: its value, in words, with its source."""

from decimal import Decimal
from typing import NamedTuple

from data.vietnamese import previous_quarter, write_number, write_quarter
from measures.figures.facts import AREAS
from measures.figures.figure import Figure, Ratio
from measures.figures.quarter import Figures, ask_figures
from measures.scope import whole_district
from measures.totals import Total
from report.outreach_words import count_van_places
from report.review.numbers import Number
from report.review.reading import Spoken

_MOST_OTHERS = 40  # quarters and communes beside the report's own that one text is held against


class Claim(NamedTuple):
    """What is known where a number speaks of a figure.

    name: of the figure; label: what it is; value, of: None where nothing is known; of: what it is a
    part of; qualifier: exact | more_than | about; decimals: that it is told to; said: in words;
    source: document and place; unknown: why there is no value.
    """

    name: str
    label: str
    value: Decimal | None
    of: Decimal | None = None
    qualifier: str = "exact"
    decimals: int = 0
    said: str = ""
    source: str = ""
    unknown: str = ""


class Claims:
    """What the facts of one report's quarter say, and of others that it names."""

    def __init__(self, figures: Figures) -> None:
        self.figures = figures
        self._others: dict[tuple[str, str, str], Figures] = {}

    def find(self, spoken: Spoken) -> list[Claim]:
        """One claim for each figure that a number may be; those that don't exist are left out."""
        found = []
        for name in dict.fromkeys(spoken.names):
            quarter, against, before = self._choose(spoken)
            figures, known = self._look_up(name, spoken.place, quarter, against)
            claim = _read(figures, known, spoken, before) if figures is not None else None
            if claim and known != name:
                label = f"{claim.label}, {self.figures.communes[spoken.place]}"
                claim = claim._replace(label=label)
            found += [claim] if claim else []
        return found

    def _choose(self, spoken: Spoken) -> tuple[str, str, bool]:
        """The quarter that a number speaks of and the one to compare it with; whether its own is
        the latter."""
        own = self.figures
        if spoken.role == "change":
            return own.quarter, spoken.against or own.quarter_before, False
        if spoken.quarter == own.quarter_before and spoken.role == "level":
            return own.quarter, own.quarter_before, True
        quarter = spoken.quarter or own.quarter
        return quarter, previous_quarter(quarter), False

    def _look_up(
        self, name: str, place: str, quarter: str, against: str
    ) -> tuple[Figures | None, str]:
        """The figures that know a name, and the name that they know it by: of a commune, its own
        where the district's have no name for it."""
        figures = self._ask(quarter, against, "")
        if figures is None or figures.has(name):
            return figures, name
        base = name.removesuffix(f".{place}")
        if place in self.figures.communes and figures.has(base):
            return self._ask(quarter, against, place), base
        return None, name

    def _ask(self, quarter: str, against: str, commune: str) -> Figures | None:
        own = self.figures
        if (quarter, against, commune) == (own.quarter, own.quarter_before, ""):
            return own
        key = (quarter, against, commune)
        if key not in self._others and len(self._others) < _MOST_OTHERS:
            scope = whole_district(own.scope.snapshot, quarter)._replace(quarter_before=against)
            if commune:
                expected = {commune: own.communes[commune]}
                scope = scope._replace(communes=(commune,), expected=expected)
            self._others[key] = ask_figures(scope, AREAS, own.asked)
        return self._others.get(key)


def _read(figures: Figures, name: str, spoken: Spoken, before: bool) -> Claim | None:
    figure = figures.get(name)
    match spoken.role:
        case "change":
            return _read_change(figure)
        case "target":
            target = f"{name}.target"
            return _read_level(figures.get(target)) if figures.has(target) else None
        case "part":
            return _read_part(figures, figure)
        case "common" | "agencies":
            return _read_common(figure, spoken.role)
        case "places":
            return _read_places(figures, figure)
        case "fraction" | "above":
            return _read_fraction(figure, spoken.role == "fraction")
    return _read_level(figure, before)


def _read_level(figure: Figure, before: bool = False) -> Claim:
    total = figure.before if before else figure.total
    label = figure.label
    if before:
        label += f", {write_quarter(figure.quarter_before)}"
    if total is None:
        return Claim(figure.name, label, None, unknown="chưa có số liệu")
    unit = "" if figure.unit == "%" else f" {figure.unit}"
    said = f"{total.prose}{unit}"
    said += f" ({figure.part})" if figure.part and not before else ""
    source = total.source or figure.source
    if isinstance(total, Ratio):
        qualifier = "about" if total.about else "more_than" if total.more_than else "exact"
        return Claim(figure.name, label, total.value, None, qualifier, total.decimals, said, source)
    if total.uncounted and not total.value:
        return Claim(figure.name, label, None, said=said, source=source, unknown="chưa rõ số")
    return Claim(figure.name, label, Decimal(total.value), None, _qualify(total), 0, said, source)


def _qualify(total: Total) -> str:
    if total.uncounted or total.more_than:
        return "more_than"
    return "about" if total.about else "exact"


def _read_change(figure: Figure) -> Claim:
    size = figure.size
    if size is None:
        why = figure.change if figure.is_known else "chưa có số liệu"
        return Claim(figure.name, figure.label, None, source=figure.source, unknown=why)
    value = Decimal(str(size))
    decimals = max(0, -int(value.normalize().as_tuple().exponent)) if value else 0
    return Claim(
        figure.name, figure.label, value, None, "exact", decimals, figure.change, figure.source
    )


def _read_part(figures: Figures, figure: Figure) -> Claim:
    if not figure.is_known:
        return Claim(figure.name, figure.label, None, unknown="chưa có số liệu")
    behind, count = figures.count_behind(figure), len(figures.communes)
    label = f"Số xã, thị trấn đã báo cáo: {figure.label[:1].lower()}{figure.label[1:]}"
    said = figure.part or f"{count}/{count} xã, thị trấn"
    return Claim(
        figure.name, label, Decimal(behind), Decimal(count), "exact", 0, said, figure.source
    )


def _read_common(figure: Figure, role: str) -> Claim:
    comparison = figure.comparison
    if comparison is None or not comparison.is_told:
        return Claim(figure.name, figure.label, None, unknown=figure.change)
    units = (
        comparison.common - comparison.districts
        if role == "common"
        else comparison.common & comparison.agencies
    )
    label = f"Số nơi cùng báo cáo cả hai quý: {figure.label[:1].lower()}{figure.label[1:]}"
    said = f"{comparison.units} cùng báo cáo"
    return Claim(figure.name, label, Decimal(len(units)), None, "exact", 0, said, figure.source)


def _read_places(figures: Figures, figure: Figure) -> Claim:
    count = count_van_places(figures)
    label = f"Số xã, thị trấn: {figure.label[:1].lower()}{figure.label[1:]}"
    if count is None:
        return Claim(figure.name, label, None, unknown="nguồn không nêu")
    said = f"{count} xã, thị trấn"
    return Claim(figure.name, label, Decimal(count), said=said, source=figure.source)


def _read_fraction(figure: Figure, whole: bool) -> Claim:
    total = figure.total
    if not isinstance(total, Ratio) or total.denominator is None:
        return Claim(figure.name, figure.label, None, unknown="chưa có số liệu")
    above, below = (_exact(part) for part in (total.numerator, total.denominator))
    said = f"{_write(above)}/{_write(below)}, {total.prose}"
    return Claim(
        figure.name, figure.label, above, below if whole else None, "exact", 0, said, total.source
    )


def _exact(part) -> Decimal:
    return Decimal(part.numerator) / Decimal(part.denominator)


def _write(part: Decimal) -> str:
    return write_number(part, 0 if part == part.to_integral() else 2)


def agrees(claim: Claim, number: Number, spoken: Spoken) -> bool:
    """Whether a printed number is what a claim says, to as many decimals as it is printed with."""
    if number.value is None or claim.value is None:
        return False
    said = -number.value if spoken.role == "change" and spoken.falls else number.value
    known = claim.value
    if number.decimals and number.decimals < claim.decimals:
        known = round(known, number.decimals)
    if said != known or (number.of is not None and claim.of is not None and number.of != claim.of):
        return False
    return number.qualifier == claim.qualifier or spoken.role == "change"
