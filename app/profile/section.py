"""The sections of Hồ sơ xã: one commune on one page, or two or three side by side."""

from datetime import date
from typing import NamedTuple

import pandas as pd

from app.age import tell_age
from app.cache import kept
from app.duty.chart import Cell
from app.duty.section import read_cells
from app.overview.section import read_gaps
from app.profile import markup, parts, place_markup, titles
from app.profile.side_by_side import list_lines, to_table
from app.view import View
from data import words
from data.vietnamese import write_quarter
from measures import duty
from measures.duty import Sent
from measures.profile import Profile, read_profile
from measures.totals import join_sources, shorten_sources
from queries import query
from report import word
from report.profile import Part, Subject, compose
from report.profile import write_pdf as set_pdf

MOST = 3  # communes side by side
MOST_LINKS = 100
ASK = "Chọn một xã để xem hồ sơ của xã đó, hoặc chọn hai, ba xã ở bộ lọc bên trái để xem cạnh nhau."

BESIDE = (
    "Mỗi cột một xã, cột cuối là số riêng của toàn huyện. “–”: chưa có số. Chỉ tiêu: ✓ đạt, ● đúng "
    "tiến độ, ◐ chậm, ○ chậm nhiều, – chưa đủ số."
)


class Page(NamedTuple):
    """A profile as the page shows it: `first` and `rest` are HTML, `parts` its sentences, `table`
    every figure beside the district's."""

    label: str
    first: str
    rest: str
    parts: list[Part]
    table: pd.DataFrame


class Beside(NamedTuple):
    """Communes side by side, as HTML and as a table for its files."""

    title: str
    html: str
    source: str
    table: pd.DataFrame


@kept
def read_choices(view: View) -> str:
    """Every commune as a link to its profile, on the map and by name; of very many the first."""
    labels = list(view.commune_labels.items())[:MOST_LINKS]
    links = {unit: view.link_profile(unit) for unit, _ in labels}
    communes = query("frame/communes", on=view.snapshot, quarter=view.quarter)
    named = place_markup.draw_choices({label: links[unit] for unit, label in labels})
    drawn = place_markup.draw_map(communes, links) if len(links) == len(view.commune_labels) else ""
    return f'{named}<div class="profile-choice">{drawn}</div>'


@kept
def read_page(view: View, today: date, sent: tuple[Sent, ...]) -> Page:
    """The profile of the one commune that is chosen."""
    profile, cells = _read_one(view), read_cells(view, today, sent, view.where)
    place = parts.tell_place(profile, view.district)
    models, customs = parts.tell_models(profile), parts.tell_customs(profile)
    indicators, outreach = parts.tell_indicators(profile), parts.tell_outreach(profile)
    duty, notes = parts.tell_duty(profile.label, cells), parts.tell_notes(profile)
    explained = parts.tell_explained(profile)
    notes += [explained] if explained.lines else []
    gaps = _tell_gaps(view, profile, cells)
    communes = query("frame/communes", on=view.snapshot, quarter=view.quarter)
    few = view.commune_labels if len(view.commune_labels) <= place_markup.MOST_TILES else ()
    links = {unit: view.link_profile(unit) for unit in few}
    tiles = titles.make_tiles(profile, cells)
    return Page(
        label=profile.label,
        first=place_markup.draw_place(profile, place, tiles, communes, links),
        rest=markup.wrap(
            markup.draw_models(titles.title_models(profile), models, profile)
            + markup.draw_customs(titles.title_customs(profile), customs, profile)
            + markup.draw_indicators(
                titles.title_indicators(profile), indicators, profile.standings
            )
            + markup.draw_outreach(titles.title_outreach(profile), outreach, profile)
            + markup.draw_duty(titles.title_duty(cells), duty, profile.label, cells)
            + markup.draw_groups(notes)
            + markup.draw_gaps(gaps)
        ),
        parts=[place, models, customs, indicators, outreach, duty, *notes, gaps],
        table=to_table(list_lines([profile], [cells]), [profile.label]),
    )


@kept
def read_beside(view: View, today: date, sent: tuple[Sent, ...]) -> Beside:
    """The communes that are chosen, side by side."""
    narrowed = [view.narrow(unit) for unit in view.communes]
    profiles = [_read_one(one) for one in narrowed]
    duties = [read_cells(one, today, sent, one.where) for one in narrowed]
    lines = list_lines(profiles, duties)
    heads = {one.where: view.link_profile(*one.communes) for one in narrowed}
    return Beside(
        title=f"{words.start(' và '.join(heads) if len(heads) == 2 else ', '.join(heads))}",
        html=markup.draw_lines(lines, heads),
        source=shorten_sources(join_sources([line.source for line in lines if line.source])),
        table=to_table(lines, list(heads)),
    )


def write_word(view: View, page: Page) -> bytes:
    """The profile as DOCX."""
    return word.write(compose(_name(view, page), page.parts))


def write_pdf(view: View, page: Page) -> bytes:
    """The profile as PDF."""
    return set_pdf(_name(view, page), page.parts)


def _name(view: View, page: Page) -> Subject:
    return Subject(
        page.label, view.district, view.quarter, duty.today(), view.is_demo, tell_age(view)
    )


@kept
def _read_one(view: View) -> Profile:
    whole = view._replace(communes=[])
    return read_profile(view.scope, whole.scope, villages=view.villages)


def _tell_gaps(view: View, profile: Profile, cells: list[Cell]) -> Part:
    """What is not known of the commune, or known of the district alone."""
    silent = []
    if not profile.figures.get("models.running").is_known:
        silent.append("số mô hình đang hoạt động")
    if not any(pair.own.inputs.value is not None for pair in profile.standings):
        silent.append("chỉ tiêu")
    if not any(profile.figures.get(f"outreach.{one}").is_known for one in words.CHANNEL):
        silent.append("tuyên truyền")
    if not profile.notes:
        silent.append("kết quả nổi bật, khó khăn, nhiệm vụ viết bằng lời")
    if not any(cell.status for cell in cells):
        silent.append("ngày gửi báo cáo")
    told = read_gaps(view)
    quarter = write_quarter(view.quarter)
    lines = [f"Kho chưa có của {profile.label}, {quarter}: {'; '.join(silent)}."] if silent else []
    return Part(
        "Còn thiếu",
        [*lines, *(one.text for one in told)],
        join_sources([one.source for one in told if one.source]),
    )
