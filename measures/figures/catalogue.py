"""The names under which a report's text and the screen ask for their figures.

A name exists whether or not anything is reported, so that a text can be written before the figures
are there: `models.stopped`, `customs.ngu-dam.dak-pne`, `indicators.khkt.target`.
"""

import re
from typing import NamedTuple

from data import words


class Entry(NamedTuple):
    """What stands behind a name.

    measure: how the facts become a number (measures/figures/rules.py); area: of the facts; label,
    unit: in words; subject: id of the custom or indicator, the kind of customs, or the channel;
    events: of models; place: id of a commune or village, "" for the district.
    """

    measure: str
    area: str
    label: str
    unit: str
    subject: str = ""
    events: tuple[str, ...] = ()
    place: str = ""


STOPPED = ("goal_met", "ineffective")
MODELS = {
    "stopped": ("Mô hình dừng hoạt động", STOPPED),
    "goal_met": ("Mô hình dừng, đã đạt mục tiêu", ("goal_met",)),
    "ineffective": ("Mô hình dừng, không hiệu quả", ("ineffective",)),
    "launched": ("Mô hình ra mắt trong quý", ("launched",)),
    "launched_to_date": ("Mô hình ra mắt từ đầu năm", ("launched",)),
    "replicated": ("Mô hình được nhân rộng", ("replicated",)),
    "converted": ("Mô hình chuyển đổi đi", ("converted",)),
    "converted_in": ("Mô hình chuyển đổi đến", ("converted_in",)),
    "running": ("Mô hình đang hoạt động cuối quý", ()),
}
DUTIES = {
    "on_time": "báo cáo đúng hạn",
    "late": "báo cáo trễ hạn",
    "missing": "chưa báo cáo",
    "due": "phải báo cáo",
}
# Names of lists, beside those of the events of models.
LISTS = (
    "models.stopped", "models.goal_met", "models.ineffective", "models.launched",
    "models.launched_to_date", "models.replicated", "models.converted", "models.converted_in",
    "customs", "customs.gone", "customs.changes", "indicators", "indicators.redefined", "outreach",
    "support", "duty", "tasks", "tasks.undone", "notes.highlight", "notes.difficulty",
    "notes.proposal", "notes.past_task", "notes.task", "explanations",
)  # fmt: skip
# What a text may ask the coverage of, and a figure that stands for it.
AREAS = {
    "model": "models.stopped",
    "custom": "customs.households",
    "outreach": "outreach.session",
    "duty": "duty.due",
}


def name_standing(communes: dict[str, str]) -> dict[str, Entry]:
    """The figures whose names hold for every quarter and need nothing but the communes."""
    return name_models(communes) | name_kinds() | name_others()


def name_models(communes: dict[str, str]) -> dict[str, Entry]:
    """The figures of models, for the district and for each commune (id: label)."""
    found = {}
    for name, (label, events) in MODELS.items():
        measure = {"launched_to_date": "to_date", "running": "stock"}.get(name, "events")
        area = "stock" if name == "running" else "model"
        for place, where in _places(communes):
            found[_join("models", name, place)] = Entry(
                measure, area, label + where, "mô hình", events=events, place=place
            )
    return found


def name_kinds() -> dict[str, Entry]:
    """The figures of both kinds of customs, and of all customs together."""
    found = {}
    for kind, word in words.KIND.items():
        start = words.start(word)
        found[f"customs.{kind}"] = Entry(
            "practised", "custom", f"{start} còn thực hiện", word, subject=kind
        )
        found[f"customs.gone.{kind}"] = Entry(
            "gone", "custom", f"{start} không còn so với quý trước", word, subject=kind
        )
    label = "Hộ còn thực hiện hủ tục, phong tục"
    found["customs.households"] = Entry("households", "custom", label, "hộ")
    return found


def name_customs(
    customs: list[tuple[str, str, str]],
    communes: dict[str, str],
    villages: dict[tuple[str, str], str],
) -> dict[str, Entry]:
    """The figures of single customs.

    customs: id, name, kind of each; villages: (custom, unit) to words, those with a fact.
    """
    found = {}
    for custom, name, _ in customs:
        label = f"Hộ còn thực hiện {name}"
        for place, where in _places(communes):
            found[_join("customs", custom, place)] = Entry(
                "custom", "custom", label + where, "hộ", subject=custom, place=place
            )
    names = {custom: name for custom, name, _ in customs}
    for (custom, village), where in villages.items():
        label = f"Hộ còn thực hiện {names[custom]}, {where}"
        found[f"customs.{custom}.{village}"] = Entry(
            "village", "custom", label, "hộ", subject=custom, place=village
        )
    return found


def name_indicators(
    indicators: list[tuple[str, str, str]], communes: dict[str, str]
) -> dict[str, Entry]:
    """The figures of indicators (id, name, unit of each): values and targets."""
    found = {}
    for indicator, name, unit in indicators:
        for place, where in _places(communes):
            found[_join("indicators", indicator, place)] = Entry(
                "indicator", "indicator", name + where, unit, subject=indicator, place=place
            )
        found[f"indicators.{indicator}.target"] = Entry(
            "target", "target", f"Mục tiêu năm: {name}", unit, subject=indicator
        )
    return found


def name_others() -> dict[str, Entry]:
    """The figures of outreach, of the duty to report and of the district itself."""
    found = {
        f"outreach.{channel}": Entry(
            "channel", "outreach", words.start(label), words.CHANNEL_UNIT[channel], subject=channel
        )
        for channel, label in words.CHANNEL.items()
    }
    found |= {
        f"duty.{state}": Entry("duty", "duty", f"Đơn vị {label}", "xã, thị trấn", subject=state)
        for state, label in DUTIES.items()
    }
    found["communes"] = Entry("communes", "", "Xã, thị trấn của huyện", "xã, thị trấn")
    found["tasks"] = Entry("tasks", "task", "Nhiệm vụ đề ra cho quý sau", "nhiệm vụ")
    return found


def name_absent(name: str) -> Entry | None:
    """A task or a gift that a text names before the quarter has any such; None for other names.

    A text that begins with that of the quarter before must not break on them.
    """
    if re.fullmatch(r"tasks\.[0-9]+\.[0-9]+", name):
        return Entry("absent", "task", f"Lượng việc của nhiệm vụ {name[6:]}", "")
    if re.fullmatch(r"support\.[\w.-]+", name):
        return Entry("absent", "support", "Lượng hỗ trợ đã nêu ở quý trước", "")
    return None


def _places(communes: dict[str, str]) -> list[tuple[str, str]]:
    return [("", ""), *((place, f", {label}") for place, label in communes.items())]


def _join(*parts: str) -> str:
    return ".".join(part for part in parts if part)
