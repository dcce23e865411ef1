"""The lists of a form: rows of models, of villages that keep a custom, of support that was given.

A row counts when anything stands in it. Words that must be of a list are found in it or asked
about; a place or a model may be new, and is kept as it was typed.
"""

from collections.abc import Callable
from typing import NamedTuple

from data import store
from intake import expected, form, names
from intake.cells import Page, holds_something, read_amount, read_text, read_value, report
from intake.filled import Gift, Household, Model, Text
from intake.form import Row, Stamp

_EVENT_WORDS = {
    "launched": ["ra mắt mới", "thành lập mới", "xây dựng mới"],
    "replicated": ["được nhân rộng"],
    # "Chuyển đổi" alone may be either of two: it is asked.
    "converted_in": ["chuyển đổi"],
    "goal_met": ["dừng, đã đạt mục tiêu", "dừng do đạt mục tiêu", "đã đạt mục tiêu"],
    "ineffective": ["dừng, không hiệu quả", "dừng do không hiệu quả"],
    "converted": ["chuyển đổi", "chuyển đổi sang mô hình khác"],
}
_RUNNING_WORDS = [form.EXISTING, "có từ trước", "đang hoạt động", "đã có từ trước"]
_LATE = "late"
_LATE_WORDS = [form.LATE, "ra mắt quý trước", "báo bổ sung", "báo bổ sung quý trước"]
_FIELD_WORDS = {
    "sanitation": ["vệ sinh", "môi trường"],
    "population": ["văn hóa, dân số", "văn hóa và dân số", "dân số"],
}
_WHOLE = {
    "": [
        *("toàn xã", "cả xã", "toàn thị trấn", "cả thị trấn", "toàn huyện"),
        *("tổng", "cộng", "tổng cộng", "tổng số", "cộng các thôn", "tất cả", "các thôn khác"),
    ]
}

Spellings = dict[str, list[str]]


class Lists(NamedTuple):
    """What words of a form's lists may mean: id -> spellings, the first to be shown.

    running, ended: the unit's named models; places: its villages, or the communes of a district;
    others: communes, in a commune's form; elsewhere: asks for the villages of other communes; told:
    new places that were told of already.
    """

    stamp: Stamp
    events: Spellings
    fields: Spellings
    customs: Spellings
    running: Spellings
    ended: Spellings
    places: Spellings
    others: Spellings
    elsewhere: Callable[[], dict[str, tuple[str, list[str]]]]
    told: set[str]

    @property
    def place_names(self) -> list[str]:
        """All names of places that are known here."""
        known = [*self.places.values(), *self.others.values()]
        return [name for spellings in known for name in spellings]


def prepare(stamp: Stamp, snapshot: store.Snapshot) -> Lists:
    """All that the lists of a form may name."""
    beside = not stamp.is_of_commune
    models = [] if beside else expected.models(snapshot, stamp.unit_id, stamp.quarter)
    printed = {key: label for label, key in stamp.models.items()}
    spelt = {}
    for model in models:
        placed = f"{model.name} ({model.place})" if model.place else ""
        others = (printed.get(model.model_id), placed)
        spelt[model.model_id] = [model.label, model.name, *filter(None, others)]
    parent = expected.parents(snapshot).get(stamp.unit_id, "")
    return Lists(
        stamp,
        {key: [word, *_EVENT_WORDS.get(key, [])] for key, word in form.EVENTS.items()}
        | {_LATE: _LATE_WORDS, form.RUNNING: _RUNNING_WORDS},
        {key: [word, *_FIELD_WORDS.get(key, [])] for key, word in form.FIELDS.items()},
        {key: _short_too(name) for key, name in stamp.customs.items()},
        {model.model_id: spelt[model.model_id] for model in models if model.runs},
        {model.model_id: spelt[model.model_id] for model in models if not model.runs},
        expected.places(snapshot, stamp),
        {} if beside else expected.communes(snapshot, parent, stamp.quarter),
        lambda: expected.villages_elsewhere(snapshot, stamp.unit_id, stamp.quarter),
        set(),
    )


def read_models(page: Page, lists: Lists) -> list[Model]:
    """The rows of the list of models."""
    return [_read_model(page, row, lists) for row in _used(page, lists.stamp)]


def read_households(page: Page, lists: Lists) -> list[Household]:
    """The rows of the list of villages that keep a custom."""
    found = []
    for row in _used(page, lists.stamp):
        custom, village = (read_text(page, row.cells[name]) for name in ("custom", "village"))
        value = read_value(page, row.cells["value"], form.HOUSEHOLD_UNITS)
        key = _choose(page, custom, lists.customs, "hủ tục, phong tục")
        _need(page, row, custom, "tên hủ tục, phong tục")
        _need(page, row, village, "tên thôn, làng")
        _look_up_village(page, village, lists)
        if value.state == "blank":
            _miss(page, row, value.cell, "số hộ")
        found.append(Household(key, village, value))
    return found


def read_gifts(page: Page, lists: Lists) -> list[Gift]:
    """The rows of the list of support."""
    found = []
    for row in _used(page, lists.stamp):
        texts = {name: read_text(page, cell) for name, cell in row.cells.items() if name != "value"}
        value, unit = read_amount(page, row.cells["value"], texts["unit"])
        _need(page, row, texts["item"], "nội dung hỗ trợ")
        _need(page, row, texts["unit"], "đơn vị tính")
        if value.state == "blank":
            _miss(page, row, value.cell, "số lượng")
        _look_up_place(page, texts["place"], lists)
        found.append(Gift(texts["item"], texts["place"], texts["sponsor"], value, unit))
    return found


def _read_model(page: Page, row: Row, lists: Lists) -> Model:
    texts = {name: read_text(page, cell) for name, cell in row.cells.items()}
    _need(page, row, texts["event"], "sự kiện")
    _need(page, row, texts["name"], "tên mô hình")
    chosen = _choose(page, texts["event"], lists.events, "sự kiện")
    event = "launched" if chosen == _LATE else chosen
    field = _choose(page, texts["field"], lists.fields, "lĩnh vực")
    _look_up_village(page, texts["village"], lists)
    return Model(
        event,
        _look_up_model(page, event, texts["name"], texts["village"], lists),
        texts["name"],
        field,
        texts["sponsor"],
        texts["village"],
        texts["reason"],
        late=chosen == _LATE,
    )


def _look_up_model(page: Page, event: str, name: Text, village: Text, lists: Lists) -> str:
    """The id of a known model that ends; a beginning is of a new one, whatever its name.

    The label that the form printed is that one model, whatever others are called now; of several of
    one name the village says which.
    """
    if not name.printed or not event:
        return ""
    chosen = lists.stamp.models.get(name.printed, "")
    if chosen in lists.running and event not in form.BEGINNINGS:
        return chosen
    found = names.resolve(name.printed, lists.running)
    if event == form.RUNNING:
        return found.key if isinstance(found, names.Match) else ""
    if isinstance(found, names.Ambiguous) and village.printed:
        placed = names.resolve(f"{name.printed} ({village.printed})", lists.running)
        found = placed if isinstance(placed, names.Match) else found
    if event in form.BEGINNINGS:
        # Replicating takes a model's name to another place.
        if event != "replicated" and isinstance(found, names.Match | names.Ambiguous):
            mend = "Nếu là mô hình khác thì ghi lý do; nếu đã báo cáo trước đây thì xóa dòng này."
            expected = "mô hình mới, chưa có trong danh sách đang hoạt động"
            report(page, "W103", name.cell, name.printed, expected, mend)
        return ""
    if isinstance(found, names.Match):
        return found.key
    if isinstance(found, names.Ambiguous):
        _ask(page, name, found.among, "tên mô hình")
        return ""
    before = names.resolve(name.printed, lists.ended)
    if isinstance(before, names.Match):
        return before.key
    if isinstance(found, names.Offers):
        mend = f"Có phải {_either(found.near)} không? Nếu không phải, ghi lý do."
        expected = "tên trong danh sách mô hình đang hoạt động"
        report(page, "W102", name.cell, name.printed, expected, mend)
    return ""


def _look_up_village(page: Page, place: Text, lists: Lists) -> None:
    """Tell of a village that is not known, once for each name."""
    if not place.printed:
        return
    found = names.resolve(place.printed, lists.places)
    if isinstance(found, names.Match):
        return
    if isinstance(found, names.Ambiguous):
        _ask(page, place, found.among, "tên thôn, làng")
        return
    if any(
        isinstance(names.resolve(place.printed, known_names), names.Match)
        for known_names in (lists.others, _WHOLE)
    ):
        mend = "Ghi tên thôn, làng trong xã; nếu là toàn xã thì bỏ trống ô này (hoặc xóa dòng)."
        report(page, "E119", place.cell, place.printed, "tên thôn, làng", mend)
        return
    if not _tell_of_another(page, place, lists):
        _tell_of_new(page, place, found, lists)


def _tell_of_another(page: Page, place: Text, lists: Lists) -> bool:
    """Whether a village is known, but not as one of this unit; that is told, once."""
    villages = lists.elsewhere()
    found = names.resolve(place.printed, {key: spelt for key, (_, spelt) in villages.items()})
    same = [found.key] if isinstance(found, names.Match) else []
    same += [key for key, _ in found.among] if isinstance(found, names.Ambiguous) else []
    # "Thôn 1" is in every commune.
    if not same or names.is_numbered(place.printed):
        return False
    simple = names.simplify(place.printed)
    if simple not in lists.told:
        lists.told.add(simple)
        whose = " hay ".join(dict.fromkeys(villages[key][0] or "xã chưa rõ" for key in same))
        name = villages[same[0]][1][0]
        mend = (
            f"Kho ghi {name} là của {whose}. Ghi nhầm thì xóa dòng hoặc sửa tên; nếu đơn vị có "
            "thôn cùng tên thì ghi lý do."
        )
        report(page, "W109", place.cell, place.printed, "thôn, làng của đơn vị", mend)
    return True


def _look_up_place(page: Page, place: Text, lists: Lists) -> None:
    """A place of support may be anything; only a slip in a known name is told of."""
    if place.printed:
        found = names.resolve(place.printed, lists.places)
        if isinstance(found, names.Offers):
            _tell_of_new(page, place, found, lists)


def _tell_of_new(
    page: Page, place: Text, found: names.Offers | names.Unknown, lists: Lists
) -> None:
    simple = names.simplify(place.printed)
    if simple in lists.told:
        return
    lists.told.add(simple)
    if isinstance(found, names.Offers):
        mend = f"Có phải {_either(found.near)} không? Nếu là nơi mới thì ghi lý do."
    else:
        mend = "Xem lại tên; nếu đúng là nơi kho chưa có thì ghi lý do."
    report(page, "W101", place.cell, place.printed, "nơi đã có trong kho", mend)


def _choose(page: Page, text: Text, words: Spellings, what: str) -> str:
    """The id of a word of a closed list, "" for none."""
    if not text.printed:
        return ""
    found = names.resolve(text.printed, words)
    if isinstance(found, names.Match):
        return found.key
    if isinstance(found, names.Ambiguous):
        _ask(page, text, found.among, what)
        return ""
    mend = "Chọn một mục trong danh sách của ô."
    if isinstance(found, names.Offers):
        mend = f"Có phải {_either(found.near)} không? {mend}"
    report(page, "E110", text.cell, text.printed, f"{what} trong danh sách", mend)
    return ""


def _ask(page: Page, text: Text, among: list[tuple[str, str]], what: str) -> None:
    mend = f"Ghi rõ là {_either(among)}."
    report(page, "E111", text.cell, text.printed, f"{what} chỉ một mục", mend)


def _either(near: list[tuple[str, str]]) -> str:
    return " hay ".join(f"“{name}”" for _, name in near[:5])


def _need(page: Page, row: Row, text: Text, what: str) -> None:
    # A cell that could not be read was told of; it is not empty.
    if not text.printed and not _was_told(page, text.cell):
        _miss(page, row, text.cell, what)


def _was_told(page: Page, cell: str) -> bool:
    return any(
        (finding.sheet, finding.cell) == (page.name, cell) and finding.stops
        for finding in page.findings
    )


def _miss(page: Page, row: Row, cell: str, what: str) -> None:
    mend = f"Ghi {what} vào ô này, hoặc xóa cả dòng {row.number} của danh sách."
    report(page, "E112", cell, "ô trống trong dòng đã điền", what, mend)


def _used(page: Page, stamp: Stamp) -> list[Row]:
    return [
        row
        for row in form.list_rows(page.name, stamp)
        if any(holds_something(page, cell) for cell in row.cells.values())
    ]


def _short_too(name: str) -> list[str]:
    """A custom's name, and what is left of it without brackets."""
    short = name.split("(")[0].strip()
    return [name] if short == name else [name, short]
