"""The shared filters: quarter, comparison, communes, data set.

The address of the page is the one place where a choice is kept. Streamlit binds a widget to the
address by its label ("Quý II/2024"), but a link must carry short keys that never change. So text
fields, bound and not shown, hold what the address says (`quy`, `so_sanh`, `xa`, `so_lieu`, `ban`);
the choices that are seen (app/choices.py) are set from them on every run and write back to them.
Streamlit does the rest: deep links, back and forward, and keeping the choice from page to page.

What is chosen on one page alone ends with it, so it needs no field, which would cost the browser
time on every click: the session holds it, and the address is read where a page is opened and where
the reader goes back or forward.
"""

from urllib.parse import urlencode

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from app import roles
from app.choices import Choice
from app.choices import draw as draw_choices
from app.markup import write
from app.view import (
    AS_REPORTED,
    COMPARISON_IN_URL,
    DATA_SET_IN_URL,
    View,
    asks_others,
    read_communes,
    read_comparison,
    read_data_set,
    read_moment,
    read_quarter,
    shown,
)
from app.widgets import plain
from data import store, versions, vietnamese, words
from measures.communes import read_terms
from queries import query
from report import issued
from report.issued import WAREHOUSE, Issued

FIELDS = ("quy", "so_sanh", "xa", "so_lieu", "ban")
# What begins anew with another choice: another quarter has another report, or none; quarters and
# communes are those of a data set.
HANGING = {"quy": ("ban",), "so_lieu": ("quy", "xa", "ban")}


def show(address: str, followed: tuple[str, ...]) -> View:
    """Draw the filters that the page at an address follows in the sidebar and return the reader's
    choice.

    WarehouseError when the chosen data set can't be read; another one can be chosen all the same.
    """
    _open(address)
    with st.sidebar:
        asked = {field: _field(field) for field in FIELDS}
    available = [name for name in versions.DATA_SETS if versions.exists(name)]
    data_set, no_data_set = read_data_set(asked["so_lieu"], available)
    switch = [_offer_data_set(data_set, available)] if len(available) > 1 else []
    try:
        view, choices, unread = _read(data_set, asked, followed)
    except versions.WarehouseError:
        _draw(switch)
        raise
    _draw([*choices, *switch], view.district)
    for sentence in (no_data_set, *unread):
        if sentence:
            st.warning(plain(sentence), icon=":material/link_off:")

    st.session_state["view"] = view
    return view


def _read(
    data_set: str, asked: dict[str, str], followed: tuple[str, ...]
) -> tuple[View, list[Choice], list[str | None]]:
    """What an address asks of a data set, what else could be chosen, and what it asks in vain."""
    snapshot = store.snapshot(data_set)
    quarters = query("frame/quarters", on=snapshot)["quarter"].tolist()
    if not quarters:
        raise versions.WarehouseError(
            f"Số liệu {versions.DATA_SETS[data_set]} chưa có quý nào. Hãy nạp số liệu rồi chạy "
            f"“python -m data build --data-set {data_set}”."
        )
    quarter, no_quarter = read_quarter(asked["quy"], quarters)
    every = issued.issued(data_set, quarter)
    reports = [report for report in every if report.withdrawn is None]
    frozen, no_moment = read_moment(asked["ban"], quarter, bool(reports), bool(every))
    if frozen:
        snapshot = store.open_copy(data_set, reports[-1].folder / WAREHOUSE)
    communes = query("frame/communes", on=snapshot, quarter=quarter)
    labels = dict(zip(communes["unit_id"], communes["label"], strict=True))
    names = dict(zip(communes["unit_id"], communes["name"], strict=True))
    district = query("frame/district", on=snapshot)

    comparison, no_comparison = read_comparison(asked["so_sanh"])
    elsewhere = read_terms(snapshot) if asks_others(asked["xa"], labels) else {}
    chosen, no_commune = read_communes(asked["xa"], list(labels), quarter, elsewhere)
    name = district["name"].iloc[0]
    moment = vietnamese.write_moment(reports[-1].issued_at) if frozen else ""
    view = View(snapshot, quarter, comparison, chosen, labels, name, roles.sees_villages(), moment)
    offered = {
        "quarter": [
            _offer_quarter(quarter, quarters),
            *([_offer_moment(frozen, reports[-1])] if reports else []),
        ],
        "comparison": [_offer_comparison(comparison)],
        "communes": [_offer_communes(chosen, names)],
    }
    choices = [choice for kind in offered if kind in followed for choice in offered[kind]]
    unread = [no_quarter, no_moment, no_comparison, no_commune]
    return view._replace(filters=followed), choices, unread


@st.fragment(run_every="30s")
def follow(view: View) -> None:
    """Draw the page anew once a newer version is published, on a screen that nobody touches."""
    if view.as_reported:
        return  # what was issued never changes
    if not store.is_in_use(view.snapshot):
        st.rerun()  # drawn anew, the page also says what is wrong with it


def current() -> View:
    """The choice that the frame made in this run, for the page that is being drawn."""
    return st.session_state["view"]


def current_figures() -> View:
    """The same choice with the newest figures, for a page that makes something of them."""
    view = current()
    if not view.as_reported:
        return view
    return view._replace(snapshot=store.snapshot(view.snapshot.data_set), as_reported="")


def choose(
    field: str,
    label: str,
    options: dict[str, str],
    *,
    as_list: bool = False,
    hide: bool = False,
    default: str = "",
    clears: tuple[str, ...] = (),
    above: str = "",
) -> str:
    """A choice of one page, kept in the address as `?field=key`; the key that is chosen.

    `options`: what the reader sees for each key, the first one being the default (or `default`),
    which the address does not name. `as_list` folds many options away, `hide` keeps the label off
    the screen. `clears`: choices that begin anew when this one is made; `above`: HTML before it. A
    key that is not there falls back to the default, with a sentence.
    """
    asked = hold(field)
    default = default or next(iter(options))
    chosen = read_chosen(field, options, default)
    if asked and asked not in options:
        what = f"Địa chỉ ghi “{shown(asked)}” không có trong “{label}”"
        st.warning(plain(f"{what}; đang hiện {options[default]}."), icon=":material/link_off:")

    def take(_field: str, keys: list[str]) -> None:
        [picked] = keys or [default]
        set_choice(field, "" if picked == default else picked)
        for other in clears:
            set_choice(other, "")
        st.session_state[f"choices_{field}"] = count_choices(field) + 1

    kind = "list" if as_list else "bar"
    offered = Choice(field, label, kind, options, [chosen], is_label_hidden=hide)
    draw_choices([offered], f"choose_{field}", take, above)
    return chosen


def read_chosen(field: str, options: dict[str, str], default: str = "") -> str:
    """The key that a choice will have, for what stands above it (a container there would cost the
    browser as much as what is in it)."""
    asked = _read_choice(field)
    return asked if asked in options else default or next(iter(options))


def hold(field: str) -> str:
    """A choice of one page that is made by a click alone, kept in the address; "" without it."""
    asked = _read_choice(field)
    _write_address(field, asked)
    return asked


def held_choice(field: str) -> str:
    """What was chosen on this page, by its widget, a click or, once it was offered, the address;
    empty where nothing was."""
    return st.session_state["page_choices"].get(field, "")


def count_choices(field: str) -> int:
    """How often a choice of a page was made by its widget."""
    return st.session_state.get(f"choices_{field}", 0)


def link(page: str, leave: tuple[str, ...] = (), **instead: str) -> str:
    """The address of another page with the same choices, but those to `leave`; `instead`: some of
    them changed."""
    chosen = {
        field: st.session_state.get(field) for field in FIELDS if field not in leave
    } | instead
    told = urlencode({field: text for field, text in chosen.items() if text})
    return f"./{page}?{told}" if told else f"./{page}"


def set_choice(field: str, key: str) -> None:
    """Make a page's choice from a callback, for example a click on a bar."""
    st.session_state["page_choices"][field] = key


def _open(address: str) -> None:
    """What was chosen on another page is no choice of this one."""
    if st.session_state.get("page") != address:
        st.session_state["page"] = address
        st.session_state["page_choices"] = {}


def _goes_through_history() -> bool:
    """Whether the reader went back or forward: only then is an address newer than the session. (A
    second click may come with the address from before the first one.)"""
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _read_choice(field: str) -> str:
    held: dict[str, str] = st.session_state["page_choices"]
    if field not in held or _goes_through_history():
        held[field] = st.query_params.get(field, "")
    return held[field]


def _write_address(field: str, text: str) -> None:
    if st.query_params.get(field, "") == text:
        return
    if text:
        st.query_params[field] = text
    else:
        del st.query_params[field]


def _field(name: str) -> str:
    """What the address says of a choice of all pages.

    Its field is drawn only where it says something: each costs the browser time on every click.
    """
    held = st.session_state.get(name, "")
    drawn = st.session_state.setdefault("fields_drawn", set())
    if not held and name not in st.query_params:
        drawn.discard(name)
        return ""
    if held and name not in st.query_params:
        if name in drawn:
            # Whoever changes the page before the one before is drawn keeps the choice but loses it
            # from the address; assigned anew, it is written back there.
            st.session_state[name] = held
        else:
            st.query_params[name] = held  # a field that appears does not write there what it holds
    drawn.add(name)
    return st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")


def _draw(choices: list[Choice], district: str = "") -> None:
    """The choices of the sidebar, under the name of the district."""
    title = f"<strong>Huyện {write(district)}</strong>" if district else ""
    with st.sidebar:
        draw_choices(choices, "filters", _take, title)


def _take(field: str, keys: list[str]) -> None:
    """Write a choice to its field, and so to the address; what hangs on it begins anew."""
    st.session_state[field] = ",".join(keys)
    for other in HANGING.get(field, ()):
        st.session_state[other] = ""


def _offer_quarter(quarter: str, quarters: list[str]) -> Choice:
    names = {key: words.start(vietnamese.write_quarter(key)) for key in quarters}
    return Choice("quy", "Quý", "list", names, [quarter])


def _offer_moment(frozen: bool, report: Issued) -> Choice:
    """The newest figures, or those that the issued report of the quarter was made from."""
    names = {"": "Mới nhất", AS_REPORTED: "Khi chốt báo cáo"}
    issued_at = f"Báo cáo chốt lúc {vietnamese.write_moment(report.issued_at)}."
    chosen = AS_REPORTED if frozen else ""
    return Choice("ban", "Số liệu của quý", "marks", names, [chosen], issued_at)


def _offer_comparison(comparison: str) -> Choice:
    names = {key: words.start(words.COMPARISON[name]) for key, name in COMPARISON_IN_URL.items()}
    [chosen] = [key for key, name in COMPARISON_IN_URL.items() if name == comparison]
    return Choice("so_sanh", "So sánh với", "marks", names, [chosen])


def _offer_communes(chosen: list[str], names: dict[str, str]) -> Choice:
    note = f"Không chọn nghĩa là cả {len(names)} xã, thị trấn."
    return Choice("xa", "Xã, thị trấn", "many", names, chosen, note)


def _offer_data_set(data_set: str, available: list[str]) -> Choice:
    names = {
        key: words.start(versions.DATA_SETS[name])
        for key, name in DATA_SET_IN_URL.items()
        if name in available
    }
    [chosen] = [key for key, name in DATA_SET_IN_URL.items() if name == data_set]
    return Choice("so_lieu", "Số liệu", "bar", names, [chosen])
