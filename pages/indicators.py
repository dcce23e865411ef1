"""Chỉ tiêu: where each indicator stands in each commune, the course of one, public poverty."""

import pandas as pd
import streamlit as st

from app import filters, widgets
from app.charts.course import course_lines, describe_course
from app.charts.poverty import describe_poverty, poverty_points
from app.charts.progress import describe_grid, progress_grid
from app.charts.standing import describe_dumbbells, dumbbells
from app.course import find_courses
from app.poverty import TOPIC, find_rates
from app.progress import read_rule, read_rules
from app.standings import MOST_COMMUNES, Standing, drop_double, find_standings
from app.tables.indicators import (
    list_course,
    list_indicators,
    list_inputs,
    list_poverty,
    list_progress,
    list_standing,
)
from app.tables.sources import list_context
from app.titles.indicators import (
    name_together,
    tell_course,
    tell_definition,
    tell_poverty,
    tell_sources,
    title_course,
    title_indicators,
    title_poverty,
    title_progress,
    title_standing,
)
from app.totals import join_sources
from data.vietnamese import write_number, write_quarter
from queries import query

HOW = """
- **Giá trị** của nhiều xã = tổng tử số / tổng mẫu số (số đếm thì cộng lại); **mục tiêu** và **mức
  đầu năm** tính chung theo đúng các xã đó, mục tiêu của xã nào có mẫu số lớn thì nặng hơn. Chỉ xã
  có đủ giá trị và mục tiêu mới được tính; “6/7 xã” là số xã đó. Không lấy trung bình các tỷ lệ.
- **Phần trăm mục tiêu năm** = giá trị / mục tiêu. Chỉ tiêu cần giảm: phần đã giảm / phần cần giảm
  trong năm. Chỉ tiêu có mức trần (cộng dồn trong năm, càng thấp càng tốt): giá trị / mức trần, tức
  là mức trần đã dùng đến đâu. Mục tiêu bằng 0 thì không có phần trăm.
- **Mức cần có** cuối quý: chia đều đoạn từ mức đầu năm đến mục tiêu cho bốn quý; số cộng dồn thì
  bắt đầu từ 0; chỉ tiêu giữ một mức thì cả năm là mục tiêu.
- **✓ đạt**: ít nhất bằng mục tiêu năm; mức trần chỉ xét vào cuối năm. **● đúng tiến độ**: ít nhất
  bằng mức cần có. **◐ chậm**: đi được ít nhất một nửa quãng đường cần đi đến quý này; mức trần: cao
  hơn mức cho phép nhưng chưa quá trần. **○ chậm nhiều**: ít hơn thế, đi ngược chiều, hoặc đã quá
  mức trần. **– chưa đủ số**: thiếu giá trị, mục tiêu hoặc mức đầu năm.
- Trên hình diễn biến, mục tiêu và đường thẳng của mỗi năm tính theo các xã đủ số ở quý gần nhất có
  số của năm đó.
- Số nguồn ghi “hơn” hay “khoảng” được xét như con số in ra, và vẫn hiện
  “hơn” (≥), “khoảng” (≈).
- Chỉ tiêu đổi định nghĩa thì mỗi định nghĩa đứng riêng: không cộng, không so sánh qua mốc đó.
"""

view = filters.current()
labels, theme = view.commune_labels, widgets.theme()
communes = view.communes or list(labels)
each = len(communes) <= MOST_COMMUNES
together = name_together(view)


def show_progress(standings: list[Standing]) -> None:
    """Every indicator in every commune, and all numbers behind it."""
    places = drop_double(standings)
    widgets.show_figure(
        progress_grid(places, labels, together, theme),
        list_progress(places, labels, together),
        view,
        name="tien-do",
        title=title_progress(standings, view),
        subtitle=(
            f"Phần trăm mục tiêu năm {view.quarter[:4]} và tiến độ từng chỉ tiêu, "
            f"{write_quarter(view.quarter)}, {view.where}. Bấm vào một ô để xem chỉ tiêu đó."
        ),
        alt=describe_grid(places, labels, together),
        source=join_sources([text for place in standings for text in place.sources]),
        on_pick=lambda indicator: filters.set_choice("chi_tieu", indicator),
    )
    with st.expander("Số liệu đầu vào của từng ô, tải về"):
        inputs = list_inputs(places, labels, together)
        widgets.show_long_table(inputs, "Số liệu đầu vào của từng ô", "tien-do-dau-vao", view)
    with st.expander("Cách tính"):
        st.markdown(HOW)


def show_indicator(definitions: pd.DataFrame, places: list[Standing]) -> None:
    """One indicator: what it is, where each commune stands, and its course."""
    now = definitions.iloc[-1]
    st.markdown(f"**{widgets.plain(now['name'])}**. {widgets.plain(now['why'])}")
    st.caption(widgets.plain(tell_definition(now)))
    widgets.show_figure(
        dumbbells(drop_double(places), labels, together, theme),
        list_standing(drop_double(places), labels, together),
        view,
        name="chi-tieu-xa",
        title=title_standing(places),
        subtitle=(
            f"Từ đầu năm đến {write_quarter(view.quarter)}, so với mục tiêu năm "
            f"{view.quarter[:4]}, {view.where}."
        ),
        alt=describe_dumbbells(drop_double(places), labels, together),
        source=join_sources(
            [text for place in places for text in (*place.sources, *place.target_sources)]
        ),
    )
    rows = query(
        "indicators/course",
        on=view.snapshot,
        indicator=now["indicator_id"],
        quarter=view.quarter,
        communes=view.communes,
        each=each,
    )
    rules = [read_rule(row) for row in definitions.itertuples()]
    courses = find_courses(rules, rows, view.quarter, communes, each=each)
    if courses:
        widgets.show_figure(
            course_lines(courses, labels, together, theme),
            list_course(courses, labels, together),
            view,
            name="chi-tieu-dien-bien",
            title=title_course(courses, places[0], view),
            subtitle=tell_course(courses, definitions, view),
            alt=describe_course(courses, together),
            source=tell_sources(rows),
        )


def show_poverty(figures: pd.DataFrame) -> None:
    """The district's public poverty rates, and all public figures about poverty."""
    place = f"huyện {view.district}"
    rates = find_rates(figures, place)
    if rates:
        widgets.show_figure(
            poverty_points(rates, theme),
            list_poverty(rates),
            view,
            name="ho-ngheo-ty-le",
            title=title_poverty(rates, place),
            subtitle=tell_poverty(rates),
            alt=describe_poverty(rates),
            source=join_sources([rate.source for rate in rates]),
        )
    with st.expander("Mọi số liệu công khai về hộ nghèo"):
        widgets.show_long_table(list_context(figures), "Số liệu hộ nghèo", "ho-ngheo", view)


definitions = query("indicators/definitions", on=view.snapshot, quarter=view.quarter)
progress = query(
    "indicators/progress",
    on=view.snapshot,
    quarter=view.quarter,
    before=view.quarter_before,
    communes=view.communes,
    each=each,
)
public = query("sources/context", on=view.snapshot, topics=[TOPIC])
rules = read_rules(definitions)

widgets.head(f"Chỉ tiêu {write_quarter(view.quarter)}", view)

if progress.empty:
    st.header(title_indicators(definitions), anchor=False)
    st.markdown(
        f"Chưa có số liệu chỉ tiêu {write_quarter(view.quarter)} của {view.where}: không văn bản "
        "nào trong kho nêu kết quả hay mục tiêu. Khi các xã gửi số, bảng tiến độ và diễn biến của "
        "từng chỉ tiêu sẽ hiện ở đây."
    )
else:
    if not each:
        st.caption(
            f"Có {write_number(len(communes))} xã, nên chỉ hiện số chung. Hãy chọn không quá "
            f"{MOST_COMMUNES} xã để xem từng xã."
        )
    standings = find_standings(rules, progress, view.quarter, communes, each=each)
    show_progress(standings)

    st.header("Từng chỉ tiêu", anchor=False)
    known = {place.rule.indicator_id for place in standings if place.inputs.value is not None}
    first = sorted(rules.values(), key=lambda rule: rule.indicator_id not in known)
    options = {rule.indicator_id: rule.short for rule in first}
    chosen = filters.choose("chi_tieu", "Chỉ tiêu", options, as_list=True)
    show_indicator(
        definitions[definitions["indicator_id"] == chosen],
        [place for place in standings if place.rule.indicator_id == chosen],
    )

if not public.empty:
    show_poverty(public)

with st.expander("Định nghĩa các chỉ tiêu", expanded=progress.empty):
    st.caption(
        f"Định nghĩa của từng chỉ tiêu và thời gian áp dụng, đến {write_quarter(view.quarter)}. "
        "Chỉ tiêu đổi định nghĩa thì không so sánh qua hai định nghĩa."
    )
    widgets.show_table(list_indicators(definitions), "Định nghĩa các chỉ tiêu", "chi-tieu", view)
